"""The ledger by keys: what is done with an objection leaves the keyboard with that objection."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from models.commands import decisions
from models.store import Store
from tests.builders_deciding import Table
from tests.ui.meetings_desk import opened
from tests.ui.test_deciding_hands import Desk
from ui.house import House

SETTLE = "Settle the objection of Carlos Mora"


@pytest.fixture
def desk(house: House, qtbot: QtBot, store: Store) -> Iterator[Desk]:
    """An objection is being tested."""
    table = Table(store)
    decision = table.propose()
    table.go(decision, "driver", "present", "understand", "respond", "objections")
    table.all_say(decision)
    table.say(decision, "Carlos", "objection", "It blocks February.")
    table.go(decision, "test")
    yield Desk(table, opened(house, qtbot), decision)


def at() -> str:
    """What a screen reader says the keyboard is on."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() or getattr(widget, "text", str)() if widget else ""


def button(desk: Desk, begins: str) -> QPushButton:
    """A button of the ledger."""
    return next(
        each
        for each in desk.card.objections.findChildren(QPushButton)
        if each.isVisible() and (each.accessibleName() or each.text()).startswith(begins)
    )


def press(qtbot: QtBot, desk: Desk, begins: str) -> None:
    """Space on it, and wait until the keyboard is somewhere again."""
    pressed = button(desk, begins)
    pressed.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(pressed, Qt.Key.Key_Space)


def test_once_it_qualifies_the_keyboard_is_on_what_becomes_of_it(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, "Nobody disagrees: it qualifies")

    qtbot.waitUntil(lambda: at() == SETTLE)
    assert desk.table.states(desk.decision) == ["Carlos qualified"]


def test_once_it_is_settled_the_keyboard_stays_with_it(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, "Nobody disagrees: it qualifies")
    qtbot.waitUntil(lambda: at() == SETTLE)
    (strip,) = desk.card.objections.strips.values()

    strip.settle_as("withdrawn")

    qtbot.waitUntil(lambda: desk.table.states(desk.decision) == ["Carlos withdrawn"])
    qtbot.waitUntil(lambda: at() == SETTLE)
    assert strip not in desk.card.objections.strips.values()


def test_what_happens_to_an_objection_takes_the_keyboard_from_nowhere_else(desk: Desk, qtbot: QtBot) -> None:
    line = desk.page.run.item.capture
    line.setFocus()
    before = next(iter(desk.card.objections.strips.values()))

    before.qualifies.emit()

    qtbot.waitUntil(lambda: before not in desk.card.objections.strips.values())
    assert QApplication.focusWidget() is line


def test_once_it_is_decided_the_keyboard_is_where_the_next_thing_is_taken_down(desk: Desk, qtbot: QtBot) -> None:
    press(qtbot, desk, "Nobody disagrees: it qualifies")
    qtbot.waitUntil(lambda: at() == SETTLE)

    desk.table.do(decisions.declare, decision_id=desk.decision, outcome="not_adopted", at=desk.page.house.now())
    desk.page.run.refresh()

    qtbot.waitUntil(lambda: desk.card.badge.text() == "Not adopted")
    qtbot.waitUntil(lambda: at() == "Take down")


def test_adopting_leads_back_to_the_line_and_what_is_elsewhere_stays(desk: Desk, qtbot: QtBot) -> None:
    desk.table.do(decisions.reword, decision_id=desk.decision, text="Members may borrow it for a week.")
    (strip,) = desk.card.objections.strips.values()
    strip.settle_as("integrated")
    desk.table.all_say(desk.decision)
    desk.page.run.refresh()
    adopt = desk.card.declare.declare
    qtbot.waitUntil(lambda: adopt.text() == "Adopt" and adopt.isVisible())

    adopt.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(adopt, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: desk.card.badge.text() == "Adopted")
    led = at()
    desk.page.run.room.sign_in.setFocus()
    desk.page.run.deeds.add("Another item")
    desk.page.run.deeds.step(1)

    assert (led, at()) == ("Take down", "Sign in")


def test_turning_to_another_item_from_a_proposal_leads_to_the_line(desk: Desk, qtbot: QtBot) -> None:
    desk.page.run.deeds.add("Another item")
    button(desk, "Nobody disagrees: it qualifies").setFocus(Qt.FocusReason.TabFocusReason)

    desk.page.run.deeds.step(1)

    qtbot.waitUntil(lambda: desk.page.run.item.title.text() == "2. Another item")
    assert at() == "Take down"
