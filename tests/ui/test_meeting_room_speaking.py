"""Who speaks, by keys alone: the queue, the round, one step back, and nothing after the close."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.commands import meetings
from models.history import History
from models.queries import floor
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.ui.meetings_desk import enter, make_time_pass, opened, start
from ui.house import House
from ui.meetings.page import MeetingsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


@pytest.fixture
def meeting(page: MeetingsPage, qtbot: QtBot, store: Store) -> str:
    """Three people in the room, and the keyboard with those who speak."""
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito")
    meeting = start(page, store, "Kit", here=tuple(ids.values()))
    qtbot.keyClick(page.run, Qt.Key.Key_F8)
    return meeting


def lines(page: MeetingsPage) -> list[str]:
    """The queue or the round as it is listed."""
    return [line.said() for line in page.run.speaking.people.people.lines]


def go_on(page: MeetingsPage, qtbot: QtBot, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Enter in the empty line."""
    qtbot.keyClick(page.run.speaking.line, Qt.Key.Key_Return, modifier)


def test_f8_turns_to_who_speaks_and_two_letters_ask(page: MeetingsPage, qtbot: QtBot, meeting: str) -> None:
    assert page.run.speaking.line.hasFocus()

    for typed in ("gw", "al"):
        enter(qtbot, page.run.speaking.line, typed)

    assert lines(page) == ["Gwen Pugh, for the first time", "Ali Reza, for the first time"]
    assert page.run.side.tabs["speaking"].text() == "Speaking 2"


def test_enter_gives_the_floor_to_who_has_not_spoken_first(page: MeetingsPage, qtbot: QtBot, meeting: str) -> None:
    enter(qtbot, page.run.speaking.line, "gw")
    go_on(page, qtbot)
    make_time_pass(page, timedelta(seconds=65))
    for typed in ("gw", "sa"):
        enter(qtbot, page.run.speaking.line, typed)

    page.run.speaking.tick(page.house.now())
    during = page.run.speaking.speaks.text()
    go_on(page, qtbot)

    assert during == "Gwen Pugh has the floor, 1:05"
    assert lines(page) == ["Sam Ito, speaks now", "Gwen Pugh, has spoken once"]
    assert page.run.speaking.unheard.text() == "Not heard yet: Ali Reza"


def test_an_exclamation_mark_lets_a_short_answer_go_first(page: MeetingsPage, qtbot: QtBot, meeting: str) -> None:
    enter(qtbot, page.run.speaking.line, "gw")

    enter(qtbot, page.run.speaking.line, "!sa")

    assert lines(page) == ["Sam Ito, a short answer", "Gwen Pugh, for the first time"]


def test_a_round_goes_by_enter_and_shift_enter_and_one_step_back(
    page: MeetingsPage, qtbot: QtBot, meeting: str
) -> None:
    qtbot.keyClick(page.run, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | SHIFT)
    go_on(page, qtbot)
    go_on(page, qtbot, SHIFT)
    before = (lines(page), page.run.speaking.round.text())

    qtbot.keyClick(page.run.speaking.line, Qt.Key.Key_Backspace)

    assert before == (
        ["Sam Ito, speaks now", "Had their turn", "Gwen Pugh, passed, may still speak", "Ali Reza, has spoken"],
        "Round: 2 of 3 have had a turn",
    )
    assert lines(page) == ["Gwen Pugh, speaks now", "Sam Ito", "Had their turn", "Ali Reza, has spoken"]


def test_the_next_round_begins_with_somebody_else(page: MeetingsPage, qtbot: QtBot, meeting: str) -> None:
    page.run.speaking.turn_round()
    for _turn in range(3):
        go_on(page, qtbot)
    over = page.run.speaking.round.text()
    page.run.speaking.turn_round()

    page.run.speaking.turn_round()

    assert over == "Everybody has had a turn."
    assert lines(page) == ["Gwen Pugh, speaks now", "Ali Reza", "Sam Ito"]


def test_in_the_list_p_passes_and_enter_gives_the_floor(page: MeetingsPage, qtbot: QtBot, meeting: str) -> None:
    page.run.speaking.turn_round()
    people = page.run.speaking.people

    qtbot.keyClick(people, "p")
    people.select(people.people.lines[1].key)
    qtbot.keyClick(people, Qt.Key.Key_Return)

    assert page.run.speaking.speaks.text().startswith("Sam Ito has the floor")


def test_asking_twice_is_refused_with_the_name(page: MeetingsPage, qtbot: QtBot, meeting: str) -> None:
    refused: list[str] = []
    page.house.dispatcher.refused.connect(refused.append)
    enter(qtbot, page.run.speaking.line, "gw")

    enter(qtbot, page.run.speaking.line, "gw")

    assert refused == ["Gwen Pugh is waiting to speak already."]


def test_totals_are_shown_only_when_they_are_asked_for(page: MeetingsPage, qtbot: QtBot, meeting: str) -> None:
    enter(qtbot, page.run.speaking.line, "gw")
    go_on(page, qtbot)
    make_time_pass(page, timedelta(seconds=90))
    go_on(page, qtbot)
    without = lines(page)

    qtbot.mouseClick(page.run.speaking.totals, Qt.MouseButton.LeftButton)

    assert (without, lines(page)) == ([], ["Gwen Pugh, 1 turn, 1:30"])


def test_who_leaves_the_room_leaves_the_queue(page: MeetingsPage, qtbot: QtBot, meeting: str, store: Store) -> None:
    for typed in ("gw", "al"):
        enter(qtbot, page.run.speaking.line, typed)
    make_time_pass(page, timedelta(minutes=1))
    gwen = next(line.key for line in page.run.room.people.people.lines if line.name == "Gwen Pugh")

    page.run.room.wanted.emit("left", gwen)

    assert lines(page) == ["Ali Reza, for the first time"]


def test_nothing_of_it_can_be_undone_or_outlives_the_meeting(
    page: MeetingsPage, qtbot: QtBot, meeting: str, store: Store
) -> None:
    label = History(store).undo_label()
    enter(qtbot, page.run.speaking.line, "gw")
    unlogged = History(store).undo_label()

    with store.write("elsewhere") as session:
        meetings.close(session, meeting_id=meeting, at=NOW + timedelta(hours=1))

    assert unlogged == label
    with store.read() as reader:
        assert reader.value("SELECT count(*) FROM floor") == 0
        assert floor.floor(reader, meeting).queue.wishes == ()
