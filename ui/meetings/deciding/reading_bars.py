"""How many showed each level, as bars with their numbers."""

from collections.abc import Sequence
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme, type_face

_HEIGHT, _LINE, _WIDEST, _GAP = 124, 20, 64, 10


class SpreadBars(QWidget):
    """A bar for each level with the count above and the level below; it shows a spread and no result."""

    def __init__(self) -> None:
        super().__init__()
        self._spread: tuple[tuple[int, int], ...] = ()
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spread(self, spread: Sequence[tuple[int, int]]) -> None:
        """Show these levels with their counts; none hides the whole."""
        self._spread = tuple(spread)
        told = [_("level {level}: {count}").format(level=level, count=count) for level, count in self._spread]
        self.setAccessibleName(", ".join(told))
        self.setVisible(bool(self._spread))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(len(self._spread) * (_WIDEST + _GAP), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((count for _level, count in self._spread), default=0) or 1
        width = min(_WIDEST, (self.width() + _GAP) // max(len(self._spread), 1) - _GAP)
        for place, (level, count) in enumerate(self._spread):
            left, room = place * (width + _GAP), _HEIGHT - 2 * _LINE
            high = max(room * count // most, 3)
            top = _HEIGHT - _LINE - high
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.accent if count else worn.line))
            painter.drawRoundedRect(QRectF(left, top, width, high), 3, 3)
            weight = QFont.Weight.DemiBold if count else QFont.Weight.Normal
            self._write(painter, QRectF(left, top - _LINE, width, _LINE), str(count), worn.ink, weight)
            self._write(painter, QRectF(left, _HEIGHT - _LINE, width, _LINE), str(level), worn.soft)

    def _write(
        self, painter: QPainter, place: QRectF, text: str, colour: str, weight: QFont.Weight = QFont.Weight.Normal
    ) -> None:
        painter.setFont(type_face(14, weight))
        painter.setPen(QColor(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
