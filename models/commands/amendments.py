"""Changes moved to a proposal: taken in where nobody minds, and otherwise decided before it."""

from datetime import datetime

from sqlmodel import Session

from models.commands.found import clean, required
from models.commands.open_proposals import amendments_of, held_at, reworded, undeclared
from models.errors import NotFound
from models.queries.amendments import amendment_of
from models.queries.proposals import Proposal
from models.rules.amendments import (
    Amendment,
    Route,
    falls_with,
    order,
    require_in_order,
    require_settled,
    route,
)
from models.rules.decisions import Method
from models.rules.declaring import Outcome
from models.rules.rebasing import rebased
from models.tables import Decision

OUT_OF_ORDER, FELL = "out_of_order", "fell"
"""What `exit` says of an amendment that was not put: it only said no, or its words were gone."""


def amend(session: Session, *, decision_id: str, text: str, at: datetime, proposer: str = "", method: str = "") -> str:
    """Somebody would have the whole text so; it comes to the group before the proposal does. Returns its id.

    The furthest from the text comes first. Raises `Missing`, `AlreadyDeclared`, `Sealed`.
    """
    main = undeclared(session, decision_id)
    if main.amends_id:
        raise NotFound("decision", decision_id)
    moved = Decision(
        meeting_id=main.meeting_id,
        item_id=main.item_id,
        amends_id=main.id,
        text=required("text", text),
        text_version=1,
        method=Method(method or main.method),
        threshold_base=main.threshold_base,
        blocks_allowed=main.blocks_allowed,
        threshold_num=main.threshold_num,
        threshold_den=main.threshold_den,
        proposer=clean(proposer),
    )
    session.add(moved)
    session.flush()
    _put_in_order(session, main, at)
    return moved.id


def welcome(session: Session, *, amendment_id: str, said: bool) -> None:
    """The proposer accepts an amendment as a friendly one, or does not."""
    _amendment(session, amendment_id).friendly = said


def take_in(session: Session, *, amendment_id: str, at: datetime) -> None:
    """A friendly amendment that nobody minds becomes the text. Raises `AmendmentsOpen` while it is to be decided."""
    moved = _amendment(session, amendment_id)
    held = held_at(session, amendment_id, at)
    known = amendment_of(held)
    require_in_order(known)
    if route(known, held.sets.deciders) is not Route.FRIENDLY:
        require_settled([known], held.sets.deciders, frozenset())
    _close(moved, Outcome.ADOPTED, "", at)
    carry(session, moved, at)


def rule_out(session: Session, *, amendment_id: str, at: datetime) -> None:
    """People found that it only says no to the proposal: it is not put."""
    _close(_amendment(session, amendment_id), Outcome.WITHDRAWN, OUT_OF_ORDER, at)


def carry(session: Session, moved: Decision, at: datetime) -> None:
    """The carried text becomes the proposal; others keep their change in it, or fall where it took their words."""
    main = undeclared(session, moved.amends_id or "")
    before = main.text or ""
    others = {each.id: each for each in amendments_of(session, main.id) if not each.outcome and each.id != moved.id}
    texts = [Amendment(each.id, each.text or "") for each in others.values()]
    carried = Amendment(moved.id, moved.text or "")
    falling = {each.id for each in falls_with(before, carried, texts)}
    reworded(session, main, moved.text or "")
    for other in others.values():
        if other.id in falling:
            _close(other, Outcome.WITHDRAWN, FELL, at)
        else:
            reworded(session, other, rebased(before, other.text or "", moved.text or ""))
    session.flush()
    _put_in_order(session, main, at)


def require_amended(session: Session, held: Proposal) -> None:
    """Refuse to put a proposal while an amendment to it is open. Raises `AmendmentsOpen`."""
    waiting = [each for each in amendments_of(session, held.id) if not each.outcome]
    require_settled([Amendment(each.id, each.text or "") for each in waiting], held.sets.deciders, frozenset())


def _put_in_order(session: Session, main: Decision, at: datetime) -> None:
    waiting = {each.id: each for each in amendments_of(session, main.id) if not each.outcome}
    known = [Amendment(each.id, each.text or "") for each in waiting.values()]
    for place, amendment in enumerate(order(main.text or "", known, frozenset()), start=1):
        waiting[amendment.id].position = place


def _amendment(session: Session, amendment_id: str) -> Decision:
    moved = undeclared(session, amendment_id)
    if not moved.amends_id:
        raise NotFound("decision", amendment_id)
    return moved


def _close(moved: Decision, outcome: Outcome, exit_: str, at: datetime) -> None:
    moved.outcome, moved.exit, moved.declared_at = outcome, exit_, at
