"""The page of shared assets, by clicks and keys."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.builders_assets import TOMORROW, asset, lend, person
from tests.ui.asset_page import assets_named, line, open_page, press, settled, sheet, type_in
from tests.ui.in_sight import says
from ui.assets.page import AssetsPage
from ui.house import House
from ui.row_table import RowTable

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists without a screen


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], AssetsPage]:
    """Opens the page on what stands in the chapter by then."""
    return partial(open_page, qtbot, house)


def test_an_empty_page_says_what_it_is_for_and_its_first_step_adds_something(
    qtbot: QtBot, opened: Callable[[], AssetsPage]
) -> None:
    page = opened()
    assert "Nothing shared yet" in says(page)

    press(qtbot, page, "Add something")
    type_in(qtbot, line(page, "Name"), "Projector")
    press(qtbot, page, "Add it")

    settled(qtbot, page, ["Projector | Free"])
    qtbot.waitUntil(lambda: "1 shared thing" in says(page))


def test_one_button_is_the_primary_one_and_it_moves_to_the_head_once_something_is_there(
    qtbot: QtBot, opened: Callable[[], AssetsPage], store: Store
) -> None:
    page = opened()
    begun = primary(page)
    asset(store, "Projector")
    page.refresh()
    settled(qtbot, page, ["Projector | Free"])

    assert begun == ["Add something"]
    assert primary(page) == ["New shared thing"]


def primary(page: AssetsPage) -> list[str]:
    """What is to be pressed first."""
    buttons = page.findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisible() and each.property("kind") == "primary"]


def test_a_name_is_needed_and_escape_leaves_everything_as_it_was(
    qtbot: QtBot, opened: Callable[[], AssetsPage]
) -> None:
    page = opened()
    page.new_here()
    press(qtbot, page, "Add it")

    assert "A shared thing needs a name." in says(page)
    assert page.back() is True
    assert page.back() is False


def test_a_list_that_arrives_leaves_the_sheet_for_something_new_open(
    opened: Callable[[], AssetsPage], store: Store
) -> None:
    page = opened()
    page.new_here()
    projector = asset(store, "Projector")

    page._pane.show_id(projector)

    assert sheet(page).isVisible()
    assert page.back() is True


def test_a_field_is_saved_when_it_is_left_and_the_deed_has_a_name(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    asset(store, "Projector")
    page = opened()

    type_in(qtbot, line(page, "Place"), "Office")
    type_in(qtbot, line(page, "Name"), "Beamer")

    settled(qtbot, page, ["Beamer | Free"])
    assert house.history.undo_label() == "Change name of Projector"
    house.history.undo()
    settled(qtbot, page, ["Projector | Free"])
    assert line(page, "Place").text() == "Office"


def test_search_and_chips_narrow_the_list_and_escape_widens_it(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    asset(store, "Café table", place="Hall")
    asset(store, "Quiet room", kind="room")
    page = opened()

    page.focus_search()
    qtbot.keyClicks(line(page, "Search things, places, people (Ctrl+F)"), "cafe")
    settled(qtbot, page, ["Café table | Free"])
    assert page.back() is True
    settled(qtbot, page, ["Café table | Free", "Quiet room | Free"])
    press(qtbot, page, "Rooms  1")
    settled(qtbot, page, ["Quiet room | Free"])
    press(qtbot, page, "Overdue  0")
    settled(qtbot, page, [])
    assert "Nothing found" in says(page)


def test_the_bin_refuses_in_words_what_is_out_and_gives_back_the_rest(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    lend(store, asset(store, "Tent"), person(store, "Hari Patel"), TOMORROW)
    anvil = asset(store, "Anvil")
    page = opened()
    said: list[str] = []
    house.dispatcher.refused.connect(said.append)

    page.show_id(assets_named(store)["Tent"])
    page.to_bin()
    assert said == [
        "Tent is out or promised: Hari Patel has it until Tue 24 Nov 2026. Take it back and cancel the bookings first."
    ]
    page.show_id(anvil)
    page.to_bin()
    settled(qtbot, page, ["Tent | Back tomorrow | Hari Patel"])
    press(qtbot, page, "Bin  1")
    settled(qtbot, page, ["Anvil | Free"])
    page.show_id(anvil)
    press(qtbot, page, "Take out of the bin")
    settled(qtbot, page, [])


def test_headers_sort_and_a_record_hidden_by_a_filter_is_shown_when_asked_for(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    room = asset(store, "Attic", kind="room")
    asset(store, "Zebra rug")
    page = opened()
    table = page.findChild(RowTable)
    assert isinstance(table, RowTable)

    table.sort_changed.emit("name", True)
    settled(qtbot, page, ["Zebra rug | Free", "Attic | Free"])
    press(qtbot, page, "Kit  1")
    page.show_id(room)

    assert table.current_id() == room
    assert line(page, "Name").text() == "Attic"


def test_who_changed_what_is_told_when_asked(qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]) -> None:
    asset(store, "Projector")
    page = opened()
    type_in(qtbot, line(page, "Place"), "Office")

    press(qtbot, page, "Who changed what")

    assert "place is now Office" in says(page)
    assert "put on the register" in says(page)
