"""The notice of a meeting: that it was given, and that what people have in their calendars has changed."""

from datetime import date

from sqlmodel import Session

from models.commands.found import connection_of, found
from models.queries.invitations import changes_of
from models.reader import Reader
from models.sealing import require_unsealed
from models.tables import Meeting


def changed_invitation(session: Session, *, meeting_id: str) -> None:
    """Count a change of time, of place or of being held at all, so that calendars take the newer invitation."""
    meeting = found(session, Meeting, meeting_id)
    session.flush()
    meeting.sequence = changes_of(Reader(connection_of(session)), meeting_id) + 1


def give_notice(session: Session, *, meeting_id: str, on: date) -> None:
    """Keep the day on which people were told; a later notice counts from its own day. Raises `Sealed`."""
    require_unsealed(connection_of(session), {("meeting", meeting_id)})
    found(session, Meeting, meeting_id).notice_on = on
