"""What the log gives to a bundle and takes from one; every function works inside the caller's transaction."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.errors import NotFound
from models.log.intervals import Runs, Vector
from models.log.merge import FULL, Merged, Signed, merge
from models.log.names import Connection, load
from models.log.op import decode, encode
from models.log.rebuild import to_op


@dataclass(frozen=True)
class Sender:
    """Who a bundle comes from and how much they held when they wrote it: their acknowledgement of everything so far."""

    writer: str
    incarnation: int
    ack_no: int
    vector: Vector


@dataclass(frozen=True)
class Parcel:
    """What travels in one bundle, past every check; `writers` maps ids to (name, public key)."""

    bundle_id: str
    peer: str
    name: str
    at: str
    sender: Sender
    writers: dict[str, tuple[str, str]]
    ops: tuple[Signed, ...]


def vector(connection: Connection) -> Vector:
    """Which ops this file holds in full."""
    held: dict[str, list[tuple[int, int]]] = {}
    query = "SELECT wid, lo, hi FROM vv JOIN writer ON writer.id = vv.w WHERE kind = ? ORDER BY wid, lo"
    for wid, low, high in connection.execute(query, (FULL,)):
        held.setdefault(wid, []).append((low, high))
    return {wid: tuple(runs) for wid, runs in held.items()}


def acknowledged(connection: Connection) -> list[Vector]:
    """What each other copy of this chapter last said it holds.

    Of a writer that forked nobody can say which of two ops they hold, so those count as held by none.
    """
    own = "SELECT wid FROM writer WHERE id = (SELECT w FROM _ctl)"  # a bundle of our own, opened here, is no answer
    answers = connection.execute(f"SELECT vector FROM peer_ack WHERE wid IS NOT ({own}) ORDER BY wid").fetchall()
    forked = {wid for (wid,) in connection.execute("SELECT wid FROM writer WHERE forked")}
    return [{wid: _runs(runs) for wid, runs in decode(answer).items() if wid not in forked} for (answer,) in answers]


def _runs(pairs: list[list[int]]) -> Runs:
    return tuple((low, high) for low, high in pairs)


def ops_of(connection: Connection, wanted: Vector) -> Iterator[Signed]:
    """The ops in these runs, writer by writer in order."""
    names = load(connection)
    wids = dict(connection.execute("SELECT id, wid FROM writer").fetchall())
    query = (
        "SELECT op.w, seq, hlc, tbl, lower(hex(row)), body, prev, h FROM op JOIN writer ON writer.id = op.w "
        "WHERE wid = ? AND seq BETWEEN ? AND ? ORDER BY seq, h"
    )
    for wid, runs in sorted(wanted.items()):
        for low, high in runs:
            for *stored, digest in connection.execute(query, (wid, low, high)):
                yield Signed(to_op(names, wids, tuple(stored)), digest)


def writers(connection: Connection, wanted: Vector) -> dict[str, tuple[str, str]]:
    """Names and public keys of the writers whose ops, or whose overwritten ops, travel."""
    rows = connection.execute("SELECT wid, name, public_key FROM writer").fetchall()
    return {wid: (name, key) for wid, name, key in rows}


def note_key(connection: Connection, wid: str, public_key: str) -> None:
    """Remember this writer's own public key."""
    connection.execute("UPDATE writer SET public_key = ? WHERE wid = ?", (public_key, wid))


def chapter(connection: Connection) -> tuple[str, str]:
    """The id and name of the chapter. Raises `NotFound` when nobody has founded it."""
    row = connection.execute("SELECT id, name FROM chapter WHERE NOT removed ORDER BY id LIMIT 1").fetchone()
    if row is None:
        raise NotFound("chapter", "")
    return row


def key_of(connection: Connection, wid: str) -> str:
    """The public key known for a writer, or ''."""
    row = connection.execute("SELECT public_key FROM writer WHERE wid = ?", (wid,)).fetchone()
    return row[0] if row else ""


def next_export(connection: Connection) -> tuple[int, int]:
    """Count one more export; returns (incarnation, export number)."""
    connection.execute("UPDATE _ctl SET export_no = export_no + 1")
    return connection.execute("SELECT incarnation, export_no FROM _ctl").fetchone()


def take_in(connection: Connection, parcel: Parcel) -> Merged:
    """Merge the ops, keep the sender's newest acknowledgement, and note the exchange."""
    merged = merge(connection, parcel.writers, parcel.ops)
    sender = parcel.sender
    connection.execute(
        "INSERT INTO peer_ack(wid, incarnation, ack_no, vector) VALUES(?,?,?,?) ON CONFLICT(wid) DO UPDATE SET "
        "incarnation = excluded.incarnation, ack_no = excluded.ack_no, vector = excluded.vector "
        "WHERE (excluded.incarnation, excluded.ack_no) > (incarnation, ack_no)",
        (sender.writer, sender.incarnation, sender.ack_no, encode(sender.vector).decode()),
    )
    _note(connection, "opened", parcel, merged)
    return merged


def note_sent(connection: Connection, parcel: Parcel) -> None:
    """Note a bundle that was written."""
    _note(connection, "saved", parcel, Merged(0, 0, 0, 0, frozenset()))


def _note(connection: Connection, direction: str, parcel: Parcel, merged: Merged) -> None:
    what = (direction, parcel.at, parcel.bundle_id, parcel.peer, parcel.name)
    connection.execute(
        "INSERT INTO exchange(direction, at, bundle_id, peer, name, changes, fresh, conflicts, writer, seq) "
        "SELECT ?, ?, ?, ?, ?, ?, ?, ?, wid, seq FROM _ctl JOIN writer ON writer.id = _ctl.w",
        (*what, len(parcel.ops), merged.fresh, merged.conflicts),
    )
