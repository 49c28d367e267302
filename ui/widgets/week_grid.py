"""The grid of a week: a day a column, an hour a row."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.dates import instant_at, weekdays
from ui.theme import theme, type_face
from ui.widgets.week_block import Block, BlockButton
from ui.widgets.week_places import Place, places

GUTTER = 52
HEAD = 44
HOUR = 44


class WeekGrid(QWidget):
    """The grid itself: a day a column, an hour a row, arrows move an hour, Enter asks."""

    opened = Signal(str)
    asked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(24 * HOUR + 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Week"))
        self.monday = date(2026, 1, 5)
        self.today: date | None = None
        self._blocks: list[tuple[BlockButton, Place]] = []
        self._cursor = (0, 9)
        self._drag: tuple[int, int, int] | None = None

    def show_week(self, monday: date, blocks: Sequence[Block]) -> None:
        """Show these blocks; one that lasts overnight stands on each of its days."""
        self.monday = monday
        for shown, _place in self._blocks:
            shown.hide()
            shown.deleteLater()
        self._blocks = []
        for block, place in places(monday, blocks):
            shown = BlockButton(block, self)
            shown.clicked.connect(partial(self.opened.emit, block.id))
            self._blocks.append((shown, place))
            shown.show()
        self._lay()
        self.update()

    def block_names(self) -> list[str]:
        """What each block says to a screen reader, in order."""
        return [shown.accessibleName() for shown, _place in self._blocks]

    def _lay(self) -> None:
        for shown, place in self._blocks:
            left, width = self._column(place.day)
            each = (width - 4) // place.lanes
            top = place.start * HOUR // 60
            height = max((place.end - place.start) * HOUR // 60, 18)
            shown.setGeometry(left + 2 + place.lane * each, top + 1, each - 1, height - 1)

    def _column(self, day: int) -> tuple[int, int]:
        room = self.width() - GUTTER
        left = GUTTER + room * day // 7
        return left, GUTTER + room * (day + 1) // 7 - left

    def _at(self, point: QPoint) -> tuple[int, int]:
        """Day and half hour under a point."""
        day = min(max((point.x() - GUTTER) * 7 // max(self.width() - GUTTER, 1), 0), 6)
        return day, min(max(point.y() * 2 // HOUR, 0), 47)

    def _ask(self, day: int, first: int, last: int) -> None:
        on = self.monday + timedelta(days=day)
        start, end = min(first, last), max(first, last) + 1
        self.asked.emit(_instant(on, start), _instant(on, end))

    def _paint_lines(self, painter: QPainter) -> None:
        worn = theme()
        painter.setFont(type_face(12))
        for hour in range(24):
            painter.setPen(QColor(worn.line))
            painter.drawLine(GUTTER, hour * HOUR, self.width(), hour * HOUR)
            painter.setPen(QColor(worn.soft))
            if hour:
                room = QRect(0, hour * HOUR - 8, GUTTER - 8, 16)
                painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{hour:02d}:00")
        painter.setPen(QColor(worn.line))
        for day in range(7):
            left, _width = self._column(day)
            painter.drawLine(left, 0, left, self.height())

    def _paint_cursor(self, painter: QPainter) -> None:
        worn = theme()
        if self._drag:
            day, first, last = self._drag
            left, width = self._column(day)
            top, bottom = min(first, last) * HOUR // 2, (max(first, last) + 1) * HOUR // 2
            painter.fillRect(QRect(left + 2, top, width - 3, bottom - top), QColor(worn.accent_soft))
        if self.hasFocus():
            left, width = self._column(self._cursor[0])
            painter.setPen(QPen(QColor(worn.accent), 2))
            painter.drawRoundedRect(QRect(left + 2, self._cursor[1] * HOUR + 1, width - 4, HOUR - 2), 6, 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.today and 0 <= (self.today - self.monday).days < 7:
            left, width = self._column((self.today - self.monday).days)
            painter.fillRect(QRect(left, 0, width, self.height()), QColor(theme().hover))
        self._paint_lines(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_cursor(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day, hour = self._cursor
        move = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if move:
            self._cursor = (min(max(day + move[0], 0), 6), min(max(hour + move[1], 0), 23))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask(day, hour * 2, hour * 2 + 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day, half = self._at(event.position().toPoint())
        self._drag = (day, half, half + 1)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag:
            _day, half = self._at(event.position().toPoint())
            self._drag = (self._drag[0], self._drag[1], half)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.update()
        if drag:
            self._ask(*drag)


class DayNames(QWidget):
    """The row of days above the grid."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(HEAD)
        self.monday = date(2026, 1, 5)
        self.today: date | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme()
        painter = QPainter(self)
        room = self.width() - GUTTER - 16
        for n in range(7):
            on = self.monday + timedelta(days=n)
            current = on == self.today
            left = GUTTER + room * n // 7
            painter.setPen(QColor(worn.accent if current else worn.soft))
            painter.setFont(type_face(13, QFont.Weight.Bold if current else QFont.Weight.Normal))
            text = f"{weekdays()[n][:3]} {on.day}"
            painter.drawText(QRect(left + 6, 0, room // 7, HEAD), Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(worn.line))
        painter.drawLine(0, HEAD - 1, self.width(), HEAD - 1)


def _instant(on: date, half: int) -> datetime:
    return instant_at(on, half // 2, half % 2 * 30)
