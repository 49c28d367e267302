"""What the national community does in its own file, and what either side proposes to the other."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial

from sqlmodel import Session

from models.commands import assets, chapter
from models.commands.found import clean, connection_of, found, required
from models.errors import NotFound
from models.log import settling
from models.log.allowed import denied
from models.log.conflicts import Proposal
from models.log.names import load
from models.log.naming import thing_finder
from models.log.op import Value
from models.log.wishes import plain
from models.queries import elsewhere, national, suggesting
from models.reader import Reader
from models.rules.national import WrongKind, require_open, require_span
from models.rules.suggesting import (
    COUNTS,
    REQUIRED,
    SUGGESTIBLE,
    NamesSomebody,
    NothingSuggested,
    NotSuggestible,
    require_suggestible,
)
from models.tables import Chapter, Consultation, Reply


def found_national(session: Session, *, name: str, short_code: str = "") -> str:
    """Begin the national community's own file. Raises `Missing`."""
    founded = chapter.found_chapter(session, name=name, short_code=short_code)
    session.flush()
    found(session, Chapter, founded).kind = "national"
    return founded


make = partial(chapter.make, found=found_national)


def open_consultation(
    session: Session, *, title: str, text: str = "", opens_on: date | None = None, closes_on: date | None = None
) -> str:
    """Put a question to the chapters; it goes out with the next bundle for them.

    Raises `WrongKind`, `Missing`, `ClosesTooSoon`.
    """
    _require_national(session)
    title = required("title", title)
    require_span(opens_on, closes_on)
    asked = Consultation(title=title, text=clean(text), opens_on=opens_on, closes_on=closes_on)
    session.add(asked)
    return asked.id


def close_consultation(session: Session, *, consultation_id: str) -> None:
    """Take no more answers. Raises `ConsultationClosed`."""
    asked = found(session, Consultation, consultation_id)
    require_open(asked.title, closed=asked.closed)
    asked.closed = True


def reopen_consultation(session: Session, *, consultation_id: str) -> None:
    """Take answers again."""
    found(session, Consultation, consultation_id).closed = False


def reply(session: Session, *, decision_id: str, text: str, at: datetime) -> str:
    """Answer a chapter that sent a decision up; said again, it is the newer reply that stands.

    Raises `WrongKind`, `Missing`, and `NotFound` for a decision nobody sent up.
    """
    _require_national(session)
    text = required("text", text)
    sent = elsewhere.decisions(Reader(connection_of(session)), sent_up=True)
    if all(each.id != decision_id for each in sent):
        raise NotFound("decision", decision_id)
    said = Reply(about_table="decision", about_id=decision_id, text=text, at=at)
    session.add(said)
    return said.id


# -- across the border: neither side writes over the other's -----------------------------------------------------------


def propose_change(session: Session, *, table: str, id: str, field: str, value: Value) -> None:
    """Ask whoever a thing belongs to, to change a field of it. Raises `NotFound`."""
    connection = connection_of(session)
    if f"{table}.{field}" not in load(connection).number_of:
        raise NotFound(table, field)
    settling.propose(connection, table, id, field, clean(value) if isinstance(value, str) else value)


def suggest(session: Session, *, table: str, id: str, values: Mapping[str, Value], today: date) -> list[str]:
    """Ask whoever a thing belongs to for these values, and return the fields that differ from what was asked or stands.

    Raises `NotFound`, `NotSuggestible`, `Missing`, `NothingSuggested`, and `NamesSomebody`.
    """
    kept = {field: _kept(table, field, value) for field, value in values.items()}
    connection = connection_of(session)
    standing = suggesting.as_wished(Reader(connection), table, id)
    if standing is None:
        raise NotFound(table, id)
    changed = [field for field in kept if plain(kept[field]) != plain(standing.get(field))]
    if not changed:
        raise NothingSuggested
    names_in = thing_finder(connection, denied(connection, today))
    for field in changed:
        if found := names_in(str(kept[field] or "")):
            raise NamesSomebody(field, found)
        settling.wish(connection, table, id, field, kept[field])
    return changed


def take_back(session: Session, *, table: str, id: str, field: str) -> None:
    """Suggest it no longer. Raises `NotFound` where nothing waits for an answer."""
    settling.take_back(connection_of(session), table, id, field)


def put_away(session: Session, *, table: str, id: str, field: str) -> None:
    """See no more what they declined. Raises `NotFound` where nothing was."""
    settling.put_away(connection_of(session), table, id, field)


def accept(session: Session, *, proposal: Proposal, now: datetime) -> None:
    """Do what somebody else proposed for a thing of ours. Raises whatever writing it ourselves would raise."""
    if proposal.field in SUGGESTIBLE.get(proposal.table, ()):
        _change(session, proposal, now)
    settling.accept(connection_of(session), proposal)


def decline(session: Session, *, proposal: Proposal) -> None:
    """Leave our thing as it is, knowing of the proposal."""
    settling.decline(connection_of(session), proposal)


def _change(session: Session, proposal: Proposal, now: datetime) -> None:
    field, value = proposal.field, proposal.value
    if field in COUNTS and not isinstance(value, int | None):
        raise NotSuggestible(proposal.table, field, value)
    written = value if field in COUNTS else str(value or "")
    if proposal.table == "asset":
        assets.change(session, asset_id=proposal.row, field=field, value=written, now=now)
    else:
        chapter.change(session, chapter_id=proposal.row, field=field, value=written)


def _kept(table: str, field: str, value: Value) -> Value:
    kept = clean(value) if isinstance(value, str) else value
    require_suggestible(table, field, kept)
    return required(field, str(kept)) if field in REQUIRED else kept


def _require_national(session: Session) -> None:
    if not national.is_national(Reader(connection_of(session))):
        raise WrongKind("national")
