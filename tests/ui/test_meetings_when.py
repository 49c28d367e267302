"""When a meeting was, in words: as it was held, not as it had been planned."""

from datetime import timedelta

from models.commands import meetings
from models.queries import meetings as queries
from models.queries.meetings import MeetingFacts
from models.reader import Reader
from models.store import Store
from tests.builders import NOW
from tests.builders_meetings import planned
from ui.meetings.words import when


def test_a_meeting_held_on_another_day_than_planned_is_told_by_when_it_was_held(store: Store) -> None:
    meeting = planned(store, "December meeting", starts=NOW + timedelta(days=14))
    with store.read() as reader:
        before = when(_facts(reader, meeting))
    with store.write("hold") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=NOW)
        meetings.close(session, meeting_id=meeting, at=NOW + timedelta(hours=1))
    with store.read() as reader:
        after = when(_facts(reader, meeting))

        (listed,) = queries.listed(reader)

    assert before == "Mon 7 Dec 2026, 18:00 – 20:00"
    assert after == when(listed) == "Mon 23 Nov 2026, 18:00 – 19:00"


def _facts(reader: Reader, meeting: str) -> MeetingFacts:
    found = queries.meeting(reader, meeting)
    assert found
    return found
