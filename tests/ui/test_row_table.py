"""The list: pages from SQL, keeps its place, goes by keys."""

from array import array
from collections.abc import Sequence
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.gallery import ManyPeople, PersonRow, people, person_columns
from ui.column import Column, widths
from ui.house import House
from ui.row_model import PAGE, RowModel, SmallListing
from ui.row_table import RowTable


class Counting(ManyPeople):
    """Many people, and which rows were asked for."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.asked: list[int] = []

    def rows(self, reader: Any, keys: Sequence[int], /) -> list[PersonRow]:
        self.asked.append(len(keys))
        return super().rows(reader, keys)


class Leaving(ManyPeople):
    """Many people, of whom some have gone or come first."""

    def __init__(self, keys: Sequence[int]) -> None:
        super().__init__(len(keys))
        self._keys = array("q", keys)

    def keys(self, reader: Any, /) -> Sequence[int]:
        return self._keys


@pytest.fixture
def table(house: House, qtbot: QtBot) -> RowTable[PersonRow]:
    """A list of people, shown."""
    table = RowTable[PersonRow](house.store, house.tasks, person_columns(), name="Members")
    qtbot.addWidget(table)
    table.resize(900, 600)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    return table


def named(n: int) -> str:
    """The id of the person with this number."""
    return f"{n:032x}"


def chosen(table: RowTable[PersonRow]) -> list[str]:
    """Everybody who is chosen from now on."""
    told: list[str] = []
    table.chosen.connect(told.append)
    return told


def test_a_row_is_painted_whatever_became_of_pythons_hold_on_the_header(table: RowTable[PersonRow]) -> None:
    table.show_listing(ManyPeople(3))
    before = table.grab().toImage()

    shiboken6.invalidate(table.horizontalHeader())

    assert table.grab().toImage() == before


def test_a_hundred_thousand_rows_cost_a_page(table: RowTable[PersonRow], qtbot: QtBot) -> None:
    listing = Counting(100_000)

    table.show_listing(listing)
    table.grab()

    assert (table.row_total(), listing.asked) == (100_000, [PAGE])


def test_scrolling_to_the_end_reads_only_the_end(table: RowTable[PersonRow]) -> None:
    listing = Counting(100_000)
    table.show_listing(listing)

    table.scrollToBottom()
    table.grab()

    assert len(listing.asked) <= 3


def test_pages_long_out_of_sight_are_let_go(table: RowTable[PersonRow]) -> None:
    listing = Counting(100_000)
    table.show_listing(listing)
    for page in range(60):
        table.row_at(page * PAGE)
    before = len(listing.asked)

    table.row_at(0)

    assert len(listing.asked) == before + 1


def test_the_row_that_has_the_keyboard_wears_a_ring(table: RowTable[PersonRow]) -> None:
    table.show_listing(ManyPeople(3))
    table.select_id(named(1))
    table.clearFocus()
    before = table.viewport().grab().toImage()

    table.setFocus()

    assert table.viewport().grab().toImage() != before


def test_the_model_keeps_the_rules_of_item_models(house: House, qtbot: QtBot) -> None:
    model = RowModel[PersonRow](house.store, person_columns())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    listing, fewer = ManyPeople(300), ManyPeople(2)

    for each in (listing, fewer, listing):
        model.take(each, model.read_keys(each))

    assert tester.model() is model


def test_the_chosen_one_stays_chosen_when_the_list_is_read_again(table: RowTable[PersonRow]) -> None:
    table.show_listing(ManyPeople(1000))
    table.select_id(named(40))
    told = chosen(table)

    table.show_listing(Leaving([*range(5, 1000)]))

    assert (table.current_id(), table.currentIndex().row(), told) == (named(40), 35, [])


def test_the_same_rows_stay_on_top_when_others_come_before_them(table: RowTable[PersonRow]) -> None:
    table.show_listing(Leaving([*range(100, 1000)]))
    table.verticalScrollBar().setValue(44 * 300 + 10)

    table.show_listing(Leaving([*range(1000)]))

    assert table.verticalScrollBar().value() == 44 * 400 + 10


def test_when_the_chosen_one_leaves_nobody_is_chosen_and_it_is_said(table: RowTable[PersonRow]) -> None:
    table.show_listing(ManyPeople(10))
    table.select_id(named(4))
    told = chosen(table)

    table.show_listing(Leaving([0, 1, 2]))

    assert (table.current_id(), told) == ("", [""])


def test_a_fresh_reading_of_the_same_rows_shows_their_new_words(house: House, table: RowTable[PersonRow]) -> None:
    rows = people(3)
    table.show_listing(SmallListing(lambda reader: list(rows), lambda row: row.id))
    table.select_id(named(1))
    told = chosen(table)

    rows[1] = PersonRow(rows[1].id, "Bethan Rees", "", "", "National", "", "")
    table.reload()

    assert [table.model().index(row, 0).data() for row in range(3)] == ["Amara Okafor", "Bethan Rees", "Carlos Mendes"]
    assert (table.current_id(), told) == (named(1), [])


def test_letters_go_to_the_row_that_begins_so(table: RowTable[PersonRow], qtbot: QtBot) -> None:
    table.show_listing(ManyPeople(11))

    qtbot.keyClicks(table, "gw")

    assert table.current_id() == named(6)


def test_letters_that_begin_nothing_near_are_left_to_the_search(table: RowTable[PersonRow], qtbot: QtBot) -> None:
    table.show_listing(ManyPeople(11))

    with qtbot.waitSignal(table.typed) as left:
        qtbot.keyClicks(table, "z")

    assert left.args == ["z"]


def test_arrows_choose_and_enter_opens(table: RowTable[PersonRow], qtbot: QtBot) -> None:
    table.show_listing(ManyPeople(11))
    table.select_id(named(0))
    told = chosen(table)

    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.activated_id) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert (told, opened.args) == ([named(1)], [named(1)])


def test_a_click_on_a_heading_asks_for_that_order_and_again_for_the_other(
    table: RowTable[PersonRow], qtbot: QtBot
) -> None:
    asked: list[tuple[str, bool]] = []
    table.sort_changed.connect(lambda name, descending: asked.append((name, descending)))
    table.sort_by("name")
    heading = table.horizontalHeader()
    place = QPoint(heading.sectionPosition(1) + 20, 20)

    for _click in range(2):
        qtbot.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked == [("organisation", False), ("organisation", True)]


def test_a_heading_without_an_order_changes_nothing(table: RowTable[PersonRow], qtbot: QtBot) -> None:
    table.sort_by("name")
    heading = table.horizontalHeader()

    qtbot.mouseClick(heading.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(heading.sectionPosition(2) + 20, 20))

    assert heading.sortIndicatorSection() == 0


def test_the_order_can_be_asked_for_by_keys(table: RowTable[PersonRow], qtbot: QtBot) -> None:
    table.sort_by("name")
    asked: list[tuple[str, bool]] = []
    table.sort_changed.connect(lambda name, descending: asked.append((name, descending)))

    qtbot.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)

    assert asked == [("organisation", False), ("organisation", True)]


def test_all_rows_can_be_chosen(table: RowTable[PersonRow]) -> None:
    table.show_listing(ManyPeople(300))

    table.selectAll()

    assert table.selected_ids() == [named(n) for n in range(300)]


def test_an_empty_list_says_what_it_is_for(house: House, qtbot: QtBot) -> None:
    empty = QLabel("Nobody here yet")
    table = RowTable[PersonRow](house.store, house.tasks, person_columns(), name="Members", empty=empty)
    qtbot.addWidget(table)
    table.show()

    table.show_listing(ManyPeople(0))
    shown = empty.isVisible()
    table.show_listing(ManyPeople(1))

    assert (shown, empty.isVisible()) == (True, False)


def test_a_screen_reader_hears_each_cell_with_its_second_line(house: House, qtbot: QtBot) -> None:
    column = Column[PersonRow]("Name", lambda row: row.name, under=lambda row: row.organisation)
    model = RowModel[PersonRow](house.store, [column])
    model.take(ManyPeople(1), array("q", [0]))

    heard = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert heard == "Amara Okafor, North Vale NHS Trust"


@pytest.mark.parametrize("room", [120, 400, 716, 900, 1600])
def test_columns_fill_the_room_exactly_and_the_first_never_gives_way(room: int) -> None:
    found = widths(person_columns(), room)

    assert (sum(found), found[0] > 0) == (room, True)


def test_the_whole_text_of_a_cell_that_was_cut_can_be_read(table: RowTable[PersonRow]) -> None:
    table.show_listing(ManyPeople(11))
    table.resize(760, 400)
    delegate: Any = table.itemDelegate()

    tips = [delegate._full_text(table.model().index(row, 1), 100) for row in (2, 5)]

    assert tips == ["", "University of the Western Vales, Public Health"]
