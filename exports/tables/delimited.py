"""The rows of a text file whose cells are set apart by commas, semicolons, tabs or bars."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

from exports.tables.decode import decoded
from exports.tables.guard import MOST_COLUMNS, MOST_ROWS
from exports.tables.table import Row
from models.rules.roster_file import NotARoster

_DELIMITERS = (",", ";", "\t", "|")
_ESCAPED = re.compile(r"'+[\s\u200b-\u200f\u2060\ufeff]*[=+\-@\t\r\n＝＋－＠]")  # some skip what nobody sees
_SEP_LINE = re.compile(r"\s*sep=(.)\s*\r?\n", re.IGNORECASE)


def rows_of_text(path: Path, data: bytes) -> tuple[list[Row], str, str]:
    """Every row that says something, the encoding and the delimiter. Raises `NotARoster`."""
    text, encoding = decoded(data)
    if "\x00" in text:
        raise NotARoster(path, "binary")
    declared = _SEP_LINE.match(text)
    text = text[declared.end() :] if declared else text
    delimiter = declared[1] if declared else _delimiter(text)
    rows: list[Row] = []
    for number, cells in enumerate(_parsed(path, text, delimiter), start=2 if declared else 1):
        if len(cells) > MOST_COLUMNS:
            raise NotARoster(path, "too_many_columns", found=len(cells), limit=MOST_COLUMNS)
        if any(cells):
            rows.append(Row(number, tuple(cells)))
        if len(rows) > MOST_ROWS:
            raise NotARoster(path, "too_many_rows", found=number, limit=MOST_ROWS)
    _require_closed_quotes(path, text, rows)
    return rows, encoding, delimiter


def escaped(text: str) -> str:
    """Text that no spreadsheet program takes for a formula; `unescaped` gives it back.

    >>> escaped("=1+1"), escaped("'=1+1"), escaped("O'Neill")
    ("'=1+1", "''=1+1", "O'Neill")
    """
    return f"'{text}" if _ESCAPED.match(f"'{text}") else text


def unescaped(text: str) -> str:
    """The text as it was before `escaped`, whoever did it.

    >>> unescaped("'+44 7700 900123")
    '+44 7700 900123'
    """
    return text[1:] if _ESCAPED.match(text) else text


def _parsed(path: Path, text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            yield [unescaped(cell).strip() for cell in cells]
    except csv.Error as error:
        raise NotARoster(path, "open_quote") from error


def _delimiter(text: str) -> str:
    """What most rows agree on: the sign that gives many rows the same number of cells."""
    scores = {sign: _agreement(text, sign) for sign in _DELIMITERS}
    return max(scores, key=lambda sign: scores[sign])


def _agreement(text: str, delimiter: str) -> int:
    try:
        rows = islice(csv.reader(StringIO(text[:200_000], newline=""), delimiter=delimiter), 200)
        widths = Counter(len(row) for row in rows if any(cell.strip() for cell in row))
    except csv.Error:
        return 0
    return max((count * count * (width - 1) for width, count in widths.items()), default=0)


def _require_closed_quotes(path: Path, text: str, rows: list[Row]) -> None:
    """A quotation mark that is never closed swallows the rest of the file into one cell."""
    if text.count('"') % 2 and rows and "\n" in str(rows[-1].cells[-1]):
        raise NotARoster(path, "open_quote", found=rows[-1].number)
