"""Tables: a head that is repeated on each page, hairlines between rows, columns as wide as they need."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.pdf.spans import Text
from exports.pdf.story import Story
from exports.pdf.strips import Cell, Placed, RuleMark, Strip, glued, side_by_side
from exports.pdf.structure import Elem
from exports.pdf.style import DEEP, LINE

_GAP = 14.0
_ROW_PADDING = 0.34  # of the text size, above and below each row
_FEW = 5


@dataclass(frozen=True)
class Column:
    """A column's title; `share` of the free width, or 0 to be as wide as its widest cell."""

    title: Text
    share: int = 0
    bold: bool = False


def table(
    story: Story,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Text]],
    *,
    summary: str,
    padding: float = _ROW_PADDING,
) -> None:
    """A table with a head row; `summary` tells a reader beforehand what it holds.

    `padding` is the white above and below each row, in text sizes: more of it makes room to write by hand.
    """
    places = _places(_widths(story, columns, rows))
    with story.within("Table", Summary=summary) as elem:
        head = elem.add("THead").add("TR")
        titles = [column.title for column in columns]
        made = _row(story, titles, places, [head.add("TH", Scope="Column") for _ in columns], head=True)
        story.put_all(glued(made, last=True))
        outer, story.head = story.head, _repeated(story, titles, places)
        body, firsts = elem.add("TBody"), list[int]()
        for row in rows:
            firsts.append(len(story.strips))
            _body_row(story, columns, row, places, (body.add("TR"), padding))
        _keep_ends(story, firsts)
        story.head = outer


def _keep_ends(story: Story, firsts: Sequence[int]) -> None:
    """No row stands alone at the foot or the top of a page, and a table of a few rows is not parted."""
    ends = [*firsts[1:], len(story.strips)]
    single = [end == first + 1 for first, end in zip(firsts, ends, strict=True)]
    low = sum(strip.height for strip in story.strips[firsts[0] :]) < story.sheet.height / 4 if firsts else False
    together = range(len(firsts) - 1) if len(firsts) <= _FEW and low else {0, len(firsts) - 2}
    for number in together:
        if 0 <= number < len(firsts) - 1 and single[number]:
            story.strips[firsts[number]] = story.strips[firsts[number]]._replace(glued=True)


def _body_row(
    story: Story, columns: Sequence[Column], row: Sequence[Text], places: "_Places", made: tuple[Elem, float]
) -> None:
    elem, padding = made
    cells = [elem.add("TD") for _ in columns]
    bold = [column.bold for column in columns]
    story.put_all(_row(story, row, places, list(cells), bold=bold, padding=padding))


_Places = Sequence[tuple[float, float]]


def _places(widths: Sequence[float]) -> _Places:
    """Where each column begins, and its width."""
    return [(sum(widths[:number]) + _GAP * number, width) for number, width in enumerate(widths)]


def _widths(story: Story, columns: Sequence[Column], rows: Sequence[Sequence[Text]]) -> list[float]:
    """Tight columns take what they need, at most a quarter of the column; the rest share what is left."""
    free = story.width - _GAP * (len(columns) - 1)
    shares = sum(column.share for column in columns)
    most = free * (0.25 if shares else 1.0)
    tight = {
        number: min(_natural(story, column, [row[number] for row in rows]), most)
        for number, column in enumerate(columns)
        if not column.share
    }
    left = free - sum(tight.values())
    return [tight.get(number, left * column.share / max(shares, 1)) for number, column in enumerate(columns)]


def _natural(story: Story, column: Column, cells: Sequence[Text]) -> float:
    style = story.sheet.cell.but(bold=column.bold)
    title = story.text_width(column.title, story.sheet.small.but(bold=True))
    return max([title, *(story.text_width(cell, style) for cell in cells[:200])]) + 1


def _row(
    story: Story,
    texts: Sequence[Text],
    places: _Places,
    elems: Sequence[Elem | None],
    *,
    head: bool = False,
    bold: Sequence[bool] = (),
    padding: float = _ROW_PADDING,
) -> list[Strip]:
    cells: list[Cell] = []
    for number, (text, (x, width)) in enumerate(zip(texts, places, strict=True)):
        style = story.sheet.small.but(bold=True) if head else story.sheet.cell.but(bold=bool(bold and bold[number]))
        cells.append(story.cell(x))
        cells[-1].put(story.lines(text, style, width), style, elems[number])
    strips = side_by_side(cells, most=story.sheet.height / 3)
    white = story.sheet.text * padding
    strips[0] = _padded(strips[0], white)
    strips[-1] = _ruled(story, strips[-1], white, head=head)
    return strips


def _padded(strip: Strip, down: float) -> Strip:
    lowered = tuple(mark._replace(y=mark.y + down) for mark in strip.marks)
    return strip._replace(height=strip.height + down, marks=lowered)


def _ruled(story: Story, strip: Strip, white: float, *, head: bool) -> Strip:
    height = strip.height + white + story.sheet.text * 0.12
    rule = RuleMark(story.width, 1.1 if head else 0.6, DEEP if head else LINE)
    return strip._replace(height=height, marks=(*strip.marks, Placed(story.left, height, rule)))


def _repeated(story: Story, titles: Sequence[Text], places: _Places) -> Strip:
    """The head as it stands over the continuation of the table: seen, but read only once."""
    return _row(story, titles, places, [None] * len(titles), head=True)[0]
