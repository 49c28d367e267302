"""A paper told from top to bottom: each call adds what is drawn together with what it is."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from exports.language import foreign
from exports.pdf.fonts import Fonts
from exports.pdf.lines import Line, Setter
from exports.pdf.spans import Span, Text, in_language, spans_of
from exports.pdf.strips import Bookmark, Cell, Panel, Placed, RuleMark, Strip, Words, glued
from exports.pdf.structure import Elem
from exports.pdf.style import HAIR, Sheet, TextStyle

_ENDLESS = 1_000_000.0


@dataclass(frozen=True)
class Hang:
    """A label (a number, a bullet) that stands to the left of a paragraph's first line."""

    text: Text
    x: float
    style: TextStyle
    elem: Elem


@dataclass
class Story:
    """Strips in the making; `left` and `width` say where the column stands now, `elem` where in the tree.

    `told` gathers every text given so far, so that a teller can check that nothing was left out. `lang` is the
    language of what is told now, where it is not the document's.
    """

    sheet: Sheet
    fonts: Fonts
    elem: Elem
    left: float = 0.0
    width: float = 0.0
    strips: list[Strip] = field(default_factory=list)
    panels: tuple[Panel, ...] = ()
    head: Strip | None = None
    white: float = 0.0
    depth: int = 1
    told: list[str] = field(default_factory=list)
    lang: str = ""
    _just_opened: bool = False
    _new_page: bool = False

    def __post_init__(self) -> None:
        """A new story has the whole column."""
        self.width = self.width or self.sheet.width

    # -- text ---------------------------------------------------------------

    def lines(self, text: Text, style: TextStyle, width: float | None = None) -> list[Line]:
        """Text broken for the column, or for `width`."""
        spans = in_language(spans_of(text), self.lang)
        self.told.append("".join(span.text for span in spans))
        return Setter(self.fonts, style).lines(spans, self.width if width is None else width)

    def text_width(self, text: Text, style: TextStyle) -> float:
        """How wide text is without a break, but for those its writer made."""
        lines = Setter(self.fonts, style).lines(spans_of(text), _ENDLESS)
        return max((line.width for line in lines), default=0.0)

    def paragraph(
        self, text: Text, style: TextStyle | None = None, *, tag: str = "P", hang: Hang | None = None
    ) -> None:
        """A paragraph: its first two lines stay together, and its last two."""
        self.set_lines(text, style or self.sheet.body, self.elem.add(tag), hang=hang)

    def set_lines(self, text: Text, style: TextStyle, elem: Elem, *, hang: Hang | None = None) -> None:
        """Lines for an element that is already in the tree."""
        lines = self.lines(text, style)
        strips = [self._line_strip(line, style, elem) for line in lines]
        if hang:
            strips = strips or [Strip(style.leading)]
            strips[0] = strips[0]._replace(marks=(self._hanging(hang, style), *strips[0].marks))
        elem.awaits_text = elem.awaits_text or bool(lines)
        for number, strip in enumerate(strips):
            alone = number < len(strips) - 1 and number in {0, len(strips) - 2}
            self.put(strip._replace(glued=True) if alone else strip)

    def heading(self, text: Text, level: int, *, hang: Hang | None = None, plain: str = "") -> Elem:
        """A heading, never the last thing on a page; a level is never skipped. The answer is its element."""
        self.depth = level = min(level, self.depth + 1)
        style = self.sheet.heading(level)
        elem = self.elem.add(f"H{level}")
        if hang:
            hang = replace(hang, elem=elem)
        first = len(self.strips)
        self.set_lines(text, style, elem, hang=hang)
        title = plain or "".join(span.text for span in spans_of(text))
        self.strips[first:] = glued(self.strips[first:], last=True)
        if title.strip() and first < len(self.strips):
            mark = Placed(0.0, 0.0, Bookmark(" ".join(title.split())[:200], level - 1))
            self.strips[first] = self.strips[first]._replace(marks=(mark, *self.strips[first].marks))
        return elem

    def _line_strip(self, line: Line, style: TextStyle, elem: Elem) -> Strip:
        return Strip(style.leading, (Placed(self.left, 0.0, Words(line, style, elem)),))

    def _hanging(self, hang: Hang, style: TextStyle) -> Placed:
        lower = style.baseline - hang.style.baseline
        return Placed(self.left + hang.x, lower, self.word(hang.text, hang.style, hang.elem))

    def word(self, text: Text, style: TextStyle, elem: Elem) -> Words:
        """A few words on one line, with the space that parts them from what is read next."""
        elem.awaits_text = True
        self.told.append("".join(span.text for span in spans_of(text)))
        return Words(Setter(self.fonts, style).one_line([*spans_of(text), Span("\u00a0")]), style, elem)

    # -- strips -------------------------------------------------------------

    def put(self, strip: Strip) -> None:
        """Add a strip, with the white asked for before it and the grounds it stands on."""
        gap = 0.0 if self._just_opened else max(strip.gap, self.white)
        head = strip.head or self.head
        self.strips.append(strip._replace(gap=gap, panels=self.panels, head=head, opens_page=self._new_page))
        self.white, self._just_opened, self._new_page = 0.0, False, False

    def put_all(self, strips: Iterable[Strip]) -> None:
        """Add strips under each other."""
        for strip in strips:
            self.put(strip)

    def space(self, lines: float) -> None:
        """White before what comes next, as a share of a line; the larger of two wishes wins."""
        self.white = max(self.white, self.sheet.space(lines))

    def new_page(self) -> None:
        """What comes next begins a page."""
        self._new_page = True

    def rule(self, *, thickness: float = 0.6, colour: str = HAIR) -> None:
        """A line across the column."""
        self.put(Strip(thickness, (Placed(self.left, thickness / 2, RuleMark(self.width, thickness, colour)),)))

    def cell(self, x: float = 0.0) -> Cell:
        """An empty cell at a place across the column."""
        return Cell(self.left + x)

    # -- surroundings -------------------------------------------------------

    @contextmanager
    def within(self, tag: str, **traits: str) -> Iterator[Elem]:
        """What is told inside belongs to a new element."""
        outer, self.elem = self.elem, self.elem.add(tag, **traits)
        yield self.elem
        self.elem = outer

    @contextmanager
    def written(self) -> Iterator[None]:
        """What is told inside is what somebody wrote, in their language."""
        outer, self.lang = self.lang, foreign()
        yield
        self.lang = outer

    @contextmanager
    def inset(self, left: float, right: float = 0.0) -> Iterator[None]:
        """A narrower column."""
        self.left, self.width = self.left + left, self.width - left - right
        yield
        self.left, self.width = self.left - left, self.width + left + right

    @contextmanager
    def panel(self, panel: Panel, *, padding: float) -> Iterator[None]:
        """A coloured ground; what stands first and last on it is not parted from its edge."""
        outer, self.panels = self.panels, (*self.panels, panel)
        self.put(Strip(padding, glued=True))
        self._just_opened = True
        yield
        self.strips[-1] = self.strips[-1]._replace(glued=True)
        self.white = 0.0
        self.put(Strip(padding))
        self.panels = outer

    @contextmanager
    def together(self, *, most: float = 0.36) -> Iterator[None]:
        """What is told inside stays on one page, unless it is higher than this share of a page."""
        first = len(self.strips)
        yield
        strips = self.strips[first:]
        if sum(strip.height + strip.gap for strip in strips) <= most * self.sheet.height:
            self.keep(first)

    def end_with(self, first: int) -> None:
        """Let what was told since strip number `first` stay on one page, which something before it shares."""
        self.keep(first)
        self.strips[first:] = [strip._replace(foot=True) for strip in self.strips[first:]]

    def keep(self, first: int, *, last: bool = False) -> None:
        """Let everything told since strip number `first` stay on one page, and with what follows if `last`."""
        self.strips[first:] = glued(self.strips[first:], last=last)
