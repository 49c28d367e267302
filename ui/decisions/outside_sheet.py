"""The sheet on which a decision without a meeting is begun."""

from gettext import gettext as _

from PySide6.QtCore import Signal

from ui.house import House
from ui.meetings.deciding.outside import BeginOutside
from ui.widgets.form import Form


class OutsideSheet(Form):
    """What is to be decided, and how. Says `made` with the id."""

    made = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("Decide without a meeting"), _("Begin"))
        self._asked = BeginOutside(house)
        self._asked.begin.hide()  # the sheet has its own
        self.fields.addWidget(self._asked)
        self.setFocusProxy(self._asked)
        self._asked.begun.connect(self._begun)

    def act(self) -> None:
        if not self._asked.text.value().strip():
            self.tell(_("Write down what is to be decided."))
            return
        self._asked.begin.click()

    def _begun(self, id: str) -> None:
        self.close_form()
        self.made.emit(id)
