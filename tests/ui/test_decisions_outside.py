"""A decision without a meeting, begun, found and finished from the register, by clicks and keys."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from models.commands import decisions, outside
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_meetings import people
from tests.ui.decisions_page import box, do, press, shown, table
from tests.ui.in_sight import says
from ui.decisions.page import DecisionsPage
from ui.house import House
from ui.today.line import Line
from ui.today.page import TodayPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists under a field


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], DecisionsPage]:
    """Opens the page on what stands in the chapter by then."""

    def open_page() -> DecisionsPage:
        page = DecisionsPage(house)
        qtbot.addWidget(page)
        page.resize(1142, 850)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return page

    return open_page


def waiting(store: Store, text: str = "Two kettles", method: str = "lazy_consensus") -> str:
    """A decision that nobody meets for."""
    return do(store, decisions.propose, meeting_id=None, item_id=None, text=text, method=method)


def test_it_is_begun_told_waited_for_and_declared(
    qtbot: QtBot, store: Store, house: House, opened: Callable[[], DecisionsPage]
) -> None:
    people(store, "Amara", "Bethan")
    page = opened()

    press(qtbot, page, "Decide without a meeting…")
    qtbot.keyClicks(box(page, "What is to be decided"), "Two kettles for the hall")
    press(qtbot, page, "Begin")
    begun = says(page)
    press(qtbot, page, "List all members")
    told = outside.Told(TODAY, "letter")
    do(store, outside.tell, decision_id=page.outside.decision_id(), people=_everybody(store), told=told)
    until = NOW + timedelta(days=4)
    do(store, outside.set_deadline, decision_id=page.outside.decision_id(), deadline=until, at=NOW)
    object.__setattr__(house, "now", lambda: NOW + timedelta(days=5))
    page.refresh()
    press(qtbot, page, "Adopt")
    ended = says(page)
    assert page.back()

    assert "LAZY CONSENSUS" in begun
    assert "Adopted" in ended
    assert shown(page) == ["Two kettles for the hall | In force"]


def test_enter_on_one_that_waits_opens_it_and_esc_goes_back_to_it(
    qtbot: QtBot, store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    waiting(store)
    other = waiting(store, "One kettle")
    page = opened()
    press(qtbot, page, "Proposed")

    table(page).select_id(other)
    qtbot.keyClick(table(page), Qt.Key.Key_Return)
    seen = (page.outside.isVisible(), page.outside.decision.text.value(), _holds_keyboard(page.outside))

    assert seen == (True, "One kettle", True)
    assert page.back()
    assert (table(page).isVisible(), table(page).current_id()) == (True, other)
    assert not page.back()


def test_what_is_put_in_the_bin_meanwhile_leads_back_to_the_register(
    store: Store, opened: Callable[[], DecisionsPage]
) -> None:
    decision = waiting(store)
    page = opened()
    page.show_id(decision)
    was_shown = page.outside.isVisible()

    do(store, decisions.to_bin, decision_id=decision)
    page.refresh()

    assert was_shown
    assert table(page).isVisible()


def test_a_sheet_without_words_says_what_is_missing(qtbot: QtBot, opened: Callable[[], DecisionsPage]) -> None:
    page = opened()

    press(qtbot, page, "Decide without a meeting…")
    press(qtbot, page, "Begin")

    assert "Write down what is to be decided." in says(page)


def test_the_first_page_tells_of_one_that_waits_and_leads_to_it(qtbot: QtBot, store: Store, house: House) -> None:
    people(store, "Amara", "Bethan")
    late, early = waiting(store, "Two kettles"), waiting(store, "A role", "mandate")
    told_of = outside.Told(TODAY, "letter")
    do(store, outside.tell, decision_id=late, people=_everybody(store), told=told_of)
    do(store, outside.set_deadline, decision_id=late, deadline=NOW + timedelta(days=4), at=NOW)
    page = TodayPage(house)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    led: list[tuple[str, str]] = []
    house.signals.go_to.connect(lambda key, id: led.append((key, id)))
    told = [line for line in page.shown() if "aiting" in line]
    next(line for line in page.findChildren(Line) if "A role" in line.text_shown()).click()

    object.__setattr__(house, "now", lambda: NOW + timedelta(days=5))
    page.refresh()

    assert told == [
        "Two kettles | Lazy consensus · until Fri 27 Nov, 18:00 | Waiting",
        "A role | Decided by the role | Waiting",
    ]
    assert led == [("decisions", early)]
    assert "Two kettles | Lazy consensus · until Fri 27 Nov, 18:00 | To declare" in page.shown()


def _everybody(store: Store) -> list[tuple[str, str]]:
    with store.read() as reader:
        return reader.rows(lambda *row: row, "SELECT id, given_name FROM person ORDER BY given_name")


def _holds_keyboard(widget: QWidget) -> bool:
    at = QApplication.focusWidget()
    return bool(at and (at is widget or widget.isAncestorOf(at)) and not isinstance(at, QAbstractButton))
