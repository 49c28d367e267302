"""What of the log goes into a bundle for somebody: every op they have not acknowledged, in the form they may have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.log import allowed, chains
from models.log.intervals import Runs, Vector, common, runs_of, without
from models.log.merge import ERASED, STUB, Card, Signed
from models.log.names import Connection, Names, load
from models.log.op import decode
from models.log.parcel import Span
from models.log.rebuild import to_op
from models.log.vectors import FULL, SEEN, as_runs, vector

CHAPTER, NATIONAL, CHAPTERS = "chapter", "national", "chapters"
_EVER = ((1, 2**62),)


@dataclass(frozen=True)
class Audience:
    """Whom a bundle is for: the copies of one's own chapter, the national community, or the chapters.

    `to` names single replicas of them; `level` is how much a chapter tells the national community.
    """

    kind: str = CHAPTER
    to: tuple[str, ...] = ()
    level: int = 0


@dataclass(frozen=True)
class Outgoing:
    """What would travel, and what this file holds: its acknowledgement to whoever reads it, but for the `forked`."""

    ops: tuple[Signed, ...]
    spans: tuple[Span, ...]
    full: Vector
    seen: Vector
    writers: tuple[Card, ...]
    forked: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """What one other copy last said it holds."""

    replica: str
    wid: str
    name: str
    chapter: str
    full: Vector
    seen: Vector
    erased: tuple[str, ...]
    at: str


def answers(connection: Connection, audience: Audience) -> list[Answer]:
    """The newest answer of each copy of this audience that is still in use, and not shut out.

    Of a writer that forked nobody can say which of two ops they hold, so those count as held by none.
    """
    forked = {wid for (wid,) in connection.execute("SELECT wid FROM writer WHERE forked")}
    rows = connection.execute(
        "SELECT peer.replica, wid, name, peer.chapter, vector, seen, erased, at FROM peer, _ctl WHERE NOT retired "
        "AND peer.replica <> _ctl.replica AND wid IS NOT (SELECT wid FROM writer WHERE id = _ctl.w) "
        "AND wid NOT IN (SELECT wid FROM writer WHERE revoked_after IS NOT NULL) "
        "AND (peer.chapter = _ctl.chapter) = ? ORDER BY peer.replica",
        (audience.kind == CHAPTER,),
    ).fetchall()
    made = [
        Answer(replica, wid, name, chapter, _vector(full, forked), _vector(seen, forked), tuple(decode(erased)), at)
        for replica, wid, name, chapter, full, seen, erased, at in rows
    ]
    return [answer for answer in made if not audience.to or answer.replica in audience.to]


def _vector(text: str, forked: set[str]) -> Vector:
    return {wid: as_runs(runs) for wid, runs in decode(text).items() if wid not in forked}


def outgoing(connection: Connection, audience: Audience, today: date, *, everything: bool = False) -> Outgoing:
    """What a bundle for this audience holds at this moment; `everything` leaves out what they say they have."""
    if audience.kind != CHAPTER:
        allowed.fill(connection, audience.kind, audience.level, today)
    heard = [] if everything else answers(connection, audience)
    had = _Had([] if _is_somebody_new(connection, audience, heard) else heard)
    ops = tuple(_ops(connection, audience.kind, had))
    forked = tuple(wid for (wid,) in connection.execute("SELECT wid FROM writer WHERE forked ORDER BY wid"))
    held = (vector(connection, FULL), vector(connection, SEEN))
    return Outgoing(ops, tuple(_spans(connection, ops)), *held, _cards(connection, audience.kind), forked)


def _is_somebody_new(connection: Connection, audience: Audience, heard: list[Answer]) -> bool:
    """Whether somebody it is for has never answered and so needs everything."""
    if audience.kind != CHAPTERS or audience.to:
        return len(heard) < len(audience.to)
    from models.trust import believed

    web = believed.web_of(connection)
    return not web.chapters & {chapter for _key, chapter in web.held} <= {answer.chapter for answer in heard}


class _Had:
    """What every one of the recipients has."""

    def __init__(self, heard: list[Answer]) -> None:
        self._heard = heard

    def full(self, wid: str) -> Runs:
        return self._all(answer.full.get(wid, ()) for answer in self._heard)

    def seen(self, wid: str) -> Runs:
        return self._all(answer.seen.get(wid, ()) for answer in self._heard)

    def _all(self, each: Iterable[Runs]) -> Runs:
        held: Runs = _EVER if self._heard else ()
        for runs in each:
            held = common(held, runs)
        return held


def _ops(connection: Connection, kind: str, had: _Had) -> Iterator[Signed]:
    names = load(connection)
    wids = dict(connection.execute("SELECT id, wid FROM writer").fetchall())
    (home,) = connection.execute("SELECT chapter FROM _ctl").fetchone()
    own = {wid for (wid,) in connection.execute("SELECT wid FROM writer WHERE chapter IN (?, '')", (home,))}
    for wid, runs in sorted(vector(connection, SEEN).items()):
        unseen = without(runs, had.seen(wid))
        for low, high in without(runs, had.full(wid)):
            for op in _read(connection, kind, wid, low, high):
                signed = _in_form(names, wids, wid, op, is_unseen=any(a <= op[0] <= b for a, b in unseen))
                if signed and (signed.op or wid in own or kind == CHAPTER):
                    yield signed


def _read(connection: Connection, kind: str, wid: str, low: int, high: int) -> Iterator[tuple]:
    may = "1" if kind == CHAPTER else allowed.MAY_LEAVE
    return connection.execute(
        f"SELECT op.seq, op.h, op.fid, op.w, op.hlc, op.tbl, lower(hex(op.row)), op.body, op.prev, {may} "
        "FROM op JOIN writer ON writer.id = op.w WHERE writer.wid = ? AND op.seq BETWEEN ? AND ? "
        "ORDER BY op.seq, op.h",
        (wid, low, high),
    )


def _in_form(names: Names, wids: dict[int, str], wid: str, op: tuple, *, is_unseen: bool) -> Signed | None:
    """The op as they may have it, or None when they have that already."""
    seq, digest, fid, w, hlc, tbl, row, body, prev, may = op
    if fid == STUB or not may:
        return Signed(wid, seq, digest) if is_unseen else None
    if fid == ERASED:
        return Signed(wid, seq, digest, None, row, names.name_of[tbl], hlc)
    return Signed(wid, seq, digest, to_op(names, wids, (w, seq, hlc, tbl, row, body, prev)))


def _spans(connection: Connection, ops: tuple[Signed, ...]) -> Iterator[Span]:
    numbers: dict[str, list[int]] = {}
    for signed in ops:
        numbers.setdefault(signed.writer, []).append(signed.seq)
    for wid, seqs in numbers.items():
        w, forked = connection.execute("SELECT id, forked FROM writer WHERE wid = ?", (wid,)).fetchone()
        for low, high in runs_of(seqs):
            links = ("", "") if forked else tuple(_hex(chains.link_at(connection, w, n)) for n in (low - 1, high))
            yield Span(wid, low, high, *links)


def _hex(link: bytes | None) -> str:
    return link.hex() if link else ""


def _cards(connection: Connection, kind: str) -> tuple[Card, ...]:
    """Every writer. Beyond its own chapter a laptop goes by its chapter's name: its own often is somebody's."""
    name = "writer.name" if kind == CHAPTER else "coalesce(chapter.name, writer.name)"
    rows = connection.execute(
        f"SELECT wid, {name}, public_key, writer.chapter, age FROM writer "
        "LEFT JOIN chapter ON chapter.id = writer.chapter ORDER BY wid"
    )
    return tuple(Card(*row) for row in rows)
