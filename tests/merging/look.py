"""All that can be seen of one copy, in words of the wire, so that copies can be compared."""

import json
from dataclasses import dataclass

from models.log import conflicts
from models.log.schema import SYNCED
from tests.merging import outside
from tests.merging.laptop import Key, Laptop

_PARTS = ("tables", "elsewhere", "conflicts", "proposals")


@dataclass(frozen=True)
class Look:
    """All that can be seen of one copy, in words of the wire."""

    tables: dict[str, list[tuple]]
    elsewhere: list
    conflicts: list
    proposals: list


def look(laptop: Laptop) -> Look:
    """Tables, conflicts and proposals."""
    seen = {table: laptop.rows(f"SELECT * FROM {table} ORDER BY id") for table in SYNCED}
    with laptop.store.read() as reader:
        numbers = dict(reader.connection.execute("SELECT id, wid FROM writer").fetchall())
        found = conflicts.conflicts(reader.connection)
        asked = conflicts.proposals(reader.connection)
    return Look(
        {table: rows for table, rows in seen.items() if rows},
        outside.elsewhere(laptop),
        sorted((c.kind, c.row, c.field, [_key(numbers, h.head) for h in c.heads]) for c in found),
        sorted((p.row, p.field, _key(numbers, p.head)) for p in asked),
    )


def _key(numbers: dict[int, str], head: tuple[int, int, bytes]) -> Key:
    return (numbers[head[0]], head[1], head[2].hex())


def require_same(one: str, mine: Look, other: str, theirs: Look) -> None:
    """Nothing of two looks differs."""
    for part in _PARTS:
        here, there = (json.dumps(getattr(seen, part), default=str) for seen in (mine, theirs))
        assert here == there, f"I1 {part} of {one} and {other} differ:\n  {here}\n  {there}"
