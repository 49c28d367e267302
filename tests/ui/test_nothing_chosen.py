"""Where a list has nothing that could be chosen, nothing of what was chosen before stays beside it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.history import History
from models.store import Store
from tests import builders_meetings as make
from tests.builders_assets import asset
from tests.ui.in_sight import in_sight, says
from ui.assets.page import AssetsPage
from ui.house import House
from ui.meetings.page import MeetingsPage
from ui.widgets.search_field import SearchField


def search(page: QWidget, text: str) -> None:
    """Look for something nobody has."""
    field = page.findChild(SearchField)
    assert isinstance(field, SearchField)
    field.set_text(text)


def test_a_meeting_that_is_not_found_is_not_shown(qtbot: QtBot, house: House, store: Store) -> None:
    make.planned(store)
    page = in_sight(qtbot, MeetingsPage(house))
    page.refresh()
    qtbot.waitUntil(lambda: "Note-taker" in says(page))

    search(page, "zzzz")

    qtbot.waitUntil(lambda: "Choose a meeting to see its agenda and what came of it." in says(page))
    assert "Note-taker" not in says(page)


def test_a_meeting_whose_planning_was_undone_is_not_offered_to_start(qtbot: QtBot, house: House, store: Store) -> None:
    make.planned(store)
    page = in_sight(qtbot, MeetingsPage(house))
    page.refresh()
    qtbot.waitUntil(lambda: "Note-taker" in says(page))

    History(store).undo()
    page.refresh()

    qtbot.waitUntil(lambda: "Note-taker" not in says(page))


def test_a_thing_that_is_not_found_is_not_shown(qtbot: QtBot, house: House, store: Store) -> None:
    asset(store, "Projector")
    page = in_sight(qtbot, AssetsPage(house))
    page.refresh()
    qtbot.waitUntil(lambda: "How many" in says(page))

    search(page, "zzzz")

    qtbot.waitUntil(lambda: "Choose something to see who has it and when it is free." in says(page))
    assert "How many" not in says(page)
