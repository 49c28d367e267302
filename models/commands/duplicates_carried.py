"""What goes over from an entry that is given up to the one that is kept."""

from collections.abc import Iterable, Mapping
from typing import Any

from models.log.names import load
from models.log.op import encode
from models.queries.duplicates_late import Late
from models.queries.duplicates_links import COPIED, MOVED, copy_id, moving
from models.reader import Reader
from models.rules.duplicates_choice import BOTH, SECOND, part_key
from models.rules.duplicates_sql import DOUBTED

_COLUMNS = {
    "contact_point": ("kind", "value", "label", "main"),
    "person_skill": ("skill",),
    "person_role": ("role", "from_on", "to_on"),
}
_FIELDS = {"person_skill": "skills", "person_role": "roles"}
_KINDS = {"email": "emails", "phone": "phones"}
Row = dict[str, Any]


def carry_over(reader: Reader, kept: str, given_up: str, choices: Mapping[str, str]) -> int:
    """Everything that may go over does; returns how many records. What somebody has of their own is copied."""
    moved = sum(_move(reader, table, column, kept, given_up) for table, column in MOVED)
    return moved + sum(_copy_all(reader, table, (kept, given_up), choices) for table in COPIED)


def bring_over(reader: Reader, late: Late) -> None:
    """One record that came late goes over as well."""
    if late.table in COPIED:
        (row,) = (row for row in _standing(reader, late.table, late.person_id) if row["id"] == late.id)
        there = {_key(late.table, each) for each in _standing(reader, late.table, late.into_id)}
        _copy(reader, late.table, row, late.into_id, wanted=_key(late.table, row) not in there)
        return
    for column in (column for table, column in MOVED if table == late.table):
        reader.connection.execute(
            f"UPDATE {late.table} SET {column} = ? WHERE id = ? AND {column} = ?",
            (late.into_id, late.id, late.person_id),
        )


def note_joined(reader: Reader, entries: Iterable[str]) -> None:
    """Say again of these entries whose they are, so that what was just done is known to belong to it."""
    numbers = load(reader.connection).number_of
    body = encode({str(numbers["likeness.verdict"]): "same"}).decode()
    query = f"""SELECT id FROM likeness WHERE second_id IN (SELECT value FROM json_each(:ids))
        AND verdict = 'same' AND NOT removed AND id NOT IN ({DOUBTED}) ORDER BY id"""
    for id in reader.column(query, ids=encode(sorted(entries)).decode()):
        reader.connection.execute(
            "INSERT INTO _cap(tbl, row, body, over) VALUES(?, ?, ?, '{}')", (numbers["likeness"], id, body)
        )


def _move(reader: Reader, table: str, column: str, kept: str, given_up: str) -> int:
    found = f"SELECT id FROM ({moving(table, column, ':given_up')})"
    return reader.connection.execute(
        f"UPDATE {table} SET {column} = :kept WHERE id IN ({found})", {"kept": kept, "given_up": given_up}
    ).rowcount


def _copy_all(reader: Reader, table: str, pair: tuple[str, str], choices: Mapping[str, str]) -> int:
    kept, given_up = pair
    ours, theirs = _standing(reader, table, kept), _standing(reader, table, given_up)
    for row in ours:
        if choices.get(_field(table, row)) == SECOND and _key(table, row) not in {_key(table, each) for each in theirs}:
            reader.connection.execute(f"UPDATE {table} SET removed = 1 WHERE id = ?", (row["id"],))
    there = {_key(table, row) for row in ours}
    copied = 0
    for row in theirs:
        wanted = _key(table, row) not in there and choices.get(_field(table, row), BOTH) in (SECOND, BOTH)
        _copy(reader, table, row, kept, wanted=wanted)
        there.add(_key(table, row))
        copied += wanted
    return copied


def _copy(reader: Reader, table: str, row: Row, kept: str, *, wanted: bool) -> None:
    """A row of the kept entry's own; of what it has already, or does not get, one that is removed: it was looked at."""
    values = {name: row[name] for name in _COLUMNS[table]}
    if table == "contact_point":
        values["main"] = bool(row["main"]) and wanted and not _has_main(reader, kept, row["kind"])
    cells = {"removed": not wanted, "person_id": kept, **values}
    reader.connection.execute(
        f"INSERT INTO {table}(id, {', '.join(cells)}) VALUES(:id, {', '.join(f':{name}' for name in cells)}) "
        f"ON CONFLICT(id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in cells)}",
        {"id": copy_id(row["id"], kept), **cells},
    )


def _standing(reader: Reader, table: str, person_id: str) -> list[Row]:
    columns = ("id", *_COLUMNS[table])
    return reader.rows(
        lambda *cells: dict(zip(columns, cells, strict=True)),
        f"SELECT {', '.join(columns)} FROM {table} WHERE person_id = :id AND NOT removed ORDER BY rowid",
        id=person_id,
    )


def _field(table: str, row: Row) -> str:
    return _KINDS.get(row["kind"], "") if table == "contact_point" else _FIELDS[table]


def _key(table: str, row: Row) -> tuple[str, str, str]:
    """What makes two rows say the same; a role that has ended is another than one that is held."""
    if table == "contact_point":
        return row["kind"] or "", part_key(_field(table, row), row["value"] or ""), ""
    if table == "person_skill":
        return "", part_key("skills", row["skill"] or ""), ""
    ended = row["to_on"] or ""
    return part_key("roles", row["role"] or ""), ended, (row["from_on"] or "") if ended else ""


def _has_main(reader: Reader, person_id: str, kind: str) -> bool:
    query = "SELECT 1 FROM contact_point WHERE person_id = :id AND kind = :kind AND main AND NOT removed"
    return bool(reader.value(query, id=person_id, kind=kind))
