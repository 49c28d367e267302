"""Writing down an action outside meetings."""

from gettext import gettext as _

from PySide6.QtCore import Signal

from ui.actions.deeds import Deeds
from ui.house import House
from ui.roster.finder import suggester
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField
from ui.widgets.fields import TextField
from ui.widgets.form import Form


class NewForm(Form):
    """What, who, by when. Says `made` with the id."""

    made = Signal(str)

    def __init__(self, house: House, deeds: Deeds) -> None:
        super().__init__(_("New action"), _("Add it"))
        self._deeds = deeds
        self._text = TextField(_("What is to be done"), placeholder=_("Book the hall for May…"), flat=False)
        self._owner = PersonField(_("Who does it"), suggester(house), free=True, flat=False)
        self._due = DateField(_("By when"), house.today, flat=False)
        self.fields.addWidget(self._text)
        self.fields.addWidget(self._owner)
        self.fields.addWidget(self._due)
        self.setFocusProxy(self._text)

    def act(self) -> None:
        text = self._text.value()
        if not text:
            self.tell(_("Say what is to be done."))
            return
        made = self._deeds.add(text, self._owner.value(), self._due.value())
        if made:
            self.close_form()
            self.made.emit(made)
