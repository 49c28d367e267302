"""The register between meetings: decisions made elsewhere written down, and changes to earlier ones proposed."""

from datetime import date, datetime

from sqlmodel import Session

from models.commands.agenda import add_item, agenda_of
from models.commands.decisions import number_for, propose
from models.commands.found import found
from models.commands.links import link
from models.rules.agenda import Topic
from models.rules.declaring import Outcome
from models.rules.meetings import Purpose
from models.rules.register import LinkKind
from models.rules.starting_agenda import DraftItem
from models.tables import Decision


def record(
    session: Session,
    *,
    text: str,
    on: datetime,
    method: str = "mandate",
    reasons: str = "",
    review_on: date | None = None,
    asset_id: str = "",
    scope: str = "",
) -> str:
    """Record a decision made outside meetings, as adopted; returns its id. Raises `Missing`."""
    decision_id = propose(session, meeting_id=None, item_id=None, text=text, method=method, reasons=reasons)
    session.flush()
    decision = found(session, Decision, decision_id)
    decision.outcome, decision.declared_at, decision.review_on = Outcome.ADOPTED, on, review_on
    decision.asset_id, decision.scope = asset_id or None, scope
    decision.number = number_for(session, decision, on)
    return decision_id


def propose_change(
    session: Session,
    *,
    earlier_id: str,
    kind: str,
    text: str,
    meeting_id: str,
    title: str,
    reasons: str = "",
    method: str = "consent",
    weaker: str = "",
) -> str:
    """Put a proposal that changes an earlier decision on a meeting's agenda; returns the proposal's id.

    An item that is there about the same decision takes it; else one is made, called `title`. `weaker` says why the
    group would decide by a weaker method than before. Raises `Missing`, `MeetingSealed`, `NotAdopted`, `Circular`,
    `TooWeak`.
    """
    topic = Topic.RATIFY if kind == LinkKind.RATIFIES else Topic.REVIEW
    there = [item for item in agenda_of(session, meeting_id) if (item.topic, item.about_id) == (topic, earlier_id)]
    draft = DraftItem(title, 15, Purpose.DECIDE, topic, earlier_id)
    item_id = there[0].id if there else add_item(session, meeting_id=meeting_id, draft=draft)
    decision_id = propose(session, meeting_id=meeting_id, item_id=item_id, text=text, method=method, reasons=reasons)
    session.flush()
    link(session, decision_id=decision_id, earlier_id=earlier_id, kind=kind, weaker=weaker)
    return decision_id
