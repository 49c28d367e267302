"""A read of the room: a bar for each level, its count above and its level below."""

from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtGui import QFont as Font
from PySide6.QtWidgets import QWidget

from ui.theme import theme, type_face

_LINE, _WIDEST, _GAP = 1.5, 5, 0.6


class Spread(QWidget):
    """Shows how many are where, and no result."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._levels: tuple[tuple[int, int], ...] = ()
        self._base = 28

    def show_levels(self, levels: tuple[tuple[int, int], ...]) -> None:
        """Show these levels with their counts."""
        if levels == self._levels:
            return
        self._levels = levels
        told = [_("{count} at {level}").format(count=count, level=level) for level, count in levels]
        self.setAccessibleName(", ".join(told))
        self.setVisible(bool(levels))
        self.update()

    def set_base(self, pixels: int) -> None:
        """The size of plain words around it."""
        self._base = pixels

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter, line = theme(), QPainter(self), self._base * _LINE
        most = max((count for _level, count in self._levels), default=0) or 1
        gap = self._base * _GAP
        width = min(self._base * _WIDEST, (self.width() + gap) / max(len(self._levels), 1) - gap)
        for place, (level, count) in enumerate(self._levels):
            left = place * (width + gap)
            high = max((self.height() - 2 * line) * count / most, self._base / 8)
            bar = QRectF(left, self.height() - line - high, width, high)
            painter.fillRect(bar, QColor(worn.accent if count else worn.line))
            above = QRectF(left, bar.top() - line, width, line)
            below = QRectF(left, self.height() - line, width, line)
            self._write(painter, above, str(count), worn.ink if count else worn.soft, Font.Weight.Bold)
            self._write(painter, below, str(level), worn.soft, Font.Weight.Normal)

    def _write(self, painter: QPainter, place: QRectF, text: str, colour: str, weight: Font.Weight) -> None:
        painter.setFont(type_face(int(self._base * 1.1), weight))
        painter.setPen(QColor(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
