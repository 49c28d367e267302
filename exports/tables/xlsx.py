"""Rows as an XLSX workbook in which every text stays text."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from exports.tables.table import Cell
from models.rules.roster_file import CellTooLong

_LONGEST_CELL = 32_767
_FIRST_DAY = date(1900, 3, 1)
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDTHS = {"Notes": 40, "Brings": 32, "Skills": 32, "Street": 28, "Organisation": 28, "E-mail": 30, "Why": 60}
_TEXT_ONLY = ("Phone", "Chapterhouse ID")


def write_xlsx(path: Path, columns: Sequence[str], table: Iterable[Sequence[Cell]], *, title: str) -> None:
    """One sheet with a frozen, filtered header row. Raises `CellTooLong`."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    rows = [_required_short(columns, row) for row in table]  # openpyxl cannot stop half-way
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for place, header in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _width(header)
    _append_headers(sheet, columns)
    for row in rows:
        sheet.append([_written(sheet, header, cell) for header, cell in zip(columns, row, strict=True)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    whole = BytesIO()
    book.save(whole)
    path.write_bytes(whole.getvalue())


def _required_short(columns: Sequence[str], row: Sequence[Cell]) -> Sequence[Cell]:
    for header, cell in zip(columns, row, strict=True):
        if isinstance(cell, str) and len(cell.encode("utf-16-le")) // 2 > _LONGEST_CELL:
            raise CellTooLong(" ".join(str(each) for each in row[2:4] if each), header, _LONGEST_CELL)
    return row


def _append_headers(sheet: Any, columns: Sequence[str]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill

    cells = [WriteOnlyCell(sheet, header) for header in columns]
    for cell in cells:
        cell.data_type = "s"  # a header out of somebody else's list may be a formula
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="DDE7E3")
    sheet.append(cells)


def _written(sheet: Any, header: str, value: Cell) -> object:
    """A cell that no program computes or shortens; None for a blank one."""
    from openpyxl.cell import WriteOnlyCell

    if not value:
        return None
    if isinstance(value, date) and value >= _FIRST_DAY:
        return value
    text = _ESCAPE.sub("_x005F_", str(value))
    if text[0] not in "=#" and not header.startswith(_TEXT_ONLY):
        return text
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def _width(header: str) -> int:
    return _WIDTHS.get(header.removesuffix(" 2").removesuffix(" 3"), max(12, len(header) + 3))
