"""Opening a list of people in any of the forms that spreadsheet and membership programs write."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exports.tables.delimited import rows_of_text
from exports.tables.guard import kind_of
from exports.tables.layout import Layout, laid_out
from exports.tables.open_document import rows_of_table, tables_of
from exports.tables.sheets import rows_of_sheet, sheets_of
from exports.tables.table import Note, Row, Table
from models.rules.roster_file import NotARoster

_PLAINLY_A_ROSTER = 2


def table_of(path: Path, data: bytes, *, sheet: str | None = None) -> Table:
    """The table in a CSV, TSV, TXT, XLSX, XLS or ODS file; of several sheets the named one, or the first with people.

    The contents decide, not the ending. Raises `NotARoster`, or `CouldNotRead` for the world's fault.
    """
    kind = kind_of(path, data)
    if kind == "vcard":
        raise NotARoster(path, "vcard")
    if kind == "text":
        rows, encoding, delimiter = rows_of_text(path, data)
        layout = _require_people(path, laid_out(rows))
        return _table(_with_spoilt_letters(layout), encoding=encoding, delimiter=delimiter)
    return _of_workbook(path, data, kind, sheet)


def _of_workbook(path: Path, data: bytes, kind: str, wanted: str | None) -> Table:
    sheets, rows_of = _sheets(path, data, kind)
    if wanted is not None and wanted not in sheets:
        raise NotARoster(path, "no_sheet", detail=wanted)
    best, name = laid_out([]), ""
    for each in sheets if wanted is None else (wanted,):
        layout = laid_out(rows_of(each))
        if not name or (bool(layout.rows), layout.recognised) > (bool(best.rows), best.recognised):
            best, name = layout, each
        if layout.rows and layout.recognised >= _PLAINLY_A_ROSTER:
            break
    return _table(_require_people(path, best), sheet=name, sheets=sheets)


def _sheets(path: Path, data: bytes, kind: str) -> tuple[tuple[str, ...], Callable[[str], list[Row]]]:
    """The names of a workbook's sheets, and how to get the rows of one."""
    if kind == "ods":
        tables = tables_of(path, data)
        return tuple(tables), lambda name: rows_of_table(path, tables[name])
    sheets, book = sheets_of(path, data, kind)
    return sheets, lambda name: rows_of_sheet(path, data, book, name)


def _with_spoilt_letters(layout: Layout) -> Layout:
    spoilt = sum(str(cell).count("\ufffd") for row in layout.rows for cell in row.cells)
    return replace(layout, notes=(*layout.notes, Note("spoilt_letters", count=spoilt))) if spoilt else layout


def _require_people(path: Path, layout: Layout) -> Layout:
    if not layout.rows:
        raise NotARoster(path, "no_rows")
    return layout


def _table(
    layout: Layout, *, encoding: str = "", delimiter: str = "", sheet: str = "", sheets: tuple[str, ...] = ()
) -> Table:
    return Table(layout.headers, layout.rows, encoding, delimiter, sheet, sheets, layout.junk_rows, layout.notes)
