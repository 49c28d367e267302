"""How large words can be in the room there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ui.theme import type_face
from ui.widgets.text import dots_kept

_STEPS = 10


@dataclass(frozen=True)
class Laid:
    """Words broken into lines at one size; `whole` where no word had to be parted."""

    layout: QTextLayout
    pixels: int
    line_height: float
    whole: bool

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.layout.lineCount()

    @property
    def height(self) -> float:
        """How high they are together."""
        return self.lines * self.line_height


def laid(text: str, font: QFont, width: float) -> Laid:
    """Break words into lines of a width."""
    layout = QTextLayout(dots_kept(text).replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    metrics = QFontMetricsF(font)
    layout.beginLayout()
    for place in _lines(layout, width):
        layout.lineAt(place).setPosition(QPointF(0, place * metrics.height()))
    layout.endLayout()
    longest = max((metrics.horizontalAdvance(word) for word in text.split()), default=0)
    return Laid(layout, font.pixelSize(), metrics.height(), longest <= width)


def largest(text: str, weight: QFont.Weight, room: tuple[float, float], sizes: tuple[int, int]) -> Laid:
    """The words as large as they fit, between two sizes; at the smaller one they may be too long."""
    low, high = min(sizes), max(sizes)
    best = laid(text, type_face(low, weight), room[0])
    for _step in range(_STEPS):
        if low >= high:
            break
        middle = (low + high + 1) // 2
        tried = laid(text, type_face(middle, weight), room[0])
        if tried.whole and tried.height <= room[1]:
            low, best = middle, tried
        else:
            high = middle - 1
    return best


def _lines(layout: QTextLayout, width: float) -> Iterator[int]:
    place = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        yield place
        place += 1
