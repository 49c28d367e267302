"""Who is signed in as a meeting is opened was there from the start: minutes tell no hour of theirs."""

from datetime import datetime, timedelta

import pytest

from models.commands import attendance, meetings
from models.queries.minutes import Minutes
from models.queries.minutes_of import minutes_of
from models.rules.attendance import came_late
from models.rules.holding import Who
from models.store import Store
from tests.builders import NOW
from tests.builders_meetings import people, planned
from tests.exports.papers_to_check import doubts, printed

OPENED = NOW.replace(second=20)


def at(seconds: int) -> datetime:
    """So long after it was opened."""
    return OPENED + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("after", "late"), [(-600, False), (0, False), (1, False), (279, False), (280, True), (281, True), (3600, True)]
)
def test_the_first_five_minutes_count_as_the_start(after: int, late: bool) -> None:
    assert came_late(at(after), OPENED) is late


def test_nothing_is_late_where_no_hour_is_known() -> None:
    assert not came_late(None, OPENED)
    assert not came_late(OPENED, None)


@pytest.fixture
def told(store: Store) -> Minutes:
    """Amara was signed in five seconds after the opening and stepped out later, Bethan came five minutes on."""
    ids = people(store, "Amara", "Bethan", "Carlos")
    meeting = planned(store, "November meeting", "Kit", "Rent", starts=NOW)
    with store.write("hold") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=OPENED)
        stay = attendance.sign_in(session, meeting_id=meeting, who=Who(ids["Amara"]), at=at(5))
        attendance.sign_in(session, meeting_id=meeting, who=Who(ids["Bethan"]), at=at(280))
        attendance.sign_in(session, meeting_id=meeting, who=Who(ids["Carlos"]), at=at(279))
        session.flush()
        attendance.sign_out(session, stay_id=stay, at=at(600))
        attendance.sign_in(session, meeting_id=meeting, who=Who(ids["Amara"]), at=at(900))
        session.flush()
        meetings.close(session, meeting_id=meeting, at=at(3600))
    with store.read() as reader:
        return minutes_of(reader, meeting)


def test_only_who_came_after_those_minutes_has_an_hour(told: Minutes) -> None:
    hours = {each.name: each.arrived for each in told.present}

    assert hours == {"Amara": None, "Bethan": at(280), "Carlos": None}


def test_the_item_tells_who_came_late_who_left_and_who_was_back(told: Minutes) -> None:
    moves = [(each.name, each.came, each.at) for each in told.items[0].passings]

    assert moves == [("Bethan", True, at(280)), ("Amara", False, at(600)), ("Amara", True, at(900))]


def test_the_paper_and_its_data_say_the_same(told: Minutes) -> None:
    from exports.verifying import examine

    assert doubts(examine(printed(told))) == []
