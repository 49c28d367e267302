"""Who joined too late to decide is invited and named: while planning, and in the room."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.commands import kinds
from models.commands import meetings as commands
from models.queries import room
from models.rules.holding import Who
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW, TODAY
from tests.ui.meetings_desk import opened, press
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.plan_people import newcomer_words
from ui.meetings.seating_list import PeopleModel
from ui.meetings.words import quorum_words


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


@pytest.fixture
def kind(store: Store) -> str:
    """A kind of meeting in which members of four weeks decide; Nia joined today."""
    make.people(store, "Gwen Pugh", "Ed Tudor")
    make.people(store, "Nia Bowen", joined_on=TODAY)
    with store.write("kind") as session:
        made = kinds.add(session, name="Ours")
        kinds.change(session, kind=made, field="joined_days", value=28)
    return made


def test_planning_ticks_everybody_and_names_who_does_not_decide_yet(
    page: MeetingsPage, qtbot: QtBot, kind: str
) -> None:
    page.new_here()
    press(qtbot, page.plan.people, "Everybody on the roll")
    without = page.plan.people.told.text()

    page.plan.kind.set_value(kind)
    page.plan.kind.committed.emit(kind)
    soon = page.plan.people.told.text()
    page.plan.day.set_value(TODAY + timedelta(days=28))
    page.plan.day.committed.emit(page.plan.day.value())

    assert without == "3 people are expected."
    assert soon == "3 people are expected. Nia Bowen is too new to decide yet."
    assert page.plan.people.told.text() == without


def test_the_agenda_of_a_planned_meeting_says_so_too(page: MeetingsPage, qtbot: QtBot, store: Store, kind: str) -> None:
    with store.write("plan") as session:
        meeting = commands.plan(session, title="November", starts=NOW, kind=kind)

    page.editor.show_meeting(meeting)
    page.screens.setCurrentWidget(page.editor)
    press(qtbot, page.editor.people, "Everybody on the roll")

    assert page.editor.people.told.text().endswith("Nia Bowen is too new to decide yet.")


def test_with_nobody_on_the_roll_nothing_stands_empty(page: MeetingsPage, store: Store) -> None:
    page.editor.show_meeting(make.planned(store, "November"))
    page.screens.setCurrentWidget(page.editor)
    people = page.editor.people

    assert people.told.text() == "Nobody is expected yet."
    assert not people.came.isVisible()
    assert [each.isEnabled() for each in (people.all, people.nobody)] == [False, False]
    assert people.all.y() == people.nobody.y()


def test_a_name_too_long_for_the_list_is_told_by_its_tip(page: MeetingsPage, store: Store) -> None:
    make.people(store, "Bartholomew Featherstonehaugh-Cholmondeley-of-the-Lower-Kitchen-Garden")
    page.editor.show_meeting(make.planned(store, "November"))
    page.screens.setCurrentWidget(page.editor)
    shown = page.editor.people.list

    item = shown.item(0)

    assert shown.visualItemRect(item).width() <= shown.viewport().width()
    assert item.toolTip() == item.text()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Ali", "Bo"), "Ali and Bo are too new to decide yet."),
        (("Ali", "Bo", "Cy", "Di", "Ed"), "Ali, Bo, Cy and 2 more are too new to decide yet."),
    ],
)
def test_up_to_three_are_named(names: tuple[str, ...], said: str) -> None:
    assert newcomer_words(names) == said


def test_in_the_room_the_quorum_says_how_many_do_not_decide_yet(store: Store, kind: str) -> None:
    with store.write("meet") as session:
        meeting = commands.plan(session, title="November", starts=NOW, kind=kind)
        commands.open_meeting(session, meeting_id=meeting, at=NOW)
        commands.expect(session, meeting_id=meeting, people=[Who(id) for id in _everybody(store)])
        session.flush()
        commands.everybody_came(session, meeting_id=meeting, at=NOW)

    with store.read() as reader:
        assert quorum_words(room.room(reader, meeting, NOW)).endswith("; 1 here is too new to decide")


def _everybody(store: Store) -> list[str]:
    with store.read() as reader:
        return sorted(room.roll(reader, TODAY))


def test_the_round_and_the_room_mark_who_does_not_decide_yet(
    page: MeetingsPage, qtbot: QtBot, store: Store, kind: str
) -> None:
    with store.read() as reader:
        everybody = tuple(room.roll(reader, TODAY))
    meeting = make.running(store, "Lending", here=everybody)
    with store.write("kind") as session:
        from models.tables import Meeting

        held = session.get(Meeting, meeting)
        assert held
        held.kind = kind
    page.show_id(meeting)
    page.run.item.captured.emit("/decision The kit is lent.")
    qtbot.waitUntil(lambda: all(len(card.seats.seats) == 3 for card in page.run.item.proposals.values()))

    (card,) = page.run.item.proposals.values()
    seats = card.seats.seats
    said = [seat.accessibleName() for seat in seats]
    model = page.run.room.people.model()
    assert isinstance(model, PeopleModel)
    lines = {line.name: line.detail for line in model.lines}

    assert said[-1] == "Nia Bowen: not yet deciding"
    assert [name.endswith("not heard yet") for name in said[:-1]] == [True, True]
    assert (lines["Nia Bowen"], lines["Gwen Pugh"]) == ("not yet deciding", "")
    qtbot.keyClick(seats[-1], Qt.Key.Key_Backspace)
    qtbot.keyClick(seats[-1], Qt.Key.Key_1)
    assert seats[-1].is_waiting()
    card.seats.go_on_from(seats[1].person_id)
    assert seats[0].hasFocus()
