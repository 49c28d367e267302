"""What the national community publishes: a bundle for its chapters, complete for those it has never heard."""

from pathlib import Path

from exports.bundle.write import Written, write
from models.log import exchange
from models.log.outgoing import CHAPTERS
from models.progress import Progress, unwatched
from models.queries import national
from models.rules.national import WrongKind
from models.store import Store

_REPLICAS = "SELECT replica FROM peer WHERE chapter = :chapter AND NOT retired ORDER BY replica"


def publish(store: Store, target: Path, *, to: str = "", progress: Progress = unwatched) -> Written:
    """Save the national bundle for all chapters, or for the one with this id.

    What the passing of days alone no longer allows us to hold is given back first. The bundle holds what at least one
    of them has not answered for: everything as long as one has never been heard. Raises `WrongKind`, and whatever
    saving a bundle raises.
    """
    with store.read() as reader:
        if not national.is_national(reader):
            raise WrongKind("national")
        replicas = tuple(reader.column(_REPLICAS, chapter=to)) or (to,) if to else ()
    with store.uncaptured("") as (connection, _rows):
        gave_back = exchange.give_back(connection)
    if gave_back:
        store.forget_copies()
    return write(store, target, audience=CHAPTERS, to=replicas, progress=progress)
