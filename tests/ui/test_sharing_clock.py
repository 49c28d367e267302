"""The Share page says when this laptop's clock is behind the changes that are here."""

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.clock import wall
from models.store import Store
from tests.builders import NOW
from tests.ui.sharing_desk import founded, open_page
from ui.house import House
from ui.sharing.late_clock import LateClock


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (timedelta(hours=24), ""),
        (
            timedelta(hours=25),
            "This laptop’s clock says Mon 23 Nov 2026, 18:00, but there are changes here from Tue 24 Nov 2026, 19:00. "
            "If the clock is wrong, please set it; nothing is lost meanwhile.",
        ),
    ],
)
def test_a_clock_behind_the_newest_change_is_told(
    qtbot: QtBot, house: House, store: Store, ahead: timedelta, expected: str
):
    founded(store)
    with store.uncaptured("") as (connection, _rows):
        connection.execute("UPDATE _ctl SET hlc = ?", (wall(NOW + ahead),))

    page = open_page(qtbot, house)

    (banner,) = page.findChildren(LateClock)
    assert banner.sentence() == expected


def test_whoever_has_read_it_is_not_told_again(qtbot: QtBot, house: House, store: Store):
    founded(store)
    with store.uncaptured("") as (connection, _rows):
        connection.execute("UPDATE _ctl SET hlc = ?", (wall(NOW + timedelta(days=3)),))
    page = open_page(qtbot, house)
    (banner,) = page.findChildren(LateClock)

    banner.dismiss()
    page.refresh()

    assert banner.sentence() == ""


def test_a_clock_no_laptop_can_have_today_is_told(qtbot: QtBot, house: House, store: Store):
    founded(store)
    store.now = lambda: datetime(1970, 1, 1, tzinfo=UTC)
    with store.uncaptured("") as (connection, _rows):
        connection.execute("UPDATE _ctl SET hlc = 0")

    page = open_page(qtbot, house)

    (banner,) = page.findChildren(LateClock)
    assert banner.sentence() == (
        "This laptop’s clock says Thu 1 Jan 1970, 01:00, which cannot be. Please set it; nothing is lost meanwhile."
    )
