"""The page of shared assets: the list and the week at the left, one thing in full at the right."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QWidget

from models.queries import assets
from ui.assets import listing
from ui.assets.pane import AssetPane
from ui.assets.week_tab import WeekTab
from ui.assets.words import state_line
from ui.house import House
from ui.list_and_pane import Asked
from ui.list_page import ListPage
from ui.print import pages as printing
from ui.row_table import RowTable
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.page import split
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField


class AssetsPage(ListPage[AssetPane]):
    """What the chapter shares."""

    watches = ("asset", "loan", "booking", "person", "decision", "decision_link")

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            rows = assets.rows(reader, self.house.now())
            counts = assets.counts(reader, self.house.today())
            in_bin = reader.value("SELECT count(*) FROM asset WHERE removed")
        self._tell(state_line(counts), listing.counts(rows, in_bin), some=bool(rows or in_bin))
        if self._tabs.currentIndex():
            self._week.refresh()

    # -- what the window asks of a page --------------------------------------------------------------------------------

    def show_id(self, id: str) -> None:
        """Turn to one thing, whatever the list was showing."""
        self._tabs.setCurrentIndex(0)
        self._list.find(id, listing.ALL)

    def new_here(self) -> None:
        """Something new."""
        self._pane.new()

    def focus_search(self) -> None:
        """Search here."""
        self._tabs.setCurrentIndex(0)
        super().focus_search()

    def panes(self) -> Sequence[QWidget]:
        """Search, list, detail."""
        return (self._search, self._table if not self._tabs.currentIndex() else self._week, self._pane)

    # -- building ------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._header = PageHeader(_("Assets"))
        self._header.add(button(_("New shared thing"), self.new_here, icon="plus", kind="primary"))
        self._search = SearchField(_("Search things, places, people (Ctrl+F)"), width=380)
        self._chips = FilterChips(listing.chips())
        self._empty = EmptyState(
            "assets",
            *_nothing_yet(),
            button(_("Add something"), self.new_here, icon="plus", kind="primary"),
            button(_("See the members"), self._see_members),
        )
        self._empty.seen.connect(self._header.step_back)
        columns = listing.columns(self.house.now)
        self._table = RowTable(
            self.house.store, self.house.tasks, columns, name=_("Shared assets"), row_height=56, empty=self._empty
        )
        self._pane = AssetPane(self.house)
        self._join()
        self._offer_bin("assets")
        self._tabs = QTabBar()
        self._tabs.setAccessibleName(_("List or week"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.addTab(_("List"))
        self._tabs.addTab(_("Week"))
        self.column.addWidget(self._header)
        self.column.addLayout(self._toolbar())
        self.column.addWidget(self._chips)
        self._sides = QStackedWidget()
        self._sides.addWidget(self._table)
        self.column.addWidget(split(self._sides, self._pane, sizes=(740, 340)), 1)
        self.print_here = printing.shared_assets(
            self._header, self.house, lambda: self._pane.showing() or self._table.current_id()
        )

    def _toolbar(self) -> QHBoxLayout:
        self._tools = QHBoxLayout()
        self._tools.addWidget(self._search, 2)
        self._tools.addStretch(1)
        self._tools.addWidget(self._tabs)
        return self._tools

    @cached_property
    def _week(self) -> WeekTab:
        """Beside the list, built when it is first turned to; what it is about is asked in the line above."""
        week = WeekTab(self.house)
        self._sides.addWidget(week)
        self._tools.insertWidget(1, week.which)
        QWidget.setTabOrder(self._search.focusProxy() or self._search, week.which.focusProxy() or week.which)
        week.opened.connect(self._pane.show_id)
        week.turned.connect(self._pane.show_id)
        week.asked.connect(self._book)
        return week

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._turn)
        self._pane.made.connect(self.show_id)

    # -- what happens --------------------------------------------------------------------------------------------------

    def _relist(self) -> None:
        self._table.show_listing(listing.listing(self._list.now_asked(), self.house.now()))

    def _settled(self, id: str) -> None:
        """What was turned to in the week stays."""
        is_in_week = self._tabs.currentIndex() == 1
        super()._settled((self._pane.showing() if is_in_week else "") or id)

    def _why_empty(self, asked: Asked) -> tuple[str, str]:
        return _none_here() if self._some else _nothing_yet()

    def _enter(self, id: str) -> None:
        self._pane.enter()

    def _turn(self, place: int) -> None:
        self._week.which.setVisible(place == 1)  # the first turn builds it
        self._sides.setCurrentIndex(place)
        self._search.setVisible(place == 0)
        self._chips.setVisible(place == 0)
        if place:
            self._week.refresh()

    def _book(self, asset_id: str, start: datetime, end: datetime) -> None:
        if asset_id:
            self._pane.show_id(asset_id)
        self._pane.book((start, end))

    def _see_members(self) -> None:
        self.house.signals.go_to.emit("members", "")


def _nothing_yet() -> tuple[str, str]:
    return (
        _("Nothing shared yet"),
        _("Kit, rooms, documents, know-how and hours on offer: who keeps it, who has it, when it is free."),
    )


def _none_here() -> tuple[str, str]:
    return _("Nothing found"), _("Nothing here is called so. Try fewer letters or another filter.")


def make(house: House) -> QWidget:
    """The page, for the window."""
    return AssetsPage(house)
