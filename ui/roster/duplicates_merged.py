"""On a member's pane: which other entries were merged into this one, and the way back."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.duplicates_known import Merged, merged, merged_into
from models.queries.roster_person import Person
from models.rules.london import day_of
from ui.dates import day
from ui.house import House
from ui.roster.duplicates_deeds import DuplicateDeeds
from ui.roster.sections import Section
from ui.widgets.buttons import button
from ui.widgets.confirm import question
from ui.widgets.emptied import empty
from ui.widgets.text import words


class MergedSection(Section):
    """Hidden while there is nothing to say of merging."""

    def __init__(self, house: House) -> None:
        super().__init__(_("Entered more than once"))
        self._house = house
        self._deeds = DuplicateDeeds(house)
        self._person = ""
        self.is_merged_away = False
        self._stayed = words("", "small")
        self._stayed.setContentsMargins(9, 2, 9, 2)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._stayed)
        self.hide()

    def show_person(self, person: Person) -> None:
        """Show this person's other entries, or whose entry this is."""
        if person.id != self._person:
            self._stayed.setText("")
        self._person = person.id
        with self._house.store.read() as reader:
            others = merged(reader, person.id)
            into = merged_into(reader, person.id) if person.removed else None
        self.is_merged_away = into is not None
        self._show(others)
        if into:
            told = _("Merged into {name}.").format(name=into.name or into.email or _("(no name yet)"))
            go = partial(self._house.signals.go_to.emit, "members", into.id)
            part = partial(self._ask, (into.id, person.id), person.name)
            self._lines.addWidget(_line(told, [(_("Show"), go), (_("Take apart again…"), part)]))
        self._stayed.setVisible(bool(self._stayed.text()))
        self.setVisible(bool(others or into or self._stayed.text()))

    def text(self) -> str:
        """What is told of what stayed when the entries were taken apart."""
        return self._stayed.text()

    def _show(self, merged: Sequence[Merged]) -> None:
        empty(self._lines)
        for each in merged:
            part = partial(self._ask, (self._person, each.id), each.name)
            self._lines.addWidget(_line(_also(each), [(_("Take apart again…"), part)]))

    def _ask(self, ids: tuple[str, str], name: str) -> None:
        sentence = _(
            "Both entries come back as they were before. What was changed since, and what a meeting agreed, "
            "stays as it is; you are told what that was."
        )
        title = _("Take {name} apart again?").format(name=name or _("this person"))
        asked = question(self.window(), title, sentence, _("Take apart"))
        asked.accepted.connect(partial(self._part, ids, name))
        asked.finished.connect(asked.deleteLater)
        asked.open()

    def _part(self, ids: tuple[str, str], name: str) -> None:
        from ui.roster.duplicates_words import stayed_words

        parted = self._deeds.part(ids, name or _("this person"))
        if parted:
            self._stayed.setText(stayed_words(parted.stayed))
            self._stayed.setVisible(bool(parted.stayed))


def _also(each: Merged) -> str:
    name = each.name or _("(no name yet)")
    if each.at is None:
        return _("Also entered as {name}").format(name=name)
    return _("Also entered as {name} (merged {day})").format(name=name, day=day(day_of(each.at)))


def _line(told: str, ways: Sequence[tuple[str, Callable[[], object]]]) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    said = words(told)
    said.setContentsMargins(9, 2, 9, 0)
    column.addWidget(said)
    row = QHBoxLayout()
    row.setSpacing(4)
    for text, on in ways:
        made = button(text, on, kind="quiet")
        made.setAccessibleName(f"{text} {told}")
        row.addWidget(made)
    row.addStretch(1)
    column.addLayout(row)
    return holder
