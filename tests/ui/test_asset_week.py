"""The week of shared things, by clicks and keys."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.builders_assets import TOMORROW, asset, book, lend, person
from tests.ui.in_sight import in_sight
from ui.assets.page import AssetsPage
from ui.assets.week_tab import WeekTab
from ui.house import House
from ui.widgets.week_block import BlockButton


@pytest.fixture
def page(qtbot: QtBot, house: House, store: Store) -> AssetsPage:
    """The page on a chapter with a room booked and a tent out."""
    hari, isla = person(store, "Hari Patel"), person(store, "Isla Morrison")
    book(store, asset(store, "Room", kind="room"), isla, datetime(2026, 11, 25, 10, tzinfo=UTC))
    lend(store, asset(store, "Tent"), hari, TOMORROW)
    made = in_sight(qtbot, AssetsPage(house))
    tabs = made.findChild(QTabBar)
    assert isinstance(tabs, QTabBar)
    tabs.setCurrentIndex(1)
    return made


def week_of(page: AssetsPage) -> WeekTab:
    """The week."""
    tab = page.findChild(WeekTab)
    assert isinstance(tab, WeekTab)
    return tab


def blocks(page: AssetsPage) -> list[BlockButton]:
    """What can be pressed in it."""
    return [each for each in week_of(page).findChildren(BlockButton) if not each.isHidden()]


def test_the_week_of_all_shows_bookings_and_says_what_is_out(page: AssetsPage) -> None:
    assert week_of(page).lines() == [
        "Out this week: Tent with Hari Patel",
        "Room, Isla Morrison, Wed 25 Nov 2026, 10:00 – 12:00",
    ]


def test_the_week_of_one_thing_shows_its_loans_too(page: AssetsPage, store: Store) -> None:
    with store.read() as reader:
        tent = reader.value("SELECT id FROM asset WHERE name = 'Tent'")

    week_of(page).show_asset(tent)

    assert [line.partition(",")[0] for line in week_of(page).lines()][-1] == "Hari Patel"


def test_alt_and_an_arrow_moves_the_booking_that_has_the_keyboard(qtbot: QtBot, page: AssetsPage) -> None:
    blocks(page)[0].setFocus()
    week_of(page).move_focused(timedelta(days=1))
    moved = ["Out this week: Tent with Hari Patel", "Room, Isla Morrison, Thu 26 Nov 2026, 10:00 – 12:00"]
    qtbot.waitUntil(lambda: week_of(page).lines() == moved)

    assert blocks(page)[0].hasFocus()
    qtbot.keyClick(blocks(page)[0], Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    qtbot.waitUntil(lambda: "10:30 – 12:30" in week_of(page).lines()[-1])


def test_a_block_opens_its_thing_and_an_empty_place_asks_to_book_it(qtbot: QtBot, page: AssetsPage) -> None:
    qtbot.mouseClick(blocks(page)[0], Qt.MouseButton.LeftButton)
    asset_shown = page._pane.asset()
    assert asset_shown is not None and asset_shown.row.name == "Room"

    start = datetime(2026, 11, 26, 14, tzinfo=UTC)
    week_of(page).asked.emit("", start, start + timedelta(hours=1))

    form = page._pane.form()
    assert form is not None and form.accessibleName() == "Book Room"


def test_another_week_shows_what_is_booked_then(page: AssetsPage) -> None:
    week_of(page).turn_to(datetime(2026, 11, 30, tzinfo=UTC).date())

    assert week_of(page).lines() == []
