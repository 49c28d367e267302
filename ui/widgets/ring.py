"""The time an item has left, as a ring with the minutes in it."""

from gettext import gettext as _
from math import isqrt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.dates import minutes
from ui.theme import theme, type_face

_STROKE = 9
_UP, _DOWN, _AIR = 11, 17, 5  # where the words stand, from the middle, and what is kept free beside them


class Ring(QWidget):
    """Empties as the time goes; past the end it turns amber and counts what is over."""

    def __init__(self, *, size: int = 132) -> None:
        super().__init__()
        self._size = size
        self._left = 0
        self._total = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_time(0, 60)

    def set_time(self, left: int, total: int) -> None:
        """Seconds left (below zero: over) of seconds planned."""
        self._left, self._total = left, max(total, 1)
        self.setAccessibleName(f"{self.reading()} {self._below()}")
        self.update()

    def reading(self) -> str:
        """What stands in the middle: 07:36, or +1:20 when it is over."""
        whole, rest = divmod(abs(self._left), 60)
        return f"{whole:02d}:{rest:02d}" if self._left >= 0 else f"+{whole}:{rest:02d}"

    def _below(self) -> str:
        sentence = _("left of {time}") if self._left >= 0 else _("over {time}")
        return sentence.format(time=minutes(self._total // 60))

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(_STROKE, _STROKE, -_STROKE, -_STROKE)
        painter.setPen(_pen(worn.line))
        painter.drawEllipse(room)
        painter.setPen(_pen(worn.accent if self._left >= 0 else worn.amber))
        share = min(abs(self._left) * 360 * 16 // self._total, 360 * 16)
        painter.drawArc(room, 90 * 16, share)
        painter.setPen(QColor(worn.ink if self._left >= 0 else worn.amber))
        painter.setFont(type_face(26, QFont.Weight.Bold))
        painter.drawText(self.rect().adjusted(0, -2 * _UP, 0, 0), Qt.AlignmentFlag.AlignCenter, self.reading())
        painter.setPen(QColor(worn.soft))
        face, caption = self.caption()
        painter.setFont(face)
        painter.drawText(self.rect().adjusted(0, 2 * _DOWN, 0, 0), Qt.AlignmentFlag.AlignCenter, caption)

    def caption(self) -> tuple[QFont, str]:
        """What stands below, and how large: a long time is told without its preposition, never into the stroke."""
        tries = [(pixels, self._below()) for pixels in (13, 12, 11)] + [(12, minutes(self._total // 60))]
        for pixels, text in tries[:-1]:
            face = type_face(pixels)
            told = QFontMetrics(face)
            if told.horizontalAdvance(text) <= self._room(_DOWN + told.xHeight()):
                return face, text
        return type_face(tries[-1][0]), tries[-1][1]

    def _room(self, below: int) -> int:
        """How wide the inside of the ring is so far below its middle."""
        radius = self._size // 2 - _STROKE - _STROKE // 2 - 1
        return 2 * (isqrt(max(radius**2 - below**2, 0)) - _AIR)


def _pen(colour: str) -> QPen:
    return QPen(QColor(colour), _STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
