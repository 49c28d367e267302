"""What would leave with the next bundle, what came and went, and where two people wrote unaware of each other."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.log import exchange
from models.log.conflicts import Conflict, conflicts
from models.log.intervals import Vector, missing
from models.log.op import encode
from models.queries.moments import instant
from models.reader import Reader

# Each subject: the table whose things it counts, and by which column the rows of other tables belong to one of them.
_SUBJECTS = {
    "roster": ("person", "person_id", ("contact_point", "person_skill", "person_role", "consent_event")),
    "assets": ("asset", "asset_id", ("booking", "loan")),
    "meetings": ("meeting", "meeting_id", ("agenda_item", "attendance", "interest", "approval")),
    "decisions": ("decision", "decision_id", ("stance", "decision_link")),
    "actions": ("action", "action_id", ()),
}

_NAMES = {
    "person": "trim(coalesce(nullif(known_as, ''), given_name, '') || ' ' || coalesce(family_name, ''))",
    "asset": "name",
    "meeting": "title",
    "decision": "text",
    "action": "text",
}
_SHOWN = 4

_LEAVING = """
SELECT log_name.name, lower(hex(op.row)) FROM json_each(:runs) AS run
JOIN writer ON writer.wid = run.value ->> 0
JOIN op ON op.w = writer.id AND op.seq BETWEEN run.value ->> 1 AND run.value ->> 2
JOIN log_name ON log_name.id = op.tbl
"""


@dataclass(frozen=True)
class Leaving:
    """One subject's part of the next bundle: how many things changed, of how many, and the first few by name."""

    subject: str
    things: int
    total: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class NextBundle:
    """What the next bundle would hold; `copies` counts the other copies of this chapter heard from so far."""

    changes: int
    copies: int
    parts: tuple[Leaving, ...]


@dataclass(frozen=True)
class Exchange:
    """One bundle saved or opened here; `at` is an aware UTC datetime."""

    id: str
    direction: str
    at: datetime | None
    peer: str
    name: str
    changes: int
    fresh: int
    conflicts: int
    acknowledged: bool


def next_bundle(reader: Reader) -> NextBundle:
    """What is not yet acknowledged by every copy, subject by subject."""
    answers = exchange.acknowledged(reader.connection)
    wanted = missing(exchange.vector(reader.connection), answers)
    runs = encode([(wid, low, high) for wid, held in wanted.items() for low, high in held]).decode()
    changed = reader.rows(lambda table, row: (table, row), _LEAVING, runs=runs)
    rows: dict[str, set[str]] = {}
    for table, row in changed:
        rows.setdefault(table, set()).add(row)
    parts = tuple(_part(reader, subject, rows) for subject in _SUBJECTS)
    return NextBundle(len(changed), len(answers), parts)


def _part(reader: Reader, subject: str, rows: dict[str, set[str]]) -> Leaving:
    table, owner, children = _SUBJECTS[subject]
    things = set(rows.get(table, ()))
    for child in children:
        ids = encode(sorted(rows.get(child, ()))).decode()
        query = f"SELECT {owner} FROM {child} WHERE {owner} IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))"
        things.update(reader.column(query, ids=ids))
    total = reader.value(f"SELECT count(*) FROM {table} WHERE NOT removed")
    query = (
        f"SELECT coalesce(nullif({_NAMES[table]}, ''), '–') FROM {table} "
        "WHERE NOT removed AND id IN (SELECT value FROM json_each(:ids)) ORDER BY id DESC LIMIT :shown"
    )
    names = reader.column(query, ids=encode(sorted(things)).decode(), shown=_SHOWN)
    return Leaving(subject, len(things), total, tuple(names))


def exchanges(reader: Reader) -> list[Exchange]:
    """Every bundle saved and opened here, newest first; a saved one is acknowledged once every copy holds it all."""
    answers = exchange.acknowledged(reader.connection)
    query = (
        "SELECT CAST(n AS TEXT), direction, at, peer, name, changes, fresh, conflicts, writer, seq "
        "FROM exchange ORDER BY n DESC"
    )

    def made(id: str, direction: str, at: str, *rest: Any) -> Exchange:
        *told, writer, seq = rest
        arrived = direction == "saved" and bool(answers) and all(_holds(answer, writer, seq) for answer in answers)
        return Exchange(id, direction, instant(at), *told, arrived)  # pyright: ignore[reportCallIssue]

    return reader.rows(made, query)


def _holds(answer: Vector, writer: str, seq: int) -> bool:
    return any(low == 1 and high >= seq for low, high in answer.get(writer, ()))


def open_conflicts(reader: Reader) -> list[Conflict]:
    """Every cell where two people wrote unaware of each other."""
    return conflicts(reader.connection)


def name_of(reader: Reader, table: str, row: str) -> str:
    """What a record is called, or "" for one without a name of its own."""
    if table not in _NAMES:
        return ""
    return reader.value(f"SELECT coalesce({_NAMES[table]}, '') FROM {table} WHERE id = :id", id=row) or ""


def last_saved(reader: Reader) -> datetime | None:
    """When the last bundle was saved here (aware UTC), or None."""
    at = reader.value("SELECT max(at) FROM exchange WHERE direction = 'saved'")
    return instant(at) if at else None
