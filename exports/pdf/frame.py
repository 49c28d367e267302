"""What stands around the text of every page: a band at the top, running head, foot, and DRAFT until approval."""

from dataclasses import dataclass, replace

from exports.language import _
from exports.pdf.fonts import Fonts
from exports.pdf.lines import Line, Setter
from exports.pdf.pen import Pen
from exports.pdf.spans import Span
from exports.pdf.style import ACCENT, AMBER, AMBER_SOFT, DEEP, HAIR, PAPER, Sheet, TextStyle

_BAND = 8.0
_BLOCK = 58.0
_TAB_PADDING = 9.0
_PART = " · "


@dataclass(frozen=True)
class Frame:
    """The surroundings of one paper; `head` stands over every page but the first, `foot` under each."""

    sheet: Sheet
    fonts: Fonts
    head: str
    foot: str
    draft: bool

    def rehearse(self) -> None:
        """Find fonts for all of its words, so that it is known beforehand which characters have none."""
        for words in (self.head, self.foot):
            self._fitted(words, self.sheet.width)

    def draw(self, pen: Pen, page: int, pages: int) -> None:
        """Draw the surroundings of one page."""
        with pen.decoration("Header"):
            self._band(pen)
            if page > 1:
                self._running_head(pen)
            if self.draft:
                self._draft(pen)
        with pen.decoration("Footer"):
            self._foot(pen, page, pages)

    def _band(self, pen: Pen) -> None:
        pen.box(0, 0, PAPER[0], _BAND, fill=DEEP)
        pen.box(0, 0, _BLOCK, _BAND, fill=AMBER if self.draft else ACCENT)

    def _running_head(self, pen: Pen) -> None:
        taken = self._tab.width + 2 * _TAB_PADDING + 12 if self.draft else 0.0
        line, style = self._fitted(self.head, self.sheet.width - taken)
        pen.write(line, self.sheet.left, self.sheet.top - 18, style, None)

    def _draft(self, pen: Pen) -> None:
        """A tab that hangs from the band, where no text ever stands."""
        width = self._tab.width + 2 * _TAB_PADDING
        left = PAPER[0] - self.sheet.right - width
        pen.box(left, _BAND, width, self._tab_style.size * 1.9, fill=AMBER_SOFT)
        pen.write(self._tab, left + _TAB_PADDING, _BAND + self._tab_style.size * 1.3, self._tab_style, None)

    @property
    def _tab_style(self) -> TextStyle:
        return TextStyle(self.sheet.small.size, self.sheet.small.leading, AMBER, bold=True)

    @property
    def _tab(self) -> Line:
        return Setter(self.fonts, self._tab_style).one_line([Span(_("DRAFT, not approved yet"))])

    def _foot(self, pen: Pen, page: int, pages: int) -> None:
        style = self.sheet.small
        y = PAPER[1] - self.sheet.bottom + 16
        pen.rule(self.sheet.left, y, self.sheet.width, thickness=0.6, colour=HAIR)
        number = Setter(self.fonts, style).one_line([Span(_("Page {page} of {pages}").format(page=page, pages=pages))])
        text, fitting = self._fitted(self.foot, self.sheet.width - number.width - 20)
        baseline = y + style.size * 1.5
        pen.write(text, self.sheet.left, baseline, fitting, None)
        pen.write(number, self.sheet.left + self.sheet.width - number.width, baseline, style, None)

    def _fitted(self, text: str, width: float) -> tuple[Line, TextStyle]:
        """One line: a little smaller if it is too long, then without its last parts, at last cut with an ellipsis."""
        words = " ".join(text.split())[:300]
        styles = [replace(self.sheet.small, size=size) for size in self._sizes]
        fits = (style for style in styles if self._set(words, style).width <= width)
        style = next(fits, styles[-1])
        while _PART in words and self._set(words, style).width > width:
            words = words.rpartition(_PART)[0]
        while words and self._set(words, style).width > width:
            words = words[: max(1, len(words) * 9 // 10 - 1)].rstrip(" ·,…") + "…" if len(words) > 2 else ""
        return self._set(words, style), style

    def _set(self, words: str, style: TextStyle) -> Line:
        return Setter(self.fonts, style).one_line([Span(words)])

    @property
    def _sizes(self) -> list[float]:
        """From that of the small print down to four fifths of it, but never under 9 points."""
        return [max(9.0, round(self.sheet.small.size * share, 2)) for share in (1.0, 0.93, 0.86, 0.8)]
