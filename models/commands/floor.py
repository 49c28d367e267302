"""The floor of a running meeting: kept on this laptop alone, beside the log, and emptied when the meeting is over."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from models.queries import floor as kept
from models.reader import Reader
from models.rules.floor import Floor, as_text

if TYPE_CHECKING:
    from models.log.names import Connection
    from models.store import Store


def change(store: "Store", *, meeting_id: str, deed: Callable[[Floor], Floor]) -> Floor:
    """Make one step, given as one of `models.rules.floor`, and keep it at once. Raises what the step refuses."""
    with store.uncaptured("") as (connection, _rows):
        after = deed(kept.floor(Reader(connection), meeting_id))
        connection.execute("REPLACE INTO floor(meeting, body) VALUES(?, ?)", (meeting_id, as_text(after)))
        forget(connection)
    return after


def forget(connection: "Connection") -> None:
    """Let go of what was kept of meetings that do not run any more."""
    connection.execute(
        "DELETE FROM floor WHERE meeting NOT IN (SELECT id FROM meeting WHERE state = 'running' AND NOT removed)"
    )


def forget_left_over(store: "Store") -> None:
    """The same from outside a transaction, and only when there is something to forget."""
    with store.read() as reader:
        left = kept.has_left_over(reader)
    if left:
        with store.uncaptured("") as (connection, _rows):
            forget(connection)
