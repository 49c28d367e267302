"""The deeds of this laptop in their order: what the Edit menu can undo and redo, also after a restart."""

from dataclasses import dataclass
from datetime import datetime

from models.clock import wall
from models.log.commit import Committed
from models.log.names import Connection


@dataclass(frozen=True)
class Deed:
    """How one transaction is to be remembered; `target` is the deed an undo or redo answers to."""

    label: str
    origin: str
    joins: str
    target: int


def record(connection: Connection, deed: Deed, committed: Committed | None) -> None:
    """Remember a committed deed, in its own transaction; an undo or redo that changes nothing was done all the same."""
    if deed.origin in ("undo", "redo"):
        state = "undone" if deed.origin == "undo" else "done"
        connection.execute("UPDATE deed SET state = ? WHERE n = ?", (state, deed.target))
        state = "answer"
    elif deed.origin == "kept":  # for good, like papers handed out: nothing to undo, and in nobody's way
        state = "kept"
    else:
        connection.execute("UPDATE deed SET state = 'gone' WHERE state = 'undone'")
        state = "done"
    if committed and not _joined(connection, deed, committed):
        _add(connection, deed, committed, state)


def keep(connection: Connection, label: str, now: datetime) -> None:
    """Remember what was done for good and left nothing in the log, like whom this file believes; "" is no deed."""
    if label:
        last, seq = connection.execute("SELECT hlc, seq FROM _ctl").fetchone()
        done = Committed(frozenset(), max(wall(now), last), seq + 1, seq)
        _add(connection, Deed(label, "kept", "", 0), done, "kept")


def _joined(connection: Connection, deed: Deed, committed: Committed) -> bool:
    if not deed.joins:
        return False
    changed = connection.execute(
        "UPDATE deed SET last_seq = ?, hlc = ? WHERE n = (SELECT max(n) FROM deed) AND joins = ? AND state = 'done' "
        "AND last_seq = ? - 1",
        (committed.last_seq, committed.hlc, deed.joins, committed.first_seq),
    )
    return changed.rowcount > 0


def _add(connection: Connection, deed: Deed, committed: Committed, state: str) -> None:
    connection.execute(
        "INSERT INTO deed(label, origin, state, joins, hlc, first_seq, last_seq) VALUES(?,?,?,?,?,?,?)",
        (deed.label, deed.origin, state, deed.joins, committed.hlc, committed.first_seq, committed.last_seq),
    )
