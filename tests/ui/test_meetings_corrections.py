"""Putting things right while a meeting runs: who came when, what an interest is, the quorum, an old objection."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.queries import meetings, proposals, room
from models.rules.holding import Who
from models.rules.london import wall
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.ui.meetings_desk import enter, opened, press, proposal, start
from ui.house import House
from ui.meetings.page import MeetingsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def stays(store: Store, meeting: str) -> list[str]:
    """Everybody's attendance as it stands."""
    with store.read() as reader:
        return [
            f"{stay.name} {wall(stay.arrived):%H:%M} {stay.capacity}".strip()
            for stay in room.attendance(reader, meeting)
            if stay.arrived
        ]


def line_of(page: MeetingsPage, store: Store, meeting: str) -> room.StayRow:
    """The first line of attendance."""
    with store.read() as reader:
        return room.attendance(reader, meeting)[0]


def replace(qtbot: QtBot, field: QWidget, text: str) -> None:
    """Type over what a field shows, and go on."""
    line = field.focusProxy()
    assert line
    QTest.keySequence(line, "Ctrl+A")
    enter(qtbot, field, text)


def test_the_time_of_coming_and_the_capacity_are_put_right(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Gwen Pugh")
    meeting = start(page, store, "Kit", here=(ids["Gwen"],))
    page.run.room.wanted.emit("stay", line_of(page, store, meeting))
    earlier = wall(NOW - timedelta(hours=1))

    replace(qtbot, page.run.stay.times["arrived"], f"{earlier:%H:%M}")
    replace(qtbot, page.run.stay.capacity, "Observer")
    press(qtbot, page.run.stay, "Done")

    assert stays(store, meeting) == [f"Gwen Pugh {earlier:%H:%M} Observer"]
    assert not page.run.stay.isVisible()


def test_leaving_before_coming_is_refused_and_the_field_shows_what_stands(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    ids = make.people(store, "Gwen Pugh")
    meeting = start(page, store, "Kit", here=(ids["Gwen"],))
    page.run.room.wanted.emit("stay", line_of(page, store, meeting))

    with qtbot.waitSignal(page.house.dispatcher.refused):
        replace(qtbot, page.run.stay.times["left"], "00:01")

    assert line_of(page, store, meeting).left is None
    assert page.run.stay.times["left"].value() is None


def test_an_interest_is_reworded(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Ali Reza")
    meeting = start(page, store, "Kit", here=(ids["Ali"],))
    page.run.room.wanted.emit("interest", Who(ids["Ali"], "Ali Reza"))
    enter(qtbot, page.run.interest.nature, "Sells such kits")
    press(qtbot, page.run.interest, "Take it down")
    with store.read() as reader:
        declared = room.interests(reader, meeting)[0]

    page.run.room.wanted.emit("reword", declared)
    replace(qtbot, page.run.interest.handling, "Left the room")
    press(qtbot, page.run.interest, "Take it down")

    with store.read() as reader:
        told = [(each.nature, each.handling) for each in room.interests(reader, meeting)]
    assert told == [("Sells such kits", "Left the room")]


def test_a_quorum_is_set_once_its_number_is_there(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    meeting = make.planned(store)
    page.show_id(meeting)
    quorum = page.detail.quorum

    quorum.kind.set_value("fixed")
    quorum.kind.committed.emit("fixed")
    with store.read() as reader:
        before = meetings.meeting(reader, meeting)
    replace(qtbot, quorum.count, "5")

    with store.read() as reader:
        after = meetings.meeting(reader, meeting)
    assert before and after
    assert (before.quorum_kind, after.quorum_kind, after.quorum_count) == ("", "fixed", 5)


def test_an_objection_to_the_text_before_can_still_be_said_to_be_integrated(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    start(page, store, "Kit", here=tuple(ids.values()))
    card = proposal(page, qtbot)
    card.seats.said.emit(ids["Ali"], "objection")
    qtbot.keyClicks(card.reason, "Needed on Thursdays")
    qtbot.keyClick(card.reason, Qt.Key.Key_Return)

    card.text.committed.emit("Two weeks, never on Thursdays")
    qtbot.waitUntil(lambda: offered(card.objections) == ["Settle…"])
    card.objections.settled.emit(the_objection(store), "integrated")

    with store.read() as reader:
        held = proposals.proposal(reader, next(iter(page.run.item.proposals)), NOW)
    assert held
    assert [row.state for row in held.stances if row.stance == "objection"] == ["integrated"]


def offered(objections: QWidget) -> list[str]:
    """The buttons in sight."""
    return [each.text() for each in objections.findChildren(QPushButton) if each.isVisible()]


def the_objection(store: Store) -> str:
    """The one objection."""
    with store.read() as reader:
        return reader.value("SELECT id FROM stance WHERE stance = 'objection'")
