"""Approving minutes without a meeting: by the silence of those who attended, told one by one, and in no other way."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.commands.agenda import state_of
from models.commands.found import clean, found, required
from models.commands.minutes import approve_outside, still_asked
from models.commands.outside import set_deadline
from models.rules.agenda import Topic
from models.rules.decisions import Method
from models.rules.declaring import Outcome
from models.rules.london import day_of
from models.rules.meetings import require_closed
from models.tables import AgendaItem, Attendance, Decision, Meeting, Notified

_ATTENDED = ("present", "attending")


def ask(session: Session, *, meeting_id: str, text: str, deadline: datetime, at: datetime) -> str:
    """Leave the minutes of a closed meeting to the silence of those who attended; returns the proposal's id.

    Each of them is to be told, by letter or otherwise, before their silence counts; what was asked before is asked
    still. Raises `WrongState`, `DeadlineTooShort`, `NoGroup`, `Missing`.
    """
    require_closed(state_of(found(session, Meeting, meeting_id)))
    if known := still_asked(session, meeting_id):
        return known[0].id
    item = AgendaItem(title=required("text", text), topic=Topic.MINUTES, about_id=meeting_id)
    asked = Decision(
        item_id=item.id, position=1, text=required("text", text), text_version=1, method=Method.LAZY_CONSENSUS
    )
    session.add_all([item, asked])
    session.flush()
    set_deadline(session, decision_id=asked.id, deadline=deadline, at=at)
    for person_id, name in _attended(session, meeting_id):
        session.add(Notified(decision_id=asked.id, person_id=person_id or None, name=name, affected=True))
    return asked.id


def approved_by_silence(session: Session, decision: Decision, at: datetime) -> None:
    """Minutes that were left to silence are approved with the outcome. Raises `CorrectionsOpen`, `WrongState`."""
    item = session.get(AgendaItem, decision.item_id) if decision.item_id else None
    if item is None or item.meeting_id or item.topic != Topic.MINUTES or decision.outcome != Outcome.ADOPTED:
        return
    approve_outside(session, meeting_id=item.about_id or "", on=day_of(at), at=at)


def _attended(session: Session, meeting_id: str) -> list[tuple[str, str]]:
    """Everybody who was there, once each, as they are known."""
    query = select(Attendance).where(Attendance.meeting_id == meeting_id, col(Attendance.removed).is_not(True))
    rows = [row for row in session.exec(query.order_by(col(Attendance.id))) if row.part in _ATTENDED]
    return list({row.person_id or clean(row.name): (row.person_id or "", clean(row.name)) for row in rows}.values())
