"""A running meeting by clicks and keys: notes, people, proposals, actions, the clock."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.history import History
from models.queries import agenda, proposals, room
from models.rules.holding import Who
from models.store import Store
from tests import builders_meetings as make
from tests.ui.meetings_desk import enter, items, notes, opened, press, proposal, start
from ui.house import House
from ui.meetings.page import MeetingsPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists that pop up


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MeetingsPage:
    """The page in sight."""
    return opened(house, qtbot)


def test_notes_are_saved_as_they_are_typed_and_undone_in_one_step(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    meeting = start(page, store, "Kit")

    qtbot.keyClicks(page.run.item.notes, "Gwen: nine times")
    qtbot.waitUntil(lambda: notes(store, meeting) == ["Gwen: nine times"])
    qtbot.keyClicks(page.run.item.notes, " last year")
    page.run.item.notes.flush()
    saved = notes(store, meeting)
    History(store).undo()

    assert (saved, notes(store, meeting)) == (["Gwen: nine times last year"], [""])
    qtbot.waitUntil(lambda: page.run.item.notes.toPlainText() == "")


def test_two_letters_and_enter_sign_a_member_in(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.people(store, "Gwen Pugh", "Ali Reza")
    start(page, store, "Kit")

    enter(qtbot, page.run.room.sign_in, "gw")

    assert page.run.quorum.text() == "1 may decide"
    assert page.run.room.names() == ["Gwen Pugh"]


def test_a_name_nobody_has_is_a_guest(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.people(store, "Gwen Pugh")
    meeting = start(page, store, "Kit")

    enter(qtbot, page.run.room.sign_in, "Visitor")

    with store.read() as reader:
        assert [(stay.name, stay.part) for stay in room.attendance(reader, meeting)] == [("Visitor", "attending")]


def test_quorum_follows_who_comes_and_who_has_an_interest(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.quorum(store, "fixed", 2)
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    start(page, store, "Kit", here=(ids["Gwen"],))
    before = page.run.quorum.text()

    enter(qtbot, page.run.room.sign_in, "ali")
    quorate = page.run.quorum.text()
    page.run.room.wanted.emit("interest", Who(ids["Ali"], "Ali Reza"))
    enter(qtbot, page.run.interest.nature, "Sells such kits")
    press(qtbot, page.run.interest, "Take it down")

    assert (before, quorate) == ("Not quorate: 1 here, 2 needed", "Quorate: 2 here, 2 needed")
    assert page.run.quorum.text() == "Not quorate: 1 here, 2 needed"


def test_one_line_takes_down_a_note_an_action_and_a_proposal(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    meeting = start(page, store, "Kit", here=(gwen,))

    for line in ("It went out often", "/action Gwen to draft a loan card by 26 Nov", "/decision Two weeks at most"):
        enter(qtbot, page.run.item.capture, line)

    assert notes(store, meeting) == ["It went out often"]
    assert page.run.item.action_lines() == ["Gwen Pugh: draft a loan card"]
    assert [card.text.value() for card in page.run.item.proposals.values()] == ["Two weeks at most"]
    assert page.run.item.capture.text() == ""


def test_a_proposal_is_adopted_by_consent_in_two_clicks(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Ali Reza", "Sam Ito")
    meeting = start(page, store, "Kit", here=tuple(ids.values()))
    card = proposal(page, qtbot)

    press(qtbot, card, "All consent")
    computed = card.declare.badge.text()
    press(qtbot, card, "Adopt")

    assert computed == "Computed: Adopted"
    assert card.badge.text() == "Adopted"
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0]
        assert [row.outcome for row in proposals.of_item(reader, item.id)] == ["adopted"]


def test_the_round_goes_by_keys_and_an_objection_needs_its_reason(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    start(page, store, "Kit", here=tuple(ids.values()))
    card = proposal(page, qtbot)

    qtbot.keyClick(card.seats.seats[0], Qt.Key.Key_1)
    qtbot.keyClick(card.seats.seats[1], Qt.Key.Key_3)
    assert card.reason.isVisible()
    enter(qtbot, card.reason, "It blocks teaching in February")

    assert [seat.accessibleName() for seat in card.seats.seats] == ["Ali Reza: Consents", "Gwen Pugh: Objects"]
    assert card.declare.result.text() == "An objection is to be tested."
    assert card.declare.declare.text() == "Record as not adopted"


def test_adopting_against_the_computed_result_needs_a_reason(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    start(page, store, "Kit", here=tuple(ids.values()))
    card = proposal(page, qtbot)

    card.declare.outcome.set_value("adopted")
    card.declare.outcome.committed.emit("adopted")
    press(qtbot, card, "Adopt")
    refused = card.badge.text()
    enter(qtbot, card.declare.difference, "Everybody had said so by phone")

    assert (refused, card.badge.text()) == ("", "Adopted")


def test_a_changed_text_makes_answers_stale_until_they_are_said_to_stand(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    start(page, store, "Kit", here=tuple(ids.values()))
    card = proposal(page, qtbot)
    press(qtbot, card, "All consent")

    card.text.committed.emit("Three weeks at most")
    stale = (card.badge.text(), card.declare.result.text())
    qtbot.mouseClick(card.stale, Qt.MouseButton.LeftButton)

    assert stale == ("Amended once", "2 people are still to be heard.")
    assert card.declare.badge.text() == "Computed: Adopted"


def test_the_meeting_goes_on_by_keys_and_the_clock_is_paused_and_extended(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    meeting = start(page, store, "Welcome", "Kit")

    qtbot.mouseClick(page.run.item.next, Qt.MouseButton.LeftButton)
    press(qtbot, page.run.clock, "+5 min")
    press(qtbot, page.run.clock, "Pause")

    assert page.run.item.title.text() == "2. Kit"
    assert items(store, meeting) == ["Welcome 10", "Kit 15"]
    assert page.run.clock.ring.reading() == "15:00"
    assert page.run.clock.pause.text() == "Go on"
    assert [step.accessibleName() for step in page.run.agenda.steps.values()] == [
        "Welcome: done, 10 min",
        "Kit: paused, 15 min",
    ]


def test_escape_puts_away_an_open_question_before_it_leaves_the_meeting(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    start(page, store, "Kit", here=(gwen,))
    page.run.room.wanted.emit("interest", Who(gwen, "Gwen Pugh"))
    asked = page.run.interest.isVisible()

    page.back()

    assert asked and not page.run.interest.isVisible()
    assert page.screens.currentWidget() is page.run


def test_an_objection_is_settled_and_then_it_carries(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh")
    start(page, store, "Kit", here=tuple(ids.values()))
    card = proposal(page, qtbot)
    qtbot.keyClick(card.seats.seats[0], Qt.Key.Key_3)
    enter(qtbot, card.reason, "It blocks teaching")
    press(qtbot, card, "The others consent")
    before = card.declare.badge.text()

    with store.read() as reader:
        said = proposals.stances(reader, next(iter(page.run.item.proposals)), 1)
    card.objections.settled.emit(next(row.id for row in said if row.stance == "objection"), "withdrawn")

    assert (before, card.declare.badge.text()) == ("Computed: Not adopted", "Computed: Adopted")


def test_an_inquorate_meeting_declares_only_indicatively(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    make.quorum(store, "fixed", 3)
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito")
    start(page, store, "Kit", here=(ids["Ali"], ids["Gwen"]))
    card = proposal(page, qtbot)

    press(qtbot, card, "All consent")
    press(qtbot, card, "Record as indicative")

    assert card.badge.text() == "Indicative, to be ratified"
    assert page.run.quorum.toolTip() == "Not quorate: 2 here, 3 needed; decisions will be indicative"


def test_once_it_is_decided_the_keyboard_is_where_the_next_thing_is_taken_down(
    page: MeetingsPage, qtbot: QtBot, store: Store
) -> None:
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    start(page, store, "Kit", here=tuple(ids.values()))
    enter(qtbot, page.run.item.capture, "/action Gwen to draft a loan card")
    card = proposal(page, qtbot)
    card.everybody.click()
    card.declare.declare.setFocus()

    qtbot.keyClick(card.declare.declare, Qt.Key.Key_Space)

    assert page.run.item.capture.hasFocus()


def test_without_an_agenda_it_says_where_to_begin(page: MeetingsPage, qtbot: QtBot, store: Store) -> None:
    start(page, store)

    assert page.run.item.none.isVisible()
    assert not page.run.item.area.isVisible()
