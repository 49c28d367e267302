"""A large meeting: what is written, read and drawn takes its turns, and at the end everything stands."""

from collections.abc import Iterator
from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.builders_deciding import Table
from tests.ui.meetings_desk import enter, opened, press
from ui.house import House
from ui.meetings.deciding.doing import TURN
from ui.meetings.minutes_sheet import MinutesSheet
from ui.meetings.page import MeetingsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAMES = [f"{chr(65 + n // 26)}{chr(97 + n % 26)}na Rees" for n in range(80)]
TITLES = [f"Matter {number}" for number in range(1, 41)]


class Hall:
    """Eighty people, forty items, and the page that facilitates them."""

    def __init__(self, store: Store, page: MeetingsPage) -> None:
        from models.commands import meetings
        from models.rules.starting_agenda import DraftItem

        self.table, self.page = Table(store, *NAMES), page
        self.decision = self.table.propose()
        for title in TITLES:
            self.table.do(meetings.add_item, meeting_id=self.table.meeting, draft=DraftItem(title, 5, "discuss"))

    def take_up(self) -> None:
        """Show it."""
        self.page.show_id(self.table.meeting)

    def go_to(self, title: str) -> None:
        """Turn to an item, elsewhere."""
        from models.commands import meetings
        from models.queries import agenda

        with self.table.store.read() as reader:
            item = next(item.id for item in agenda.items(reader, self.table.meeting) if item.title == title)
        self.table.do(meetings.go_to_item, meeting_id=self.table.meeting, item_id=item, at=NOW)

    def heard(self) -> int:
        """How many the round shows as heard."""
        card = self.page.run.item.proposals[self.decision]
        return sum(bool(seat.decider.stance) for seat in card.seats.seats)


@pytest.fixture
def hall(house: House, qtbot: QtBot, store: Store) -> Iterator[Hall]:
    """A hall with a proposal on the table."""
    yield Hall(store, opened(house, qtbot))


def test_a_long_agenda_is_there_soon_and_the_item_that_is_on_in_sight(hall: Hall, qtbot: QtBot) -> None:
    hall.go_to("Matter 38")
    hall.take_up()
    steps, last = hall.page.run.agenda.steps, "Matter 38"
    at_once = len(steps)

    qtbot.waitUntil(lambda: [step.text() for step in hall.page.run.agenda.steps.values()][1:] == TITLES)

    step = hall.page.run.agenda.current_step()
    qtbot.waitUntil(lambda: not step.visibleRegion().isEmpty())
    assert 0 < at_once < len(TITLES)
    assert last in step.accessibleName()


def test_what_all_say_is_drawn_in_a_turn_after_it_was_written(hall: Hall, qtbot: QtBot) -> None:
    hall.take_up()
    qtbot.waitUntil(lambda: hall.heard() == 0)

    hall.page.run.item.proposals[hall.decision].everybody.click()
    QApplication.sendPostedEvents()
    written, drawn = len(hall.table.look(hall.decision).stances), hall.heard()

    assert (written, drawn) == (80, 0)
    qtbot.waitUntil(lambda: hall.heard() == 80)


def test_a_proposal_taken_down_in_a_large_room_is_soon_on_the_table(hall: Hall, qtbot: QtBot) -> None:
    hall.take_up()

    enter(qtbot, hall.page.run.item.capture, "/proposal The hall is hired.")

    assert hall.page.run.item.capture.text() == ""
    qtbot.waitUntil(lambda: [card.text.value() for card in _cards(hall)] == [_FIRST, "The hall is hired."])


def test_what_is_shown_once_is_not_read_again_for_nothing(hall: Hall, qtbot: QtBot) -> None:
    hall.take_up()
    hall.page.run.item.title.setText("As it was drawn")

    hall.page.run.refresh()
    qtbot.wait(2 * TURN)
    drawn = hall.page.run.item.title.text()
    hall.go_to("Matter 2")

    qtbot.waitUntil(lambda: hall.page.run.item.title.text() == "3. Matter 2")
    assert drawn == "As it was drawn"


def test_what_is_read_of_a_large_room_is_drawn_in_a_turn_of_its_own(hall: Hall, qtbot: QtBot) -> None:
    hall.take_up()
    hall.go_to("Matter 2")
    title, drawn = hall.page.run.item.title, []
    hall.page.run._reading.timeout.connect(lambda: drawn.append(title.text()))

    hall.page.run.refresh()

    qtbot.waitUntil(lambda: title.text() == "3. Matter 2")
    assert drawn == ["1. Lending"]


def test_what_was_read_before_something_newer_is_never_drawn_over_it(hall: Hall, qtbot: QtBot) -> None:
    hall.take_up()
    title, drawn = hall.page.run.item.title, []
    hall.page.run.agenda.chosen.connect(lambda _id: drawn.append(title.text()))

    for wanted in ("Matter 3", "Matter 4"):
        step = next(each for each in hall.page.run.agenda.steps.values() if each.text() == wanted)
        step.click()

    qtbot.waitUntil(lambda: title.text() == "5. Matter 4")
    assert drawn == ["1. Lending", "1. Lending"]


def test_a_running_meeting_is_rehearsed_while_people_read_the_list_and_nothing_of_it_is_kept(
    hall: Hall, house: House, qtbot: QtBot
) -> None:
    page = MeetingsPage(house)
    qtbot.addWidget(page)
    page.show()
    before = _written(hall)

    qtbot.waitUntil(lambda: "run" in vars(page))

    assert _written(hall) == before


def test_the_minutes_of_a_large_meeting_come_after_it_is_closed(hall: Hall, qtbot: QtBot) -> None:
    hall.take_up()
    qtbot.keyClick(hall.page.run.close_button, Qt.Key.Key_Space)
    hall.page.closing.ended.set_value(time(22))

    press(qtbot, hall.page.closing, "Close the meeting")

    qtbot.waitUntil(lambda: hall.page.screens.currentWidget() is hall.page.minutes)
    qtbot.waitUntil(lambda: all(title in _told(hall) for title in (NAMES[0], NAMES[-1], TITLES[0], TITLES[-1])))


_FIRST = "Members may borrow the kit."


def _written(hall: Hall) -> list[tuple]:
    """What the log and the agenda hold."""
    with hall.table.store.read() as reader:
        said = reader.rows(lambda *row: row, "SELECT seq, hlc, '' FROM _ctl")
        return said + reader.rows(lambda *row: row, "SELECT id, started_at, ended_at FROM agenda_item ORDER BY id")


def _cards(hall: Hall) -> list:
    return list(hall.page.run.item.proposals.values())


def _told(hall: Hall) -> str:
    """Every word of the minutes as far as they are laid out."""
    sheet = hall.page.minutes.findChild(MinutesSheet)
    return " ".join(label.text() for label in sheet.findChildren(QLabel)) if sheet else ""


def test_hundreds_expected_are_shown_a_turn_after_the_agenda(hall: Hall, qtbot: QtBot, store: Store) -> None:
    from models.commands import meetings
    from models.rules.holding import Who

    coming = make.planned(store, "December", "Welcome")
    everybody = [Who(id, name) for name, id in hall.table.ids.items()]
    hall.table.do(meetings.set_expected, meeting_id=coming, people=everybody)
    editor = hall.page.editor

    editor.show_meeting(coming)
    at_once = len(editor.people.people())

    qtbot.waitUntil(lambda: len(editor.people.people()) == len(NAMES))
    assert at_once == 0
