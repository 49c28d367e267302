"""The rows of an ODS workbook; the library for the other kinds never returns from a damaged one."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from exports.tables.guard import MOST_COLUMNS, MOST_ROWS
from exports.tables.table import Cell, Row
from models.rules.roster_file import NotARoster

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE, _TEXT, _OFFICE = f"{{{_OASIS}:table:1.0}}", f"{{{_OASIS}:text:1.0}}", f"{{{_OASIS}:office:1.0}}"


def tables_of(path: Path, data: bytes) -> dict[str, ElementTree.Element]:
    """The sheets by name. Raises `NotARoster`."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            content = ElementTree.fromstring(packed.read("content.xml"))
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, OSError, ValueError, NotImplementedError) as error:
        raise NotARoster(path, "damaged", detail="ods") from error
    return {each.get(f"{_TABLE}name", ""): each for each in content.iter(f"{_TABLE}table")}


def rows_of_table(path: Path, table: ElementTree.Element) -> list[Row]:
    """Every row of a sheet that says something. Raises `NotARoster`."""
    rows: list[Row] = []
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        times = _times(row, "rows")
        if any(cells := tuple(_cells(row))):
            if len(cells) > MOST_COLUMNS:
                raise NotARoster(path, "too_many_columns", found=len(cells), limit=MOST_COLUMNS)
            if len(rows) + times > MOST_ROWS:
                raise NotARoster(path, "too_many_rows", found=len(rows) + times, limit=MOST_ROWS)
            rows += [Row(number + turn, cells) for turn in range(1, times + 1)]
        number += times
    return rows


def _cells(row: ElementTree.Element) -> Iterator[Cell]:
    """The cells up to the last filled one; a blank one may stand for sixteen thousand."""
    blanks = 0
    for cell in row:
        times = _times(cell, "columns")
        value = _value(cell)
        if value == "":
            blanks += times
            continue
        yield from [""] * min(blanks, MOST_COLUMNS + 1)
        yield from [value] * min(times, MOST_COLUMNS + 1)
        blanks = 0


def _times(element: ElementTree.Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(written) if written.isdecimal() and len(written) < 9 else 1


def _value(cell: ElementTree.Element) -> Cell:
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind == "date":
        return _day(cell.get(f"{_OFFICE}date-value", "")) or _paragraphs(cell)
    if kind == "boolean":
        return "yes" if cell.get(f"{_OFFICE}boolean-value") == "true" else "no"
    if kind == "float":
        return cell.get(f"{_OFFICE}value", "").removesuffix(".0") or _paragraphs(cell)
    return _paragraphs(cell)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _paragraphs(cell: ElementTree.Element) -> str:
    return "\n".join("".join(_runs(each)) for each in cell.findall(f"{_TEXT}p")).strip()


def _runs(element: ElementTree.Element) -> Iterator[str]:
    """The text of a paragraph, with the spaces and breaks that are elements of their own."""
    special = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
    yield element.text or ""
    for child in element:
        count = child.get(f"{_TEXT}c", "1")
        sign = special.get(child.tag, "")
        yield sign * (int(count) if count.isdecimal() and len(count) < 5 else 1)
        yield from _runs(child)
        yield child.tail or ""
