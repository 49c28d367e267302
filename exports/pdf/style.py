"""How a paper looks: one palette, and every size from the size of its text."""

from dataclasses import dataclass, replace

PAPER = (595.28, 841.89)  # A4 in points

DEEP = "#12362B"
INK = "#1D2A26"
SOFT = "#55635D"
LINE = "#DAD8CF"
RULED = "#98A39D"
HAIR = "#E4DFD5"
ACCENT = "#1F6F54"
ACCENT_SOFT = "#E9F3EE"
AMBER = "#8A5200"
AMBER_SOFT = "#FFF4E2"
RED = "#A8322A"
GREY_SOFT = "#F3F2ED"
BLUE = "#24588F"
WHITE = "#FFFFFF"


@dataclass(frozen=True)
class TextStyle:
    """How a piece of text is set; `leading` is the distance between lines, all in points."""

    size: float
    leading: float
    colour: str = INK
    bold: bool = False
    italic: bool = False

    def but(self, *, colour: str | None = None, bold: bool | None = None) -> "TextStyle":
        """The same style in another colour or weight."""
        return replace(self, colour=colour or self.colour, bold=self.bold if bold is None else bold)

    @property
    def baseline(self) -> float:
        """How far under the top of its line the text stands: its capitals are centred in the line."""
        return self.leading / 2 + 0.33 * self.size


@dataclass(frozen=True)
class Sheet:
    """An A4 page and its text sizes, from the size of the running text (10, 12 or 16 points)."""

    text: int = 12
    left: float = 70.0
    right: float = 50.0
    top: float = 58.0
    bottom: float = 58.0

    @property
    def width(self) -> float:
        """The width of the text column."""
        return PAPER[0] - self.left - self.right

    @property
    def height(self) -> float:
        """The height of the text column."""
        return PAPER[1] - self.top - self.bottom

    @property
    def body(self) -> TextStyle:
        """Running text."""
        return self._style(1.0, 1.36)

    @property
    def lead(self) -> TextStyle:
        """The text of a decision: a little larger and heavier than what stands around it."""
        return self._style(1.06, 1.3, bold=True)

    @property
    def small(self) -> TextStyle:
        """Labels, table cells, the small print: never under 9 points."""
        return self._style(max(0.86, 9 / self.text), 1.36, colour=SOFT)

    @property
    def cell(self) -> TextStyle:
        """Text in a table or a list of people."""
        return self._style(0.94, 1.34)

    @property
    def title(self) -> TextStyle:
        """The paper's name."""
        return self._style(2.1, 1.18, colour=DEEP, bold=True)

    @property
    def name(self) -> TextStyle:
        """The chapter, above the title."""
        return self._style(1.04, 1.3, colour=ACCENT, bold=True)

    @property
    def under_title(self) -> TextStyle:
        """Day, hours and place, under the title."""
        return self._style(1.08, 1.36, colour=SOFT)

    def heading(self, level: int) -> TextStyle:
        """A heading inside the paper; level 1 is the title."""
        factor = {1: 2.1, 2: 1.28, 3: 1.08}.get(level, 1.0)
        return self._style(factor, 1.3, colour=DEEP if level < 4 else INK, bold=True)

    def space(self, lines: float) -> float:
        """White, as a share of the running text's line height."""
        return lines * self.text * 1.36

    def _style(self, factor: float, leading: float, *, colour: str = INK, bold: bool = False) -> TextStyle:
        size = round(self.text * factor, 2)
        return TextStyle(size=size, leading=round(size * leading, 2), colour=colour, bold=bold)
