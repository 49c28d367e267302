"""The text of some minutes as one sheet; a long one grows a few items at a time, so that nobody waits for its end."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.minutes import MinutedItem, Minutes
from ui.meetings.deciding.doing import MANY, TURN
from ui.meetings.minutes_text import decision_lines, facts_lines, item_lines
from ui.widgets.card import Card, rule
from ui.widgets.prose import prose
from ui.widgets.text import words

_AT_ONCE = 4
"""So many items fill the first screen."""


class MinutesSheet(QWidget):
    """Facts, what was decided elsewhere, and the items in their order."""

    def __init__(self, minutes: Minutes) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._left = list(minutes.items)
        self._facts, self._elsewhere, self._items = (
            Card(_("The facts")), Card(_("Decided since the last meeting")), Card(_("Items")),
        )  # fmt: skip
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        for card in (self._facts, self._elsewhere, self._items):
            column.addWidget(card)
        column.addStretch(1)
        self._elsewhere.setVisible(bool(minutes.elsewhere))
        if len(minutes.present) + len(minutes.in_attendance) > MANY:  # the names alone take a turn of their own
            QTimer.singleShot(TURN, self, partial(self._begin, minutes))
        else:
            self._begin(minutes)

    def _begin(self, minutes: Minutes) -> None:
        """What stands above the items, and the first of them."""
        _fill(self._facts, [("body", line) for line in facts_lines(minutes)])
        _fill(self._elsewhere, [line for decision in minutes.elsewhere for line in decision_lines(decision)])
        self._go_on()

    def _go_on(self) -> None:
        """The next few items; the timer rests when there are no more."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._items.body.spacing())
        for item in self._left[:_AT_ONCE]:
            _add(column, item)
        del self._left[:_AT_ONCE]
        self._items.body.addWidget(part)  # a part of its own: only the new one is measured
        if self._left:
            self._timer.start(0)
        else:
            self._timer.stop()


def _add(column: QVBoxLayout, item: MinutedItem) -> None:
    if item.number > 1:
        column.addWidget(rule())
    for style, line in item_lines(item):
        column.addWidget(prose(line) if style == "notes" else words(line, style))


def _fill(card: Card, lines: list[tuple[str, str]]) -> None:
    for style, line in lines:
        card.body.addWidget(words(line, style))
