"""Which row has the keyboard once the one that had it has left the list."""

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from tests.ui.gallery import PersonRow, people, person_columns
from ui.house import House
from ui.row_table import RowTable, SmallListing


@pytest.fixture
def table(house: House, qtbot: QtBot) -> RowTable[PersonRow]:
    """A list of ten people."""
    table = RowTable[PersonRow](house.store, house.tasks, person_columns(), name="Members")
    qtbot.addWidget(table)
    show(table, [*range(10)])
    return table


def show(table: RowTable[PersonRow], places: list[int]) -> None:
    """Show only these of them."""
    some = [people(10)[place] for place in places]
    table.show_listing(SmallListing(lambda _reader: some, lambda row: row.id))


def choose(table: RowTable[PersonRow], places: list[int]) -> None:
    """Choose these, the first of them with the keyboard."""
    ids = [people(10)[place].id for place in places]
    table.select_id(ids[0])
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for place in places:
        table.selectionModel().select(table.model().index(place, 0), rows)


@pytest.mark.parametrize(
    ("left", "follows"),
    [
        ([4], 5),
        ([9], 8),  # at the end, the one before
        ([4, 5, 7], 6),  # whatever was chosen with it goes too
        ([8, 9], 7),
    ],
)
def test_when_the_chosen_ones_leave_the_next_one_is_chosen(
    table: RowTable[PersonRow], left: list[int], follows: int
) -> None:
    choose(table, left)
    told: list[str] = []
    table.chosen.connect(told.append)

    show(table, [place for place in range(10) if place not in left])

    after = people(10)[follows].id
    assert (table.current_id(), table.selected_ids(), told) == (after, [after], [after])


def test_when_others_leave_with_it_nobody_is_chosen(table: RowTable[PersonRow]) -> None:
    choose(table, [4])

    show(table, [0, 1, 2, 3, 8, 9])

    assert table.current_id() == ""


def test_when_everybody_leaves_nobody_is_chosen(table: RowTable[PersonRow]) -> None:
    show(table, [4])
    table.select_id(people(10)[4].id)

    show(table, [])

    assert table.current_id() == ""
