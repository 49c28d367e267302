"""The rooms behind the rail: pages built when they are asked for."""

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.house import House
from ui.page_spec import PageSpec
from ui.rooms import Rooms


class Plan:
    """Three pages, and the order in which they were made."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.specs = [PageSpec(key, key.title(), key, self._maker(key)) for key in ("today", "members", "share")]

    def _maker(self, key: str):
        def make(house: House) -> QWidget:
            self.made.append(key)
            return QWidget()

        return make


@pytest.fixture
def plan() -> Plan:
    return Plan()


@pytest.fixture
def rooms(house: House, plan: Plan, qtbot: QtBot) -> Rooms:
    """Rooms in which the first page is entered."""
    rooms = Rooms(house, plan.specs)
    qtbot.addWidget(rooms)
    rooms.turn_to("today")
    with qtbot.waitExposed(rooms):
        rooms.show()
    return rooms


def built(rooms: Rooms) -> list[str]:
    """The pages that stand."""
    return [key for key in ("today", "members", "share") if rooms.page(key)]


def test_a_page_is_built_once_and_shown_when_it_is_asked_for(rooms: Rooms, plan: Plan) -> None:
    assert built(rooms) == ["today"]

    page = rooms.turn_to("members")
    rooms.turn_to("today")
    again = rooms.turn_to("members")

    assert again.isVisible()
    assert (again, page.accessibleName()) == (page, "Members")
    assert (plan.made, rooms.count(), rooms.current_key()) == (["today", "members"], 2, "members")


def test_a_page_made_ready_stays_out_of_sight_and_is_the_one_that_is_entered(rooms: Rooms, plan: Plan) -> None:
    rooms.get_ready("share")
    rooms.get_ready("no such page")
    ahead = rooms.page("share")
    shown = rooms.current_key()

    entered = rooms.turn_to("share")

    assert (shown, entered, plan.made) == ("today", ahead, ["today", "share"])


def test_what_is_given_the_keyboard_out_of_sight_comes_into_sight(rooms: Rooms, qtbot: QtBot) -> None:
    page = rooms.turn_to("members")
    page.setMinimumHeight(2_000)
    above, below = QLineEdit(page), QLineEdit(page)
    below.move(0, 1_900)
    for line in (above, below):
        line.show()
    with qtbot.waitActive(rooms):
        rooms.activateWindow()

    below.setFocus()

    qtbot.waitUntil(lambda: below.visibleRegion().boundingRect().height() == below.height())
    assert above.visibleRegion().isEmpty()
