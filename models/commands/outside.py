"""Decisions that need no room: left to silence, to somebody who asks for advice, or to a role with a mandate."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlmodel import Session, col, select

from models.commands.found import clean, connection_of, found
from models.commands.open_proposals import said, undeclared
from models.errors import Missing, NotFound
from models.queries.choice_outside import SUPPORT
from models.queries.kinds import kind_of
from models.queries.room import roll
from models.reader import Reader
from models.rules.advice import BEFORE, Side, is_void
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.declaring import NoGroup
from models.rules.lazy_consensus import Objection, require_deadline, require_reason
from models.rules.london import day_of
from models.tables import Advice, Decision, Notified, Stance

R = TypeVar("R", Advice, Notified)


@dataclass(frozen=True)
class Told:
    """How and when people were told; without a day they are still to be told."""

    on: date | None
    channel: str = ""
    affected: bool = True


def set_deadline(session: Session, *, decision_id: str, deadline: datetime | None, at: datetime) -> None:
    """Leave it to silence until then. Raises `DeadlineTooShort`, and `NoGroup` where there is nobody else to ask."""
    decision = undeclared(session, decision_id)
    if deadline is not None:
        _require_group(session, decision, at)
        require_deadline(at, deadline)
    decision.deadline = deadline


def tell(session: Session, *, decision_id: str, people: Iterable[tuple[str, str]], told: Told) -> int:
    """Write down who was told, by id and name (an id may be ''); said again, the day and channel are put right.

    Returns how many. Raises `Missing` for a day without its channel.
    """
    undeclared(session, decision_id)
    if told.on is not None and not clean(told.channel):
        raise Missing("channel")
    rows = {row.person_id or row.name: row for row in _notified(session, decision_id)}
    wanted = [(id, clean(name)) for id, name in people]
    for id, name in wanted:
        row = rows.get(id or name) or Notified(decision_id=decision_id, person_id=id or None, name=name)
        row.told_on, row.channel, row.affected = told.on, clean(told.channel), told.affected
        session.add(row)
    return len(wanted)


def list_everybody(session: Session, *, decision_id: str, at: datetime) -> int:
    """Every member is to be told, who joined lately too; returns how many were not on the list. Raises `NoGroup`."""
    _require_group(session, undeclared(session, decision_id), at)
    members = roll(Reader(connection_of(session)), day_of(at))
    known = {row.person_id for row in _notified(session, decision_id)}
    missing = sorted(members - known)
    for id in missing:
        session.add(Notified(decision_id=decision_id, person_id=id, affected=True))
    return len(missing)


def set_affected(session: Session, *, notified_id: str, affected: bool) -> None:
    """Say whether it touches somebody: only those have to be told."""
    _of_open(session, found(session, Notified, notified_id)).affected = affected


def take_off(session: Session, *, notified_id: str) -> None:
    """Somebody does not belong on the list."""
    _of_open(session, found(session, Notified, notified_id)).removed = True


def answer(
    session: Session, *, decision_id: str, who: tuple[str, str], stance: str, at: datetime, reason: str = ""
) -> str:
    """Take down that somebody (id and name) objects or supports it; what they said before is replaced.

    Returns the stance's id. Raises `ReasonMissing`, `NotFound`.
    """
    decision, (person_id, name) = undeclared(session, decision_id), who
    if stance not in (StanceKind.OBJECTION, SUPPORT):
        raise NotFound("stance", stance)
    if stance == StanceKind.OBJECTION:
        require_reason(Objection(person_id or name, reason))
    for row in said(session, decision):
        if (row.person_id or row.name) == (person_id or clean(name)) and row.state == ObjectionState.RAISED:
            row.state = ObjectionState.WITHDRAWN
    state = ObjectionState.RAISED if stance == StanceKind.OBJECTION else ""
    row = Stance(
        decision_id=decision_id, person_id=person_id or None, name=clean(name), stance=stance, reason=clean(reason),
        state=state, source="note", text_version=decision.text_version, at=at,
    )  # fmt: skip
    session.add(row)
    return row.id


def withdraw(session: Session, *, stance_id: str) -> None:
    """Somebody takes an objection back; that they had one is kept."""
    row = found(session, Stance, stance_id)
    undeclared(session, row.decision_id or "")
    row.state = ObjectionState.WITHDRAWN


def set_decider(session: Session, *, decision_id: str, person_id: str, name: str) -> None:
    """Say who decides. What somebody else asked for counts for nothing then, and stays written down as theirs.

    A mandate named for somebody else is asked for anew.
    """
    decision = undeclared(session, decision_id)
    before, now = decision.decider_id or decision.decider, person_id or clean(name)
    if before and before != now:
        _void_advice(session, decision_id)
        decision.mandate_id = None
    decision.decider_id, decision.decider = person_id or None, clean(name)


def ask(session: Session, *, decision_id: str, who: tuple[str, str], sides: Iterable[str], on: date) -> str:
    """Write down that somebody (id and name) was asked for advice, and why them. Returns the entry's id."""
    undeclared(session, decision_id)
    person_id, name = who
    if not (person_id or clean(name)):
        raise Missing("name")
    row = Advice(
        decision_id=decision_id, person_id=person_id or None, name=clean(name), side=_sides(sides), asked_on=on
    )
    session.add(row)
    return row.id


def change_advice(session: Session, *, advice_id: str, field: str, value: str) -> None:
    """Write down the gist of what somebody said, the answer to it, or why they were asked. Raises `NotFound`."""
    row = _of_open(session, found(session, Advice, advice_id))
    if field not in ("gist", "answer", "side"):
        raise NotFound("advice", field)
    setattr(row, field, _sides(value.split()) if field == "side" else clean(value))


def drop_advice(session: Session, *, advice_id: str) -> None:
    """It was written down by mistake."""
    _of_open(session, found(session, Advice, advice_id)).removed = True


def set_role(session: Session, *, decision_id: str, role: str) -> None:
    """Say which role it is about, or decides; a mandate named for another role is asked for anew."""
    decision = undeclared(session, decision_id)
    if decision.role and decision.role.casefold() != clean(role).casefold():
        decision.mandate_id = None
    decision.role = clean(role)


def set_mandate(session: Session, *, decision_id: str, mandate_id: str) -> None:
    """Name the decision that gave the role its say in this; naming it says that this is within it."""
    decision = undeclared(session, decision_id)
    if mandate_id:
        found(session, Decision, mandate_id)
    decision.mandate_id = mandate_id or None


def _require_group(session: Session, decision: Decision, at: datetime) -> None:
    """Those who joined too late to decide make no group."""
    reader = Reader(connection_of(session))
    deciders = roll(reader, day_of(at), kind_of(reader, decision.meeting_id or "").joined_days)
    if len(deciders) < 2:
        raise NoGroup(len(deciders))


def _notified(session: Session, decision_id: str) -> list[Notified]:
    query = select(Notified).where(Notified.decision_id == decision_id, col(Notified.removed).is_not(True))
    return list(session.exec(query))


def _of_open(session: Session, row: R) -> R:
    undeclared(session, row.decision_id or "")
    return row


def _void_advice(session: Session, decision_id: str) -> None:
    query = select(Advice).where(Advice.decision_id == decision_id, col(Advice.removed).is_not(True))
    for row in session.exec(query):
        if not is_void(row.side):
            row.side = f"{row.side} {BEFORE}".strip()


def _sides(sides: Iterable[str]) -> str:
    known = set(sides)
    return " ".join(side for side in (*Side, BEFORE) if side in known)
