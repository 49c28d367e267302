"""Where a list is read: on a worker when it pages from SQL, here and now when it is small."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.gallery import ManyPeople, PersonRow, people, person_columns
from tests.ui.later import Later
from ui.house import House
from ui.row_table import RowTable, SmallListing


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def table(house: House, later: Later, qtbot: QtBot) -> RowTable[PersonRow]:
    """A list whose worker waits."""
    table = RowTable[PersonRow](house.store, later, person_columns(), name="Members")
    qtbot.addWidget(table)
    return table


def test_a_list_from_sql_never_holds_the_window_up(table: RowTable[PersonRow], later: Later) -> None:
    table.show_listing(ManyPeople(100_000))
    before = table.row_total()

    later.work()

    assert (before, table.row_total()) == (0, 100_000)


def test_what_was_asked_last_is_shown(table: RowTable[PersonRow], later: Later) -> None:
    table.show_listing(ManyPeople(100_000))
    table.show_listing(ManyPeople(7))

    later.work()

    assert table.row_total() == 7


def test_a_small_list_is_there_at_once(table: RowTable[PersonRow], later: Later) -> None:
    everyone = people(3)

    table.show_listing(SmallListing(lambda _reader: everyone, lambda row: row.id))

    assert (table.row_total(), later.waiting) == (3, [])
