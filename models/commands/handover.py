"""A running meeting that changes laptops, or stood still while a laptop was off."""

from datetime import datetime

from sqlmodel import Session

from models.commands.agenda import go_to_item, pause, state_of
from models.commands.found import clean, found
from models.rules.handover import PASSED_ON
from models.rules.meetings import require_running
from models.tables import Meeting


def pass_on(session: Session, *, meeting_id: str, at: datetime) -> None:
    """Let go of a running meeting, for another laptop to go on with; its clock rests. Raises `WrongState`."""
    pause(session, meeting_id=meeting_id, at=at)
    meeting = found(session, Meeting, meeting_id)
    meeting.run_on, meeting.run_by = PASSED_ON, ""


def take_up(session: Session, *, meeting_id: str, laptop: tuple[str, str], at: datetime) -> None:
    """Go on with a running meeting on this laptop, given as its writer and its name. Raises `WrongState`."""
    meeting = found(session, Meeting, meeting_id)
    require_running(state_of(meeting))
    meeting.run_on, meeting.run_by = laptop[0], clean(laptop[1])
    if meeting.current_item_id:
        go_to_item(session, meeting_id=meeting_id, item_id=meeting.current_item_id, at=at)


def leave_out(session: Session, *, meeting_id: str, since: datetime, at: datetime) -> None:
    """The meeting stood still from `since` until now: the present item is not charged for it. Raises `WrongState`."""
    pause(session, meeting_id=meeting_id, at=since)
    meeting = found(session, Meeting, meeting_id)
    if meeting.current_item_id:
        go_to_item(session, meeting_id=meeting_id, item_id=meeting.current_item_id, at=at)
