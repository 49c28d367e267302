"""What left this laptop, as papers tell it: every bundle saved, what others confirm to hold, and the last bundle."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from models.clock import instant as moment_of
from models.log.intervals import Vector
from models.log.op import decode, encode
from models.log.outgoing import CHAPTER, NATIONAL, Audience, outgoing
from models.log.vectors import as_runs
from models.queries.chapter import chapter_name
from models.queries.moments import instant
from models.queries.plain import stored
from models.queries.settling import chapter_name as other_chapter
from models.queries.sharing import Exchange, decided_level, exchanges
from models.reader import Reader


@dataclass(frozen=True)
class Sending:
    """A bundle saved here: when, of which audience, and the names it was for."""

    at: datetime | None
    audience: str
    peer: str
    name: str


@dataclass(frozen=True)
class TheyHold:
    """What another laptop says it holds of some records: their fields as `table.field`, and when it said so."""

    laptop: str
    chapter: str
    at: datetime | None
    fields: tuple[str, ...]


@dataclass(frozen=True)
class LastBundle:
    """The newest bundle saved here: how many records of each kind it told of.

    Only its number of changes is kept. Where what could have travelled then adds up to it, `is_exact`; else the
    counts are the most it can have held.
    """

    exchange: Exchange
    counts: tuple[tuple[str, int], ...]
    is_exact: bool


@dataclass(frozen=True)
class LeftPaper:
    """Every bundle that left, newest first; `opened` is how many came in."""

    chapter: str
    level: int | None
    decided_by: str
    sent: tuple[Exchange, ...]
    opened: int
    last: LastBundle | None


def left_paper(reader: Reader, today: date) -> LeftPaper:
    """What left this laptop."""
    known = exchanges(reader)
    sent = tuple(each for each in known if each.direction == "saved")
    level, number = decided_level(reader)
    last = _last(reader, sent[0], level or 0, today) if sent else None
    return LeftPaper(chapter_name(reader), level, number, sent, len(known) - len(sent), last)


def sendings_since(reader: Reader, begun: datetime) -> list[Sending]:
    """Every bundle saved since a moment, newest first."""
    query = """SELECT at, audience, peer, name FROM exchange WHERE direction = 'saved' AND at >= :begun
        ORDER BY n DESC"""
    return reader.rows(lambda at, *rest: Sending(instant(at), *rest), query, begun=stored(begun))


def held_elsewhere(reader: Reader, ids: Iterable[str]) -> list[TheyHold]:
    """Which fields of some records other laptops say they hold."""
    written = [
        (wid, seq, tuple(decode(body))) for wid, seq, body in reader.rows(lambda *row: row, _OPS, ids=_listed(ids))
    ]
    names = dict(reader.rows(lambda number, name: (str(number), name), "SELECT id, name FROM log_name"))
    found: list[TheyHold] = []
    for replica_name, chapter, at, vector in reader.rows(lambda *row: row, _PEERS):
        held: Vector = {wid: as_runs(runs) for wid, runs in decode(vector).items()}
        fields = [field for wid, seq, body in written if _has(held, wid, seq) for field in body]
        if fields:
            told = tuple(sorted({names[field] for field in fields if field in names}))
            found.append(TheyHold(replica_name, other_chapter(reader, chapter)[0], instant(at or None), told))
    return found


_OPS = """SELECT writer.wid, op.seq, op.body FROM json_each(:ids) AS wanted
    CROSS JOIN op ON op.row = unhex(wanted.value) JOIN writer ON writer.id = op.w WHERE op.body IS NOT NULL"""
_PEERS = """SELECT peer.name, peer.chapter, peer.at, peer.vector FROM peer, _ctl WHERE peer.replica <> _ctl.replica
    ORDER BY peer.name, peer.replica"""


def _listed(ids: Iterable[str]) -> str:
    return encode(list(ids)).decode()


def _has(held: Vector, wid: str, seq: int) -> bool:
    return any(low <= seq <= high for low, high in held.get(wid, ()))


def _last(reader: Reader, sent: Exchange, level: int, today: date) -> LastBundle:
    """What can have travelled in it: the changes made until then that may go to such an audience."""
    audience = Audience(sent.audience or CHAPTER, level=level if sent.audience == NATIONAL else 0)
    most: dict[str, int] = {}
    for everything in (False, True):
        ops = outgoing(reader.connection, audience, today, everything=everything).ops
        then = [op for op in ops if sent.at and moment_of(op.hlc) <= sent.at]
        told = Counter({op.op.row: op.op.table for op in then if op.op}.values())
        most = dict(sorted(told.items()))
        if len(then) == sent.changes:
            return LastBundle(sent, tuple(most.items()), is_exact=True)
    return LastBundle(sent, tuple(most.items()), is_exact=False)
