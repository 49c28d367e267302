"""Decisions: proposed, reworded, answered, declared; after that only later decisions change them."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.commands.found import clean, connection_of, found
from models.commands.links import link, ratify
from models.errors import Missing, NotFound
from models.queries.proposals import Proposal, proposal
from models.reader import Reader
from models.rules.decisions import Method, ObjectionState, StanceKind, require_stance, threshold_of, version_after
from models.rules.declaring import (
    Outcome,
    computed_outcome,
    counts_text,
    require_declarable,
    require_reason,
    require_undeclared,
)
from models.rules.london import day_of
from models.rules.numbering import next_number, short_code
from models.sealing import require_unsealed
from models.tables import AgendaItem, Chapter, Decision, Stance

__all__ = [
    "all_stand", "change", "declare", "link", "number_for", "propose", "restore", "reword", "set_none_objected",
    "set_stance", "settle_objection", "still_stands", "take_back", "to_bin",
]  # fmt: skip

_BEFORE = ("method", "reasons", "expires_on", "threshold_num", "threshold_den")
_UNTIL_SEALED = ("review_on", "asset_id")
_VOIDS_STANCES = ("method", "threshold_num", "threshold_den")
_NUMBERED = (Outcome.ADOPTED, Outcome.INDICATIVE)


def propose(
    session: Session,
    *,
    meeting_id: str | None,
    item_id: str | None,
    text: str,
    method: str = "consent",
    reasons: str = "",
) -> str:
    """Put a proposal before the group; returns its id. Raises `Missing`, `Sealed`.

    The first one under an item that is there to ratify a decision ratifies it.
    """
    decision = Decision(
        meeting_id=meeting_id,
        item_id=item_id,
        position=len(_of_item(session, item_id)) + 1,
        text=_required(text),
        text_version=1,
        reasons=clean(reasons),
        method=Method(method),
    )
    session.add(decision)
    require_unsealed(connection_of(session), {("decision", decision.id)})
    ratify(session, decision)
    return decision.id


def reword(session: Session, *, decision_id: str, text: str) -> int:
    """Change the text; once anybody has spoken it is a new version and what was said is stale. Returns the version."""
    decision = _open(session, decision_id)
    if clean(text) != decision.text:
        decision.text = _required(text)
        _new_version(session, decision)
    return decision.text_version or 1


def change(session: Session, *, decision_id: str, field: str, value: Any) -> None:
    """Change how it will be decided, or what goes with it. Raises `AlreadyDeclared`, `Sealed`.

    The day of review and the asset it is about may still be set after the outcome, until the meeting is closed.
    """
    if field not in (*_BEFORE, *_UNTIL_SEALED):
        raise NotFound("decision", field)
    decision = _unsealed(session, decision_id) if field in _UNTIL_SEALED else _open(session, decision_id)
    setattr(decision, field, clean(value) if isinstance(value, str) else value)
    if field == "method":
        decision.method = Method(value)
    if decision.method == Method.SUPERMAJORITY:
        threshold_of(decision.threshold_num, decision.threshold_den)
    if field in _VOIDS_STANCES:
        _new_version(session, decision)


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
    decision = _open(session, decision_id)
    kind = StanceKind(stance)
    require_stance(Method(decision.method), kind, reason)
    said = Stance(
        decision_id=decision_id,
        person_id=person_id,
        name=clean(name),
        stance=kind,
        reason=clean(reason),
        state=ObjectionState.RAISED if kind is StanceKind.OBJECTION else "",
        source=clean(source),
        text_version=decision.text_version,
        at=at,
    )
    session.add(said)
    return said.id


def take_back(session: Session, *, decision_id: str, person_id: str) -> None:
    """Forget what one person said to the present text: it was noted for the wrong person."""
    decision = _open(session, decision_id)
    for said in _said(session, decision):
        if said.person_id == person_id and said.text_version == decision.text_version:
            said.removed = True


def all_stand(session: Session, *, decision_id: str, stance: str, at: datetime) -> int:
    """Everybody here not yet heard on this text says the same; returns how many."""
    _open(session, decision_id)
    held = _held(session, decision_id, at)
    waiting = [decider for decider in held.deciders if not decider.stance]
    for decider in waiting:
        set_stance(
            session, decision_id=decision_id, person_id=decider.person_id, name=decider.name, stance=stance, at=at
        )
    return len(waiting)


def still_stands(session: Session, *, decision_id: str, at: datetime) -> int:
    """What was said to the version before holds for the new text too; returns how many."""
    decision = _open(session, decision_id)
    heard = {said.person_id for said in _said(session, decision) if said.text_version == decision.text_version}
    latest = {said.person_id: said for said in _said(session, decision) if said.person_id not in heard}
    for said in latest.values():
        fresh = Stance(**said.model_dump(exclude={"id", "text_version", "at"}))
        fresh.text_version, fresh.at = decision.text_version, at
        session.add(fresh)
    return len(latest)


def set_none_objected(session: Session, *, decision_id: str, said: bool) -> None:
    """The facilitator asked the whole round, and nobody objected."""
    _open(session, decision_id).none_objected = said


def settle_objection(session: Session, *, stance_id: str, state: str) -> None:
    """Say what became of an objection."""
    said = found(session, Stance, stance_id)
    _open(session, said.decision_id or "")
    said.state = ObjectionState(state)


def declare(
    session: Session,
    *,
    decision_id: str,
    outcome: str,
    at: datetime,
    difference: str = "",
    review_on: date | None = None,
    expires_on: date | None = None,
) -> str:
    """Declare the outcome, with everything counted at this moment; returns the number given, or ''.

    Raises `NoGroup`, `Inquorate`, `DeclarationNeedsReason`, `AlreadyDeclared`, `Sealed`.
    """
    decision = _open(session, decision_id)
    declared, held = Outcome(outcome), _held(session, decision_id, at)
    if held.result:
        require_declarable(held.result, declared)
        require_reason(computed_outcome(held.result), declared, difference)
    if decision.meeting_id:
        _count(decision, held)
    decision.outcome, decision.difference, decision.declared_at = declared, clean(difference), at
    decision.review_on, decision.expires_on = review_on or decision.review_on, expires_on or decision.expires_on
    if declared in _NUMBERED:
        decision.number = number_for(session, decision, at)
    return decision.number


def to_bin(session: Session, *, decision_id: str) -> None:
    """Put away a proposal that was not declared. Raises `AlreadyDeclared`."""
    _open(session, decision_id).removed = True


def restore(session: Session, *, decision_id: str) -> None:
    """Take a proposal back out of the bin. Raises `Sealed`."""
    _unsealed(session, decision_id).removed = False


def _unsealed(session: Session, decision_id: str) -> Decision:
    require_unsealed(connection_of(session), {("decision", decision_id)})
    return found(session, Decision, decision_id)


def _open(session: Session, decision_id: str) -> Decision:
    decision = _unsealed(session, decision_id)
    require_undeclared(decision.outcome)
    return decision


def _held(session: Session, decision_id: str, at: datetime) -> Proposal:
    held = proposal(Reader(connection_of(session)), decision_id, at)
    if held is None:
        raise NotFound("decision", decision_id)
    return held


def _count(decision: Decision, held: Proposal) -> None:
    """Write down the sets and numbers of this moment; they are never worked out again from the living roster."""
    result, sets = held.result, held.sets
    decision.roll_ids, decision.present_ids = " ".join(sorted(sets.roll)), " ".join(sorted(sets.present))
    decision.recused_ids = " ".join(sorted(sets.recused))
    decision.present_count = len(sets.present)
    if result:
        decision.computed, decision.deciders_count = computed_outcome(result), result.deciders
        decision.quorum_need, decision.counts = result.need, counts_text(result.counts)


def number_for(session: Session, decision: Decision, at: datetime) -> str:
    """The number a decision is given when it is adopted: the chapter's code, the day, the place on the agenda."""
    chapter = session.exec(select(Chapter).where(col(Chapter.removed).is_not(True))).first()
    code = (chapter.short_code or short_code(chapter.name)) if chapter else ""
    item = session.get(AgendaItem, decision.item_id) if decision.item_id else None
    taken = [number for number in session.exec(select(Decision.number)) if number]
    return next_number(code, day_of(at), (item.position or 0) if item else 0, taken)


def _new_version(session: Session, decision: Decision) -> None:
    spoken = any(said.text_version == decision.text_version for said in _said(session, decision))
    decision.text_version = version_after(decision.text_version or 1, spoken=spoken)
    decision.none_objected = False


def _said(session: Session, decision: Decision) -> list[Stance]:
    query = select(Stance).where(Stance.decision_id == decision.id, col(Stance.removed).is_not(True))
    return list(session.exec(query.order_by(col(Stance.at), col(Stance.id))))


def _of_item(session: Session, item_id: str | None) -> list[Decision]:
    if not item_id:
        return []
    return list(session.exec(select(Decision).where(Decision.item_id == item_id, col(Decision.removed).is_not(True))))


def _required(text: str) -> str:
    if not clean(text):
        raise Missing("text")
    return clean(text)
