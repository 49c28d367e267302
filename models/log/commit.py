"""Turns what the triggers noted into ops, in the transaction that wrote it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from models.clock import next_stamp
from models.log import scope
from models.log.names import Connection, Names, load
from models.log.op import LONGEST, Op, Unkeepable, Value, decode, digest_of, encode, head_name
from models.log.schema import part_of

_HEADS = """
SELECT lower(hex(cell.row)), cell.fld, cell.hlc, cell.w, cell.seq, cell.h, cell.nheads
FROM (SELECT DISTINCT row FROM _cap) AS written JOIN cell ON cell.row = unhex(written.row)
"""

Head = tuple[int, int, bytes]


@dataclass
class _Written:
    """One row's net change in this transaction, or a part of it.

    `seen` are the fields whose standing it knows, `over` names further heads that a field settles.
    """

    tbl: int
    row: str
    body: dict[int, Value] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    over: dict[int, list[Head]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Cell:
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
    ops, cells, seen = [], [], []
    for number, change in enumerate(_parts(written, names, held), start=seq + 1):
        table = names.name_of[change.tbl]
        named = {names.field(fld): value for fld, value in change.body.items()}
        _require_numbers(table, named)
        prev = _prev(connection, change, held.get(change.row, {}))
        wire = {names.field(fld): [head_name(wids[h[0]], *h[1:]) for h in heads] for fld, heads in prev.items()}
        local = {fld: [head_name(*h) for h in heads] for fld, heads in prev.items()}
        digest = _digest(Op(wid, number, hlc, table, change.row, named, wire))
        blob = bytes.fromhex(change.row)
        ops.append((w, number, digest, hlc, change.tbl, blob, _text(change.body), _text(local)))
        cells += [(blob, fld, hlc, w, number, digest) for fld in change.body]
        seen += [(blob, fld) for fld in prev.keys() - change.body.keys()]
    last_seq = seq + len(ops)
    _store(connection, ops, cells)
    connection.executemany("UPDATE cell SET nheads = 1 WHERE row = ? AND fld = ?", seen)
    _advance(connection, w, last_seq, hlc)
    _settle(connection, written)
    scope.stay_inside(connection, [(change.tbl, change.row) for change in written])
    rows = frozenset((names.name_of[change.tbl], change.row) for change in written)
    return Committed(rows, hlc, seq + 1, last_seq)


def _written(connection: Connection) -> list[_Written]:
    rows: dict[tuple[int, str], _Written] = {}
    for tbl, row, body, over in connection.execute("SELECT tbl, row, body, over FROM _cap ORDER BY n"):
        change = rows.setdefault((tbl, row), _Written(tbl, row))
        change.body.update({int(fld): value for fld, value in decode(body).items()})
        for fld, heads in decode(over or "{}").items():
            change.over[int(fld)] = [(w, seq, bytes.fromhex(h)) for w, seq, h in heads]
    return list(rows.values())


def _parts(written: list[_Written], names: Names, held: dict[str, dict[int, _Cell]]) -> Iterator[_Written]:
    """Each row's change, part by part: what may leave or be forgotten apart is logged apart.

    Removing a row names what stood in all of its cells, so that an edit it did not know of is seen to be one.
    """
    fields = {fld: name.partition(".") for fld, name in names.name_of.items()}
    for change in written:
        parts: dict[int, _Written] = {}
        table = names.name_of[change.tbl]
        is_removal = bool(change.body.get(names.number_of.get(f"{table}.removed", 0)))
        seen = held.get(change.row, {}) if is_removal else {}
        for fld in (*change.body, *seen):
            owner, _dot, name = fields[fld]
            if owner == table:
                number = part_of(table, name)
                part = parts.setdefault(number, _Written(change.tbl, change.row, over=change.over))
                part.seen.add(fld)
        for fld, value in change.body.items():
            parts[part_of(table, fields[fld][2])].body[fld] = value
        yield from (parts[number] for number in sorted(parts)) if parts else (change,)


def _require_numbers(table: str, named: dict[str, Value]) -> None:
    """Every other copy must be able to read what is kept here; columns themselves refuse nothing."""
    for field_name, value in named.items():
        if not isinstance(value, str | None) and not (isinstance(value, int) and abs(value) < 2**53):
            raise Unkeepable(table, field_name, "number")


def _digest(op: Op) -> bytes:
    wire = encode(op.wire())
    if len(wire) > LONGEST:
        longest = max(op.set, key=lambda name: len(str(op.set[name])), default="")
        raise Unkeepable(op.table, longest, "long")
    return digest_of(wire)


def _held(connection: Connection) -> dict[str, dict[int, _Cell]]:
    found: dict[str, dict[int, _Cell]] = {}
    for row, fld, hlc, w, seq, digest, nheads in connection.execute(_HEADS):
        found.setdefault(row, {})[fld] = _Cell(hlc, (w, seq, digest), nheads)
    return found


def _prev(connection: Connection, change: _Written, cells: dict[int, _Cell]) -> dict[int, list[Head]]:
    """The heads each field overwrites, in the order they are hashed in."""
    found: dict[int, list[Head]] = {}
    for fld in sorted(change.seen & (cells.keys() | change.over.keys())):
        cell = cells.get(fld)
        heads = {cell.head} if cell and cell.nheads == 1 else set(heads_of(connection, change.row, fld) if cell else ())
        found[fld] = sorted(heads | set(change.over.get(fld, ())), key=lambda head: _order(connection, head))
    return found


def _order(connection: Connection, head: Head) -> str:
    (wid,) = connection.execute("SELECT wid FROM writer WHERE id = ?", (head[0],)).fetchone()
    return head_name(wid, *head[1:])


def heads_of(connection: Connection, row: str, fld: int) -> list[Head]:
    """Every op on one cell that no other op names in its `prev`, among those of the row's own chapter."""
    setting: list[Head] = []
    named: set[str] = set()
    for w, seq, digest, body, prev in connection.execute(scope.OPS_OF_ROW, (row,)):
        named.update(decode(prev).get(str(fld), ()))
        if body and str(fld) in decode(body):
            setting.append((w, seq, digest))
    return [op for op in setting if head_name(*op) not in named]


def _text(value: dict[int, Value] | dict[int, list[str]]) -> str:
    return encode({str(key): item for key, item in value.items()}).decode()


def _store(connection: Connection, ops: Iterable[tuple], cells: Iterable[tuple]) -> None:
    connection.executemany("INSERT INTO op(w, seq, h, hlc, tbl, row, body, fid, prev) VALUES(?,?,?,?,?,?,?,1,?)", ops)
    connection.executemany(
        "INSERT INTO cell(row, fld, hlc, w, seq, h, nheads) VALUES(?,?,?,?,?,?,1) ON CONFLICT(row, fld) DO UPDATE "
        "SET hlc = excluded.hlc, w = excluded.w, seq = excluded.seq, h = excluded.h, nheads = 1",
        cells,
    )


def _settle(connection: Connection, written: list[_Written]) -> None:
    connection.executemany(
        "DELETE FROM proposal WHERE row = unhex(?) AND fld = ? AND w = ? AND seq = ? AND h = ?",
        [(change.row, fld, *head) for change in written for fld, heads in change.over.items() for head in heads],
    )


def _advance(connection: Connection, w: int, seq: int, hlc: int) -> None:
    connection.execute("DELETE FROM _cap")
    connection.execute("UPDATE _ctl SET seq = ?, hlc = ?", (seq, hlc))
    connection.execute(
        "INSERT INTO vv(w, kind, lo, hi) VALUES(?1, 0, 1, ?2), (?1, 1, 1, ?2) "
        "ON CONFLICT(w, kind, lo) DO UPDATE SET hi = excluded.hi",
        (w, seq),
    )
