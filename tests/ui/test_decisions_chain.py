"""How decisions follow from each other on their page: the chain, forks, numbers given twice, weaker ways."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from models.commands import links
from models.store import Store
from models.tables import Decision
from tests.builders_meetings import planned, quorum
from tests.ui.decisions_page import do, press, recorded, shown, table
from tests.ui.in_sight import says
from ui.decisions.change_form import ChangeForm
from ui.decisions.page import DecisionsPage
from ui.house import House


@pytest.fixture
def opened(house: House, qtbot: QtBot) -> Callable[[], DecisionsPage]:
    """Shows the page."""

    def open_page() -> DecisionsPage:
        page = DecisionsPage(house)
        qtbot.addWidget(page)
        page.resize(1100, 800)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return open_page


def follow(store: Store, *texts: str, kind: str = "supersedes") -> list[str]:
    """Decisions that each take the place of the one before; their ids."""
    ids = [recorded(store, text, method="consent") for text in texts]
    for earlier, later in pairwise(ids):
        do(store, links.link, decision_id=later, earlier_id=earlier, kind=kind)
    return ids


def test_three_that_follow_each_other_are_a_chain_to_walk(
    qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    first, _second, third = follow(store, "One week.", "Two weeks.", "Three weeks.")
    page = opened()

    page.show_id(third)
    press(qtbot, page, "Go along to: 23 Nov 2026 “One week”")

    assert table(page).current_id() == first
    assert "“Two weeks”: Superseded" in says(page) and "“Three weeks”: In force" in says(page)


def test_two_that_follow_each_other_need_no_chain(store: Store, opened: Callable[[], DecisionsPage]) -> None:
    _first, second = follow(store, "One week.", "Two weeks.")
    page = opened()

    page.show_id(second)

    assert "How it followed" not in says(page)
    assert "Supersedes 23 Nov 2026 “One week”" in says(page)


def test_what_was_amended_still_stands_and_says_so(store: Store, opened: Callable[[], DecisionsPage]) -> None:
    first, _second = follow(store, "One week.", "Also in May.", kind="amends")
    page = opened()

    page.show_id(first)

    assert "One week. | In force" in shown(page)
    assert page._pane._badge.text() == "In force, amended"


def test_a_fork_is_listed_to_choose_between(qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]) -> None:
    old = recorded(store, "Old.", method="consent")
    for text in ("One.", "Two."):
        new = recorded(store, text, method="consent")
        do(store, links.link, decision_id=new, earlier_id=old, kind="supersedes")
    recorded(store, "Another thing.")
    page = opened()

    press(qtbot, page, "To choose between")

    assert sorted(shown(page)) == ["Old. | Superseded", "One. | In force", "Two. | In force"]


def test_a_number_given_twice_is_told_apart_by_a_letter(store: Store, opened: Callable[[], DecisionsPage]) -> None:
    quorum(store, "")
    one, two = recorded(store, "One."), recorded(store, "Two.")
    with store.write("the other laptop") as session:
        first, second = session.get(Decision, one), session.get(Decision, two)
        assert first and second
        second.number = first.number
    page = opened()

    page.show_id(two)

    assert "W 2026-11-23/0b" in says(page)
    assert "The number W 2026-11-23/0 was given twice, on two laptops: this one goes by a letter." in says(page)


def test_a_weaker_way_is_proposed_only_with_a_reason(
    qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    planned(store, "December meeting")
    old = recorded(store, "Two weeks.", method="consent")
    page = opened()
    page.show_id(old)
    press(qtbot, page, "Propose a change…")
    form = page._pane.form()
    assert isinstance(form, ChangeForm)

    form._method.set_value("simple_majority")
    form._method.committed.emit("simple_majority")
    press(qtbot, page, "Put it on the agenda")
    answer = form.answer()
    qtbot.keyClicks(form._weaker.focusProxy(), "The grant ends on Friday.")
    press(qtbot, page, "Put it on the agenda")

    assert answer.startswith("That one was decided by consent. Simple majority asks for less agreement: choose")
    with store.read() as reader:
        proposal = "SELECT method || ': ' || reasons FROM decision WHERE outcome = '' OR outcome IS NULL"
        assert reader.value(proposal) == "simple_majority: The grant ends on Friday."
