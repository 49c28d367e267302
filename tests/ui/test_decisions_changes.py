"""What can be changed from the register's page, by clicks and keys."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.queries import agenda
from models.store import Store
from tests.builders_meetings import planned
from tests.ui.decisions_page import box, day, press, proposed, recorded, settled, shown, write
from tests.ui.in_sight import in_sight, says
from ui.decisions.page import DecisionsPage
from ui.house import House

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", extend=True
)  # lists under a field, without a screen


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], DecisionsPage]:
    """Opens the page on what stands in the chapter by then."""

    return lambda: in_sight(qtbot, DecisionsPage(house))


def test_an_empty_page_says_what_it_is_for_and_records_a_decision_made_elsewhere(
    qtbot: QtBot, house: House, opened: Callable[[], DecisionsPage]
) -> None:
    page = opened()
    assert "Nothing decided yet" in says(page)

    press(qtbot, page, "Record one made elsewhere")
    write(qtbot, box(page, "What was decided"), "Ed buys the stamps.")
    day(qtbot, page, "Review on", "23 Nov 2027")
    press(qtbot, page, "Record it")

    settled(qtbot, page, ["Ed buys the stamps. | In force"])
    qtbot.waitUntil(lambda: "1 in force" in says(page))
    assert "Decided outside meetings, Mon 23 Nov 2026." in says(page)
    house.history.undo()
    settled(qtbot, page, [])


@pytest.mark.parametrize(
    ("text", "on", "answer"),
    [
        ("", "", "Write down what was decided."),
        ("Stamps.", "24 Nov 2026", "That day is still to come. Say on which day it was decided."),
        ("Stamps.", "", ""),
    ],
)
def test_what_is_missing_is_said_on_the_sheet(
    qtbot: QtBot, opened: Callable[[], DecisionsPage], text: str, on: str, answer: str
) -> None:
    page = opened()
    page.new_here()

    write(qtbot, box(page, "What was decided"), text)
    if on:
        day(qtbot, page, "Decided on", on)
    press(qtbot, page, "Record it")

    assert (answer in says(page)) and (bool(answer) == (page.back() is True))


def test_a_change_goes_on_the_agenda_of_the_next_meeting(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    recorded(store, "Two weeks.")
    meeting = planned(store, "December meeting", "Welcome")
    page = opened()

    press(qtbot, page, "Propose a change…")
    write(qtbot, box(page, "Text"), "Three weeks.")
    press(qtbot, page, "Put it on the agenda")

    settled(qtbot, page, ["Three weeks. | Proposed", "Two weeks. | In force"])
    assert "Would amend" in says(page)
    with store.read() as reader:
        assert [item.title for item in agenda.items(reader, meeting)] == ["Welcome", "Change to 23 Nov 2026"]
    with qtbot.waitSignal(house.signals.go_to) as went:
        press(qtbot, page, "Open the meeting")
    assert went.args == ["meetings", meeting]


def test_without_a_meeting_to_come_the_sheet_says_so_and_leads_to_planning(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    recorded(store, "Two weeks.")
    page = opened()

    press(qtbot, page, "Propose a change…")
    assert "No meeting is planned that could take it up." in says(page)
    with qtbot.waitSignal(house.signals.go_to) as went:
        press(qtbot, page, "Plan a meeting")

    assert went.args == ["meetings", ""]


def test_a_proposal_is_reworded_in_place_binned_and_put_back(
    qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    proposed(store, planned(store, "December meeting", "Loans"), "Two weeks.")
    page = opened()
    press(qtbot, page, "Proposed")

    write(qtbot, box(page, "Proposal"), "Three weeks.")
    settled(qtbot, page, ["Three weeks. | Proposed"])
    press(qtbot, page, "Put in the bin")
    settled(qtbot, page, [])
    press(qtbot, page, "Bin")
    press(qtbot, page, "Take out of the bin")
    settled(qtbot, page, [])
    press(qtbot, page, "Proposed")

    assert shown(page) == ["Three weeks. | Proposed"]


def test_what_was_declared_is_only_read_and_del_refuses_in_words(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    recorded(store, "Two weeks.")
    page = opened()

    with qtbot.waitSignal(house.dispatcher.refused) as refused:
        page.to_bin()

    assert "was declared already: adopted" in str(refused.args)
    assert [each for each in page.findChildren(QPlainTextEdit) if each.isVisible()] == []


def test_its_review_is_set_in_the_pane(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    recorded(store, "Two weeks.")
    page = opened()

    day(qtbot, page, "Review", "today")

    settled(qtbot, page, ["Two weeks. | Review due"])
    assert house.history.undo_label() == "Set the review of 23 Nov 2026"
