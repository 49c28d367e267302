"""What people say to a proposal: by name, one or many at once, from raised hands, a note or a telephone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, insert

from models.commands.found import clean, connection_of
from models.commands.open_proposals import held_at, said, undeclared
from models.ids import new_id
from models.queries.kinds import kind_of
from models.reader import Reader
from models.rules.decisions import Method, ObjectionState, StanceKind, offered, require_stance
from models.rules.hearings import How, how_of, how_text
from models.rules.objections import OPEN, Objection, said_again
from models.tables import Decision, Stance


@dataclass(frozen=True)
class Saying:
    """What one person says, and how they made themselves heard; `relayed_by` told it for them."""

    person_id: str | None
    name: str
    stance: str
    reason: str = ""
    source: str = "hand"
    relayed_by: str = ""


def set_stance(
    session: Session,
    *,
    decision_id: str,
    person_id: str | None,
    name: str,
    stance: str,
    at: datetime,
    reason: str = "",
    source: str = "hand",
) -> str:
    """Take down what somebody says to the present text; each change of mind is kept. Returns the stance's id.

    Raises `NotOffered`, `ReasonMissing`, `AlreadyDeclared`.
    """
    decision = undeclared(session, decision_id)
    return _take_down(session, decision, Saying(person_id, name, stance, reason, source), at).id


def set_stances(session: Session, *, decision_id: str, sayings: Iterable[Saying], at: datetime) -> int:
    """Take down what many say, as one deed; returns how many. Its refusals are those of `set_stance`."""
    decision = undeclared(session, decision_id)
    return len([_take_down(session, decision, saying, at) for saying in sayings])


def tell_beforehand(session: Session, *, decision_id: str, saying: Saying, at: datetime) -> str:
    """Take down what somebody absent had told: advice, unless the group has agreed that it counts as a vote.

    An objection told so is tested only where it counts, or once its objector is there. Returns the stance's id.
    """
    decision = undeclared(session, decision_id)
    counts = kind_of(Reader(connection_of(session)), decision.meeting_id or "").absent_count
    row = _take_down(session, decision, saying, at)
    if row.state and not counts:
        row.state = ""
    return row.id


def take_back(session: Session, *, decision_id: str, person_id: str) -> None:
    """Forget what one person said to the present text: it was noted for the wrong person."""
    decision = undeclared(session, decision_id)
    for row in said(session, decision, by=person_id):
        if row.text_version == decision.text_version:
            row.removed = True


def strike(session: Session, *, decision_id: str, stance_id: str) -> None:
    """Forget one thing that was noted by mistake."""
    decision = undeclared(session, decision_id)
    for row in said(session, decision):
        row.removed = row.removed or row.id == stance_id


def all_stand(session: Session, *, decision_id: str, stance: str, at: datetime) -> int:
    """Everybody here not yet heard on this text says the same; returns how many."""
    decision = undeclared(session, decision_id)
    waiting = [each for each in held_at(session, decision_id, at).deciders if not each.stance]
    sayings = [Saying(each.person_id, each.name, stance) for each in waiting]
    before = {row.person_id for row in said(session, decision)} if waiting else set[str | None]()
    for saying in sayings:
        if saying.person_id in before:
            _take_down(session, decision, saying, at)
    require_stance(Method(decision.method), StanceKind(stance), "")
    fresh = [
        {"id": new_id(), "removed": False, **_said_now(decision, saying, at)}
        for saying in sayings
        if saying.person_id not in before
    ]
    if fresh:
        session.execute(insert(Stance), fresh)  # hundreds at once: a record each would be felt
    return len(sayings)


def still_stands(session: Session, *, decision_id: str, at: datetime, person_id: str = "") -> int:
    """What was said to the version before holds for the new text too, of all or of one person; returns how many.

    An objection that stands is to be tested anew; whoever's objection was worked into the text is asked anew.
    """
    decision = undeclared(session, decision_id)
    last = {row.person_id or row.name: row for row in said(session, decision, by=person_id)}
    stale = [row for row in last.values() if row.text_version != decision.text_version and _may_stand(decision, row)]
    for row in stale:
        fresh = Stance(**row.model_dump(exclude={"id", "text_version", "at", "how"}))
        fresh.text_version, fresh.at = decision.text_version, at
        if row.state in OPEN:
            fresh.state = ObjectionState.RAISED
        session.add(fresh)
    return len(stale)


def set_none_objected(session: Session, *, decision_id: str, said: bool) -> None:
    """The facilitator asked the whole round, and nobody objected."""
    undeclared(session, decision_id).none_objected = said


def _may_stand(decision: Decision, row: Stance) -> bool:
    return row.state != ObjectionState.INTEGRATED and row.stance in offered(Method(decision.method))


def _take_down(session: Session, decision: Decision, saying: Saying, at: datetime) -> Stance:
    kind = StanceKind(saying.stance)
    require_stance(Method(decision.method), kind, saying.reason)
    if saying.person_id:
        _answer_earlier(session, decision, saying.person_id, kind)
    row = Stance(**_said_now(decision, saying, at))
    session.add(row)
    if kind is StanceKind.OBJECTION:
        decision.none_objected = False
    return row


def _said_now(decision: Decision, saying: Saying, at: datetime) -> dict[str, Any]:
    return {
        "decision_id": decision.id,
        "person_id": saying.person_id,
        "name": clean(saying.name),
        "stance": StanceKind(saying.stance),
        "reason": clean(saying.reason),
        "state": ObjectionState.RAISED if saying.stance == StanceKind.OBJECTION else "",
        "source": clean(saying.source),
        "relayed_by": clean(saying.relayed_by),
        "text_version": decision.text_version,
        "at": at,
        "how": "",
        "owner": "",
    }


def _answer_earlier(session: Session, decision: Decision, person_id: str, kind: StanceKind) -> None:
    """What somebody says now settles what they objected to before, to this text or an older one."""
    for row in said(session, decision, by=person_id):
        if row.stance != StanceKind.OBJECTION or row.state not in OPEN or kind is StanceKind.OBJECTION:
            continue
        if row.text_version != decision.text_version:
            known = Objection(row.id, person_id, row.text_version or 1, ObjectionState(row.state))
            row.state = said_again(known, kind, decision.text_version or 1).state
        else:
            row.state = ObjectionState.DOWNGRADED if kind is StanceKind.CONCERN else ObjectionState.WITHDRAWN
        if row.state == ObjectionState.INTEGRATED:
            row.how = how_text(How(how_of(row.how or "").hearing, decision.text_version))
