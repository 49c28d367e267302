"""The window for the room: what it shows, how it follows the meeting, and that it leaves the facilitator alone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.commands import decisions, meetings
from models.rules.choice_result import ChoiceLine, printed
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.ui.projector_room import answer, opened, put, read, turn_to, wait_until
from ui.house import House
from ui.meetings.deciding.explain import how_it_works
from ui.projector.window import ProjectorWindow


class Paints(QObject):
    """Counts how often widgets are painted."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self.of: dict[QObject, int] = dict.fromkeys(watched, 0)
        for each in watched:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in self.of and event.type() is QEvent.Type.Paint:
            self.of[watched] += 1
        return False


def second(window: ProjectorWindow) -> None:
    """One tick of its clock."""
    window._second.timeout.emit()
    QApplication.processEvents()


def told(store: Store) -> None:
    """Let the window hear what was written, and then read it."""
    QApplication.processEvents()
    QApplication.processEvents()


@pytest.fixture
def ids(store: Store) -> dict[str, str]:
    """Three members."""
    return make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito")


@pytest.fixture
def meeting(store: Store, ids: dict[str, str]) -> str:
    """A meeting at its second item."""
    meeting = make.running(store, "Welcome", "Kit", "Exchange", here=tuple(ids.values()))
    turn_to(store, meeting, 1)
    return meeting


def test_an_item_with_its_number_its_time_and_what_is_next(house: House, qtbot: QtBot, meeting: str) -> None:
    window = opened(house, qtbot, meeting)

    assert read(window) == [
        "Item 2", "10 min left of 10 min", "For discussion", "Kit", "3 present", "Next: Exchange, about 18:10",
    ]  # fmt: skip


def test_a_proposal_with_what_is_asked_and_the_hands_counted(
    house: House, qtbot: QtBot, store: Store, meeting: str, ids: dict[str, str]
) -> None:
    proposal = put(store, meeting, turn_to(store, meeting, 1))
    answer(store, proposal, ids["Ali"], "consent")
    answer(store, proposal, ids["Gwen"], "objection", "Needed here")

    window = opened(house, qtbot, meeting)

    assert read(window) == [
        "2  Kit",
        "10 min left of 10 min",
        "Proposal · Consent",
        "Two weeks at most",
        "Is there any reason not to try this? Thumb up: consent. Flat hand: concern. Open hand: objection.",
        "1 consent, 0 with a concern, 1 object, 0 stand aside",
        "2 of 3 heard · 3 present",
        "Next: Exchange, about 18:10",
    ]


def test_the_card_explains_a_method_that_has_no_stages(house: House, qtbot: QtBot, store: Store, meeting: str) -> None:
    put(store, meeting, turn_to(store, meeting, 1), method="simple_majority")
    window = opened(house, qtbot, meeting)

    window.read_aloud(True)

    assert window.view.main.text() == how_it_works("simple_majority") != ""


def test_the_stage_of_the_process_is_marked(house: House, qtbot: QtBot, store: Store, meeting: str) -> None:
    proposal = put(store, meeting, turn_to(store, meeting, 1))
    stage(store, proposal, "resolve")

    window = opened(house, qtbot, meeting)

    assert window.view.stages.accessibleName() == "Stage 4 of 5: Objections"
    assert window.view.question.text() == "How can the proposal change so that it answers the objection?"


def test_it_follows_the_meeting_as_it_is_written_down(
    house: House, qtbot: QtBot, store: Store, meeting: str, ids: dict[str, str]
) -> None:
    proposal = put(store, meeting, turn_to(store, meeting, 1))
    window = opened(house, qtbot, meeting)
    for person in ids.values():
        answer(store, proposal, person, "consent")
    told(store)
    counted = (window.view.tallies.accessibleName(), window.view.question.text())

    with store.write("declare") as session:
        decisions.declare(session, decision_id=proposal, outcome="adopted", at=NOW)
    told(store)

    assert counted == ("3 consent, 0 with a concern, 0 object, 0 stand aside", "")
    assert window.view.outcome.text() == "Adopted"


def test_the_overrun_is_said_in_words(house: House, qtbot: QtBot, meeting: str) -> None:
    window = opened(house, qtbot, meeting)
    clock = window.view.clock
    shown: list[tuple[str, str]] = []

    for minutes, seconds in ((2, 24), (10, 20), (13, 20)):
        wait_until(house, timedelta(minutes=minutes, seconds=seconds))
        second(window)
        shown.append((clock.reading(), clock.words()))

    assert shown == [("7:36", ""), ("+0:20", "Time is up"), ("+3:20", "3 minutes over")]


def test_a_second_paints_the_clock_and_nothing_else(house: House, qtbot: QtBot, meeting: str) -> None:
    window = opened(house, qtbot, meeting)
    wait_until(house, timedelta(seconds=30))
    second(window)
    view = window.view
    paints = Paints(view.clock, view.main, view.head, view.facts)

    wait_until(house, timedelta(seconds=31))
    second(window)
    second(window)

    assert list(paints.of.values()) == [1, 0, 0, 0]


def test_objections_are_shown_when_asked_for_and_not_with_the_next_proposal(
    house: House, qtbot: QtBot, store: Store, meeting: str, ids: dict[str, str]
) -> None:
    item = turn_to(store, meeting, 1)
    proposal = put(store, meeting, item)
    answer(store, proposal, ids["Gwen"], "objection", "Needed here")
    window = opened(house, qtbot, meeting)
    before = window.view.objections.text()
    window.show_objections(True)
    asked = window.view.objections.text()

    with store.write("go on") as session:
        decisions.to_bin(session, decision_id=proposal)
    answer(store, put(store, meeting, item, "Another"), ids["Ali"], "objection", "Too dear")
    told(store)

    assert (before, asked) == ("", "• Needed here")
    assert (window.view.main.text(), window.view.objections.text(), window.wishes.objections) == ("Another", "", False)


def test_a_break_says_when_it_goes_on_and_ends_with_the_next_item(
    house: House, qtbot: QtBot, store: Store, meeting: str
) -> None:
    window = opened(house, qtbot, meeting)
    window.take_break(NOW + timedelta(minutes=10))
    during = window.view.main.text()
    wait_until(house, timedelta(minutes=10))
    second(window)
    over = window.view.main.text()

    turn_to(store, meeting, 2)
    told(store)

    assert (during, over, window.view.main.text()) == ("Back at 18:10", "We go on now", "Exchange")


def test_the_card_to_read_aloud_has_the_sentence_of_the_stage_or_words_given(
    house: House, qtbot: QtBot, store: Store, meeting: str
) -> None:
    proposal = put(store, meeting, turn_to(store, meeting, 1))
    stage(store, proposal, "respond")
    window = opened(house, qtbot, meeting)

    window.read_aloud(True)
    own = window.view.main.text()
    window.read_aloud(True, "Hands up who agrees.")

    assert own == "One after another: how is this for you? In brief, and no replies yet."
    assert window.view.main.text() == "Hands up who agrees."


def test_a_closed_meeting_thanks_and_goes_and_an_opened_one_stays(
    house: House, qtbot: QtBot, store: Store, meeting: str
) -> None:
    make.planned(store, "December meeting", "Tea")
    window = opened(house, qtbot, meeting)
    with store.write("close") as session:
        meetings.close(session, meeting_id=meeting, at=NOW + timedelta(minutes=10))
    told(store)
    said, goes = read(window), window._farewell.isActive()
    with store.write("again") as session:
        meetings.reopen(session, meeting_id=meeting)
    told(store)
    stays = window._farewell.isActive()

    window._farewell.timeout.emit()

    assert said == ["November meeting", "Thank you for coming", "Next meeting: Thu 26 Nov 2026, 18:00"]
    assert (goes, stays, window.isVisible()) == (True, False, False)


def test_escape_in_it_closes_it(house: House, qtbot: QtBot, meeting: str) -> None:
    window = opened(house, qtbot, meeting)

    qtbot.keyClick(window, Qt.Key.Key_Escape)

    assert not window.isVisible()


def stage(store: Store, proposal: str, stage: str) -> None:
    """Bring a process to a stage."""
    from models.tables import Decision

    with store.write("stage") as session:
        decision = session.get(Decision, proposal)
        assert decision
        decision.stage = stage


def test_a_declared_choice_says_what_was_chosen_and_the_totals(
    house: House, qtbot: QtBot, store: Store, meeting: str
) -> None:
    from models.tables import Decision, DecisionOption

    proposal = put(store, meeting, turn_to(store, meeting, 1), "Which one?", method="approval")
    with store.write("choose") as session:
        hall = DecisionOption(decision_id=proposal, position=1, text="Hall")
        session.add(hall)
        decision = session.get(Decision, proposal)
        assert decision
        decision.outcome, decision.declared_at = "adopted", NOW
        decision.result = printed(ChoiceLine(winners=(hall.id,), totals=((hall.id, 2),)))

    window = opened(house, qtbot, meeting)

    assert window.view.outcome.text() == "Adopted: Hall"
    assert window.view.options.accessibleName() == "Options: Hall: 2"
