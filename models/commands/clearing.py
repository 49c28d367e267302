"""Letting things leave although a name was found in them, and taking back what was sent before it was found."""

from datetime import date
from typing import TYPE_CHECKING

from models.commands.found import connection_of, for_good, found
from models.log import allowed
from models.log.outgoing import NATIONAL, Audience
from models.log.taking_back import ask_back, decisions_to_ask_back, marks, waiting
from models.rules.levels import Level
from models.store import Store
from models.tables import Asset, Consultation, Decision, Reply

if TYPE_CHECKING:
    from sqlmodel import Session

_CLEARABLE = {"asset": Asset, "consultation": Consultation, "decision": Decision, "reply": Reply}


def clear(session: "Session", *, table: str, id: str) -> None:
    """Say that its words may leave as they stand; a change of the words asks again. Raises `NotFound`."""
    record = found(session, _CLEARABLE[table], id)
    record.cleared = False
    session.flush()  # so that a second look is logged as one, and counts as later than the words
    record.cleared = True
    if isinstance(record, Asset):
        record.withheld = False


def take_back(store: Store, audience: Audience, today: date, *, label: str) -> int:
    """Before a bundle for the national community: ask back the things and decisions in which a name is found now.

    Things in which none is found any more are theirs again. Returns how many are asked back; nobody undoes it.
    """
    if audience.kind != NATIONAL:
        return 0
    with store.read() as reader:
        allowed.fill(reader.connection, NATIONAL, audience.level, today)
        marked = marks(reader.connection, audience)
        decisions = decisions_to_ask_back(reader.connection, audience)
    _mark(store, marked, decisions, label)
    return sum(marked.values()) + len(decisions)


def hold_back(store: Store, today: date, *, label: str) -> None:
    """Before somebody is forgotten: what waits for a name in it waits until somebody looks, once nobody knows the name.

    Nobody undoes it.
    """
    with store.read() as reader:
        allowed.fill(reader.connection, NATIONAL, Level.TOTALS, today)
        things, decisions = waiting(reader.connection)
    _mark(store, dict.fromkeys(things, True), decisions, label)


def _mark(store: Store, things: dict[str, bool], decisions: list[str], label: str) -> None:
    if not things and not decisions:
        return
    with store.write(label) as session:
        for_good(session)
        for id, is_asked_back in things.items():
            found(session, Asset, id).withheld = is_asked_back
        ask_back(connection_of(session), decisions)
