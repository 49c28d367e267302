"""Which ops this file holds: for each writer, runs of `seq`, once in full and once counting stubs."""

from collections.abc import Iterable

from models.log.intervals import Runs, Vector, united
from models.log.names import Connection
from models.log.op import encode

SEEN, FULL = 0, 1

# The ops held, as runs of `seq` for each writer; erased ops count in full: there is nothing more to have of them.
HELD = """
SELECT w, min(seq) AS lo, max(seq) AS hi FROM (
    SELECT w, seq, seq - row_number() OVER (PARTITION BY w ORDER BY seq) AS island
    FROM (SELECT DISTINCT w, seq FROM op WHERE fid >= {least} {whose})
) GROUP BY w, island
"""


def recount_vectors(connection: Connection, writers: str) -> None:
    """Note anew what is held of these writers; `writers` is a query of their numbers."""
    connection.execute(f"DELETE FROM vv WHERE w IN ({writers})")
    for kind in (SEEN, FULL):
        runs = HELD.format(least=kind, whose=f"AND w IN ({writers})")
        connection.execute(f"INSERT INTO vv(w, kind, lo, hi) SELECT w, {kind}, lo, hi FROM ({runs})")


def extend_vectors(connection: Connection) -> None:
    """Add what stands in the temporary table `incoming`, without another look at the rest of the log."""
    spread = "SELECT w, min(seq), max(seq) FROM incoming GROUP BY w"
    for w, first, last in connection.execute(spread).fetchall():
        for kind in (SEEN, FULL):
            _extend(connection, w, kind, (first, last))


def _extend(connection: Connection, w: int, kind: int, among: tuple[int, int]) -> None:
    fresh = connection.execute(
        "SELECT op.seq, op.seq FROM incoming CROSS JOIN op ON op.w = incoming.w AND op.seq = incoming.seq "
        "AND op.h = incoming.h WHERE incoming.w = ? AND op.fid >= ?",
        (w, kind),
    ).fetchall()
    near = "w = ? AND kind = ? AND lo <= ? AND hi >= ?"
    place = (w, kind, among[1] + 1, among[0] - 1)
    runs = united([*connection.execute(f"SELECT lo, hi FROM vv WHERE {near}", place), *fresh])
    connection.execute(f"DELETE FROM vv WHERE {near}", place)
    connection.executemany("INSERT INTO vv(w, kind, lo, hi) VALUES(?, ?, ?, ?)", [(w, kind, *run) for run in runs])


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
