"""Meetings held on another day than they were planned for."""

from datetime import time, timedelta

from pytestqt.qtbot import QtBot

from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.ui.meetings_desk import make_time_pass, opened, press
from ui.house import House


def begun_now(store: Store, planned_for: timedelta) -> str:
    """A meeting planned for another time, and begun just now."""
    from models.commands import meetings

    meeting = make.planned(store, "November meeting", "Welcome", starts=NOW + planned_for)
    with store.write("open") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=NOW)
    return meeting


def test_the_clock_says_nothing_of_a_room_that_closed_on_another_day(house: House, store: Store, qtbot: QtBot) -> None:
    meeting = begun_now(store, timedelta(days=-2500))
    page = opened(house, qtbot)

    page.show_id(meeting)

    assert page.run.clock.end.text() == "Ends about 18:10"


def test_the_clock_says_when_the_room_closes_that_evening(house: House, store: Store, qtbot: QtBot) -> None:
    meeting = begun_now(store, timedelta(minutes=-20))
    page = opened(house, qtbot)

    page.show_id(meeting)

    assert page.run.clock.end.text() == "Ends about 18:10, room closes 19:40"


def test_a_meeting_begun_days_after_it_was_planned_for_ends_when_it_is_closed(
    house: House, store: Store, qtbot: QtBot
) -> None:
    meeting = begun_now(store, timedelta(days=-3))
    page = opened(house, qtbot)
    page.show_id(meeting)
    make_time_pass(page, timedelta(minutes=40))

    press(qtbot, page, "Close the meeting…")
    press(qtbot, page, "Close the meeting")

    with store.read() as reader:
        ended, assumed = reader.value("SELECT closed_at FROM meeting"), reader.value("SELECT assumed FROM meeting")
    assert (ended, assumed) == ("2026-11-23T18:40:00Z", "")


def test_a_meeting_begun_days_late_and_forgotten_lasted_as_long_as_was_planned(
    house: House, store: Store, qtbot: QtBot
) -> None:
    meeting = begun_now(store, timedelta(days=-3))
    page = opened(house, qtbot)
    page.show_id(meeting)
    make_time_pass(page, timedelta(hours=15))

    press(qtbot, page, "Close the meeting…")
    press(qtbot, page, "Close the meeting")

    with store.read() as reader:
        assert reader.value("SELECT closed_at FROM meeting") == "2026-11-23T20:00:00Z"


def test_after_midnight_a_meeting_can_have_ended_before_midnight(house: House, store: Store, qtbot: QtBot) -> None:
    meeting = begun_now(store, timedelta(hours=4))
    page = opened(house, qtbot)
    page.show_id(meeting)
    make_time_pass(page, timedelta(hours=6, minutes=30))

    press(qtbot, page, "Close the meeting…")
    page.closing.ended.set_value(time(23, 55))
    press(qtbot, page, "Close the meeting")

    with store.read() as reader:
        assert reader.value("SELECT closed_at FROM meeting") == "2026-11-23T23:55:00Z"
