"""Putting something new on the register: its name, its kind, how many."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal

from models.rules.asset_kinds import AssetKind
from ui.assets.asking import label_of
from ui.assets.words import kind_choices
from ui.house import House
from ui.widgets.fields import ChoiceField, NumberField, TextField
from ui.widgets.form import Form


class NewForm(Form):
    """The few things to begin with; the rest is told in the pane. Says `made` with the id."""

    made = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("New shared thing"), _("Add it"))
        self._house = house
        self._name = TextField(_("Name"), placeholder=_("Projector, meeting room, loan rules…"), flat=False)
        self._kind = ChoiceField(_("Kind"), kind_choices(), flat=False)
        self._kind.set_value(AssetKind.KIT)
        self._many = NumberField(_("How many"), low=1, flat=False)
        self._many.set_value(1)
        self._place = TextField(_("Place"), placeholder=_("Where it lives"), flat=False)
        self.fields.addWidget(self._name)
        self.beside((self._kind, 3), (self._many, 2))
        self.fields.addWidget(self._place)
        self.setFocusProxy(self._name)

    def act(self) -> None:
        from models import commands

        name = self._name.value()
        if not name:
            self.tell(_("A shared thing needs a name."))
            return
        deed = partial(
            commands.assets.add_asset,
            name=name,
            kind=self._kind.value(),
            quantity=self._many.value() or 1,
            place=self._place.value(),
        )
        label = label_of(_("Add {name}"), name)
        made = self._house.dispatcher.run(label, deed, say=_("Added {name}").format(name=name))
        if made:
            self.close_form()
            self.made.emit(made)
