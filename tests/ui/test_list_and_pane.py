"""A list and the pane beside it: what is asked for, and what the pane follows."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from models.commands import assets
from models.store import Store
from tests.builders import NOW
from tests.builders_assets import TOMORROW, asset, lend, person
from tests.ui.asset_page import open_page, press, settled
from tests.ui.gallery import ManyPeople, PersonRow, people, person_columns
from tests.ui.in_sight import says
from tests.ui.test_row_table_reading import Later
from ui.assets.page import AssetsPage
from ui.house import House
from ui.list_and_pane import Asked, ListAndPane
from ui.row_table import RowTable, SmallListing
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.search_field import SearchField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # lists without a screen
THE_900TH = f"{899:032x}"


class Shelf:
    """A pane that has nothing but the id it shows."""

    shown = ""

    def show_id(self, id: str) -> None:
        self.shown = id

    def close_form(self) -> bool:
        return False

    def choices(self) -> list[tuple[str, Callable[[], object]]]:
        return []


class Desk:
    """A list of a thousand, with three of them under its first filter; a worker reads it unless it is small."""

    is_small = False

    def __init__(self, house: House, worker: Later) -> None:
        self.table = RowTable[PersonRow](house.store, worker, person_columns(), name="Members")
        self.pane, self.search = Shelf(), SearchField("Search")
        self.chips = FilterChips([Chip("few", "Few"), Chip("all", "All")])
        self.list = ListAndPane(self.table, self.pane, self.search, self.chips)
        self.list.asked.connect(self.ask)
        self.list.settled.connect(self.pane.show_id)
        self.ask()

    def ask(self) -> None:
        """List what is asked for now."""
        asked = self.list.now_asked()
        count = 1000 if asked.chip == "all" and not asked.text else 3
        small = SmallListing(lambda _reader: people(count), lambda row: row.id)
        self.table.show_listing(small if self.is_small else ManyPeople(count))


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def desk(qtbot: QtBot, house: House, later: Later) -> Desk:
    desk = Desk(house, later)
    for part in (desk.table, desk.search, desk.chips):
        qtbot.addWidget(part)
    later.work()
    return desk


def test_the_first_is_shown_once_it_is_read(desk: Desk) -> None:
    assert (desk.pane.shown, desk.list.now_asked()) == (f"{0:032x}", Asked("", "few"))


@pytest.mark.parametrize("is_small", [False, True])
def test_what_search_and_filter_hid_is_found_whoever_reads_the_list(desk: Desk, later: Later, is_small: bool) -> None:
    desk.is_small = is_small
    desk.search.set_text("somebody else")

    desk.list.find(THE_900TH, "all")
    at_once = desk.pane.shown
    later.work()

    assert (at_once, desk.table.current_id(), desk.pane.shown) == (THE_900TH,) * 3
    assert desk.list.now_asked() == Asked("", "all")


def test_a_filter_let_go_is_the_first_one_again_and_the_order_stays(desk: Desk) -> None:
    desk.table.sort_changed.emit("name", True)
    asked = []
    for _press in range(2):
        press_chip(desk, "all")
        asked.append(desk.list.now_asked())

    assert asked == [Asked("", "all", ("name", True)), Asked("", "few", ("name", True))]


def test_going_back_empties_the_search_and_then_has_nothing_to_do(desk: Desk) -> None:
    desk.search.set_text("Mair")

    went = (desk.list.back(), desk.list.back())

    assert (went, desk.list.now_asked().text) == ((True, False), "")


def test_rows_stand_by_the_column_chosen_else_as_they_come() -> None:
    orders = {"length": len}
    rows = ["seven", "to", "a"]

    by = [Asked("", "all", order).in_order(rows, orders) for order in (("", False), ("length", False), ("who", True))]

    assert by == [rows, ["a", "to", "seven"], rows]


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], AssetsPage]:
    """Opens the page on what stands in the chapter by then."""
    return partial(open_page, qtbot, house)


def test_who_had_it_is_told_again_when_the_sheet_for_something_new_is_left(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    loan = lend(store, asset(store, "Projector"), person(store, "Hari Patel"), TOMORROW)
    with store.write("Take back") as session:
        assets.give_back(session, loan_id=loan, at=NOW + timedelta(hours=1))
    page = opened()
    before = says(page)

    press(qtbot, page, "New shared thing")
    during = says(page)
    page.back()

    assert ["Hari Patel" in told for told in (before, during, says(page))] == [True, False, True]


def test_a_name_typed_into_the_list_that_begins_no_row_is_searched_for(
    qtbot: QtBot, store: Store, opened: Callable[[], AssetsPage]
) -> None:
    asset(store, "Projector")
    asset(store, "Red tent")
    page = opened()

    page.panes()[1].setFocus()
    qtbot.keyClicks(page.panes()[1], "t")

    settled(qtbot, page, ["Projector | Free", "Red tent | Free"])
    qtbot.keyClicks(page.focusWidget(), "ent")
    settled(qtbot, page, ["Red tent | Free"])


def press_chip(desk: Desk, key: str) -> None:
    """Press a filter, or let it go."""
    chosen = desk.chips.chosen()
    desk.chips.choose([] if key in chosen else [key])
    desk.chips.changed.emit(desk.chips.chosen())
