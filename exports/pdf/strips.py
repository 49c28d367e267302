"""The matter of a page: strips across the column, each no higher than it must be, with what is drawn on them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from exports.pdf.lines import Line
from exports.pdf.pen import Pen
from exports.pdf.structure import Elem
from exports.pdf.style import TextStyle


class Mark(Protocol):
    """Something drawn at a place; `x`, `y` are its top left corner on the page."""

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it."""


class Words(NamedTuple):
    """A line of text that belongs to an element (or is decoration without one)."""

    line: Line
    style: TextStyle
    elem: Elem | None

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the line in the middle of its leading."""
        pen.write(self.line, x, y + self.style.baseline, self.style, self.elem)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that the outline of the document leads to."""

    title: str
    level: int

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Mark the place; nothing is seen."""
        pen.bookmark(self.title, self.level, y)


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A line across."""

    width: float
    thickness: float
    colour: str

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it, its middle at the place."""
        pen.rule(x, y, self.width, thickness=self.thickness, colour=self.colour)


class Placed(NamedTuple):
    """A mark at its place within a strip."""

    x: float
    y: float
    mark: Mark


@dataclass(frozen=True, eq=False)
class Panel:
    """A coloured ground behind strips; `bar` is the colour of a stroke along its left side."""

    x: float
    width: float
    fill: str = ""
    bar: str = ""
    bar_width: float = 0.0

    def draw(self, pen: Pen, x: float, top: float, bottom: float) -> None:
        """Draw the ground between two heights."""
        if self.fill:
            pen.box(x + self.x, top, self.width, bottom - top, fill=self.fill)
        if self.bar:
            pen.box(x + self.x, top, self.bar_width, bottom - top, fill=self.bar)


class Strip(NamedTuple):
    """Part of the column that is never divided.

    `gap` is white above it, left out at the top of a page; a `glued` strip does not end a page;
    `head` is repeated above it where it opens a page; `opens_page` lets it begin one; a `foot` has no page to itself.
    """

    height: float
    marks: tuple[Placed, ...] = ()
    gap: float = 0.0
    glued: bool = False
    panels: tuple[Panel, ...] = ()
    head: "Strip | None" = None
    opens_page: bool = False
    foot: bool = False

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw every mark."""
        for placed in self.marks:
            placed.mark.draw(pen, x + placed.x, y + placed.y)


@dataclass
class Cell:
    """Lines under each other at one place across the column, with the white above each."""

    x: float
    lines: list[tuple[float, Words]] = field(default_factory=list)

    def put(self, lines: Sequence[Line], style: TextStyle, elem: Elem | None, *, above: float = 0.0) -> None:
        """Add lines at the bottom; `above` is the white before the first of them."""
        for number, line in enumerate(lines):
            self.lines.append((0.0 if number else above, Words(line, style, elem)))
        if elem and lines:
            elem.awaits_text = True

    @property
    def height(self) -> float:
        """The height of all lines and the white between them."""
        return sum(above + words.style.leading for above, words in self.lines)

    @property
    def placed(self) -> list[Placed]:
        """The lines at their places in a strip."""
        placed: list[Placed] = []
        y = 0.0
        for above, words in self.lines:
            placed.append(Placed(self.x, y + above, words))
            y += above + words.style.leading
        return placed


def side_by_side(cells: Sequence[Cell], *, most: float) -> list[Strip]:
    """Cells next to each other: one strip, or several with a few lines each where one would be higher than `most`."""
    height = max((cell.height for cell in cells), default=0.0)
    if height <= most:
        return [Strip(height, tuple(placed for cell in cells for placed in cell.placed))]
    strips: list[Strip] = []
    rest = [Cell(cell.x, list(cell.lines)) for cell in cells]
    while any(cell.lines for cell in rest):
        tops = [_taken(cell, most / 8) for cell in rest]
        strips += side_by_side(tops, most=most)
    return strips


def _taken(cell: Cell, height: float) -> Cell:
    """The first lines of a cell, at least one, taken off it."""
    used, count = 0.0, 0
    for above, words in cell.lines:
        used += above + words.style.leading
        if count and used > height:
            break
        count += 1
    top = Cell(cell.x, cell.lines[:count])
    del cell.lines[:count]
    return top


def glued(strips: Sequence[Strip], *, last: bool = False) -> list[Strip]:
    """Strips that stay on one page, and with what follows if `last`."""
    end = len(strips) - (0 if last else 1)
    return [strip if strip.glued or place >= end else strip._replace(glued=True) for place, strip in enumerate(strips)]
