"""What needs attention on the Share page, by clicks: lent twice, promised twice, in the bin, gone, labelled twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.commands import assets, duplicates, roster, roster_parts
from models.queries.attention import attention
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_assets import asset, book, lend, person
from tests.ui.sharing_desk import (
    OTHER,
    buttons,
    change,
    founded,
    hand_over,
    joined,
    open_page,
    packed,
    press,
    says,
    value,
)
from ui.house import House
from ui.sharing.page import OPEN, SharePage

WEEK = TODAY + timedelta(days=7)
EVENING = datetime(2026, 11, 25, 18, tzinfo=NOW.tzinfo)
TWICE = "Projector is lent twice: to Amara since Mon 23 Nov and to Tom since Mon 23 Nov."


@pytest.fixture
def projector(store: Store) -> str:
    """The one thing in the chapter."""
    return founded(store)


@pytest.fixture
def people(store: Store, projector: str) -> tuple[str, str]:
    """Amara and Tom."""
    return person(store, "Amara"), person(store, "Tom")


@pytest.fixture
def asha(empty_chapter: Path, store: Store, people: tuple[str, str]) -> Iterator[Store]:
    """The co-coordinator's copy."""
    with joined(empty_chapter, store) as other:
        yield other


@pytest.fixture
def two(store: Store, asha: Store) -> tuple[Store, Store]:
    """This copy and the co-coordinator's."""
    return store, asha


@pytest.fixture
def lent_twice(store: Store, asha: Store, projector: str, people: tuple[str, str]) -> None:
    """Each lends the projector, to somebody else, and Asha's bundle comes."""
    lend(store, projector, people[0], WEEK)
    lend(asha, projector, people[1], WEEK)
    hand_over(asha, store)


def to_settle(qtbot: QtBot, house: House) -> SharePage:
    """The page, turned to what waits."""
    page = open_page(qtbot, house)
    page.show_id("")
    return page


def open_loans(store: Store) -> int:
    """How many loans are out."""
    with store.read() as reader:
        return reader.value("SELECT count(*) FROM loan WHERE NOT removed AND returned_at IS NULL")


def test_without_anything_odd_there_is_no_card(qtbot: QtBot, house: House, projector: str) -> None:
    page = to_settle(qtbot, house)

    assert "Needs attention" not in says(page)
    assert "Nothing is waiting" in says(page)


def test_one_click_settles_what_was_lent_twice_and_undo_takes_it_back(
    qtbot: QtBot, house: House, store: Store, lent_twice: None
) -> None:
    page = to_settle(qtbot, house)
    assert TWICE in says(page)
    assert page._tabs.tabText(OPEN) == "Open and settle  1"

    press(qtbot, page, "Amara has brought it back")

    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))
    assert open_loans(store) == 1
    assert house.history.undo_label() == "Take back Projector"
    house.history.undo()
    qtbot.waitUntil(lambda: TWICE in says(page))


def test_the_other_copys_card_goes_away_with_the_next_bundle(
    qtbot: QtBot, house: House, store: Store, asha: Store, lent_twice: None
) -> None:
    page = to_settle(qtbot, house)
    press(qtbot, page, "Tom has brought it back")
    hand_over(store, asha)

    with asha.read() as reader:
        assert attention(reader, NOW) == []


def test_the_report_says_what_needs_attention_since(
    qtbot: QtBot, house: House, two: tuple[Store, Store], projector: str, people: tuple[str, str]
) -> None:
    store, asha = two
    lend(store, projector, people[0], WEEK)
    lend(asha, projector, people[1], WEEK)
    page = open_page(qtbot, house)
    page.import_file(packed(asha))

    press(qtbot, page, "Take it in")

    qtbot.waitUntil(lambda: "1 thing needs attention: see below." in says(page))
    qtbot.waitUntil(lambda: TWICE in says(page))
    focused = QApplication.focusWidget()
    assert focused
    assert focused.accessibleName() == f"Taken in from {OTHER}"
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert (TWICE in says(page), house.history.undo_label()) == (True, f"Take in the bundle from {OTHER}")


def test_what_is_settled_is_said_and_nobody_is_sent_to_it_any_more(
    qtbot: QtBot, house: House, two: tuple[Store, Store], projector: str, people: tuple[str, str]
) -> None:
    store, asha = two
    lend(store, projector, people[0], WEEK)
    lend(asha, projector, people[1], WEEK)
    page = open_page(qtbot, house)
    page.import_file(packed(asha))
    press(qtbot, page, "Take it in")
    qtbot.waitUntil(lambda: TWICE in says(page))

    with qtbot.waitSignal(house.dispatcher.said) as said:
        press(qtbot, page, "Tom has brought it back")

    qtbot.waitUntil(lambda: "see below" not in says(page))
    assert said.args == ["Settled: Tom has brought it back"]
    assert "1 new change" in says(page)
    focused = QApplication.focusWidget()
    assert focused
    assert focused.accessibleName() == f"Taken in from {OTHER}"


def test_the_way_to_the_thing_is_one_click(qtbot: QtBot, house: House, lent_twice: None, projector: str) -> None:
    page = to_settle(qtbot, house)
    with qtbot.waitSignal(house.signals.go_to) as went:
        press(qtbot, page, "Look at Projector")

    assert went.args == ["assets", projector]


def test_one_loan_written_down_twice_is_said_to_be_one(
    qtbot: QtBot, house: House, two: tuple[Store, Store], projector: str, people: tuple[str, str]
) -> None:
    store, asha = two
    for copy in (store, asha):
        lend(copy, projector, people[0], WEEK)
    hand_over(asha, store)
    page = to_settle(qtbot, house)
    assert "Projector is lent to Amara more than once" in says(page)

    press(qtbot, page, "It is one loan")

    assert open_loans(store) == 1


def test_a_booking_made_twice_is_cancelled_for_one(
    qtbot: QtBot, house: House, two: tuple[Store, Store], projector: str, people: tuple[str, str]
) -> None:
    store, asha = two
    book(store, projector, people[0], EVENING)
    book(asha, projector, people[1], EVENING)
    hand_over(asha, store)
    page = to_settle(qtbot, house)
    assert "Projector is promised twice: booked for Amara (Wed 25 Nov 2026, 18:00 – 20:00) and booked for" in says(page)

    press(qtbot, page, "Cancel for Tom")

    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))
    with store.read() as reader:
        assert reader.column("SELECT person_id FROM booking WHERE NOT removed") == [people[0]]


def test_what_lies_in_the_bin_and_is_lent_is_restored(
    qtbot: QtBot, house: House, two: tuple[Store, Store], projector: str, people: tuple[str, str]
) -> None:
    store, asha = two
    lend(asha, projector, people[0], WEEK)
    with store.write("Bin") as session:
        assets.to_bin(session, asset_id=projector, now=NOW)
    hand_over(asha, store)
    page = to_settle(qtbot, house)
    told = "Projector was put in the bin on one laptop, and on another it is lent to Amara since Mon 23 Nov."
    assert told in says(page)

    press(qtbot, page, "Restore Projector")

    assert not value(store, "asset", projector, "removed")
    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))


def test_all_that_somebody_gone_still_holds_is_laid_down_one_by_one(
    qtbot: QtBot, house: House, two: tuple[Store, Store], projector: str, people: tuple[str, str]
) -> None:
    store, asha = two
    with store.write("Leave") as session:
        roster.leave(session, person_id=people[1], on=TODAY)
    lend(asha, projector, people[1], WEEK)
    with asha.write("More") as session:
        assets.set_steward(session, asset_id=projector, person_id=people[1])
        roster_parts.add_role(session, person_id=people[1], role="Convener")
    hand_over(asha, store)
    page = to_settle(qtbot, house)
    held = "Projector is lent to them, they look after Projector and they are Convener"
    assert f"Tom left on Mon 23 Nov 2026. Still written down on another laptop: {held}." in says(page)

    for text in ("Projector has come back", "Leave Projector without a steward", "End the role: Convener"):
        press(qtbot, page, text)

    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))
    assert open_loans(store) == 0
    assert value(store, "asset", projector, "steward_id") is None


def test_the_later_thing_of_one_label_is_given_the_next(
    qtbot: QtBot, house: House, store: Store, asha: Store, projector: str
) -> None:
    drill = asset(asha, "Drill & bits", code="K-7")
    change(store, "asset", projector, code="K-7")
    hand_over(asha, store)
    page = to_settle(qtbot, house)
    assert "K-7 stands on Projector and on Drill & bits: they were labelled on two laptops." in says(page)

    press(qtbot, page, "Label Drill & bits K-8: Drill & bits")

    assert value(store, "asset", drill, "code") == "K-8"
    assert value(store, "asset", projector, "code") == "K-7"


def test_what_came_later_for_two_who_are_one_is_brought_along(
    qtbot: QtBot, house: House, two: tuple[Store, Store], projector: str, people: tuple[str, str]
) -> None:
    store, asha = two
    with store.write("Merge") as session:
        duplicates.merge(session, first_id=people[0], second_id=people[1], now=NOW)
    lend(asha, projector, people[1], WEEK)
    hand_over(asha, store)
    page = to_settle(qtbot, house)
    told = "1 record came from another laptop for an entry that was put together with "
    assert told in says(page)

    press(qtbot, page, "Bring along")

    qtbot.waitUntil(lambda: "Nothing is waiting" in says(page))
    with store.read() as reader:
        assert reader.column("SELECT person_id FROM loan") == [people[0]]


def test_what_only_another_bundle_brings_is_told_and_not_counted(
    qtbot: QtBot, house: House, store: Store, projector: str
) -> None:
    with store.uncaptured("Half") as (connection, _rows):
        connection.execute("UPDATE asset SET steward_id = '0199aaaa00007000800000000000dd01'")
    page = to_settle(qtbot, house)

    told = "Named here, and not come yet: 1 member. Another bundle of whoever wrote it brings it."
    assert told in says(page)
    assert page._tabs.tabText(OPEN) == "Open and settle"
    assert "Look" not in buttons(page)
