"""A table as it stands in a file: headers and numbered rows, and what was noticed while reading it."""

from dataclasses import dataclass
from datetime import date

Cell = str | date
"""Text, or a day where the file itself says that a cell is one; a blank cell is the empty text."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row under the headers; `number` is what a spreadsheet program shows beside it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something a person should know of the file: `kind` is one word of the list in `exports/tables/wording.py`."""

    kind: str
    detail: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds; `junk_rows` stood above the headers, `sheets` is empty where a file has none."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    junk_rows: tuple[Row, ...] = ()
    notes: tuple[Note, ...] = ()

    def column(self, index: int) -> list[Cell]:
        """The filled cells of one column, from the top."""
        return [row.cells[index] for row in self.rows if index < len(row.cells) and row.cells[index] != ""]
