"""Which ops this file holds: for each writer, runs of `seq`, once in full and once counting stubs."""

from collections.abc import Callable, Iterable

from models.log.intervals import Runs, Vector, runs_of, united, without
from models.log.names import Connection
from models.log.op import encode

SEEN, FULL = 0, 1

# The ops held, as runs of `seq` for each writer; erased ops count in full: there is nothing more to have of them.
HELD = """
SELECT w, min(seq) AS lo, max(seq) AS hi FROM (
    SELECT w, seq, seq - row_number() OVER (PARTITION BY w ORDER BY seq) AS island
    FROM (SELECT DISTINCT w, seq FROM op WHERE fid >= {least})
) GROUP BY w, island
"""


def extend_vectors(connection: Connection) -> None:
    """Add what stands in the temporary table `incoming`, without another look at the rest of the log."""
    for kind in (SEEN, FULL):
        held = f"SELECT 1 FROM op WHERE op.w = it.w AND op.seq = it.seq AND op.h = it.h AND op.fid >= {kind}"
        _change(connection, kind, f"SELECT w, seq FROM incoming AS it WHERE EXISTS ({held})", _with)


def lessen_vectors(connection: Connection) -> None:
    """Take off what stands in the temporary table `lost`: of those numbers nothing is held in full any more."""
    held = f"SELECT 1 FROM op WHERE op.w = lost.w AND op.seq = lost.seq AND op.fid >= {FULL}"
    _change(connection, FULL, f"SELECT w, seq FROM lost WHERE NOT EXISTS ({held})", without)


def _with(runs: Runs, more: Runs) -> Runs:
    return united((*runs, *more))


def _change(connection: Connection, kind: int, ops: str, change: Callable[[Runs, Runs], Runs]) -> None:
    """Change the runs around these ops; `ops` is a query of their writers and numbers."""
    numbers: dict[int, list[int]] = {}
    for w, seq in connection.execute(ops):
        numbers.setdefault(w, []).append(seq)
    for w, seqs in numbers.items():
        place = (w, kind, max(seqs) + 1, min(seqs) - 1)
        near = "w = ? AND kind = ? AND lo <= ? AND hi >= ?"
        runs = tuple(connection.execute(f"SELECT lo, hi FROM vv WHERE {near}", place).fetchall())
        connection.execute(f"DELETE FROM vv WHERE {near}", place)
        changed = [(w, kind, *run) for run in change(runs, runs_of(seqs))]
        connection.executemany("INSERT INTO vv(w, kind, lo, hi) VALUES(?, ?, ?, ?)", changed)


def vector(connection: Connection, kind: int = FULL, of: Iterable[str] | None = None) -> Vector:
    """Which ops this file holds, of these writers or of all: in full, or at least as stubs."""
    held: dict[str, list[tuple[int, int]]] = {}
    scope = "" if of is None else "AND wid IN (SELECT value FROM json_each(?))"
    query = (
        f"SELECT wid, lo, hi FROM writer JOIN vv ON vv.w = writer.id AND kind = ? WHERE true {scope} ORDER BY wid, lo"
    )
    told = (kind,) if of is None else (kind, encode(list(of)).decode())
    for wid, low, high in connection.execute(query, told):
        held.setdefault(wid, []).append((low, high))
    return {wid: tuple(runs) for wid, runs in held.items()}


def as_runs(pairs: list[list[int]]) -> Runs:
    """Runs as they come out of JSON."""
    return tuple((low, high) for low, high in pairs)
