"""The Share page says when this laptop's clock is behind the changes that are here."""

from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from models.clock import wall
from models.commands import assets
from models.store import Store
from tests.builders import NOW
from tests.ui.sharing_desk import founded, open_page, packed, press
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


def written_ahead(store: Store) -> None:
    """A change of five years hence, and the clock put right."""
    right = store.now
    store.now = lambda: NOW + timedelta(days=1825)
    with store.write("Add") as session:
        assets.add_asset(session, name="Urn", kind="kit", place="Kitchen")
    store.now = right


def test_what_has_not_left_is_dated_anew_at_a_press(qtbot: QtBot, house: House, store: Store):
    founded(store)
    written_ahead(store)
    page = open_page(qtbot, house)
    (banner,) = page.findChildren(LateClock)
    offered = banner.sentence()

    press(qtbot, banner, "Date them anew")

    assert "there is 1 change here up to Sat 22 Nov 2031, 18:00. It has not left yet." in offered
    assert banner.sentence() == (
        "Changes written while this laptop’s clock stood at Sat 22 Nov 2031, 18:00 were dated anew. "
        "None of them had left."
    )
    with store.read() as reader:
        assert reader.value("SELECT hlc FROM _ctl") < wall(NOW + timedelta(days=1))


def test_what_was_dated_anew_as_a_bundle_was_saved_is_told_until_sent_away(qtbot: QtBot, house: House, store: Store):
    founded(store)
    packed(store, "first.bundle")
    written_ahead(store)
    page = open_page(qtbot, house)
    (banner,) = page.findChildren(LateClock)

    packed(store, "second.bundle")
    page.refresh()
    page.refresh()
    told = banner.sentence()
    banner.dismiss()
    page.refresh()

    assert told.startswith("Changes written while this laptop’s clock stood at")
    assert banner.sentence() == ""


def test_what_has_left_is_told_without_an_offer(qtbot: QtBot, house: House, store: Store):
    founded(store)
    written_ahead(store)
    right, store.now = store.now, lambda: NOW + timedelta(days=1826)
    packed(store)
    store.now = right

    page = open_page(qtbot, house)

    (banner,) = page.findChildren(LateClock)
    assert banner.sentence().endswith("If the clock is wrong, please set it; nothing is lost meanwhile.")


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
