"""What was removed, newest first: what it was, when, on which laptop, and what would come back with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from models.clock import instant as wall_of
from models.queries.bin_kinds import KINDS
from models.queries.duplicates_known import kept_of
from models.queries.holds import name_of
from models.queries.moments import instant
from models.queries.plain import called, holding
from models.reader import Reader
from models.rules.bin import GOES_WITH
from models.rules.kinds import built_in_of

_STAMP = """
SELECT cell.hlc, cell.w FROM cell JOIN log_name ON log_name.id = cell.fld
WHERE cell.row = unhex(:id) AND log_name.name = :field"""
_FOLLOWERS = """
SELECT :part, part.id FROM {part} AS part JOIN log_name ON log_name.name = :field
JOIN cell ON cell.row = unhex(part.id) AND cell.fld = log_name.id AND cell.hlc = :hlc AND cell.w = :w
WHERE part.removed AND part.{column} = :id"""


@dataclass(frozen=True)
class Binned:
    """One thing that was removed: what it is called and what or whom it belongs to, as people would say it.

    `at` is aware UTC, `by` the laptop's name. `label` is the deed of this laptop that removed it, and `undone` whether
    that was an Undo, so that the thing only ceased to be. `into` is whom the entry was merged into.
    """

    table: str
    id: str
    title: str
    of: str
    sub: str
    starts: datetime | None
    ends: datetime | None
    at: datetime
    by: str
    label: str
    undone: bool
    into: str = ""
    into_id: str = ""

    @property
    def key(self) -> str:
        """How a list names it: ids alone do not say of which table they are."""
        return f"{self.table}/{self.id}"


def listed(reader: Reader) -> list[Binned]:
    """Everything that was removed and can be told by its name, newest first; parts of such a thing only with it."""
    chapter = reader.value("SELECT chapter FROM _ctl") or ""
    found = [row for table in KINDS for row in _of_kind(reader, table, chapter)]
    return sorted(found, key=lambda row: (row.at, row.key), reverse=True)


def thing(reader: Reader, table: str, id: str) -> Binned | None:
    """One of them."""
    if table not in KINDS:
        return None
    chapter = reader.value("SELECT chapter FROM _ctl") or ""
    return next((row for row in _of_kind(reader, table, chapter, id)), None)


def matching(rows: list[Binned], text: str) -> list[Binned]:
    """Those in whose names every word typed is found."""
    return holding(text, rows, lambda row: f"{row.title} {row.of} {row.by}")


def comes_with(reader: Reader, table: str, id: str) -> list[tuple[str, str]]:
    """What was removed with a thing in the same deed and hangs on it, however deep, as (table, id)."""
    stamp = reader.one(lambda hlc, w: (hlc, w), _STAMP, id=id, field=f"{table}.removed")
    found: dict[tuple[str, str], None] = {}
    waiting = [(table, id)] if stamp else []
    while waiting:
        above, row = waiting.pop()
        for part, column in GOES_WITH.get(above, ()):
            query = _FOLLOWERS.format(part=part, column=column)
            hlc, w = stamp or (0, 0)
            for each in reader.rows(
                lambda *cells: cells, query, part=part, field=f"{part}.removed", hlc=hlc, w=w, id=row
            ):
                if each not in found:
                    found[each] = None
                    waiting.append(each)
    return list(found)


def is_forgotten(reader: Reader, id: str) -> bool:
    """Whether it was forgotten for good."""
    return bool(reader.value("SELECT 1 FROM erasure WHERE row = unhex(:id) AND fields = '[]'", id=id))


def _of_kind(reader: Reader, table: str, chapter: str, id: str = "") -> Iterator[Binned]:
    kept = kept_of(reader) if table == "person" else {}
    for row in reader.rows(partial(_binned, table), KINDS[table], field=f"{table}.removed", only=id):
        if table == "meeting_kind":
            known = replace(row, sub=built_in_of(row.id, chapter))
            yield from [known] if known.title or known.sub else []
        elif row.title:
            into = kept.get(row.id, "")
            yield replace(row, into=name_of(reader, into), into_id=into) if into else row


def _binned(table: str, id: str, title: str, of: str, *rest: Any) -> Binned:
    given, family, known_as, sub, starts, ends, hlc, by, label, origin = rest
    name = called(given, family, known_as)
    title, of = (name, of) if table == "person" else (title, of or name)
    times = instant(starts), instant(ends), wall_of(hlc)
    return Binned(table, id, title or "", of or "", sub or "", *times, by or "", label or "", origin == "undo")
