"""Two meetings at once, and the way back to one that runs."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.commands import meetings as commands
from models.queries import meetings
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.ui.meetings_desk import make_time_pass, opened, press, start
from ui.house import House
from ui.meetings.page import MeetingsPage


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


@pytest.fixture
def two(page: MeetingsPage, store: Store) -> tuple[str, str]:
    """A meeting that runs, and the pane of another."""
    first = make.running(store, "Kit", title="Tool library")
    second = make.planned(store, "November", "Welcome", starts=NOW)
    page.refresh()
    page.table.select_id(second)
    return first, second


def test_starting_a_second_meeting_says_so_and_goes_to_the_first(
    page: MeetingsPage, qtbot: QtBot, store: Store, two: tuple[str, str]
) -> None:
    press(qtbot, page.detail, "Start the meeting")
    told = page.forgotten.sentence()
    press(qtbot, page.forgotten, "Go to that one")

    assert told.startswith("Tool library has been running since")
    assert page.screens.currentWidget() is page.run
    assert page.run.meeting_id() == two[0]
    with store.read() as reader:
        assert [row.id for row in meetings.all_running(reader)] == [two[0]]


def test_two_meetings_may_be_held_at_once(page: MeetingsPage, qtbot: QtBot, store: Store, two: tuple[str, str]) -> None:
    press(qtbot, page.detail, "Start the meeting")
    press(qtbot, page.forgotten, "Hold both at once")

    assert page.run.meeting_id() == two[1]
    assert not page.forgotten.also.isVisible()
    with store.read() as reader:
        assert {row.id for row in meetings.all_running(reader)} == set(two)
        assert [row and row.id for row in (meetings.running(reader, but=id) for id in two)] == [two[1], two[0]]


def test_opening_a_meeting_again_beside_another_asks_as_well(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.running(store, "Kit", title="Tool library")
    meeting = make.closed(store, "Welcome")
    page.refresh()
    page.table.select_id(meeting)

    press(qtbot, page.detail, "Open again")

    assert page.forgotten.sentence().startswith("Tool library has been running since")
    assert page.screens.currentWidget() is page.list


def test_the_question_goes_when_another_meeting_is_looked_at(
    page: MeetingsPage, qtbot: QtBot, two: tuple[str, str]
) -> None:
    press(qtbot, page.detail, "Start the meeting")

    page.table.select_id(two[0])

    assert (page.forgotten.sentence(), page.forgotten.also.isVisible()) == ("", False)


def test_of_two_meetings_never_closed_the_forgotten_one_is_asked_about(
    page: MeetingsPage, store: Store, two: tuple[str, str]
) -> None:
    with store.write("begin the other late in the evening") as session:
        commands.reschedule(session, meeting_id=two[1], starts=NOW + timedelta(hours=13), ends=None)
        commands.open_meeting(session, meeting_id=two[1], at=NOW + timedelta(hours=13))
    make_time_pass(page, timedelta(hours=14))

    page.refresh()

    assert page.forgotten.sentence().startswith("Tool library was never closed.")


def test_escape_from_the_minutes_of_a_running_meeting_goes_back_to_it(page: MeetingsPage, store: Store) -> None:
    meeting = start(page, store, "Kit")
    page.print_here()
    shown = page.screens.currentWidget()

    went_back = page.back()

    assert shown is page.minutes
    assert went_back
    assert page.screens.currentWidget() is page.run
    assert page.run.meeting_id() == meeting
