"""What can be done to one member: adding, changing, leaving, coming back, and what they allow."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import Session

from models.commands.found import clean, connection_of, found, on_one_line
from models.errors import Missing
from models.queries.duplicates_known import merged_into
from models.queries.holds import name_of
from models.queries.roster_person import DAYS, TEXTS, consent_events
from models.queries.roster_search import NATIONAL
from models.reader import Reader
from models.rules.bin import MergedInto
from models.rules.consent import ConsentState, heads
from models.rules.membership import require_order
from models.tables.roster import ConsentEvent, Person

_ONE_LINE = frozenset(TEXTS) - {"address_lines", "brings", "access_needs", "notes"}


def add_person(session: Session, *, given_name: str = "", family_name: str = "", joined_on: date | None = None) -> str:
    """A new person; without a day of joining they are somebody in contact. Returns the id. Raises `Missing`."""
    person = Person(given_name=on_one_line(given_name), family_name=on_one_line(family_name), joined_on=joined_on)
    _require_name(person)
    session.add(person)
    return person.id


def change(session: Session, *, person_id: str, field: str, value: str | date | None) -> None:
    """Set one field. Raises `Missing` for the last of the names, `DaysOutOfOrder`."""
    person = found(session, Person, person_id)
    if field in DAYS:
        setattr(person, field, value)
        require_order({name: getattr(person, name) for name in DAYS})
    elif field in TEXTS:
        text = str(value or "")
        setattr(person, field, on_one_line(text) if field in _ONE_LINE else clean(text))
        _require_name(person)
    else:
        raise ValueError(f"no such field: {field}")
    session.add(person)


def leave(session: Session, *, person_id: str, on: date, reason: str = "") -> None:
    """Note that somebody has left. Raises `DaysOutOfOrder`."""
    change(session, person_id=person_id, field="left_on", value=on)
    change(session, person_id=person_id, field="left_reason", value=reason)


def rejoin(session: Session, *, person_id: str, on: date) -> None:
    """The same person again: what ended is open again, and the day they first joined stands."""
    person = found(session, Person, person_id)
    person.left_on = person.paused_from = person.paused_to = person.period_end = None
    person.left_reason = ""
    person.joined_on = person.joined_on or on
    session.add(person)


def to_bin(session: Session, *, person_ids: Iterable[str]) -> None:
    """Put people in the bin; everything about them stays and comes back with them."""
    _set_removed(session, person_ids, True)


def restore(session: Session, *, person_ids: Iterable[str]) -> None:
    """Take people out of the bin. Raises `MergedInto` for an entry that is one with another: those are taken apart."""
    listed = list(person_ids)
    for id in listed:
        require_unmerged(Reader(connection_of(session)), id)
    _set_removed(session, listed, False)


def require_unmerged(reader: Reader, person_id: str) -> None:
    """The entry is not one with another that has all of it. Raises `MergedInto`."""
    if kept := merged_into(reader, person_id):
        raise MergedInto(name_of(reader, person_id), kept.name)


def record_consent(
    session: Session,
    *,
    person_id: str,
    state: ConsentState,
    at: datetime,
    method: str = "",
    wording: str = "",
    taken_by: str = "",
    audience: str = NATIONAL,
) -> str:
    """Take down what somebody answered; it replaces every answer standing until now. Returns the event's id."""
    found(session, Person, person_id)
    standing = heads(consent_events(Reader(connection_of(session)), person_id, audience))
    event = ConsentEvent(
        person_id=person_id,
        audience=audience,
        state=state.value,
        at=at,
        method=on_one_line(method),
        wording=clean(wording),
        taken_by=on_one_line(taken_by),
        follows=" ".join(sorted(head.id for head in standing)),
    )
    session.add(event)
    return event.id


def _set_removed(session: Session, person_ids: Iterable[str], removed: bool) -> None:
    for person_id in person_ids:
        person = found(session, Person, person_id)
        person.removed = removed
        session.add(person)


def _require_name(person: Person) -> None:
    if not (person.given_name or person.family_name or person.known_as):
        raise Missing("name")
