"""Strips dealt out to pages: nothing that belongs together is parted while it fits on one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from exports.pdf.pen import Pen
from exports.pdf.strips import Panel, Strip

_OVERHANG = 5.0  # how far a panel that goes on reaches over its last line
_LONELY = 0.24  # of a page: less than this on the last one is worth drawing the white in
_TIGHTER = (0.85, 0.7, 0.55)
_MOST_PAGES = 20  # of a longer paper nobody minds the last page
_COMPANY = 0.08  # of a page: so much at least stands above a foot


@dataclass
class Page:
    """Strips at their heights, measured from the top of the column."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)
    used: float = 0.0
    goes_on: bool = False

    def put(self, strip: Strip) -> None:
        """Add a strip at the bottom."""
        self.used += strip.gap if self.strips else 0.0
        self.strips.append((self.used, strip))
        self.used += strip.height

    def is_lonely(self, least: float) -> bool:
        """Whether a foot stands here with less than this above it, and not because somebody wished it."""
        told = [strip for _top, strip in self.strips]
        above = sum(strip.height for strip in told if not strip.foot)
        return above < least and not told[0].opens_page and any(strip.foot for strip in told)

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw grounds first, then everything that stands on them."""
        for panel, first, last in _grounds(self.strips):
            panel.draw(pen, x, y + self._top(first), y + self._bottom(panel, last))
        for top, strip in self.strips:
            strip.draw(pen, x, y + top)

    def _top(self, first: int) -> float:
        return self.strips[first][0] - (_OVERHANG if first == 0 else 0.0)

    def _bottom(self, panel: Panel, last: int) -> float:
        top, strip = self.strips[last]
        broken = last == len(self.strips) - 1 and self.goes_on and panel in strip.panels
        return top + strip.height + (_OVERHANG if broken else 0.0)


def settled(strips: Sequence[Strip], height: float) -> list[Page]:
    """All strips on pages of this height, no foot alone; white is drawn in where that saves a last page of hardly
    anything.
    """
    pages = dealt(strips, height)
    if 1 < len(pages) <= _MOST_PAGES and (pages[-1].used <= height * _LONELY or pages[-1].is_lonely(height * _COMPANY)):
        for share in _TIGHTER:
            tighter = [strip._replace(gap=strip.gap * share) for strip in strips]
            closer = _accompanied(tighter, dealt(tighter, height), height)
            if len(closer) < len(pages):
                return [_relaxed(page, 1 / share, height) for page in closer]
    return _accompanied(strips, pages, height)


def _accompanied(strips: Sequence[Strip], pages: list[Page], height: float) -> list[Page]:
    """The pages, but with the last of what stands before it wherever a foot had a page nearly to itself."""
    for page in pages[1:]:
        if page.is_lonely(height * _COMPANY):
            foot = next(strip for _top, strip in page.strips if strip.foot)
            at = next(place for place, strip in enumerate(strips) if strip is foot)
            if begin := _company(strips, at, height):
                before, first = strips[begin - 1]._replace(glued=False), strips[begin]._replace(opens_page=True)
                strips = [*strips[: begin - 1], before, first, *strips[begin + 1 :]]
                return _accompanied(strips, dealt(strips, height), height)
    return pages


def _company(strips: Sequence[Strip], at: int, height: float) -> int:
    """Where the page of the foot at this place should begin instead; 0 where nothing can come over to it.

    Nothing is parted from what it belongs to, unless it is too high to come over whole.
    """
    end = next((place for place in range(at, len(strips)) if not strips[place].foot), len(strips))
    used = sum(strip.height + strip.gap for strip in strips[at:end])
    company, whole, parted = 0.0, 0, 0
    for place in range(at - 1, 0, -1):
        strip = strips[place]
        used += strip.height + strip.gap
        if used + _head(strip) > height or strips[place + 1].opens_page:
            break
        company += 0.0 if strip.foot else strip.height + strip.gap
        enough = company >= height * _COMPANY
        parted = parted or place * enough
        if company and not strips[place - 1].glued:
            whole = place
            if enough:
                break
    return whole or parted


def _head(strip: Strip) -> float:
    return strip.head.height if strip.head else 0.0


def _relaxed(page: Page, most: float, height: float) -> Page:
    """The white of a page let out again as far as there is room, at most by this factor."""
    white = sum(strip.gap for _top, strip in page.strips[1:])
    wider = min(most, 1 + max(0.0, height - page.used) / white) if white else 1.0
    relaxed = Page(goes_on=page.goes_on)
    for _top, strip in page.strips:
        relaxed.put(strip._replace(gap=strip.gap * wider))
    return relaxed


def dealt(strips: Sequence[Strip], height: float) -> list[Page]:
    """All strips on pages of this height, with the white they ask for."""
    pages = [Page()]
    for chunk in _chunks(strips):
        needed = sum(strip.height + strip.gap for strip in chunk)
        page = pages[-1]
        full = page.used + needed > height and _worth_moving(needed, height, page)
        if page.strips and (full or chunk[0].opens_page):
            _turn(pages, chunk[0])
        for strip in chunk:
            if pages[-1].strips and pages[-1].used + strip.gap + strip.height > height:
                _turn(pages, strip)
            pages[-1].put(strip)
    return pages


def _worth_moving(needed: float, height: float, page: Page) -> bool:
    """What would not fit on a fresh page either, begins here if there is room for a good part of it."""
    return needed <= height or page.used > height * 0.6


def _turn(pages: list[Page], strip: Strip) -> None:
    """Begin a page, with the head of the table or panel that the strip continues."""
    pages[-1].goes_on = bool(strip.panels) and any(panel in pages[-1].strips[-1][1].panels for panel in strip.panels)
    pages.append(Page())
    if strip.head:
        pages[-1].put(strip.head)


def _chunks(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    chunk: list[Strip] = []
    for strip in strips:
        chunk.append(strip)
        if not strip.glued:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _grounds(strips: Sequence[tuple[float, Strip]]) -> Iterator[tuple[Panel, int, int]]:
    """Each panel on a page with the first and last strip that stand on it, outer panels first."""
    spans: dict[Panel, list[int]] = {}
    for number, (_top, strip) in enumerate(strips):
        for panel in strip.panels:
            spans.setdefault(panel, []).append(number)
    return ((panel, numbers[0], numbers[-1]) for panel, numbers in spans.items())
