"""Takes ops of other writers into the log: order-free, idempotent, one transaction, set by set."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.log import materialise
from models.log.conflicts import conflicts
from models.log.names import Connection, learn, load
from models.log.op import Op, encode

FULL = 1

_INCOMING = """
CREATE TEMP TABLE incoming(w INTEGER, seq INTEGER, h BLOB, hlc INTEGER, tbl INTEGER, row BLOB, body TEXT, prev TEXT,
    PRIMARY KEY(w, seq, h)) WITHOUT ROWID
"""

# The ops held, as runs of `seq` for each writer.
HELD = """
SELECT w, min(seq) AS lo, max(seq) AS hi FROM (
    SELECT w, seq, seq - row_number() OVER (PARTITION BY w ORDER BY seq) AS island
    FROM (SELECT DISTINCT w, seq FROM op {whose})
) GROUP BY w, island
"""


@dataclass(frozen=True)
class Merged:
    """What a merge did: ops new here, rows born, rows changed, cells now in conflict."""

    fresh: int
    created: int
    changed: int
    conflicts: int
    rows: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Signed:
    """An op with the hash it travels under."""

    op: Op
    digest: bytes


def merge(connection: Connection, writers: dict[str, tuple[str, str]], ops: Iterable[Signed]) -> Merged:
    """Unite `ops` with the log and bring the tables up to date.

    `writers` maps each writer id to its name and public key. Capture must be off: merging emits no ops of its own.
    """
    numbers = _know_writers(connection, writers)
    connection.execute("DROP TABLE IF EXISTS temp.incoming")
    connection.execute(_INCOMING)
    _load(connection, numbers, list(ops))
    connection.execute(
        "DELETE FROM incoming WHERE EXISTS "
        "(SELECT 1 FROM op WHERE op.w = incoming.w AND op.seq = incoming.seq AND op.h = incoming.h)"
    )
    fresh = connection.execute("SELECT count(*) FROM incoming").fetchone()[0]
    merged = _take_in(connection, fresh) if fresh else Merged(0, 0, 0, 0, frozenset())
    connection.execute("DROP TABLE temp.incoming")
    return merged


def _know_writers(connection: Connection, writers: dict[str, tuple[str, str]]) -> dict[str, int]:
    connection.executemany(
        "INSERT INTO writer(wid, name, public_key) VALUES(?, ?, ?) ON CONFLICT(wid) DO UPDATE SET "
        "name = excluded.name, public_key = iif(public_key = '', excluded.public_key, public_key)",
        [(wid, name, key) for wid, (name, key) in writers.items()],
    )
    return dict(connection.execute("SELECT wid, id FROM writer").fetchall())


def _load(connection: Connection, numbers: dict[str, int], ops: list[Signed]) -> None:
    wanted = {s.op.table for s in ops}
    wanted |= {f"{s.op.table}.{field}" for s in ops for field in (*s.op.set, *s.op.prev)}
    names = learn(connection, wanted).number_of
    connection.executemany(
        "INSERT INTO incoming VALUES(?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
        [_row(signed, numbers, names) for signed in ops],
    )


def _row(signed: Signed, numbers: dict[str, int], names: dict[str, int]) -> tuple:
    op = signed.op
    body = {str(names[f"{op.table}.{field}"]): value for field, value in op.set.items()}
    prev = {
        str(names[f"{op.table}.{field}"]): [_local(head, numbers) for head in heads] for field, heads in op.prev.items()
    }
    return (
        numbers[op.writer], op.seq, signed.digest, op.hlc, names[op.table], bytes.fromhex(op.row),
        encode(body).decode(), encode(prev).decode(),
    )  # fmt: skip


def _local(head: str, numbers: dict[str, int]) -> str:
    writer, _, rest = head.partition(":")
    return f"{numbers[writer]}:{rest}"


def _take_in(connection: Connection, fresh: int) -> Merged:
    connection.execute(materialise.TOUCHED)
    connection.execute("DELETE FROM touched")
    connection.execute("INSERT INTO touched(row, tbl) SELECT DISTINCT row, tbl FROM incoming")
    known = connection.execute(
        "SELECT count(*) FROM touched WHERE EXISTS "
        "(SELECT 1 FROM op WHERE op.row = touched.row AND op.tbl = touched.tbl)"
    ).fetchone()[0]
    before = len(conflicts(connection, touched_only=True))
    connection.execute(
        "INSERT INTO op(w, seq, h, hlc, tbl, row, body, fid, prev) "
        f"SELECT w, seq, h, hlc, tbl, row, body, {FULL}, prev FROM incoming"
    )
    _advance(connection)
    materialise.recount(connection)
    materialise.write_rows(connection)
    names = load(connection).name_of
    rows = frozenset((names[tbl], row) for tbl, row in connection.execute("SELECT tbl, lower(hex(row)) FROM touched"))
    return Merged(fresh, len(rows) - known, known, max(0, len(conflicts(connection, touched_only=True)) - before), rows)


def _advance(connection: Connection) -> None:
    """Move the clock past everything seen, note which ops are held, and mark who wrote two ops under one number."""
    connection.execute("UPDATE _ctl SET hlc = max(hlc, (SELECT max(hlc) FROM incoming))")
    connection.execute("DELETE FROM vv WHERE kind = ? AND w IN (SELECT w FROM incoming)", (FULL,))
    runs = HELD.format(whose="WHERE w IN (SELECT w FROM incoming)")
    connection.execute(f"INSERT INTO vv(w, kind, lo, hi) SELECT w, {FULL}, lo, hi FROM ({runs})")
    connection.execute(
        "UPDATE writer SET forked = 1 WHERE id IN (SELECT op.w FROM incoming JOIN op "
        "ON op.w = incoming.w AND op.seq = incoming.seq AND op.h <> incoming.h)"
    )
