"""Where the agenda, the item, the clock and the people of a running meeting stand, in windows of every size."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget

from ui.meetings.run_clock import ClockCard
from ui.meetings.run_frame import RunHeader
from ui.meetings.run_side import SideCards

_WIDE = 780  # below, the agenda is a leaf of the register at the right
_SMALL = 600  # below, the item is one as well
_LOW = 640  # pixels of a window, in which the clock is one line
_SHARES = {"agenda": 24, "item": 50, "right": 26}
_BOUNDS = {"agenda": (200, 300), "right": (262, 320)}
_LEAST = 220  # pixels of the item, before the page scrolls
_UNBOUNDED = 16_777_215


class Columns:
    """Three columns, or two, or one: what has no column of its own is a leaf of the register, never out of reach."""

    def __init__(self, agenda: QWidget, item: Sequence[QWidget], clock: ClockCard, side: SideCards) -> None:
        self._clock, self._side = clock, side
        self._parts = {"agenda": agenda, "item": _stacked(item), "right": _stacked((clock, side))}
        self._header: RunHeader | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        for name, part in self._parts.items():
            self._row.addWidget(part, _SHARES[name])
        self._in_side: tuple[str, ...] | None = None

    def lie_in(self, screen: QWidget, header: RunHeader, above: Sequence[QWidget]) -> None:
        """Lay everything out in the screen, with these above the columns."""
        self._header = header
        column = QVBoxLayout(screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for each in (header, *above):
            column.addWidget(each)
        column.addLayout(self._row, 1)
        self.fit(_WIDE, _LOW)

    def reveal(self, part: QWidget) -> None:
        """Turn to the leaf on which this stands, if it stands on one."""
        for key in self._in_side or ():
            if self._parts[key] is part or self._parts[key].isAncestorOf(part):
                self._side.turn_to(key)

    def fit(self, width: int, high: int) -> None:
        """Stand as this width allows, in a window so high."""
        in_side = () if width >= _WIDE else ("agenda",) if width >= _SMALL else ("agenda", "item")
        self._clock.fit(low=len(in_side) > 1 or high < _LOW)
        if in_side != self._in_side:
            held = QApplication.focusWidget()
            self._place(in_side)
            if held and any(part.isAncestorOf(held) for part in self._parts.values()):
                self.reveal(held)
                held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, in_side: tuple[str, ...]) -> None:
        before, self._in_side = self._in_side or (), in_side
        words = {"agenda": _("Agenda"), "item": _("Item")}
        for place, key in enumerate(("agenda", "item")):
            if key in in_side and key not in before:
                self._row.removeWidget(self._parts[key])
                self._side.take_in(key, self._parts[key], words[key])
            elif key in before and key not in in_side:
                self._row.insertWidget(place if in_side == () else 0, self._side.let_go(key), _SHARES[key])
                self._parts[key].show()
        if "item" in in_side and "item" not in before:
            self._side.turn_to("item")
        self._bound(in_side)

    def _bound(self, in_side: tuple[str, ...]) -> None:
        for key, (least, most) in _BOUNDS.items():
            free = key in in_side or "item" in in_side
            self._parts[key].setMinimumWidth(0 if free else least)
            self._parts[key].setMaximumWidth(_UNBOUNDED if free else most)
        self._parts["item"].setMinimumHeight(_LEAST if "item" in in_side else 0)
        if self._header:
            self._header.fit(narrow=bool(in_side), least="item" in in_side)


def _stacked(widgets: Sequence[QWidget]) -> QWidget:
    """The last one takes what is left."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for place, each in enumerate(widgets, start=1):
        column.addWidget(each, 1 if place == len(widgets) else 0)
    return made
