"""Labels on their sheet: each drawn in its own rectangle, nothing outside, beginning with any of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from exports.label_stock import POINTS, LabelSheet, Stock, chosen
from exports.language import _
from exports.meeting_words import one_line
from exports.pdf.ballots import Unmarked
from exports.pdf.fonts import Fonts
from exports.pdf.meeting_paper import Printing
from exports.pdf.missing import missing_characters
from exports.pdf.paper import Paper, printed_paper
from exports.pdf.plain_paper import Titled, about
from exports.pdf.spans import Text
from exports.pdf.story import Story
from exports.pdf.strips import Cell, Placed, Strip
from exports.pdf.structure import Elem
from exports.pdf.style import PAPER, Sheet, TextStyle

_LARGEST, _SMALLEST = 12.0, 6.5  # points: a postman reads 6.5, nobody reads less
INSET = 4.5 * POINTS


@dataclass(frozen=True)
class Room:
    """The free rectangle of one label, in points: `x` from the left of the sheet, the rest its own."""

    x: float
    width: float
    height: float


Mark = Callable[[Story, Elem, Room], list[Placed] | None]
"""Draws one label; None where it does not fit."""


def label_paper(titled: Titled, labels: Sequence[tuple[Mark, str]], printing: Printing, sheet: LabelSheet) -> Paper:
    """A sheet or more of labels; what does not fit on one is told in words on a last page."""
    stock, fonts = chosen(sheet), Fonts()
    story = Story(_page(stock, sheet, printing.size), fonts, Elem("Document"))
    if not labels:
        story.paragraph(_("There is nothing to print a label for."))
    left_over = _rows(story, stock, labels, (sheet.start - 1, printing))
    if left_over:
        _told(story, left_over)
    if fonts.missing and not left_over:
        story.new_page()  # never onto a label
    missing_characters(story)
    frame = Unmarked(story.sheet, fonts, "", "", draft=False)
    return printed_paper(story, frame, about(titled, printing), progress=printing.progress)


def _page(stock: Stock, sheet: LabelSheet, size: int) -> Sheet:
    """A page whose column is the rows of labels; half a millimetre of slack keeps the last row on it."""
    top = (stock.top + sheet.down) / 10 * POINTS
    left = (stock.left + sheet.right) / 10 * POINTS
    column = stock.down * stock.height / 10 * POINTS + 0.5 * POINTS
    width = ((stock.across - 1) * stock.step + stock.width) / 10 * POINTS
    return Sheet(size, left=left, right=PAPER[0] - left - width, top=top, bottom=PAPER[1] - top - column)


def _rows(story: Story, stock: Stock, labels: Sequence[tuple[Mark, str]], begun: tuple[int, Printing]) -> list[str]:
    """Every row of labels as one strip. The answer is what did not fit."""
    blank, printing = begun
    left_over: list[str] = []
    placed: list[Placed] = []
    if not labels:
        return left_over
    story.put_all([Strip(stock.height / 10 * POINTS)] * (blank // stock.across))  # rows used up before
    with story.within("L"):
        for number, (mark, words) in enumerate(labels):
            printing.progress(number, 2 * len(labels))
            column = (blank + number) % stock.across
            drawn = mark(story, story.elem.add("LI").add("LBody"), _room(stock, column))
            left_over += [words] if drawn is None else []
            placed += drawn or []
            if column == stock.across - 1 or number == len(labels) - 1:
                story.put(Strip(stock.height / 10 * POINTS, tuple(placed)))
                placed = []
    return left_over


def _room(stock: Stock, column: int) -> Room:
    x = column * stock.step / 10 * POINTS + INSET
    return Room(x, stock.width / 10 * POINTS - 2 * INSET, stock.height / 10 * POINTS - 2 * INSET)


def _told(story: Story, left_over: Sequence[str]) -> None:
    """On plain paper rather than on a label: it is written by hand."""
    story.new_page()
    with story.within("Sect"), story.inset(14 * POINTS, 14 * POINTS):
        story.put(Strip(20.0))
        story.heading(_("Too long for a label: please write these by hand"), 1)
        for words in left_over:
            story.space(0.6)
            story.paragraph(words)


def fitted(story: Story, lines: Sequence[Text], width: float, height: float) -> tuple[TextStyle, float] | None:
    """The largest type in which these lines fit, each on as many lines as it takes, and how high they are."""
    size = _LARGEST
    while size >= _SMALLEST:
        style = TextStyle(size, round(size * 1.18, 2))
        told = len(story.told)
        high = sum(len(story.lines(line, style, width)) for line in lines) * style.leading
        del story.told[told:]
        if high <= height:
            return style, high
        size -= 0.5
    return None


def set_lines(
    story: Story, lines: Sequence[Text], elem: Elem, room: Room, height: float | None = None
) -> list[Placed] | None:
    """Lines in the middle of their room, or None where they do not fit; `height` is less than the room's, if given."""
    found = fitted(story, lines, room.width, room.height if height is None else height)
    if found is None:
        return None
    style, high = found
    cell = Cell(story.left + room.x)
    for line in lines:
        cell.put(story.lines(line, style, room.width), style, elem.add("P"))
    down = INSET + (room.height - high) / 2
    return [placed._replace(y=placed.y + down) for placed in cell.placed]


def plain(lines: Sequence[str]) -> list[str]:
    """The lines that say anything."""
    return [told for line in lines if (told := one_line(line))]
