"""An item added while the meeting runs says so in words: in the running agenda, and in the minutes on the screen."""

from datetime import timedelta

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.ui.meetings_desk import enter, make_time_pass, opened, press, start
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.run_agenda import AgendaStep

SAID = "Added during the meeting, without notice"


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def heard(page: MeetingsPage) -> list[str]:
    """The agenda as a screen reader says it."""
    lines = page.run.agenda.findChildren(AgendaStep)
    named = [QAccessible.queryAccessibleInterface(line).text(QAccessible.Text.Name) for line in lines]
    return sorted(named)


def test_an_item_added_in_the_room_is_marked_under_its_title(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    start(page, store, "Kit")

    enter(qtbot, page.run.agenda.add_line, "The key")
    qtbot.waitUntil(lambda: len(page.run.agenda.steps) == 2)

    kit, key = heard(page)
    assert kit == "Kit: now, 10 min"
    assert key.startswith("The key: to come") and key.endswith(SAID)


def test_the_item_itself_says_it_when_the_meeting_turns_to_it(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    start(page, store, "Kit")
    enter(qtbot, page.run.agenda.add_line, "The key")
    qtbot.waitUntil(lambda: len(page.run.agenda.steps) == 2)
    announced = page.run.item.meta.text()

    page.run.deeds.step(1)
    qtbot.waitUntil(lambda: page.run.item.title.text() == "2. The key")

    assert SAID not in announced
    assert page.run.item.meta.text().endswith(SAID)


def test_its_mark_has_room_and_stays_beside_who_came(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    start(page, store, "Kit")
    enter(qtbot, page.run.agenda.add_line, "Kit")
    qtbot.waitUntil(lambda: len(page.run.agenda.steps) == 2)

    plain, late = (line.heightForWidth(220) for line in page.run.agenda.steps.values())

    assert late > plain + 12


def test_the_minutes_on_the_screen_say_it_too(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    start(page, store, "Kit")
    enter(qtbot, page.run.agenda.add_line, "The key")
    qtbot.waitUntil(lambda: len(page.run.agenda.steps) == 2)

    make_time_pass(page, timedelta(hours=1))
    press(qtbot, page.run.header, "Close the meeting…")
    press(qtbot, page.closing, "Close the meeting")

    said = [each.text() for each in page.minutes.findChildren(QLabel) if each.isVisible()]
    assert said[said.index("2. The key") + 1] == f"{SAID}."
    assert said.count(f"{SAID}.") == 1
