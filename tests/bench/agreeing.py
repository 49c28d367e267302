"""Whether copies say the same: two laptops of one chapter in everything, the hub in what it was told."""

from collections.abc import Iterable, Iterator
from typing import Any

from models.log import allowed
from models.log.names import Connection
from models.log.op import decode
from models.log.outgoing import NATIONAL
from models.log.schema import SYNCED
from models.rules.levels import PUBLISHED_OF_OTHERS
from tests.parcels import Copy

Things = dict[tuple[str, str], dict[str, Any]]  # of (table, id), field by field

_ELSEWHERE = """
SELECT name, lower(hex(row)), body FROM elsewhere JOIN log_name ON log_name.id = tbl
WHERE ? IN ('', elsewhere.chapter) ORDER BY name, row
"""
_CELLS = """
SELECT lower(hex(row)), log_name.name, hlc, wid, seq, hex(h), nheads
FROM cell JOIN writer ON writer.id = cell.w JOIN log_name ON log_name.id = cell.fld ORDER BY row, log_name.name
"""
_LEAVING = """
SELECT kind.name, lower(hex(cell.row)), substr(field.name, instr(field.name, '.') + 1), f.value
FROM temp.allowed JOIN cell ON cell.row = allowed.row AND cell.fld = allowed.fld
    JOIN op ON op.w = cell.w AND op.seq = cell.seq AND op.h = cell.h, json_each(op.body) AS f
    JOIN log_name AS kind ON kind.id = op.tbl JOIN log_name AS field ON field.id = cell.fld
WHERE CAST(f.key AS INTEGER) = cell.fld AND allowed.tbl = op.tbl AND op.row NOT IN (SELECT row FROM elsewhere)
"""

_WAS_OURS = """
SELECT 1 FROM op JOIN writer ON writer.id = op.w WHERE op.row = unhex(?) AND writer.chapter = (SELECT chapter FROM _ctl)
"""


def disagreements(one: Copy, other: Copy) -> Iterator[str]:
    """Where two laptops of one chapter differ: in a table, in who holds a cell, in what they know of others."""
    for table in SYNCED:
        query = f"SELECT * FROM {table} ORDER BY id"
        if one.rows(query) != other.rows(query):
            yield f"{one.name} and {other.name} differ in {table}"
    if one.rows(_CELLS) != other.rows(_CELLS):
        yield f"{one.name} and {other.name} differ in who holds a cell"
    if _told_of(one) != _told_of(other):
        yield f"{one.name} and {other.name} know different things of others"


def misunderstandings(hub: Copy, chapter: Copy, level: int) -> Iterator[str]:
    """Where the hub has other values of a chapter's things than may leave it, lacks some, or has too much.

    It keeps every answer about consent, because it is by answers that it knows what to give back; and of a steward
    who said no the bare id, which names nobody.
    """
    ((home,),) = chapter.rows("SELECT chapter FROM _ctl")
    with chapter.store.uncaptured("") as (connection, _):
        leaving = _leaving(connection, level, chapter)
    held = _told_of(hub, home)
    for thing in sorted(leaving.keys() | held.keys()):
        may, has = leaving.get(thing, {}), held.get(thing, {})
        if any(has.get(field, has) != value for field, value in may.items()):
            yield f"the hub does not know {thing} of {chapter.name} as it is: {may}, {has}"
        elif thing[0] != "consent_event" and has.keys() - may.keys() - {"steward_id"} and not _is_past(has):
            yield f"the hub knows too much of {thing} of {chapter.name}: {may}, {has}"


def hearsay(hub: Copy, others: Iterable[Copy]) -> Iterator[str]:
    """Where chapters know each other's things otherwise than the hub does, or know less of them than is published."""
    known = _told_of(hub)
    published = {thing for thing in known if thing[0] in PUBLISHED_OF_OTHERS}
    for copy in others:
        told = _told_of(copy)
        for thing, has in told.items():
            if thing in known and not has.items() <= _also(known[thing], has, copy, thing).items():
                yield f"{copy.name} knows {thing} otherwise than the hub: {has}, {known[thing]}"
        for table, row in sorted(published - told.keys()):
            if not copy.rows(f"SELECT 1 FROM {table} WHERE id = ?", row):
                yield f"{copy.name} has never heard of {table} {row}"


def _also(known: dict[str, Any], has: dict[str, Any], copy: Copy, thing: tuple[str, str]) -> dict[str, Any]:
    """What the hub knows of a thing, and what a chapter whose own it was keeps of what it never told."""
    return has | known if copy.rows(_WAS_OURS, thing[1]) else known


def _leaving(connection: Connection, level: int, chapter: Copy) -> Things:
    allowed.fill(connection, NATIONAL, level, chapter.now().date())
    things: Things = {}
    for table, row, field, value in connection.execute(_LEAVING):
        things.setdefault((table, row), {})[field] = value
    return things


def _told_of(copy: Copy, chapter: str = "") -> Things:
    return {(table, row): decode(body) for table, row, body in copy.rows(_ELSEWHERE, chapter)}


def _is_past(body: dict[str, Any]) -> bool:
    """What was told while it stood and has ended since, and what somebody took back."""
    return bool(body.get("removed") or body.get("to_on") or body.get("state") in ("withdrawn", "refused"))
