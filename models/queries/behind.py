"""How far chapters and the national community are behind each other, from what laptops answered."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from models.log.intervals import Runs, without
from models.log.op import decode
from models.queries.moments import instant
from models.reader import Reader
from models.rules.levels import PUBLISHED
from models.rules.london import day_of


@dataclass
class Heard:
    """What the laptops of one chapter last answered, together; `seen` is what they have of ours, writer by writer."""

    at: datetime | None = None
    missing: int = 0
    seen: dict[str, list[Runs]] = field(default_factory=dict)


def heard(reader: Reader) -> dict[str, Heard]:
    """Of each chapter, what its laptops last answered.

    What one laptop has, its co-coordinators get from it: so it is what any of them has that counts.
    """
    found: dict[str, Heard] = defaultdict(Heard)
    highest: dict[tuple[str, str], int] = {}
    for chapter, at, wid, runs, is_ours in reader.rows(lambda *row: row, _ANSWERS):
        peers = found[chapter]
        peers.at = max(filter(None, (peers.at, instant(at or None))), default=None)
        if is_ours:
            peers.seen.setdefault(wid, []).append(tuple((low, high) for low, high in decode(runs)))
        elif wid:
            tops = [high for _low, high in decode(runs)]
            highest[chapter, wid] = max([highest.get((chapter, wid), 0), *tops])
    _count_missing(reader, found, highest)
    return found


def _count_missing(reader: Reader, found: dict[str, Heard], highest: dict[tuple[str, str], int]) -> None:
    """Each writer numbers what it writes without leaving any out, and all of it travels, if only as stubs."""
    held: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for chapter, wid, low, high in reader.rows(lambda *row: row, _HELD):
        held[chapter, wid].append((low, high))
    for place in {*held, *highest}:
        top = max(highest.get(place, 0), *(high for _low, high in held.get(place, [(0, 0)])))
        lacking = without(((1, top),), tuple(held.get(place, ())))
        found[place[0]].missing += sum(high - low + 1 for low, high in lacking)


# Of each answer: what they have of ours, and what they say there is of theirs.
_ANSWERS = """
WITH known AS MATERIALIZED (SELECT wid, chapter IN ('', (SELECT chapter FROM _ctl)) AS is_ours, chapter FROM writer)
SELECT peer.chapter, peer.at, coalesce(known.wid, ''), coalesce(peer.seen -> ('$."' || known.wid || '"'), '[]'),
    coalesce(known.is_ours, 0)
FROM peer LEFT JOIN known ON known.is_ours OR known.chapter = peer.chapter
WHERE NOT retired AND peer.chapter <> (SELECT chapter FROM _ctl)
"""
_HELD = """SELECT writer.chapter, wid, lo, hi FROM vv JOIN writer ON writer.id = vv.w
    WHERE kind = 0 AND writer.chapter NOT IN ('', (SELECT chapter FROM _ctl)) ORDER BY wid, lo"""


def published(reader: Reader) -> dict[str, list[tuple[int, int]]]:
    """The (number, stamp) of each of our own changes that chapters are to know, by writer."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for wid, seq, hlc in reader.rows(lambda *row: row, _PUBLISHED.format(tables=_TABLES)):
        found[wid].append((seq, hlc))
    return found


_TABLES = ", ".join(f"'{table}'" for table in sorted({piece.removesuffix("_end") for piece in PUBLISHED}))
_PUBLISHED = """
SELECT wid, seq, hlc FROM op JOIN writer ON writer.id = op.w JOIN log_name ON log_name.id = op.tbl
WHERE writer.chapter IN ('', (SELECT chapter FROM _ctl)) AND fid = 1 AND log_name.name IN ({tables})
    AND (log_name.name <> 'decision' OR EXISTS (
        SELECT 1 FROM decision WHERE id = lower(hex(op.row)) AND coalesce(outcome, '') <> ''))
ORDER BY wid, seq
"""


def waiting(ours: dict[str, list[tuple[int, int]]], peers: Heard) -> list[int]:
    """The stamps of those of our published changes that none of their laptops has."""
    return [hlc for wid, ops in ours.items() for hlc in _unseen(ops, peers.seen.get(wid, []))]


def _unseen(ops: list[tuple[int, int]], seen: list[Runs]) -> list[int]:
    left: Runs = ((1, ops[-1][0]),)
    for runs in seen:
        left = without(left, runs)
    return [hlc for seq, hlc in ops if any(low <= seq <= high for low, high in left)] if left else []


def day_of_stamp(hlc: int) -> date:
    """The day in London on which this was written."""
    return day_of(datetime.fromtimestamp((hlc >> 16) / 1000, UTC))
