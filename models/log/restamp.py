"""Dates anew what this laptop wrote while its clock was far ahead and has told nobody, once the clock is right again.

Only where everything else in the log lies behind the clock: then each of these changes stays past all the others, in
its order, and nothing that anybody sees becomes another. Whatever may have left stays as it is.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.clock import MOST_AHEAD, instant, next_stamp, wall
from models.log.names import Connection, load
from models.log.op import decode, encode, head_name
from models.log.rebuild import to_op
from models.rules.wall_clock import is_too_early

LEAP = timedelta(days=180)  # no chapter rests so long between two changes: such a step is a clock's

_OWN = "SELECT w, wid, hlc, forked, revoked_after IS NOT NULL FROM _ctl JOIN writer ON writer.id = _ctl.w"

# How far others may know this writer: by a bundle saved here, by what they answered, or by a change that names ours.
_LEFT = """
SELECT max(
    coalesce((SELECT max(seq) FROM exchange WHERE direction = 'saved' AND writer = :wid), 0),
    coalesce((SELECT max(of_us_seq) FROM peer WHERE of_us = :wid), 0),
    coalesce((SELECT max(CAST(substr(q.value, length(:own) + 1) AS INTEGER))
        FROM op, json_each(op.prev) AS p, json_each(p.value) AS q
        WHERE op.w <> :w AND op.prev <> '{}' AND substr(q.value, 1, length(:own)) = :own), 0))
"""
_REST = "SELECT coalesce(max(hlc), 0) FROM op WHERE NOT (w = :w AND seq > :left AND hlc > :limit)"
_AHEAD = """
SELECT seq, h, hlc, tbl, lower(hex(row)), body, prev, fid FROM op
WHERE w = :w AND seq > :left AND hlc > :limit ORDER BY seq
"""


@dataclass(frozen=True)
class Ahead:
    """What can be dated anew: so many changes, the first stamp of theirs, and the greatest stamp of all the rest."""

    changes: int
    first: int
    rest: int
    w: int
    left: int
    limit: int

    @property
    def is_leap(self) -> bool:
        """Whether the log itself shows that the clock was wrong then, and not now."""
        return self.rest > 0 and self.changes > 0 and instant(self.first) - instant(self.rest) > LEAP


def ahead(connection: Connection, now: datetime) -> Ahead | None:
    """What could be dated anew, or None where nothing is ahead of the clock, or not everything can be mended."""
    limit = wall(now + MOST_AHEAD)
    w, wid, hlc, forked, is_shut_out = connection.execute(_OWN).fetchone() or (0, "", 0, 0, 0)
    if hlc <= limit or is_too_early(now) or forked or is_shut_out:
        return None
    (left,) = connection.execute(_LEFT, {"w": w, "wid": wid, "own": f"{w}:"}).fetchone()
    own = {"w": w, "left": left, "limit": limit}
    (rest,) = connection.execute(_REST, own).fetchone()
    if rest > limit:
        return None
    changes, first = connection.execute(f"SELECT count(*), coalesce(min(hlc), 0) FROM ({_AHEAD})", own).fetchone()
    return Ahead(changes, first, rest, w, left, limit)


def restamp(connection: Connection, now: datetime, rows: set[tuple[str, str]], *, unasked: bool = False) -> int:
    """Date them anew; adds the rows they are about to `rows` and returns how many changes it was.

    `unasked` only where the log itself shows that the clock was wrong then: else a clock that is wrong now would date
    everything by itself. Capture must be off.
    """
    found = ahead(connection, now)
    if found is None or (unasked and not found.is_leap):
        return 0
    own = {"w": found.w, "left": found.left, "limit": found.limit}
    ops = connection.execute(_AHEAD, own).fetchall()
    base = next_stamp(now, found.rest)
    stamps = {old: base + place for place, old in enumerate(sorted({op[2] for op in ops}))}
    _rewrite(connection, found.w, ops, stamps)
    _date_deeds(connection, found.limit, stamps, base - 1)
    if ops:
        connection.execute("DELETE FROM chain WHERE w = ? AND seq >= ?", (found.w, ops[0][0]))
    connection.execute("UPDATE _ctl SET hlc = ?", (max(stamps.values(), default=found.rest),))
    names = load(connection)
    rows.update((names.name_of[op[3]], op[4]) for op in ops)
    return len(ops)


def _rewrite(connection: Connection, w: int, ops: list[tuple], stamps: dict[int, int]) -> None:
    """New stamps make new hashes, and those make new names in what overwrote them."""
    names = load(connection)
    wids = dict(connection.execute("SELECT id, wid FROM writer").fetchall())
    renamed: dict[str, str] = {}
    changed, held = [], []
    for seq, h, old, tbl, row, body, prev, fid in ops:
        hlc, over = stamps[old], _renamed(prev, renamed)
        digest = to_op(names, wids, (w, seq, hlc, tbl, row, body, over)).digest() if fid == 1 else h
        renamed[head_name(w, seq, h)] = head_name(w, seq, digest)
        changed.append((hlc, digest, over, w, seq, h))
        held.append((hlc, digest, bytes.fromhex(row), w, seq, h))
    connection.executemany("UPDATE op SET hlc = ?, h = ?, prev = ? WHERE w = ? AND seq = ? AND h = ?", changed)
    for table in ("cell", "proposal"):
        connection.executemany(f"UPDATE {table} SET hlc = ?, h = ? WHERE row = ? AND w = ? AND seq = ? AND h = ?", held)


def _renamed(prev: str, renamed: dict[str, str]) -> str:
    if prev == "{}":
        return prev
    return encode({fld: [renamed.get(head, head) for head in heads] for fld, heads in decode(prev).items()}).decode()


def _date_deeds(connection: Connection, limit: int, stamps: dict[int, int], before: int) -> None:
    """A deed, also the taking in of a bundle, keeps its place among the changes."""
    deeds = connection.execute("SELECT n, hlc FROM deed WHERE hlc > ?", (limit,)).fetchall()
    olds = list(stamps)
    dated = [(before + bisect_right(olds, hlc), n) for n, hlc in deeds]
    connection.executemany("UPDATE deed SET hlc = ? WHERE n = ?", dated)
