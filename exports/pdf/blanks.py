"""What is left for a pen: boxes, lines to write on, and the line to cut along."""

from dataclasses import dataclass

from exports.pdf.pen import Pen
from exports.pdf.story import Story
from exports.pdf.strips import Placed, RuleMark, Strip
from exports.pdf.style import INK, RULED, SOFT

_DASH = 5.0
_PEN = 1.0


@dataclass(frozen=True)
class BoxMark:
    """An empty box, as high as it is wide."""

    side: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw its four sides."""
        for top in (y, y + self.side - _PEN):
            pen.box(x, top, self.side, _PEN, fill=INK)
        for left in (x, x + self.side - _PEN):
            pen.box(left, y, _PEN, self.side, fill=INK)


@dataclass(frozen=True)
class CutMark:
    """A dashed line from edge to edge of what is cut."""

    width: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw every dash."""
        for place in range(-int(-self.width // (2 * _DASH))):
            pen.rule(x + place * 2 * _DASH, y, _DASH, thickness=0.7, colour=SOFT)


def write_lines(story: Story, count: int, *, lines: float = 1.7) -> None:
    """Lines to write on, so many text lines apart."""
    height = story.sheet.space(lines)
    for _line in range(count):
        story.put(Strip(height, (Placed(story.left, height - 1, RuleMark(story.width, 0.6, RULED)),)))


def cut_line(story: Story) -> None:
    """Where the scissors go, over the whole paper."""
    left = -story.sheet.left
    width = story.sheet.width + story.sheet.left + story.sheet.right
    story.put(Strip(0.8, (Placed(left, 0.4, CutMark(width)),)))
