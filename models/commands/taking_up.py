"""A decision one person made is brought before the group: any member may ask for that."""

from sqlmodel import Session

from models.commands.agenda import add_item
from models.commands.found import connection_of, found
from models.commands.planning import add_to_backlog
from models.queries.taking_up import next_to_take, taken_up
from models.reader import Reader
from models.rules.agenda import Topic
from models.rules.meetings import Purpose
from models.rules.starting_agenda import DraftItem
from models.tables import Decision


def put_on_agenda(session: Session, *, decision_id: str, title: str) -> str:
    """Put it before the next meeting, one about how the group works first; without any it waits for one.

    Returns the item's id; where it is on an agenda already, that one's. Raises `Missing`, `NotFound`.
    """
    found(session, Decision, decision_id)
    reader = Reader(connection_of(session))
    there = taken_up(reader, decision_id)
    if there:
        return there.item_id
    draft = DraftItem(title, 15, Purpose.DECIDE, Topic.REVIEW, decision_id)
    meeting_id = next_to_take(reader)
    if meeting_id:
        return add_item(session, meeting_id=meeting_id, draft=draft)
    return add_to_backlog(session, draft=draft)
