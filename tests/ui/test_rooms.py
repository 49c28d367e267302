"""The rooms behind the rail: pages built when they are asked for, or while nobody waits."""

import pytest
from PySide6.QtWidgets import QWidget
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


def test_pages_are_built_ahead_while_nobody_waits(rooms: Rooms, plan: Plan, qtbot: QtBot) -> None:
    assert built(rooms) == ["today"]

    rooms.build_ahead()

    qtbot.waitUntil(lambda: built(rooms) == ["today", "members", "share"])
    assert (plan.made, rooms.current_key()) == (["today", "members", "share"], "today")


def test_a_page_built_ahead_is_the_one_that_is_shown(rooms: Rooms, plan: Plan, qtbot: QtBot) -> None:
    rooms.build_ahead()
    qtbot.waitUntil(lambda: built(rooms) == ["today", "members", "share"])

    page = rooms.turn_to("members")

    assert page.isVisible()
    assert (page, page.accessibleName()) == (rooms.page("members"), "Members")
    assert (plan.made, rooms.count()) == (["today", "members", "share"], 3)


def test_a_page_asked_for_half_built_is_built_once(rooms: Rooms, plan: Plan, qtbot: QtBot) -> None:
    rooms.build_ahead()
    qtbot.waitUntil(lambda: plan.made == ["today", "members"])

    page = rooms.turn_to("members")

    assert page.isVisible()
    qtbot.waitUntil(lambda: built(rooms) == ["today", "members", "share"])
    assert plan.made == ["today", "members", "share"]
