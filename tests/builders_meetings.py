"""Short ways to a meeting with people in it."""

from datetime import UTC, date, datetime, timedelta

from models.store import Store
from tests.builders import NOW

EVENING = datetime(2026, 11, 26, 18, 0, tzinfo=UTC)


def people(store: Store, *names: str, joined_on: date = date(2024, 5, 1)) -> dict[str, str]:
    """Members by their given name; "Gwen Pugh" becomes Gwen."""
    from models.tables import Person

    ids: dict[str, str] = {}
    with store.write("people") as session:
        for name in names:
            given, _, family = name.partition(" ")
            person = Person(given_name=given, family_name=family, joined_on=joined_on)
            session.add(person)
            ids[given] = person.id
    return ids


def quorum(store: Store, kind: str, count: int | None = None) -> None:
    """Give the chapter a quorum."""
    from models.tables import Chapter

    with store.write("chapter") as session:
        session.add(Chapter(name="West", short_code="W", quorum_kind=kind, quorum_count=count))


def planned(store: Store, title: str = "November meeting", *items: str, starts: datetime = EVENING) -> str:
    """A planned meeting of two hours with these items, 10 minutes each."""
    from models.commands import meetings
    from models.rules.starting_agenda import DraftItem

    agenda = [DraftItem(item, 10, "discuss") for item in items]
    with store.write("plan") as session:
        return meetings.plan(session, title=title, starts=starts, ends=starts + timedelta(hours=2), agenda=agenda)


def running(store: Store, *items: str, here: tuple[str, ...] = (), title: str = "November meeting") -> str:
    """A meeting opened at the clock's time, with these members (by id) in the room."""
    from models.commands import meetings
    from models.rules.holding import Who

    meeting = planned(store, title, *items, starts=NOW)
    with store.write("open") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=NOW)
        for person in here:
            meetings.sign_in(session, meeting_id=meeting, who=Who(person), at=NOW)
    return meeting


def closed(store: Store, *items: str, title: str = "October meeting", days_ago: int = 30) -> str:
    """A meeting held and closed some days ago, of which only the first item was taken."""
    from models.commands import meetings

    starts = NOW - timedelta(days=days_ago)
    meeting = planned(store, title, *items, starts=starts)
    with store.write("hold") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=starts)
        meetings.close(session, meeting_id=meeting, at=starts + timedelta(hours=2))
    return meeting
