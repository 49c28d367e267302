"""The ledger of objections: tested in the objector's favour, and settled in one of the ways there are."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from models.commands.found import clean, found
from models.commands.open_proposals import undeclared
from models.errors import Missing
from models.queries.process import objection_of
from models.queries.stances import StanceRow
from models.rules.decisions import ObjectionState
from models.rules.hearings import how_of, how_text
from models.rules.objections import Disagreement, Objection, OnlyTheObjector, Settlement, moved, moves, require_move
from models.tables import Stance


def disagree(session: Session, *, stance_id: str, name: str, argument: str, person_id: str = "") -> None:
    """Somebody disagrees that an objection qualifies, and says why. Raises `Missing`, `OnlyTheObjector`.

    Nobody argues against an objection of their own: they would withdraw it.
    """
    row, objection = _open(session, stance_id)
    if person_id and person_id == objection.person:
        raise OnlyTheObjector(objection.person, ObjectionState.WITHDRAWN)
    for field, given in (("name", name), ("argument", argument)):
        if not clean(given):
            raise Missing(field)
    how = how_of(row.how or "")
    heard = (*how.hearing.disagreements, Disagreement(clean(name), clean(argument)))
    row.how = how_text(replace(how, hearing=replace(how.hearing, disagreements=heard, remains=None)))


def remains(session: Session, *, stance_id: str, anything: bool) -> None:
    """The objector, having heard the argument against, says whether anything remains; that ends the test.

    Raises `NotShown` while nobody argued against it.
    """
    row, objection = _open(session, stance_id)
    how = how_of(row.how or "")
    heard = replace(how.hearing, remains=anything)
    state = ObjectionState.QUALIFIED if anything else ObjectionState.NOT_QUALIFIED
    require_move(objection, Settlement(state, hearing=heard))
    row.how, row.state = how_text(replace(how, hearing=heard)), state


def qualifies(session: Session, *, stance_id: str) -> None:
    """Asked, nobody disagreed: it qualifies. Raises `NotShown` while an argument against it is unanswered."""
    row, objection = _open(session, stance_id)
    require_move(objection, Settlement(ObjectionState.QUALIFIED, hearing=how_of(row.how or "").hearing))
    row.state = ObjectionState.QUALIFIED


def settle(
    session: Session,
    *,
    stance_id: str,
    state: str,
    owner: str = "",
    until: date | None = None,
    version: int | None = None,
) -> None:
    """Say what became of an objection: what the objector says, or how the group resolved it.

    Worked into the text, it is the present text unless `version` is given. To resolve what nobody disputed is to find
    that it qualifies. Raises `NoSuchMove`, `Missing`, `SameText`, `NotShown`.
    """
    row, objection = _open(session, stance_id)
    asked = ObjectionState(state)
    into = _version(session, row, asked, version)
    how = how_of(row.how or "")
    to = Settlement(asked, objection.person, into, clean(owner), until, how.hearing)
    if asked in moves(ObjectionState.QUALIFIED) and asked not in moves(objection.state):
        objection = moved(objection, Settlement(ObjectionState.QUALIFIED, hearing=how.hearing))
    require_move(objection, to)
    row.state, row.owner, row.until = asked, to.owner, until
    row.how = how_text(replace(how, version=into)) if into else row.how


def _version(session: Session, row: Stance, state: ObjectionState, version: int | None) -> int | None:
    if state is not ObjectionState.INTEGRATED:
        return None
    return version or undeclared(session, row.decision_id or "").text_version


def _open(session: Session, stance_id: str) -> tuple[Stance, Objection]:
    row = found(session, Stance, stance_id)
    undeclared(session, row.decision_id or "")
    return row, _objection(row)


def _objection(row: Stance) -> Objection:
    who, version = row.person_id or "", row.text_version or 1
    return objection_of(
        StanceRow(row.id, who, row.name or "", row.stance or "", row.reason or "", row.state or "", "", version, False)
    )
