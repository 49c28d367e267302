"""Counts in a row, each with its label; never who."""

from gettext import gettext as _

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtGui import QFont as Font
from PySide6.QtWidgets import QWidget

from ui.projector.content import Tally
from ui.theme import theme, type_face

_NUMBER, _AFTER_NUMBER, _BETWEEN = 1.5, 0.35, 1.3


class TallyRow(QWidget):
    """As wide as it needs; in a narrow room its type is smaller."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tallies: tuple[Tally, ...] = ()
        self._base = 28

    def show_tallies(self, tallies: tuple[Tally, ...]) -> None:
        """Show these counts."""
        if tallies == self._tallies:
            return
        self._tallies = tallies
        told = [_("{count} {stance}").format(count=each.count, stance=each.label) for each in tallies]
        self.setAccessibleName(", ".join(told))
        self.setVisible(bool(tallies))
        self.update()

    def set_base(self, pixels: int) -> None:
        """The size of plain words around it."""
        self._base = pixels

    def height_wanted(self) -> int:
        """How high it is."""
        return int(self._base * 2) if self._tallies else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        wanted = self._walk(None, self._base)
        base = self._base if wanted <= self.width() else self._base * self.width() / wanted
        self._walk(QPainter(self), base)

    def _walk(self, painter: QPainter | None, base: float) -> float:
        """Draw the row, or only measure it; says how wide it is."""
        number, label = type_face(int(base * _NUMBER), Font.Weight.Bold), type_face(int(base))
        left, line = 0.0, self.height() * 0.74
        for tally in self._tallies:
            for font, text, after in ((number, str(tally.count), _AFTER_NUMBER), (label, tally.label, _BETWEEN)):
                if painter:
                    painter.setFont(font)
                    painter.setPen(QColor(self._ink(tally, font is number)))
                    painter.drawText(QPointF(left, line), text)
                left += QFontMetricsF(font).horizontalAdvance(text) + after * base
        return left - _BETWEEN * base

    def _ink(self, tally: Tally, strong: bool) -> str:
        worn = theme()
        if not tally.count:
            return worn.soft
        return worn.red if tally.against else worn.ink if strong else worn.soft
