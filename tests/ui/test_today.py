"""The first page, by clicks and keys."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from models import commands
from models.store import Store
from models.tables import Action, AgendaItem, Meeting
from tests.builders import NOW, TODAY
from tests.builders_assets import asset, lend, person
from tests.ui.in_sight import in_sight, says
from ui.house import House
from ui.today.line import Line
from ui.today.page import TodayPage


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], TodayPage]:
    """Opens the page on what stands in the chapter by then."""

    return lambda: in_sight(qtbot, TodayPage(house))


def busy(store: Store) -> Meeting:
    """A chapter with something of everything."""
    meeting = Meeting(title="December", starts=NOW + timedelta(days=17), place="Hall", state="planned")
    with store.write("Keep") as session:
        session.add(meeting)
        session.add(AgendaItem(meeting_id=meeting.id, position=1, title="Minutes", minutes=5))
        session.add(Action(text="Ask about the room", owner="Dilys", due_on=TODAY - timedelta(days=4)))
    lend(store, asset(store, "Kit"), person(store, "Hari Patel"), TODAY)
    return meeting


def test_an_empty_chapter_begins_with_three_steps_that_lead_to_their_pages(
    qtbot: QtBot, house: House, opened: Callable[[], TodayPage]
) -> None:
    page = opened()
    led: list[tuple[str, str]] = []
    house.signals.go_to.connect(lambda key, id: led.append((key, id)))

    for line in page.findChildren(Line):
        qtbot.keyClick(line, Qt.Key.Key_Return)

    assert [key for key, _ in led] == ["members", "assets", "meetings"]
    assert "Good evening" in says(page)
    assert "Monday 23 November 2026 · nothing needs you this week" in says(page)


def test_every_line_says_what_presses_and_leads_to_its_record(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], TodayPage]
) -> None:
    meeting = busy(store)
    page = opened()
    led: list[tuple[str, str]] = []
    house.signals.go_to.connect(lambda key, id: led.append((key, id)))

    assert page.shown() == [
        "1 | Minutes | 5 min",
        "Ask about the room | Dilys | 4 days late",
        "Kit | Hari Patel | Back today",
    ]
    assert "three things need you this week" in says(page)
    qtbot.mouseClick(page.findChildren(Line)[0], Qt.MouseButton.LeftButton)
    assert led == [("meetings", meeting.id)]


def test_a_tick_finishes_an_action_here_and_undo_brings_it_back(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], TodayPage]
) -> None:
    busy(store)
    page = opened()

    qtbot.mouseClick(
        page.findChildren(QCheckBox)[0], Qt.MouseButton.LeftButton, pos=page.findChildren(QCheckBox)[0].rect().center()
    )

    assert "Nothing is promised and not yet done." in says(page)
    assert house.history.undo_label() == "Finish Ask about the room"
    house.history.undo()
    qtbot.waitUntil(lambda: "Ask about the room | Dilys | 4 days late" in page.shown())


def test_members_never_asked_are_counted_apart_and_lead_to_the_members(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], TodayPage]
) -> None:
    person(store, "Hari Patel")
    QApplication.processEvents()  # the page opens on what stands: nothing is left to tell it afterwards
    page = opened()
    led: list[str] = []
    house.signals.go_to.connect(lambda key, id: led.append(key))

    assert "1 member has not been asked" in says(page)
    assert "one thing needs you this week" in says(page)
    (see,) = [each for each in page.findChildren(QPushButton) if each.text() == "See the members"]
    qtbot.mouseClick(see, Qt.MouseButton.LeftButton)
    assert led == ["members"]


def test_in_little_room_the_second_column_stands_below_the_first(store: Store, opened: Callable[[], TodayPage]) -> None:
    busy(store)
    page = opened()
    lines = {line.text_shown().split(" | ")[0]: line for line in page.findChildren(Line)}
    wide = _left(page, lines["Ask about the room"]) < _left(page, lines["Kit"])

    page.resize(740, 850)
    QApplication.processEvents()

    assert wide
    assert abs(_left(page, lines["Ask about the room"]) - _left(page, lines["Kit"])) < 60  # but for its tick


def test_while_a_meeting_runs_going_to_it_is_the_one_thing_to_press(
    store: Store, opened: Callable[[], TodayPage]
) -> None:
    meeting = busy(store)
    with store.write("Start") as session:
        commands.meetings.open_meeting(session, meeting_id=meeting.id, at=NOW)

    page = opened()

    pressed = [each.text() for each in page.findChildren(QPushButton) if each.property("kind") == "primary"]
    assert pressed == ["Go to the meeting"]


def _left(page: TodayPage, line: Line) -> int:
    return line.mapTo(page, line.rect().topLeft()).x()
