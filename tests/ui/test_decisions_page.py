"""The register's page, by clicks and keys."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.commands import actions, decisions, links, meetings, register
from models.queries import agenda
from models.rules.holding import Who
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_meetings import people, planned, quorum, running
from ui.decisions.find import find
from ui.decisions.page import DecisionsPage
from ui.decisions.words import line_of, state_words
from ui.house import House
from ui.row_table import RowTable

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", extend=True
)  # lists under a field, without a screen


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], DecisionsPage]:
    """Opens the page on what stands in the chapter by then."""

    def open_page() -> DecisionsPage:
        page = DecisionsPage(house)
        qtbot.addWidget(page)
        page.resize(1142, 850)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return open_page


def do(store: Store, command: Callable[..., Any], **asked: Any) -> Any:
    """One deed."""
    with store.write(command.__name__) as session:
        return command(session, **asked)


def recorded(store: Store, text: str, **more: Any) -> str:
    """A decision made outside meetings."""
    return do(store, register.record, text=text, on=NOW, **more)


def proposed(store: Store, meeting: str, text: str, **more: Any) -> str:
    """A proposal under the meeting's first item."""
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0]
    return do(store, decisions.propose, meeting_id=meeting, item_id=item.id, text=text, **more)


def adopted(store: Store, text: str, **more: Any) -> str:
    """A decision that four of five there made by consent: one objected and was heard, one had an interest."""
    quorum(store, "fixed", 3)
    ids = people(store, "Amara", "Bethan", "Carlos", "Dilys", "Hari Patel")
    meeting = running(store, "Lending", here=tuple(ids.values()))
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0].id
    do(store, meetings.declare_interest, meeting_id=meeting, item_id=item, who=Who(ids["Hari"]))
    decision = proposed(store, meeting, text, **more)
    said = {"decision_id": decision, "person_id": ids["Carlos"], "name": "Carlos", "at": NOW}
    objection = do(store, decisions.set_stance, stance="objection", reason="It blocks February.", **said)
    do(store, decisions.settle_objection, stance_id=objection, state="integrated")
    do(store, decisions.all_stand, decision_id=decision, stance="consent", at=NOW)
    do(store, decisions.declare, decision_id=decision, outcome="adopted", at=NOW)
    return decision


def table(page: DecisionsPage) -> RowTable:
    """The list."""
    found = page.findChild(RowTable)
    assert isinstance(found, RowTable)
    return found


def shown(page: DecisionsPage) -> list[str]:
    """The list as it might be read out."""
    rows = [table(page).row_at(n) for n in range(table(page).row_total())]
    return [f"{row.text} | {state_words(row.state)}" for row in rows if row]


def settled(qtbot: QtBot, page: DecisionsPage, expected: list[str]) -> None:
    """Wait until the list says this."""
    qtbot.waitUntil(lambda: shown(page) == expected)


def press(qtbot: QtBot, page: DecisionsPage, text: str) -> None:
    """Click the button (or chip) that begins so, or whose name for a screen reader is this."""
    visible = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    (found,) = [each for each in visible if each.text().split("  ")[0] == text or each.accessibleName() == text]
    qtbot.mouseClick(found, LEFT)


def says(page: DecisionsPage) -> str:
    """Everything on the page that is words."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def box(page: DecisionsPage, name: str) -> QPlainTextEdit:
    """The box one writes into."""
    (found,) = [
        each for each in page.findChildren(QPlainTextEdit) if each.isVisible() and each.accessibleName() == name
    ]
    return found


def write(qtbot: QtBot, field: QPlainTextEdit, text: str) -> None:
    """Write over what stands there and keep it."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def day(qtbot: QtBot, page: DecisionsPage, name: str, text: str) -> None:
    """Type a day and leave the field."""
    (field,) = [each for each in page.findChildren(QLineEdit) if each.isVisible() and each.accessibleName() == name]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Tab)


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


def test_how_it_was_decided_is_told_with_the_exact_figures(store: Store, opened: Callable[[], DecisionsPage]) -> None:
    adopted(store, "Members may borrow the kit. Two weeks at most.", reasons="Nine loans last year.")
    page = opened()

    told = says(page)
    row = table(page).row_at(0)
    assert row is not None and line_of(row) == "23 Nov 2026/1 · Consent · 4 deciding"
    assert (
        "Consent. Present 5, deciding 4 (Hari Patel declared an interest): 3 consented, 1 objected, "
        "no open objection. Quorate: 3 needed." in told
    )
    assert "Declared adopted, as computed." in told
    assert "“It blocks February.” Integrated into the text." in told
    assert "Nine loans last year." in told
    assert "Carlos" not in told


def test_a_declaration_against_the_count_is_told_with_its_reason(
    qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    ids = people(store, "Amara", "Bethan")
    decision = proposed(store, running(store, "Loans", here=tuple(ids.values())), "Loans.", method="simple_majority")
    do(store, decisions.all_stand, decision_id=decision, stance="yes", at=NOW)
    do(store, decisions.declare, decision_id=decision, outcome="withdrawn", difference="Asked to wait", at=NOW)
    page = opened()

    press(qtbot, page, "Not adopted")

    assert shown(page) == ["Loans. | Withdrawn"]
    assert "Declared withdrawn; computed adopted. Why: Asked to wait" in says(page)


def test_chips_count_and_show_each_standing(qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]) -> None:
    old, new = recorded(store, "No loans."), recorded(store, "Loans.")
    do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")
    recorded(store, "Try it.", review_on=TODAY)
    page = opened()

    assert sorted(shown(page)) == ["Loans. | In force", "Try it. | Review due"]
    press(qtbot, page, "Superseded")
    assert shown(page) == ["No loans. | Superseded"]
    press(qtbot, page, "Expired")
    assert "Nothing found" in says(page)
    press(qtbot, page, "Review due")
    assert shown(page) == ["Try it. | Review due"]


def test_from_a_decision_to_the_one_that_took_its_place(
    qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    old, new = recorded(store, "No loans."), recorded(store, "Loans.")
    do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")
    page = opened()

    page.show_id(old)
    press(qtbot, page, "Go to: Superseded by 23 Nov 2026/b “Loans”")

    assert table(page).current_id() == new
    assert "“No loans”" in says(page)


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
    press(qtbot, page, "Move to the bin")
    settled(qtbot, page, [])
    press(qtbot, page, "Bin")
    press(qtbot, page, "Put back")
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


def test_its_actions_lead_to_the_page_of_actions(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    decision = recorded(store, "Two weeks.")
    due = TODAY + timedelta(days=3)
    action = do(store, actions.add, text="Print the card", owner="Ed", due_on=due, decision_id=decision)
    page = opened()

    with qtbot.waitSignal(house.signals.go_to) as went:
        press(qtbot, page, "Go to: Print the card · Ed · Due Thu 26 Nov")

    assert went.args == ["actions", action]


def test_its_history_is_told(qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]) -> None:
    decision = proposed(store, planned(store, "December meeting", "Loans"), "Two weeks.")
    do(store, decisions.reword, decision_id=decision, text="Three weeks.")
    page = opened()
    page.show_id(decision)

    press(qtbot, page, "Who changed what")

    assert "reworded; before: “Two weeks.”" in says(page)
    assert ": proposed" in says(page)


def test_going_to_anything_finds_decisions(store: Store) -> None:
    quorum(store, "")
    recorded(store, "Two weeks. Not in February.", reasons="Nine loans")

    with store.read() as reader:
        found = [(each.title, each.kind, each.page_key, each.detail) for each in find(reader, "nine")]

    assert found == [("Two weeks", "Decision", "decisions", "23 Nov 2026")]
