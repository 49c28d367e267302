"""Turns what the triggers noted into ops, in the transaction that wrote it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from models.clock import next_stamp
from models.log.names import Connection, load
from models.log.op import LONGEST, Op, Unkeepable, Value, decode, encode, head_name

_HEADS = """
SELECT lower(hex(cell.row)), cell.fld, cell.hlc, cell.w, cell.seq, cell.h, cell.nheads
FROM (SELECT DISTINCT row FROM _cap) AS written JOIN cell ON cell.row = unhex(written.row)
"""


@dataclass
class _Written:
    """One row's net change in this transaction."""

    tbl: int
    row: str
    body: dict[int, Value] = field(default_factory=dict)


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
    heads = _heads(connection)
    hlc = next_stamp(now, last, (head[0] for cells in heads.values() for head in cells.values()))
    wids = dict(connection.execute("SELECT id, wid FROM writer").fetchall())
    ops, cells = [], []
    for number, change in enumerate(written, start=seq + 1):
        row = change.row
        local_prev, wire_prev = _prev(connection, change, heads.get(row, {}), wids)
        named = {names.field(fld): value for fld, value in change.body.items()}
        _require_keepable(names.name_of[change.tbl], named)
        prev = {names.field(fld): heads for fld, heads in wire_prev.items()}
        digest = Op(wid, number, hlc, names.name_of[change.tbl], row, named, prev).digest()
        blob = bytes.fromhex(row)
        ops.append((w, number, digest, hlc, change.tbl, blob, _text(change.body), _text(local_prev)))
        cells += [(blob, fld, hlc, w, number, digest) for fld in change.body]
    last_seq = seq + len(ops)
    _store(connection, ops, cells)
    _advance(connection, w, last_seq, hlc)
    rows = frozenset((names.name_of[change.tbl], change.row) for change in written)
    return Committed(rows, hlc, seq + 1, last_seq)


def _written(connection: Connection) -> list[_Written]:
    rows: dict[tuple[int, str], _Written] = {}
    for tbl, row, body in connection.execute("SELECT tbl, row, body FROM _cap ORDER BY n"):
        change = rows.setdefault((tbl, row), _Written(tbl, row))
        change.body.update({int(fld): value for fld, value in decode(body).items()})
    return list(rows.values())


def _require_keepable(table: str, named: dict[str, Value]) -> None:
    """Every other copy must be able to read what is kept here; columns themselves refuse nothing."""
    size = 0
    for field_name, value in named.items():
        if isinstance(value, str):
            size += len(value)
        elif value is not None and not (isinstance(value, int) and abs(value) < 2**53):
            raise Unkeepable(table, field_name, "number")
        if size > LONGEST:
            raise Unkeepable(table, field_name, "long")


def _heads(connection: Connection) -> dict[str, dict[int, tuple[int, int, int, bytes, int]]]:
    found: dict[str, dict[int, tuple[int, int, int, bytes, int]]] = {}
    for row, fld, *head in connection.execute(_HEADS):
        found.setdefault(row, {})[fld] = tuple(head)
    return found


def _prev(
    connection: Connection,
    change: _Written,
    heads: dict[int, tuple[int, int, int, bytes, int]],
    wids: dict[int, str],
) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    local, wire = {}, {}
    for fld in change.body.keys() & heads.keys():
        _, w, seq, digest, nheads = heads[fld]
        named = [(w, seq, digest)] if nheads == 1 else heads_of(connection, change.row, fld)
        named.sort(
            key=lambda head: head_name(wids[head[0]], *head[1:])
        )  # in one order here and on the wire: it is hashed
        local[fld] = [head_name(w, seq, digest) for w, seq, digest in named]
        wire[fld] = [head_name(wids[w], seq, digest) for w, seq, digest in named]
    return local, wire


def heads_of(connection: Connection, row: str, fld: int) -> list[tuple[int, int, bytes]]:
    """Every op on one cell that no other op names in its `prev`."""
    setting: list[tuple[int, int, bytes]] = []
    named: set[str] = set()
    for w, seq, digest, body, prev in connection.execute(
        "SELECT w, seq, h, body, prev FROM op WHERE row = unhex(?)", (row,)
    ):
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


def _advance(connection: Connection, w: int, seq: int, hlc: int) -> None:
    connection.execute("DELETE FROM _cap")
    connection.execute("UPDATE _ctl SET seq = ?, hlc = ?", (seq, hlc))
    connection.execute(
        "INSERT INTO vv(w, kind, lo, hi) VALUES(?, 1, 1, ?) ON CONFLICT(w, kind, lo) DO UPDATE SET hi = excluded.hi",
        (w, seq),
    )
