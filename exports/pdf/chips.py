"""Small words on a coloured pill: the state of a paper, the outcome of a decision."""

from dataclasses import dataclass, replace

from exports.pdf.lines import Line
from exports.pdf.pen import Pen
from exports.pdf.spans import Text
from exports.pdf.story import Story
from exports.pdf.strips import Placed, Strip, Words
from exports.pdf.structure import Elem
from exports.pdf.style import WHITE, TextStyle


@dataclass(frozen=True)
class Chip:
    """A pill with one line of text; `width` and `height` are its own."""

    line: Line
    style: TextStyle
    fill: str
    elem: Elem

    @property
    def width(self) -> float:
        """From end to end."""
        return self.line.width + 1.5 * self.style.size

    @property
    def height(self) -> float:
        """A little more than its line."""
        return self.style.size * 1.66

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the pill, then its words."""
        pen.pill(x, y, self.width, self.height, fill=self.fill)
        middle = y + self.height / 2 + 0.33 * self.style.size
        pen.write(self.line, x + 0.75 * self.style.size, middle, self.style, self.elem)


def chip(story: Story, text: str, fill: str, elem: Elem) -> Chip:
    """A pill in the size of the small print."""
    style = replace(story.sheet.small, colour=WHITE, bold=True)
    line = (story.lines(text, style, width=10_000) or [Line((), 0.0)])[0]
    return Chip(line, style, fill, elem)


def headline(story: Story, text: Text, style: TextStyle, elem: Elem, pill: Chip | None = None) -> None:
    """Lines with a pill at the right end of the first."""
    room = story.width - (pill.width + story.sheet.text if pill else 0.0)
    lines = story.lines(text, style, width=room)
    elem.awaits_text = bool(lines)
    strips = [Strip(style.leading, (Placed(story.left, 0.0, Words(line, style, elem)),), glued=True) for line in lines]
    strips = strips or [Strip(style.leading, glued=True)]
    if pill:
        pill.elem.awaits_text = bool(pill.line.pieces)
        strips[0] = _with_pill(strips[0], pill, story.left + story.width - pill.width)
    story.put_all(strips)


def _with_pill(strip: Strip, pill: Chip, x: float) -> Strip:
    """A strip high enough for its pill, both in the middle."""
    height = max(strip.height, pill.height)
    lower = (height - strip.height) / 2
    marks = [placed._replace(y=placed.y + lower) for placed in strip.marks]
    return strip._replace(height=height, marks=(*marks, Placed(x, (height - pill.height) / 2, pill)))
