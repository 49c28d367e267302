"""The document of the format names every table and field that may go on the wire, and none besides."""

import re
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from exports.bundle import format as bundle_format
from exports.bundle import lines
from models import tables
from models.chapter_file import SCHEMA_VERSION
from models.log.schema import SYNCED
from models.rules.levels import PIECES, PUBLISHED

DOCUMENT = (Path(__file__).parents[2] / "exports/bundle/FORMAT.md").read_text(encoding="utf-8")
_EVERYWHERE = ("id", "removed")  # told once for all tables
_KINDS = {"Boolean": "yes or no", "Integer": "number", "Date": "day", "Instant": "moment", "AutoString": "text"}
_DOWN_ONLY = ("consultation", "reply")  # what only the national community writes


def test_every_table_and_field_of_the_log_is_in_the_document_and_none_besides() -> None:
    documented = {table: _kinds(rows) for table, rows in _documented().items()}

    assert documented == {table: _columns(table) for table in SYNCED}


@pytest.mark.parametrize("table", SYNCED)
def test_the_document_says_what_may_leave_as_the_allow_list_does(table: str) -> None:
    documented = {field: row[1] for row in _documented()[table] for field in _named(row[0])}

    assert documented == {field: _leaves(table, field) for field in _columns(table)}


def test_the_allow_list_names_only_fields_that_exist() -> None:
    unknown = {
        (piece.table, field)
        for piece in PIECES.values()
        for field in piece.fields
        if field not in _columns(piece.table) and field not in _EVERYWHERE
    }

    assert not unknown


def test_every_field_says_what_it_holds() -> None:
    silent = [row[0] for rows in _documented().values() for row in rows if len(row[2].strip()) < 3]

    assert not silent


def test_the_document_is_of_the_tables_this_program_writes() -> None:
    section = DOCUMENT.split("## Tables and fields")[1]

    assert f"`schema_version` {SCHEMA_VERSION} " in section.splitlines()[2]


@pytest.mark.parametrize(
    ("shape", "section"),
    [
        (bundle_format.About, "Manifest"),
        (bundle_format.Personal, "Manifest"),
        (bundle_format.Recipient, "Manifest"),
        (bundle_format.SpanLine, "Manifest"),
        (bundle_format.Vectors, "Manifest"),
        (lines.Whole, "Changes"),
        (lines.Stub, "Changes"),
        (lines.Erased, "Changes"),
        (lines.WriterLine, "Writers and certificates"),
        (lines.CertificateLine, "Writers and certificates"),
        (lines.ErasureLine, "To be forgotten"),
    ],
)
def test_every_key_of_every_line_and_of_the_manifest_is_named_where_it_is_told(shape: type, section: str) -> None:
    told = next(part for part in DOCUMENT.split("\n## ") if part.startswith(section))

    unnamed = [key for key in _keys(shape) if f"`{key}`" not in told and f'"{key}"' not in told]

    assert not unnamed


def _keys(shape: type) -> tuple[str, ...]:
    return shape.__struct_encode_fields__


def _documented() -> dict[str, list[list[str]]]:
    """Each table's rows as the fields named, where they may go, what they hold, and their kinds."""
    found: dict[str, list[list[str]]] = {}
    for part in DOCUMENT.split("## Tables and fields")[1].split("\n### ")[1:]:
        heading, *rest = part.splitlines()
        _before, _line, *rows = [line for line in rest if line.startswith("|")]
        cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
        found[heading.strip("`")] = [[fields, leaves, holds, kind] for fields, kind, leaves, holds in cells]
    return found


def _named(text: str) -> list[str]:
    return re.findall(r"`([a-z][a-z0-9_]*)`", text)


def _kinds(rows: list[list[str]]) -> dict[str, str]:
    """Each field with its kind; several fields of one row have one kind, or one each."""
    found: dict[str, str] = {}
    for fields, _leaves, _holds, kind in rows:
        names, kinds = _named(fields), kind.split(", ")
        assert not found.keys() & set(names), f"twice: {names}"
        found |= dict(zip(names, kinds if len(kinds) > 1 else kinds * len(names), strict=True))
    return found


def _columns(table: str) -> dict[str, str]:
    tables.load()
    columns = SQLModel.metadata.tables[table].columns
    return {
        column.name: "id" if column.index else _KINDS[type(column.type).__name__]
        for column in columns
        if column.name not in _EVERYWHERE
    }


def _leaves(table: str, field: str) -> str:
    """In the document's words, from the real allow-list."""
    pieces = {name: piece for name, piece in PIECES.items() if piece.table == table and field in piece.fields}
    levels = [piece.level for name, piece in pieces.items() if name not in _DOWN_ONLY]
    said = [f"from level {min(levels):d}"] if levels else []
    return ", ".join([*said, "published"] if pieces.keys() & set(PUBLISHED) else said)
