"""The stages of a process in a row, with the present one marked by a pointer as well as by its colour."""

from gettext import gettext as _

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtGui import QFont as Font
from PySide6.QtWidgets import QWidget

from ui.theme import Theme, theme, type_face

_POINTER, _GAP = 0.5, 0.4


class StageStrip(QWidget):
    """What is behind us has a soft ground, what is to come only an outline."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._place = 0
        self._base = 28

    def show_stages(self, names: tuple[str, ...], place: int) -> None:
        """Show where the group is."""
        if (names, place) == (self._names, self._place):
            return
        self._names, self._place = names, place
        here = names[place] if names else ""
        told = _("Stage {number} of {count}: {stage}").format(number=place + 1, count=len(names), stage=here)
        self.setAccessibleName(told if names else "")
        self.setVisible(bool(names))
        self.update()

    def set_base(self, pixels: int) -> None:
        """The size of plain words around it."""
        self._base = pixels

    def height_wanted(self) -> int:
        """How high it is, pointer and all."""
        return int(self._base * (2 + _POINTER)) if self._names else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._names:
            return
        painter, gap = QPainter(self), self._base * _GAP
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() - gap * (len(self._names) - 1)) / len(self._names)
        top = self._base * _POINTER
        painter.setFont(self._font(width - gap))
        for place, name in enumerate(self._names):
            chip = QRectF(place * (width + gap), top, width, self.height() - top).adjusted(1, 1, -1, -1)
            self._paint_chip(painter, chip, place, name)

    def _paint_chip(self, painter: QPainter, chip: QRectF, place: int, name: str) -> None:
        worn, radius = theme(), self._base * 0.4
        ground, ink, edge = _colours(worn, place - self._place)
        stroke = max(1, self._base / 14)
        painter.setPen(QPen(QColor(edge), stroke))
        painter.setBrush(QColor(ground))
        inside = stroke / 2  # a stroke lies on both sides of its line
        painter.drawRoundedRect(chip.adjusted(inside, inside, -inside, -inside), radius, radius)
        if place == self._place:
            middle, high = chip.center().x(), self._base * _POINTER
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.accent))
            tip = [QPointF(middle - high, 0), QPointF(middle + high, 0), QPointF(middle, high * 0.8)]
            painter.drawPolygon(QPolygonF(tip))
        painter.setPen(QColor(ink))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, name)

    def _font(self, room: float) -> Font:
        font = type_face(self._base, Font.Weight.DemiBold)
        widest = max(QFontMetricsF(font).horizontalAdvance(name) for name in self._names)
        return font if widest <= room else type_face(int(self._base * room / widest), Font.Weight.DemiBold)


def _colours(worn: Theme, away: int) -> tuple[str, str, str]:
    """Ground, ink and edge of a stage that is behind us, present, or to come."""
    if away == 0:
        return worn.accent, worn.on_accent, worn.accent
    return (worn.accent_soft, worn.accent, worn.accent_soft) if away < 0 else (worn.paper, worn.soft, worn.edge)
