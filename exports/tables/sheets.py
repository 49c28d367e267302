"""The rows of an Excel workbook: XLSX and XLS."""

import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from exports.tables import old_excel
from exports.tables.guard import MOST_COLUMNS, MOST_ROWS
from exports.tables.table import Cell, Row
from models.rules.roster_file import NotARoster

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_MOST_CELLS = 5_000_000
_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_PLACELESS_CELL = re.compile(rb'<(?:\w+:)?c(?:\s+(?!r=)\w+="[^"]*")*\s*>')
_ROW = re.compile(rb'<(?:\w+:)?row\s(?:[^>]*?\s)?r="([0-9]{1,7})"')
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets_of(path: Path, data: bytes, kind: str) -> tuple[tuple[str, ...], "CalamineWorkbook"]:
    """The names of the sheets that hold cells, hidden ones last, and the open workbook. Raises `NotARoster`."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if kind == "xls":
        _require_sound(path, data)
    with _readable(path, kind):
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = [each for each in book.sheets_metadata if each.typ is SheetTypeEnum.WorkSheet]
    shown = [each.name for each in sheets if each.visible is SheetVisibleEnum.Visible]
    return (*shown, *(each.name for each in sheets if each.name not in shown)), book


def rows_of_sheet(path: Path, data: bytes, book: "CalamineWorkbook", name: str) -> list[Row]:
    """Every row of a sheet that says something. Raises `NotARoster`, also for a stray cell far from all others."""
    if data.startswith(b"PK"):
        _require_compact(path, data, name)
    with _readable(path, name):
        sheet = book.get_sheet_by_name(name)
        cells = sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS + 1)
    if len(cells) > MOST_ROWS:
        raise NotARoster(path, "too_many_rows", found=len(cells), limit=MOST_ROWS)
    if cells and len(cells[0]) > MOST_COLUMNS:
        raise NotARoster(path, "too_many_columns", found=len(cells[0]), limit=MOST_COLUMNS)
    return list(_numbered(cells))


@contextmanager
def _readable(path: Path, detail: str) -> Iterator[None]:
    """Turn what the reader says of a bad file into a refusal, its own panic too."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise NotARoster(path, "locked") from error
    except (CalamineError, OSError, ValueError) as error:
        raise NotARoster(path, "damaged", detail=detail) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise NotARoster(path, "damaged", detail=detail) from error


def _require_sound(path: Path, data: bytes) -> None:
    try:
        rows, columns = old_excel.extent(data)
    except old_excel.Damaged as error:
        raise NotARoster(path, "damaged", detail="xls") from error
    if rows * columns > _MOST_CELLS:
        raise NotARoster(path, "stray_cell", detail=f"{_column_letters(columns)}{rows}")


def _numbered(rows: Iterable[Iterable[object]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, start=1):
        row = tuple(_cell(cell) for cell in cells)
        if any(row):
            yield Row(number, row)


def _cell(value: object) -> Cell:
    """A cell as people read it; whole numbers without `.0`.

    >>> _cell(7700900123.0), _cell(0.5), _cell(True), _cell(datetime(2024, 1, 2, 10, 30))
    ('7700900123', '0.5', 'yes', datetime.date(2024, 1, 2))
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _require_compact(path: Path, data: bytes, name: str) -> None:
    """Reading makes room for the whole rectangle, so one stray cell in the last corner would need 500 GB."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            part = _part_of(packed, name)
            content = packed.read(part) if part else b""
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError) as error:
        raise NotARoster(path, "damaged", detail=name) from error
    rows, columns, corner = _extent(content)
    if rows * columns > _MOST_CELLS:
        raise NotARoster(path, "stray_cell", detail=corner)


def _extent(content: bytes) -> tuple[int, int, str]:
    """How far down and to the right the filled cells of a sheet reach, and which cell made it so."""
    rows, columns, corner = 0, 0, ""
    for found in _CELL.finditer(content):
        row, column = int(found[2]), _column_number(found[1])
        if row > rows or column > columns:
            rows, columns, corner = max(row, rows), max(column, columns), (found[1] + found[2]).decode()
    if _PLACELESS_CELL.search(content):
        rows = max(rows, *(int(found[1]) for found in _ROW.finditer(content)), 0)
        columns = max(columns, MOST_COLUMNS if rows > MOST_ROWS else 1)
    return rows, columns, corner


def _part_of(packed: zipfile.ZipFile, sheet: str) -> str | None:
    """Where in an XLSX file a sheet's cells are."""
    try:
        book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
        links = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return None
    ids = {each.get("name"): each.get(_RELATION) for each in book.iter(f"{_MAIN}sheet")}
    targets = {each.get("Id"): each.get("Target") or "" for each in links}
    target = targets.get(ids.get(sheet), "")
    part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return part if part in packed.namelist() else None


def _column_letters(number: int) -> str:
    """A column counted from 1 as spreadsheet programs name it."""
    return (_column_letters((number - 1) // 26) if number > 26 else "") + chr(65 + (number - 1) % 26)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
