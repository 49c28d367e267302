"""What two people wrote unaware of each other, thing by thing, with the way to each."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.log.conflicts import Conflict
from models.queries import sharing
from models.reader import Reader
from ui.sharing.words import conflict_words, what_words
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.lines import Lines
from ui.widgets.text import words

_MOST = 5
_PAGES = {
    "person": "members",
    "asset": "assets",
    "meeting": "meetings",
    "decision": "decisions",
    "action": "actions",
}


class ConflictsCard(Card):
    """Hidden while there is nothing to settle; says `wanted(page, id)`."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(_("To settle"))
        self.body.addWidget(words(_("Change the field to what is right: that settles it for every copy."), "soft"))
        self._lines = Lines()
        self._more = words("", "small")
        self.body.addWidget(self._lines)
        self.body.addWidget(self._more)
        self.hide()

    def show_conflicts(self, found: Sequence[Conflict], reader: Reader) -> None:
        """Show the first few."""
        self.setVisible(bool(found))
        self._lines.show_rows([self._row(conflict, reader) for conflict in found[:_MOST]])
        rest = len(found) - _MOST
        self._more.setVisible(rest > 0)
        self._more.setText(ngettext("and {count} more", "and {count} more", rest).format(count=rest))

    def _row(self, conflict: Conflict, reader: Reader) -> list[QWidget | None]:
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(0)
        name = sharing.name_of(reader, conflict.table, conflict.row)
        column.addWidget(words(what_words(conflict, name), "bold"))
        column.addWidget(words(conflict_words(conflict), "small"))
        page = _PAGES.get(conflict.table)
        if page is None:
            return [told, None]
        look = button(_("Look"), partial(self.wanted.emit, page, conflict.row))
        look.setAccessibleName(_("Look at {thing}").format(thing=name or conflict.table))
        return [told, look]
