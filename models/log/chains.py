"""A hash chain over each writer's ops: two copies that hold different pasts under one name see it at the join.

A stub or an erased op keeps its hash, so chains outlive what was withheld or forgotten.
"""

import hashlib

from models.log.names import Connection

START = bytes(16)
_EVERY = 100  # a link is kept at each of these, so that no export walks a long past


def link_at(connection: Connection, writer: int, seq: int) -> bytes | None:
    """The chain after op `seq` (0: the start), or None where an op before it is missing."""
    if seq == 0:
        return START
    if not connection.execute(
        "SELECT 1 FROM vv WHERE w = ? AND kind = 0 AND lo = 1 AND hi >= ?", (writer, seq)
    ).fetchone():
        return None
    kept = connection.execute(
        "SELECT seq, value FROM chain WHERE w = ? AND seq <= ? ORDER BY seq DESC LIMIT 1", (writer, seq)
    ).fetchone()
    at, value = kept or (0, START)
    fresh = []
    hashes = "SELECT seq, min(h) FROM op WHERE w = ? AND seq > ? AND seq <= ? GROUP BY seq ORDER BY seq"
    for number, digest in connection.execute(hashes, (writer, at, seq)):
        if number != at + 1:
            return None
        at, value = number, step(value, digest)
        if number % _EVERY == 0:
            fresh.append((writer, number, value))
    if at != seq:
        return None
    _keep(connection, fresh)
    return value


def step(value: bytes, digest: bytes) -> bytes:
    """The chain after one more op."""
    return hashlib.sha256(value + digest).digest()[:16]


def _keep(connection: Connection, links: list[tuple[int, int, bytes]]) -> None:
    if links and not connection.execute("PRAGMA query_only").fetchone()[0]:
        connection.executemany("INSERT INTO chain(w, seq, value) VALUES(?, ?, ?) ON CONFLICT DO NOTHING", links)


def forget(connection: Connection, writer: int) -> None:
    """A writer known to have forked has no one chain."""
    connection.execute("DELETE FROM chain WHERE w = ?", (writer,))
