"""Forgetting a person at their wish: what stands in the way, what goes, where else their name is, and the deed."""

from typing import TYPE_CHECKING

from models.clock import next_stamp
from models.commands import clearing, duplicates_forgotten
from models.errors import NotFound
from models.log import erasing
from models.log.erasing import Entry
from models.queries import erasure
from models.queries.duplicates_known import entries
from models.queries.erasure import ManyAtOnce, StandsInTheWay
from models.rules.london import day_of
from models.trust import keys, signing

if TYPE_CHECKING:
    from models.store import Store

COMMENT = "chapterhouse erasure"


def erase(store: "Store", *, person_id: str, reason: str, label: str, anyway: bool = False) -> int:
    """Forget a person for good, in this copy at once and in every other with the next bundles; no undo.

    Every entry that was found to be this person is forgotten with them.
    Returns how many changes lost their values. Raises `NotFound`, `StandsInTheWay`, and `ManyAtOnce` unless `anyway`.
    """
    store.prepare()
    with store.read() as reader:
        if not reader.value("SELECT 1 FROM person WHERE id = :id", id=person_id):
            raise NotFound("person", person_id)
        theirs = entries(reader, person_id)
        blocking = [hold for hold in erasure.holds(reader, person_id) if hold.blocks]
        if blocking:
            raise StandsInTheWay(tuple(blocking))
        if not anyway and erasure.is_much(reader, person_id):
            raise ManyAtOnce(erasure.all_names(reader, person_id))
    clearing.hold_back(store, day_of(store.now()), label=label)
    duplicates_forgotten.give_back_copies(store, theirs, label=label)
    seed = keys.secrets_of(store.home, store.writer).seed
    with store.uncaptured(label) as (connection, rows):
        chapter, hlc = connection.execute("SELECT chapter, hlc FROM _ctl").fetchone()
        stamp = next_stamp(store.now(), hlc)
        told = [Entry(id, (), chapter, store.writer, reason, stamp) for id in theirs]
        connection.execute("UPDATE _ctl SET hlc = ?", (stamp,))
        lost = erasing.apply(connection, [_signed(entry, seed) for entry in told])
        rows.update(("person", id) for id in theirs)
    return lost


def _signed(entry: Entry, seed: bytes) -> Entry:
    return Entry(**{**vars(entry), "signature": signing.sign(seed, entry.body(), COMMENT).decode()})
