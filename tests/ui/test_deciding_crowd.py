"""A round of a hundred: what is in sight stands at once, the rest follows, and no answer goes to somebody else."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.builders_deciding import Table
from tests.ui.meetings_desk import opened
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.meetings.proposal_card import ProposalCard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

NAMES = [f"{chr(65 + n // 26)}{chr(97 + n % 26)}na Rees" for n in range(100)]


class Crowd:
    """A hundred people, one proposal, and the page it stands on."""

    def __init__(self, table: Table, page: MeetingsPage, decision: str) -> None:
        self.table, self.page, self.decision = table, page, decision
        page.show_id(table.meeting)

    @property
    def card(self) -> ProposalCard:
        """The card of the proposal."""
        return self.page.run.item.proposals[self.decision]

    def said(self) -> list[str]:
        """What each seat says."""
        return [seat.accessibleName() for seat in self.card.seats.seats]

    def spoken(self) -> list[str]:
        """Whose word is noted."""
        return [row.name for row in self.table.look(self.decision).stances]


@pytest.fixture
def crowd(house: House, qtbot: QtBot, store: Store) -> Iterator[Crowd]:
    """A proposal to be decided by consent."""
    table = Table(store, *NAMES)
    decision = table.propose()
    yield Crowd(table, opened(house, qtbot), decision)


def test_some_seats_stand_at_once_and_soon_everybody_has_one(crowd: Crowd, qtbot: QtBot) -> None:
    at_once = len(crowd.card.seats.seats)

    qtbot.waitUntil(lambda: len(crowd.said()) == 100 and all(crowd.said()))

    assert 0 < at_once < 100
    assert crowd.said() == [f"{name}: not heard yet" for name in NAMES]


def test_an_answer_of_all_is_soon_said_by_every_seat(crowd: Crowd, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(crowd.said()) == 100)

    crowd.card.everybody.click()

    qtbot.waitUntil(lambda: crowd.said() == [f"{name}: Consents" for name in NAMES])
    assert len(crowd.spoken()) == 100


def test_the_keyboard_goes_to_a_seat_that_is_not_built_yet(crowd: Crowd, qtbot: QtBot) -> None:
    qtbot.keyClick(crowd.card.seats.seats[0], Qt.Key.Key_Left)

    qtbot.waitUntil(lambda: len(crowd.card.seats.seats) == 100)

    assert [seat.decider.name for seat in crowd.card.seats.seats if seat.hasFocus()] == [NAMES[-1]]


def test_the_keyboard_stays_with_a_person_who_moves_to_another_seat(crowd: Crowd, qtbot: QtBot) -> None:
    from models.commands import attendance

    seat = crowd.card.seats.seats[1]
    seat.setFocus()
    qtbot.waitUntil(seat.hasFocus)

    crowd.table.do(attendance.sit, meeting_id=crowd.table.meeting, person=crowd.table.ids["Aana"], seat=3)
    crowd.page.run.refresh()
    qtbot.waitUntil(lambda: crowd.card.seats.seats[0].decider.name == NAMES[1])

    focused = [each.decider.name for each in crowd.card.seats.seats if each.hasFocus()]
    assert focused == [NAMES[1]]


def test_who_has_left_gives_their_seat_and_not_their_answers_to_the_next(crowd: Crowd, qtbot: QtBot) -> None:
    from models.commands import attendance
    from models.queries import room

    seat = crowd.card.seats.seats[1]
    seat.setFocus()
    qtbot.waitUntil(seat.hasFocus)
    with crowd.table.store.read() as reader:
        stays = room.attendance(reader, crowd.table.meeting)
    gone = next(stay.id for stay in stays if stay.person_id == seat.person_id)

    crowd.table.do(attendance.strike, stay_id=gone)
    crowd.page.run.refresh()
    qtbot.waitUntil(lambda: crowd.card.seats.seats[1].decider.name == NAMES[2])

    assert not any(each.hasFocus() for each in crowd.card.seats.seats)
    assert crowd.spoken() == []
