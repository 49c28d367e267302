"""Turns what the triggers noted into ops, in the transaction that wrote it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from models.clock import next_stamp
from models.log import materialise, scope
from models.log.names import Connection, Names, load
from models.log.op import LONGEST, Op, Unkeepable, Value, decode, digest_of, encode, head_name

_HEADS = """
SELECT lower(hex(cell.row)), cell.fld, cell.hlc, cell.w, cell.seq, cell.h, cell.nheads
FROM (SELECT DISTINCT row FROM _cap) AS written JOIN cell ON cell.row = unhex(written.row)
"""

# Each op holds the cells it set; in one statement, for a deed of hundreds sets thousands.
_HOLD = """
INSERT INTO cell(row, fld, hlc, w, seq, h, nheads)
SELECT op.row, CAST(f.key AS INTEGER), op.hlc, op.w, op.seq, op.h, 1 FROM op, json_each(op.body) AS f
WHERE op.w = ? AND op.seq BETWEEN ? AND ? AND op.hlc = ?
ON CONFLICT(row, fld) DO UPDATE
SET hlc = excluded.hlc, w = excluded.w, seq = excluded.seq, h = excluded.h, nheads = 1
"""

Head = tuple[int, int, bytes]
_Prev = dict[int, list[Head]]


@dataclass(slots=True)
class _Written:
    """One row's net change in this transaction, or a part of it.

    `seen` are the fields whose standing it knows, `over` names further heads that a field settles.
    """

    tbl: int
    row: str
    body: dict[int, Value] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    over: dict[int, list[Head]] = field(default_factory=dict)


class _Cell(NamedTuple):
    """Who holds a cell before this transaction."""

    hlc: int
    head: Head
    nheads: int


@dataclass(frozen=True)
class Committed:
    """What one transaction added to the log: rows as (table, id), and the writer's `seq` range."""

    rows: frozenset[tuple[str, str]]
    hlc: int
    first_seq: int
    last_seq: int


def finalise(connection: Connection, now: datetime) -> Committed | None:
    """Move `_cap` into `op` and `cell` under one stamp. Returns None when nothing was written."""
    written = _written(connection)
    if not written:
        return None
    names = load(connection)
    w, wid, seq, last = connection.execute(
        "SELECT w, wid, seq, hlc FROM _ctl JOIN writer ON writer.id = _ctl.w"
    ).fetchone()
    held = _held(connection)
    hlc = next_stamp(now, last, (cell.hlc for cells in held.values() for cell in cells.values()))
    wids = dict(connection.execute("SELECT id, wid FROM writer").fetchall())
    ops, seen = [], []
    for number, change in enumerate(_parts(written, names, held), start=seq + 1):
        body, blob = change.body, bytes.fromhex(change.row)
        prev = _prev(connection, change, held.get(change.row, {}), wids)
        set_to = {names.field_of[fld]: value for fld, value in body.items()}
        wire = {names.field_of[fld]: [head_name(wids[h[0]], *h[1:]) for h in heads] for fld, heads in prev.items()}
        digest = _digest(Op(wid, number, hlc, names.name_of[change.tbl], change.row, set_to, wire))
        ops.append((w, number, digest, hlc, change.tbl, blob, _text(body), _local(prev)))
        seen += [(blob, fld) for fld in prev if fld not in body]
    last_seq = seq + len(ops)
    _store(connection, ops)
    connection.execute(_HOLD, (w, seq + 1, last_seq, hlc))
    connection.executemany("UPDATE cell SET nheads = 1 WHERE row = ? AND fld = ?", seen)
    _advance(connection, w, last_seq, hlc)
    _settle(connection, written)
    scope.stay_inside(connection, [(change.tbl, change.row) for change in written])
    rows = frozenset((names.name_of[change.tbl], change.row) for change in written)
    return Committed(rows, hlc, seq + 1, last_seq)


def _written(connection: Connection) -> list[_Written]:
    rows: dict[tuple[int, str], _Written] = {}
    for tbl, row, body, over in connection.execute("SELECT tbl, row, body, over FROM _cap ORDER BY n"):
        change = rows.get((tbl, row))
        if change is None:
            change = rows[tbl, row] = _Written(tbl, row)
        for fld, value in decode(body).items():
            change.body[int(fld)] = value
        for fld, heads in decode(over).items() if over else ():
            change.over[int(fld)] = [(w, seq, bytes.fromhex(h)) for w, seq, h in heads]
    return list(rows.values())


def _parts(written: list[_Written], names: Names, held: dict[str, dict[int, _Cell]]) -> Iterator[_Written]:
    """Each row's change, part by part: what may leave or be forgotten apart is logged apart.

    Removing a row names what stood in all of its cells, so that an edit it did not know of is seen to be one.
    """
    removed = {names.number_of.get(f"{names.name_of[tbl]}.removed", 0) for tbl in {change.tbl for change in written}}
    for change in written:
        parts: dict[int, _Written] = {}
        is_removal = any(change.body.get(fld) for fld in removed)
        for fld in (*change.body, *(held.get(change.row, ()) if is_removal else ())):
            owner, number = names.part_of[fld]
            if owner == change.tbl:
                part = parts.get(number) or parts.setdefault(number, _Written(change.tbl, change.row, over=change.over))
                part.seen.add(fld)
                if fld in change.body:
                    part.body[fld] = change.body[fld]
        yield from (parts[number] for number in sorted(parts)) if parts else (change,)


def _digest(op: Op) -> bytes:
    _require_numbers(op)
    wire = encode(op.wire())
    if len(wire) > LONGEST:
        longest = max(op.set, key=lambda name: len(str(op.set[name])), default="")
        raise Unkeepable(op.table, longest, "long")
    return digest_of(wire)


def _require_numbers(op: Op) -> None:
    """Every other copy must be able to read what is kept here; columns themselves refuse nothing."""
    for field_name, value in op.set.items():
        if type(value) is not str and value is not None and not (isinstance(value, int) and abs(value) < 2**53):
            raise Unkeepable(op.table, field_name, "number")


def _held(connection: Connection) -> dict[str, dict[int, _Cell]]:
    found: dict[str, dict[int, _Cell]] = {}
    for row, fld, hlc, w, seq, digest, nheads in connection.execute(_HEADS):
        found.setdefault(row, {})[fld] = _Cell(hlc, (w, seq, digest), nheads)
    return found


def _prev(connection: Connection, change: _Written, cells: dict[int, _Cell], wids: dict[int, str]) -> _Prev:
    """The heads each field overwrites, in the order they are hashed in."""
    if not cells and not change.over:
        return {}
    found: _Prev = {}
    for fld in sorted(change.seen & (cells.keys() | change.over.keys())):
        cell = cells.get(fld)
        heads = {cell.head} if cell and cell.nheads == 1 else set(heads_of(connection, change.row, fld) if cell else ())
        found[fld] = sorted(heads | set(change.over.get(fld, ())), key=lambda head: head_name(wids[head[0]], *head[1:]))
    return found


def heads_of(connection: Connection, row: str, fld: int) -> list[Head]:
    """Every op on one cell that no other op names in its `prev`, among those of the row's own chapter."""
    setting: list[Head] = []
    named: set[str] = set()
    for w, seq, digest, body, prev in connection.execute(scope.OPS_OF_ROW, (row,)):
        named.update(decode(prev).get(str(fld), ()))
        if body and str(fld) in decode(body):
            setting.append((w, seq, digest))
    return [op for op in setting if head_name(*op) not in named]


def _text(body: dict[int, Value]) -> str:
    return encode({str(fld): value for fld, value in body.items()}).decode()


def _local(prev: _Prev) -> str:
    if not prev:
        return "{}"
    return encode({str(fld): [head_name(*head) for head in heads] for fld, heads in prev.items()}).decode()


def _store(connection: Connection, ops: Iterable[tuple]) -> None:
    connection.executemany("INSERT INTO op(w, seq, h, hlc, tbl, row, body, fid, prev) VALUES(?,?,?,?,?,?,?,1,?)", ops)


def _settle(connection: Connection, written: list[_Written]) -> None:
    """Which suggestions still wait, where one was answered or waits again."""
    answered = [(change.tbl, change.row) for change in written if change.over]
    if answered:
        query = "SELECT unhex(value ->> 1), value ->> 0 FROM json_each(?) WHERE true"
        materialise.touch(connection, query, (encode(answered).decode(),))
        materialise.recount(connection)


def _advance(connection: Connection, w: int, seq: int, hlc: int) -> None:
    connection.execute("DELETE FROM _cap")
    connection.execute("UPDATE _ctl SET seq = ?, hlc = ?", (seq, hlc))
    connection.execute(
        "INSERT INTO vv(w, kind, lo, hi) VALUES(?1, 0, 1, ?2), (?1, 1, 1, ?2) "
        "ON CONFLICT(w, kind, lo) DO UPDATE SET hi = excluded.hi",
        (w, seq),
    )
