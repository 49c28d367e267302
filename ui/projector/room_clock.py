"""The clock for the room: a small ring, the time left, and in words what its colour says."""

from gettext import gettext as _

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtGui import QFont as Font
from PySide6.QtWidgets import QWidget

from ui.dates import minutes
from ui.projector.content import ClockFace
from ui.theme import theme, type_face

_WHOLE = 360 * 16


class RoomClock(QWidget):
    """Painted again only when what it shows is another."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._face: ClockFace | None = None
        self._base = 28

    def show_face(self, face: ClockFace | None) -> None:
        """Show this time; None where there is none."""
        if face == self._face:
            return
        self._face = face
        self.setVisible(face is not None)
        if face and self.accessibleName() != _heard(face):
            self.setAccessibleName(_heard(face))
        self.update()

    def set_base(self, pixels: int) -> None:
        """The size of plain words around it."""
        self._base = pixels

    def reading(self) -> str:
        """7:36, or +1:20 when it is over."""
        if self._face is None:
            return ""
        whole, rest = divmod(abs(self._face.left), 60)
        return f"{'+' if self._face.left < 0 else ''}{whole}:{rest:02d}"

    def words(self) -> str:
        """What is said beside it."""
        return self._face.words if self._face else ""

    def width_wanted(self) -> int:
        """How wide it is; the same from one second to the next."""
        if self._face is None:
            return 0
        digits = "0" * len(self.reading().replace(":", "")) + ":"
        words = QFontMetricsF(self._word_font()).horizontalAdvance(self.words())
        ring = self._ring() * 1.3 if self._face.total else 0
        return int(QFontMetricsF(self._digit_font()).horizontalAdvance(digits) + words + ring + self._base)

    def height_wanted(self) -> int:
        """How high it is."""
        return int(self._base * 2)

    def _ring(self) -> float:
        return self._base * 1.5

    def _digit_font(self) -> Font:
        return type_face(int(self._base * 1.5), Font.Weight.Bold)

    def _word_font(self) -> Font:
        return type_face(self._base, Font.Weight.DemiBold)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._face is None:
            return
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(worn.amber if self._face.left < 0 else worn.ink)
        painter.setPen(ink)
        painter.setFont(self._digit_font())
        whole = QRectF(self.rect())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(whole, right, self.reading())
        left = whole.width() - painter.fontMetrics().horizontalAdvance(self.reading())
        if self._face.total:
            left -= self._ring() * 1.3
            self._paint_ring(painter, QRectF(left, (whole.height() - self._ring()) / 2, self._ring(), self._ring()))
        painter.setPen(ink)
        painter.setFont(self._word_font())
        painter.drawText(QRectF(0, 0, left - self._base * 0.5, whole.height()), right, self.words())

    def _paint_ring(self, painter: QPainter, place: QRectF) -> None:
        worn, face, stroke = theme(), self._face, self._base * 0.22
        if face is None:
            return
        inside = place.adjusted(stroke, stroke, -stroke, -stroke)
        over = face.left < 0
        share = _WHOLE if over else min(face.left * _WHOLE // face.total, _WHOLE)
        for colour, length in ((worn.line, _WHOLE), (worn.amber if over else worn.accent, share)):
            painter.setPen(QPen(QColor(colour), stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(inside, 90 * 16, length)


def _heard(face: ClockFace) -> str:
    """By the minute, so that a screen reader has peace."""
    if face.words:
        return face.words
    sentence = _("{time} left of {total}") if face.total else _("{time} so far")
    return sentence.format(time=minutes(face.left // 60), total=minutes(face.total // 60))
