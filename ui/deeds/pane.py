"""One deed: when it was done, what it changed, and what is undone with it."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from exports.shortened import shortened
from models.queries import deeds as queries
from models.queries.deeds import DoneDeed
from models.queries.settling import name_of
from models.reader import Reader
from ui.deeds.words import reach_words, state_tone, state_words, step_words, story_words
from ui.house import House
from ui.list_page import RecordPane
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.text import words

_NAMED = 8
_LOOKED_AT = 100


class DeedPane(RecordPane):
    """Says `wanted` when Undo or Redo is to go as far as this deed."""

    wanted = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__(_("Deed"), _("Choose a deed to see what it changed and to go back to before it."))
        self._house = house
        self._known: dict[str, DoneDeed] = {}
        self._deed: DoneDeed | None = None

    def _furnish(self) -> None:
        self._badge = Badge()
        self._label = words("", "card")
        self._story = words()
        self._touched = words("", "small")
        self._reach = words("", "bold")
        self._others = words("", "small")
        self._steps = {
            "done": button("", self.go, icon="undo", kind="primary"),
            "undone": button("", self.go, icon="redo", kind="primary"),
        }
        column = QVBoxLayout()
        column.setContentsMargins(9, 0, 9, 0)
        column.setSpacing(8)
        for part in (self._badge, self._label, self._story, self._touched, self._reach, self._others):
            column.addWidget(part)
        self.body.addLayout(column)
        self.body.setAlignment(Qt.AlignmentFlag(0))
        self.body.addStretch(1)
        for step in self._steps.values():
            self.footer.addWidget(step)
        self.footer.addStretch(1)

    def know(self, deeds: Sequence[DoneDeed]) -> None:
        """Every deed there is."""
        self._known = {deed.id: deed for deed in deeds}

    def show_id(self, id: str) -> None:
        """Follow the list."""
        self.turn_to(id)
        self._deed = self._known.get(id)
        if self._deed:
            self.furnish()
            self._show(self._deed)
        self.show_parts()

    def has_record(self) -> bool:
        return self._deed is not None

    def choices(self) -> list[tuple[str, Callable[[], object]]]:
        """What can be done, for a menu."""
        reached = self._reached()
        return [(step_words(self._deed, len(reached)), self.go)] if self._deed and reached else []

    def rename(self) -> None:
        """Enter on a line: the way back has the keyboard."""
        if self._deed and self._reached():
            self._steps[self._deed.state].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def to_bin(self) -> None:
        """A deed is undone, never removed."""

    def go(self) -> None:
        """Undo, or do again, as far as this deed."""
        if self._deed and self._reached():
            self.wanted.emit(self._deed)

    def _reached(self) -> list[DoneDeed]:
        return queries.reaching(list(self._known.values()), self._deed) if self._deed else []

    def _show(self, deed: DoneDeed) -> None:
        reached = self._reached()
        with self._house.store.read() as reader:
            self._touched.setText(_touched_words(reader, deed))
        self._badge.set(state_words(deed), state_tone(deed) or "plain")
        self._label.setText(deed.label)
        self._story.setText(story_words(deed))
        self._reach.setText(reach_words(deed, reached))
        others = [shortened(each.label, 60) for each in reached[:-1]]
        self._others.setText("\n".join([*others[:_NAMED], *_more(len(others) - _NAMED)]))
        for step in self._steps.values():
            step.setText(step_words(deed, len(reached)))

    def _show_furniture(self) -> None:
        deed, reached = self._deed, self._reached()
        for part in (self._badge, self._label, self._story):
            part.setVisible(deed is not None)
        for part in (self._touched, self._reach, self._others):
            part.setVisible(deed is not None and bool(part.text()))
        had_keyboard = any(step.hasFocus() for step in self._steps.values())
        for state, step in self._steps.items():
            step.setVisible(deed is not None and deed.state == state)
        self.show_footer(bool(reached))
        if had_keyboard:
            self.rename()


def _touched_words(reader: Reader, deed: DoneDeed) -> str:
    """What it wrote to first, each by its name, the same only once; an import writes to very many."""
    from ui.sharing.fields import counted_words

    rows = queries.touched(reader, deed)
    told: dict[str, None] = {}
    looked = 0
    while looked < min(len(rows), _LOOKED_AT) and len(told) < _NAMED:
        table, row = rows[looked]
        told[" · ".join(filter(None, (counted_words(table, 1), shortened(name_of(reader, table, row), 50))))] = None
        looked += 1
    return "\n".join([*told, *_more(len(rows) - looked)])


def _more(count: int) -> list[str]:
    return [ngettext("and {count} more", "and {count} more", count).format(count=count)] if count > 0 else []
