"""Proposals that an earlier meeting left open, put before the meeting that takes their item up again."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.rules.agenda import Topic
from models.rules.carry import COMES_BY_ITSELF
from models.rules.decisions import Method, ObjectionState, StanceKind
from models.rules.declaring import Outcome
from models.tables import AgendaItem, Decision, DecisionLink, Meeting, Stance

_KEPT = (
    "text", "reasons", "method", "threshold_num", "threshold_den", "asset_id", "driver", "criteria", "responsible",
    "proposer_id", "proposer", "seconder_id", "seconder", "seats", "budget", "binding", "role", "rule_id", "scope",
    "threshold_base", "blocks_allowed",
)  # fmt: skip


def bring_proposals(session: Session, item: AgendaItem) -> None:
    """Propose again, under this item, what was left open or put off where it was last talked about.

    What was left to silence and is objected to is proposed to be decided by consent.
    """
    for position, proposal in enumerate(_left_open(session, item), start=1):
        kept = {field: getattr(proposal, field) for field in _KEPT}
        again = Decision(meeting_id=item.meeting_id, item_id=item.id, position=position, text_version=1, **kept)
        session.add(again)
        if proposal.method == Method.LAZY_CONSENSUS:
            _by_consent(session, proposal, again)
        for link in _links(session, proposal.id):
            session.add(DecisionLink(decision_id=again.id, earlier_id=link.earlier_id, kind=link.kind))


def end_silence(session: Session, decision: Decision, at: datetime) -> None:
    """What a meeting decides about a proposal left to silence takes it over: nobody is silent about it any more."""
    item = session.get(AgendaItem, decision.item_id) if decision.item_id else None
    if item is None or item.topic != Topic.OBJECTED or decision.outcome in ("", Outcome.CARRIED_OVER):
        return
    silent = session.get(Decision, item.about_id) if item.about_id else None
    if silent and not silent.outcome and not decision.amends_id:
        silent.outcome, silent.computed, silent.declared_at = Outcome.CARRIED_OVER, Outcome.NOT_ADOPTED, at


def _by_consent(session: Session, silent: Decision, again: Decision) -> None:
    """One objection ends the silence: the meeting decides by consent, and knows what was objected beforehand."""
    query = select(Stance).where(Stance.decision_id == silent.id, col(Stance.removed).is_not(True))
    rows = session.exec(query.order_by(col(Stance.at), col(Stance.id)))
    objections = [row for row in rows if row.stance == StanceKind.OBJECTION and row.state == ObjectionState.RAISED]
    if not objections:
        return
    again.method, again.threshold_num, again.threshold_den = Method.CONSENT, None, None
    for row in objections:
        told = row.model_dump(include={"person_id", "name", "stance", "reason", "source", "relayed_by", "at"})
        session.add(Stance(decision_id=again.id, text_version=1, state="", **told))


def _left_open(session: Session, item: AgendaItem) -> list[Decision]:
    before = _before(session, item)
    query = select(Decision).where(Decision.item_id == before, col(Decision.removed).is_not(True))
    rows = session.exec(query) if before else []
    kept = [each for each in rows if each.outcome in ("", None, Outcome.CARRIED_OVER) and not each.amends_id]
    if not kept and item.topic == Topic.OBJECTED:
        objected = session.get(Decision, item.about_id) if item.about_id else None
        kept = [objected] if objected else []
    return sorted(kept, key=lambda each: (each.position or 0, each.id))


def _before(session: Session, item: AgendaItem) -> str | None:
    """The item it was at the meeting before: what it carries on, or what was about the same thing."""
    if not item.about_id:
        return None
    if item.topic == Topic.CARRIED:
        return item.about_id
    if item.topic not in COMES_BY_ITSELF:
        return None
    same = (
        select(AgendaItem)
        .join(Meeting, col(Meeting.id) == col(AgendaItem.meeting_id))
        .where(AgendaItem.topic == item.topic, AgendaItem.about_id == item.about_id, AgendaItem.id != item.id)
        .where(col(AgendaItem.removed).is_not(True), col(Meeting.removed).is_not(True), Meeting.state == "closed")
        .order_by(col(Meeting.starts).desc(), col(AgendaItem.id).desc())
    )
    found = session.exec(same).first()
    return found.id if found else None


def _links(session: Session, decision_id: str) -> list[DecisionLink]:
    query = select(DecisionLink).where(DecisionLink.decision_id == decision_id)
    return list(session.exec(query.where(col(DecisionLink.removed).is_not(True))))
