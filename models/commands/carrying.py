"""Proposals that an earlier meeting left open, put before the meeting that takes their item up again."""

from sqlmodel import Session, col, select

from models.rules.agenda import Topic
from models.rules.carry import COMES_BY_ITSELF
from models.rules.declaring import Outcome
from models.tables import AgendaItem, Decision, DecisionLink, Meeting

_KEPT = (
    "text", "reasons", "method", "threshold_num", "threshold_den", "asset_id", "driver", "criteria", "responsible",
    "proposer_id", "proposer", "seconder_id", "seconder", "seats", "budget", "binding", "role", "rule_id", "scope",
)  # fmt: skip


def bring_proposals(session: Session, item: AgendaItem) -> None:
    """Propose again, under this item, what was left open or put off where it was last talked about."""
    for position, proposal in enumerate(_left_open(session, item), start=1):
        kept = {field: getattr(proposal, field) for field in _KEPT}
        again = Decision(meeting_id=item.meeting_id, item_id=item.id, position=position, text_version=1, **kept)
        session.add(again)
        for link in _links(session, proposal.id):
            session.add(DecisionLink(decision_id=again.id, earlier_id=link.earlier_id, kind=link.kind))


def _left_open(session: Session, item: AgendaItem) -> list[Decision]:
    before = _before(session, item)
    if before is None:
        return []
    query = select(Decision).where(Decision.item_id == before, col(Decision.removed).is_not(True))
    kept = [each for each in session.exec(query) if each.outcome in ("", None, Outcome.CARRIED_OVER)]
    return sorted((each for each in kept if not each.amends_id), key=lambda each: (each.position or 0, each.id))


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
