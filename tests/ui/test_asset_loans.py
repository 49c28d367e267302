"""Lending, taking back and booking on the page of shared assets, by clicks and keys."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from models.queries import assets
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_assets import TOMORROW, asset, book, lend, person
from tests.ui.asset_page import line, open_page, press, settled, sheet, shown, type_in
from tests.ui.in_sight import says
from ui.assets.page import AssetsPage
from ui.house import House

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists without a screen


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], AssetsPage]:
    """Opens the page on what stands in the chapter by then."""
    return partial(open_page, qtbot, house)


def test_lending_by_keys_takes_it_out_and_undo_brings_it_back(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    asset(store, "Projector")
    person(store, "Hari Patel")
    page = opened()

    press(qtbot, page, "Lend…")
    type_in(qtbot, line(page, "To"), "Hari")
    type_in(qtbot, line(page, "Until the end of"), "tomorrow")
    qtbot.keyClick(line(page, "Note"), Qt.Key.Key_Return)

    settled(qtbot, page, ["Projector | Back tomorrow | Hari Patel"])
    assert house.history.undo_label() == "Lend Projector"
    house.history.undo()
    settled(qtbot, page, ["Projector | Free"])


def test_what_is_missing_is_said_in_the_sheet(qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]) -> None:
    asset(store, "Projector")
    page = opened()

    press(qtbot, page, "Lend…")
    press(qtbot, page, "Lend")

    assert "Say who borrows it." in says(page)


def book_for_hari(qtbot: QtBot, page: AssetsPage, *times: str) -> None:
    """Fill in the sheet of a booking, and press its button."""
    press(qtbot, page, "Book…")
    type_in(qtbot, line(page, "For"), "Hari")
    type_in(qtbot, line(page, "From"), "24 Nov 2026")
    for nth, time in enumerate(times):
        type_in(qtbot, line(page, "At", nth), time)
    press(qtbot, page, "Book")


def test_a_clash_is_refused_in_words_and_one_click_books_another_time(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    room = asset(store, "Room", kind="room")
    book(store, room, person(store, "Isla Morrison"), datetime(2026, 11, 24, 10, tzinfo=UTC))
    person(store, "Hari Patel")
    page = opened()

    book_for_hari(qtbot, page, "11:00", "13:00")

    assert "Not free then: Isla Morrison has it Tue 24 Nov 2026, 10:00 – 12:00." in says(page)
    press(qtbot, page, "Tue 24 Nov, 12:00 – 14:00")
    with store.read() as reader:
        (row,) = assets.rows(reader, NOW)
    assert [(each.person, f"{each.starts:%H:%M}") for each in row.coming] == [
        ("Isla Morrison", "10:00"),
        ("Hari Patel", "12:00"),
    ]


def test_a_gap_between_bookings_is_named_when_it_is_in_the_way(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    room = asset(store, "Room", kind="room", gap_minutes=15)
    book(store, room, person(store, "Isla Morrison"), datetime(2026, 11, 24, 10, tzinfo=UTC))
    person(store, "Hari Patel")
    page = opened()

    book_for_hari(qtbot, page, "12:00", "14:00")

    assert "Between two bookings 15 min stays free." in says(page)


def test_a_loan_that_clashes_is_offered_other_days_not_the_middle_of_a_night(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    projector = asset(store, "Projector")
    book(store, projector, person(store, "Isla Morrison"), NOW + timedelta(hours=1))
    person(store, "Hari Patel")
    page = opened()

    press(qtbot, page, "Lend…")
    type_in(qtbot, line(page, "To"), "Hari")
    type_in(qtbot, line(page, "Until the end of"), "26 Nov 2026")
    press(qtbot, page, "Lend")

    offered = [each.text() for each in sheet(page).findChildren(QPushButton) if each.text().startswith("Book ")]
    assert offered == [
        "Book Mon 23 Nov, 21:00 – Thu 26 Nov",
        "Book Tue 24 Nov, 18:00 – Fri 27 Nov",
        "Book Wed 25 Nov, 18:00 – Sat 28 Nov",
    ]


def test_an_end_before_the_beginning_is_said_in_the_sheet(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    asset(store, "Room", kind="room")
    person(store, "Hari Patel")
    page = opened()

    press(qtbot, page, "Book…")
    type_in(qtbot, line(page, "For"), "Hari")
    type_in(qtbot, line(page, "At", 1), "09:00")
    type_in(qtbot, line(page, "At", 0), "10:00")
    press(qtbot, page, "Book")

    assert "end" in sheet(page).answer()


def test_overdue_comes_first_and_is_taken_back_with_its_condition(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    hari = person(store, "Hari Patel")
    asset(store, "Anvil")
    lend(store, asset(store, "Tent"), hari, TODAY - timedelta(days=9), now=NOW - timedelta(days=20))
    page = opened()
    assert shown(page) == ["Tent | 9 days over | Hari Patel", "Anvil | Free"]

    press(qtbot, page, "Take back Hari Patel")
    combo = next(each for each in sheet(page).findChildren(QComboBox))
    combo.setFocus()
    qtbot.keyClicks(combo, "Needs")
    press(qtbot, page, "Take back")

    settled(qtbot, page, ["Anvil | Free", "Tent | Free"])
    with store.read() as reader:
        assert {row.name: row.condition for row in assets.rows(reader, NOW)} == {"Anvil": "", "Tent": "C"}


def test_a_loan_is_extended_unless_somebody_waits(qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]) -> None:
    kit = asset(store, "Kit")
    lend(store, kit, person(store, "Hari Patel"), TOMORROW)
    book(store, kit, person(store, "Isla Morrison"), datetime(2026, 11, 28, 10, tzinfo=UTC))
    page = opened()

    press(qtbot, page, "Extend Hari Patel")
    press(qtbot, page, "Extend")
    assert "Isla Morrison has it Sat 28 Nov 2026" in says(page)
    press(qtbot, page, "Extend to Fri 27 Nov 2026")

    settled(qtbot, page, ["Kit | Back Fri 27 Nov | Hari Patel"])


def test_a_booking_is_handed_out_moved_and_cancelled_from_its_line(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    kit = asset(store, "Kit")
    book(store, kit, person(store, "Hari Patel"), datetime(2026, 11, 24, 10, tzinfo=UTC))
    page = opened()

    press(qtbot, page, "Move Hari Patel")
    type_in(qtbot, line(page, "At", 1), "13:00")
    type_in(qtbot, line(page, "At", 0), "11:00")
    press(qtbot, page, "Move")
    qtbot.waitUntil(lambda: "11:00 – 13:00" in says(page))
    press(qtbot, page, "Hand out Hari Patel")
    press(qtbot, page, "Lend")

    settled(qtbot, page, ["Kit | Back tomorrow | Hari Patel"])
    assert "11:00 – 13:00" not in says(page)
