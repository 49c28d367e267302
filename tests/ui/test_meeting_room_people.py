"""The people of a running meeting by keys and clicks: remote, seats, interests, quorum lost and won."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from models.history import History
from models.queries import room
from models.rules.holding import Who
from models.store import Store
from tests import builders_meetings as make
from tests.ui.meetings_desk import enter, make_time_pass, opened, press, start
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.seating_list import Place

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def lines(page: MeetingsPage) -> list[str]:
    """The people as they are listed."""
    return [line.said() for line in page.run.room.people.people.lines]


def choose(page: MeetingsPage, name: str) -> None:
    """Choose somebody in the list."""
    found = next(line.key for line in page.run.room.people.people.lines if line.name == name)
    page.run.room.people.select(found)
    page.run.room.people.setFocus()


def test_somebody_joins_by_telephone_and_is_told_apart(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.quorum(store, "fixed", 2)
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    start(page, store, "Kit", here=(ids["Gwen"],))

    press(qtbot, page.run.room, "Remote")
    enter(qtbot, page.run.room.sign_in, "al")

    assert lines(page) == ["Ali Reza, remote", "Gwen Pugh"]
    assert page.run.quorum.text() == "Not quorate: 1 here, 2 needed"
    assert "1 member takes part remotely, which does not count" in page.run.inquorate.sentence()


def test_losing_the_quorum_says_what_can_still_be_done_and_winning_it_takes_that_away(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    make.quorum(store, "fixed", 2)
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    start(page, store, "Kit", here=tuple(ids.values()))
    before = page.run.inquorate.sentence()

    make_time_pass(page, timedelta(minutes=5))
    choose(page, "Ali Reza")
    leave = next(subject for what, _words, subject in page.run.room.offered(page.run.room.people.current_key()))
    page.run.room.wanted.emit("left", leave)
    lost = page.run.inquorate.sentence()
    make_time_pass(page, timedelta(minutes=6))
    choose(page, "Ali Reza")
    qtbot.keyClick(page.run.room.people, Qt.Key.Key_Return)

    assert (before, page.run.inquorate.sentence()) == ("", "")
    assert lost == (
        "Not quorate: 1 here, 2 needed. Talk, notes and actions go on. What is decided now is indicative,"
        " and comes first at the next quorate meeting, to be ratified."
    )
    assert lines(page) == ["Ali Reza, since 18:06", "Gwen Pugh"]


def test_the_banner_put_away_stays_away_until_the_quorum_is_lost_again(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    make.quorum(store, "fixed", 3)
    ids = make.people(store, "Gwen Pugh", "Ali Reza", "Sam Ito")
    start(page, store, "Kit", here=(ids["Gwen"],))

    page.run.inquorate.dismiss()
    enter(qtbot, page.run.room.sign_in, "al")
    kept_away = page.run.inquorate.sentence()
    enter(qtbot, page.run.room.sign_in, "sa")
    page.run.room.wanted.emit("strike", _stay(store, page, "Sam"))

    assert kept_away == ""
    assert page.run.inquorate.sentence().startswith("Not quorate: 2 here, 3 needed.")


def test_who_leaves_for_an_interest_is_out_and_comes_back_with_both_times(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    meeting = start(page, store, "Kit", "Spring", here=tuple(ids.values()))
    make_time_pass(page, timedelta(minutes=10))

    page.run.room.wanted.emit("interest", Who(ids["Ali"], "Ali Reza"))
    press(qtbot, page.run.interest, "Leaves the room")
    enter(qtbot, page.run.interest.nature, "Sells such kits")
    press(qtbot, page.run.interest, "Take it down")
    out = lines(page)
    make_time_pass(page, timedelta(minutes=23))
    qtbot.keyClick(page.run, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    choose(page, "Ali Reza")
    qtbot.keyClick(page.run.room.people, Qt.Key.Key_Return)

    assert out == ["Gwen Pugh", "Left", "Ali Reza, 18:00 – 18:10"]
    with store.read() as reader:
        told = [(each.nature, each.handling) for each in room.interests(reader, meeting)]
    assert told == [("Sells such kits", "left the room at 18:10, back at 18:23")]
    steps = [step.accessibleName() for step in page.run.agenda.steps.values()]
    assert steps == ["Kit: done, 10 min. Ali Reza left 18:10", "Spring: now, 10 min. Ali Reza came 18:23"]


def test_leaving_for_an_interest_is_undone_as_one(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Ali Reza")
    meeting = start(page, store, "Kit", here=tuple(ids.values()))
    make_time_pass(page, timedelta(minutes=10))
    page.run.room.wanted.emit("interest", Who(ids["Ali"], "Ali Reza"))
    press(qtbot, page.run.interest, "Leaves the room")
    press(qtbot, page.run.interest, "Take it down")

    History(store).undo()

    with store.read() as reader:
        assert room.interests(reader, meeting) == []
    qtbot.waitUntil(lambda: lines(page) == ["Ali Reza"])


def test_alt_with_an_arrow_gives_another_seat_and_undo_gives_it_back(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito")
    start(page, store, "Kit", here=tuple(ids.values()))

    choose(page, "Sam Ito")
    qtbot.keyClick(page.run.room.people, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    one_up = lines(page)
    qtbot.keyClick(page.run.room.people, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    first = lines(page)
    History(store).undo()

    assert (one_up, first) == (["Ali Reza", "Sam Ito", "Gwen Pugh"], ["Sam Ito", "Ali Reza", "Gwen Pugh"])
    qtbot.waitUntil(lambda: lines(page) == one_up)
    assert page.run.room.people.hasFocus()


def test_a_seat_is_taken_by_dragging_too(page: MeetingsPage, store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito")
    start(page, store, "Kit", here=tuple(ids.values()))
    first, _second, last = (line.key for line in page.run.room.people.people.lines)

    page.run.room.people.moved.emit(Place(last, first))

    assert lines(page) == ["Sam Ito", "Ali Reza", "Gwen Pugh"]


def test_the_drawing_at_the_right_signs_in_who_was_expected(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    meeting = start(page, store, "Kit")
    with store.write("expected") as session:
        from models.commands import meetings

        meetings.expect(session, meeting_id=meeting, people=[Who(id) for id in ids.values()])
    page.run.refresh()
    people = page.run.room.people
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    row = people.visualRect(people.people.index(1))
    before = page.run.room.everybody.text()

    qtbot.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.right() - 45, row.center().y()))

    assert lines(page) == ["Ali Reza", "Expected", "Gwen Pugh"]
    assert (before, page.run.room.everybody.text()) == ("All 2 expected came", "The other one expected came")


def test_space_offers_everything_that_can_be_done_with_letters_to_choose(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    start(page, store, "Kit", here=(gwen,))
    choose(page, "Gwen Pugh")

    qtbot.keyClick(page.run.room.people, Qt.Key.Key_Space)
    menu = page.run.room.findChild(QMenu)
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions()]
    qtbot.keyClick(menu, "i")

    assert texts == [
        "&Leaves now",
        "Declares an &interest in this item…",
        "Takes part &remotely",
        "&Correct times or capacity…",
        "Signed in by &mistake",
    ]
    assert page.run.interest.isVisible()
    assert page.run.interest.nature.focusProxy() is QApplication.focusWidget()


def test_a_screen_reader_hears_the_list_and_every_line(page: MeetingsPage, store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    start(page, store, "Kit", here=tuple(ids.values()))

    found = QAccessible.queryAccessibleInterface(page.run.room.people)

    assert found.text(QAccessible.Text.Name) == "People of this meeting"
    said = [found.child(place).text(QAccessible.Text.Name) for place in range(found.childCount())]
    assert said == ["Ali Reza", "Gwen Pugh"]


def _stay(store: Store, page: MeetingsPage, name: str) -> str:
    with store.read() as reader:
        stays = room.attendance(reader, page.run.meeting_id())
    return next(stay.id for stay in stays if stay.name.startswith(name))
