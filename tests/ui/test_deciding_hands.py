"""Raised hands by keys: a line for the whole room, figures along the seats, where an answer came from."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.builders_deciding import Table
from tests.ui.meetings_desk import opened
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.proposal_card import ProposalCard
from ui.panes import focus_next

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


class Desk:
    """The table of four, its page, and the card of one proposal."""

    def __init__(self, table: Table, page: MeetingsPage, decision: str) -> None:
        self.table, self.page, self.decision = table, page, decision
        page.show_id(table.meeting)

    @property
    def card(self) -> ProposalCard:
        """The card of the proposal."""
        return self.page.run.item.proposals[self.decision]

    def stances(self) -> list[str]:
        """What each seat says."""
        return [seat.accessibleName() for seat in self.card.seats.seats]


@pytest.fixture
def desk(house: House, qtbot: QtBot, store: Store) -> Iterator[Desk]:
    """A proposal to be decided by consent, on the screen."""
    table = Table(store)
    decision = table.propose()
    yield Desk(table, opened(house, qtbot), decision)


def type_line(qtbot: QtBot, desk: Desk, line: str) -> None:
    """Type into the line of hands and press Enter."""
    desk.card.round.hands.line.setFocus()
    qtbot.keyClicks(desk.card.round.hands.line, line)
    qtbot.keyClick(desk.card.round.hands.line, Qt.Key.Key_Return)


def test_one_line_takes_down_the_whole_room_as_one_deed(desk: Desk, qtbot: QtBot) -> None:
    type_line(qtbot, desk, "all consent except dil, carlos objects: too dear for us")

    assert desk.stances() == [
        "Amara Okafor: Consents",
        "Bethan Rhys: Consents",
        "Carlos Mora: Objects",
        "Dilys Hughes: not heard yet",
    ]
    assert desk.page.house.history.undo_label() == "Take down what 3 say"
    assert desk.card.round.hands.line.text() == ""


def test_the_line_says_what_it_will_take_down_before_it_does(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.card.round.hands.line, "rest consent, amara concern: who repairs it")

    assert desk.card.round.hands.told.text() == (
        "1 consented with a concern · 3 consented · Amara Okafor consents with a concern: who repairs it"
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("zoe consents", "Nobody here is called “zoe”."),
        ("amara objects", "Add the reason of Amara Okafor after a colon: an objection needs one."),
        ("11111", "There are more figures than seats: “1” is left over."),
    ],
)
def test_what_is_unclear_is_asked_about_and_nothing_is_taken_down(
    desk: Desk, qtbot: QtBot, line: str, told: str
) -> None:
    type_line(qtbot, desk, line)

    assert desk.card.round.hands.told.text() == told
    assert {name.split(": ")[1] for name in desk.stances()} == {"not heard yet"}


def test_figures_go_along_the_seats_and_a_full_stop_leaves_one_out(desk: Desk, qtbot: QtBot) -> None:
    type_line(qtbot, desk, "1.41")

    assert [name.split(": ")[1] for name in desk.stances()] == [
        "Consents",
        "not heard yet",
        "Stands aside",
        "Consents",
    ]


def test_one_key_says_that_all_consent(desk: Desk, qtbot: QtBot) -> None:
    desk.page.run.item.capture.setFocus()

    QTest.keySequence(desk.page.run.item.capture, "Ctrl+Shift+Return")

    assert {name.split(": ")[1] for name in desk.stances()} == {"Consents"}


def test_an_answer_says_that_it_came_by_phone(desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.card.round.source.keys["phone"], Qt.MouseButton.LeftButton)

    qtbot.keyClick(desk.card.seats.seats[0], Qt.Key.Key_1)

    assert desk.stances()[0] == "Amara Okafor: Consents, by phone"


def test_a_stance_redraws_only_its_own_seat(desk: Desk, qtbot: QtBot) -> None:
    before = list(desk.card.seats.seats)

    qtbot.keyClick(before[1], Qt.Key.Key_1)

    assert [seat is was for seat, was in zip(desk.card.seats.seats, before, strict=True)] == [True] * 4


def test_one_persons_answer_still_stands_by_a_key_on_their_seat(desk: Desk, qtbot: QtBot) -> None:
    desk.table.all_say(desk.decision)
    desk.page.run.refresh()
    desk.card.text.committed.emit("Members may borrow the kit for a week.")
    stale = desk.stances()[0]

    qtbot.keyClick(desk.card.seats.seats[0], Qt.Key.Key_Equal)

    assert stale == "Amara Okafor: Consents to the text before"
    assert desk.stances()[:2] == ["Amara Okafor: Consents", "Bethan Rhys: Consents to the text before"]


def test_one_key_leads_from_the_line_below_back_to_the_raised_hands_and_one_forth_again(desk: Desk) -> None:
    desk.page.resize(780, 420)
    QApplication.processEvents()
    run, line = desk.page.run, desk.card.round.hands.line
    run.item.capture.setFocus()

    focus_next(run.panes(), -1)
    back, in_sight = QApplication.focusWidget(), not line.visibleRegion().isEmpty()
    focus_next(run.panes())

    assert (back, QApplication.focusWidget()) == (line, run.item.capture)
    assert in_sight
