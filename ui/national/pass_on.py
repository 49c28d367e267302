"""Passing a chapter's shared thing on to another chapter, in the national community's own file."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QPushButton

from models.queries import national
from models.queries.elsewhere import OtherAsset
from ui.assets.asking import label_of
from ui.house import House
from ui.national.tab import Tab
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField
from ui.widgets.form import Form
from ui.widgets.text import words


class PassForm(Form):
    """Asks whose it is to be."""

    def __init__(self, tab: Tab, asset: OtherAsset) -> None:
        super().__init__(label_of(_("Pass on {name}"), asset.name), _("Pass it on"))
        self._tab, self._house, self._asset = tab, tab.house, asset
        with self._house.store.read() as reader:
            others = [(row.id, row.name) for row in national.chapters(reader) if row.id != asset.chapter_id]
        self._names = dict(others)
        self._to = ChoiceField(_("To"), [("", _("Choose a chapter")), *others], flat=False)
        self.fields.addWidget(words(_meant().format(chapter=asset.chapter), "soft"))
        self.fields.addWidget(self._to)
        self.setFocusProxy(self._to)

    def act(self) -> None:
        from models.commands import passing

        to = self._to.value()
        if not to:
            self.tell(_("Choose whose it is to be."))
            return
        label = label_of(_("Pass on {name}"), self._asset.name)
        deed = partial(passing.pass_on, self._house.store, asset_id=self._asset.id, to=to, label=label)
        if self._house.dispatcher.attempt(deed):
            said = _("{name} is {chapter}’s now. Everybody hears of it with the next bundle you publish.")
            self._house.dispatcher.said.emit(said.format(name=self._asset.name, chapter=self._names[to]))
            self.close_form()
            self._tab.changed.emit()


def pass_button(tab: Tab, asset: OtherAsset) -> QPushButton:
    """Opens the sheet."""
    tip = _("Let it belong to another chapter from now on")
    return button(_("Pass on…"), lambda: tab.open_form(PassForm(tab, asset), alone=True), icon="arrow-right", tip=tip)


def can_pass_on(house: House) -> bool:
    """Whether this is the national community's own file."""
    with house.store.read() as reader:
        return national.is_national(reader)


def _meant() -> str:
    return _(
        "It belongs to the other chapter from now on: they look after it, lend it and change it. What {chapter} have "
        "written so far stays; what they write to it later is a suggestion. Agree it with both of them first."
    )
