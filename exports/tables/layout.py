"""Where the headers of a list stand, and what above and below them is no person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exports.language import _
from exports.tables.headers import OWN, meaning
from exports.tables.table import Cell, Note, Row

_SEARCHED = 30
_TOTALS = re.compile(
    r"\s*(grand |sub)?(totals?|sum|count|average|number of \w+|cyfanswm)\b\s*[:=]?\s*([\d.,£]+(\s+[^\W\d]+)?)?\s*$",
    re.IGNORECASE,
)
_TRAILER = re.compile(
    r"\s*(exported|printed|generated|downloaded|created|report|source|page \d+|end of|copyright|"
    r"\d+ (members?|records?|rows))\b.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A list taken apart; `recognised` is how many headers we know."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    junk_rows: tuple[Row, ...]
    notes: tuple[Note, ...]
    recognised: int


def laid_out(rows: Sequence[Row]) -> Layout:
    """The headers and the people under them; without headers, the columns are named by their letters."""
    place = _header_place(rows)
    below = rows[place + 1 :] if place >= 0 else rows
    people = [_trimmed(row) for row in below if place < 0 or row.cells != rows[place].cells]
    people, notes = _without_totals(people)
    junk = tuple(_trimmed(row) for row in rows[: max(place, 0)])
    if junk:
        notes.append(Note("junk_rows", count=len(junk)))
    if place < 0:
        notes.append(Note("no_headers"))
    written = _trimmed(rows[place]).cells if place >= 0 else ()
    headers = tuple(_named(written, people))
    return Layout(headers, tuple(people), junk, tuple(notes), _score(written))


def _header_place(rows: Sequence[Row]) -> int:
    """Which row holds the headers, -1 for none: the one with most words we know, or a first row of words over data."""
    scores = [_score(row.cells) for row in rows[:_SEARCHED]]
    best = max(scores, default=0)
    if best >= 2 or (best == 1 and max(len(_trimmed(row).cells) for row in rows[:_SEARCHED]) <= 2):
        return scores.index(best)
    if len(rows) > 1 and _all_words(rows[0].cells) and not all(_all_words(row.cells) for row in rows[1:_SEARCHED]):
        return 0
    return -1


def _score(cells: Sequence[Cell]) -> int:
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    if any("@" in text for text in texts):
        return 0
    return sum(len(text) < 60 and (text in OWN or bool(meaning(text).field)) for text in texts)


def _all_words(cells: Sequence[Cell]) -> bool:
    texts = [cell for cell in cells if cell]
    words = [cell for cell in texts if isinstance(cell, str) and not re.search(r"\d|@", cell)]
    return len(words) == len(texts) == len(set(words)) > 1


def _trimmed(row: Row) -> Row:
    """A row without the blank cells at its end."""
    length = max((place for place, cell in enumerate(row.cells, start=1) if cell), default=0)
    return row if length == len(row.cells) else Row(row.number, row.cells[:length])


def _without_totals(people: list[Row]) -> tuple[list[Row], list[Note]]:
    kept = len(people)
    while kept and _is_total(people[kept - 1]):
        kept -= 1
    return people[:kept], [Note("totals", count=len(people) - kept)] if kept < len(people) else []


def _is_total(row: Row) -> bool:
    """A row of sums or a line about the list itself, which no person has."""
    texts = [str(cell) for cell in row.cells if cell]
    rest_are_numbers = all(re.fullmatch(r"[\d\s.,£%]+", text) for text in texts[1:])
    alone = len(texts) == 1 and bool(_TRAILER.fullmatch(texts[0]))
    return alone or (bool(_TOTALS.fullmatch(texts[0])) and rest_are_numbers)


def _named(written: Sequence[Cell], people: Sequence[Row]) -> list[str]:
    """Every header, blank ones over filled columns by their letter; longer rows are the reader's trouble."""
    width = len(written) if written else max((len(row.cells) for row in people), default=0)
    texts = [str(written[place]) if place < len(written) else "" for place in range(width)]
    return [text or _("Column {letter}").format(letter=_letters(place)) for place, text in enumerate(texts)]


def _letters(place: int) -> str:
    """A column as spreadsheet programs name it.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    return (_letters(place // 26 - 1) if place >= 26 else "") + chr(65 + place % 26)
