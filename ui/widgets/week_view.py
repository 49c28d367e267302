"""A week with half-open blocks in it: bookings, meetings, whatever has a start and an end."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from ui.dates import months
from ui.widgets.buttons import button, icon_button
from ui.widgets.text import words
from ui.widgets.week_block import Block
from ui.widgets.week_grid import HOUR, DayNames, WeekGrid

__all__ = ["Block", "WeekView"]
_FIRST_SIGHT = 8


class WeekView(QFrame):
    """A week with its name, ways to the next and the last one, and the grid."""

    opened = Signal(str)
    asked = Signal(object, object)
    week_changed = Signal(object)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(name)
        self._title = words("", "bold")
        self._days = DayNames()
        self._grid = WeekGrid()
        self._scroll = QScrollArea()
        self._build()
        self._grid.opened.connect(self.opened)
        self._grid.asked.connect(self.asked)

    def set_week(self, monday: date, blocks: Sequence[Block], today: date | None = None) -> None:
        """Show the week that begins here; blocks are aware instants, the end not included."""
        self._grid.today = self._days.today = today
        self._days.monday = monday
        self._grid.show_week(monday, blocks)
        self._title.setText(_week_name(monday))
        self._days.update()

    def monday(self) -> date:
        """The first day shown."""
        return self._grid.monday

    def block_names(self) -> list[str]:
        """What each block says to a screen reader."""
        return self._grid.block_names()

    def _turn(self, weeks: int) -> None:
        self.week_changed.emit(self.monday() + timedelta(weeks=weeks))

    def _turn_back_to_today(self) -> None:
        if self._grid.today:
            self.week_changed.emit(self._grid.today - timedelta(days=self._grid.today.weekday()))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 10, 4)
        head.addWidget(self._title, 1)
        head.addWidget(icon_button("chevron-left", _("Week before"), partial(self._turn, -1)))
        head.addWidget(button(_("This week"), self._turn_back_to_today, kind="quiet"))
        head.addWidget(icon_button("chevron-right", _("Week after"), partial(self._turn, 1)))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._grid)
        self._grid.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._days)
        column.addWidget(self._scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._scroll.verticalScrollBar().value() == 0:
            self._scroll.verticalScrollBar().setValue(_FIRST_SIGHT * HOUR - 10)


def _week_name(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    last = _("{day} {month} {year}").format(day=sunday.day, month=months()[sunday.month - 1], year=sunday.year)
    month = "" if sunday.month == monday.month else months()[monday.month - 1]
    return _("{first} – {last}").format(first=f"{monday.day} {month}".strip(), last=last)
