"""The register's page: what it shows and where it leads, by clicks and keys."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.commands import actions, decisions, links
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_meetings import people, planned, quorum, running
from tests.ui.decisions_page import adopted, do, press, proposed, recorded, shown, table
from tests.ui.in_sight import in_sight, says
from ui.decisions.find import find
from ui.decisions.page import DecisionsPage
from ui.decisions.words import line_of
from ui.house import House

pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", extend=True
)  # lists under a field, without a screen


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], DecisionsPage]:
    """Opens the page on what stands in the chapter by then."""

    return lambda: in_sight(qtbot, DecisionsPage(house))


def test_how_it_was_decided_is_told_with_the_exact_figures(store: Store, opened: Callable[[], DecisionsPage]) -> None:
    adopted(store, "Members may borrow the kit. Two weeks at most.", reasons="Nine loans last year.")
    page = opened()

    told = says(page)
    row = table(page).row_at(0)
    assert row is not None and line_of(row) == "23 Nov 2026/1 · Consent · 4 deciding"
    assert (
        "Consent, text version 2. Present 5, deciding 4 (Hari Patel declared an interest): 4 consented, "
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
