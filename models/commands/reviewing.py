"""A decision whose review is due, looked back at: what that comes to is a later decision, put to the group."""

from datetime import date

from sqlmodel import Session

from models.commands.found import found
from models.commands.register import propose_change
from models.rules.register import LinkKind
from models.rules.reviewing import Review, require_review
from models.tables import Decision


def review(session: Session, *, earlier_id: str, found_so: Review, meeting_id: str, title: str, today: date) -> str:
    """Put what a review came to before a meeting, under the item that is there for it; returns the proposal's id.

    The answers are its reasons, and the next day of review is its own. Raises `Missing`, `NotLater`,
    `NothingAmended`, `NotAdopted`, `MeetingSealed`, `TooWeak`.
    """
    require_review(found_so, found(session, Decision, earlier_id).text, today)
    decision_id = propose_change(
        session,
        earlier_id=earlier_id,
        kind=found_so.kind,
        text=found_so.text,
        meeting_id=meeting_id,
        title=title,
        reasons=found_so.reasons,
        method=found_so.method,
    )
    if found_so.kind is not LinkKind.REVOKES:
        found(session, Decision, decision_id).review_on = found_so.review_on
    return decision_id
