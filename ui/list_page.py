"""A page of records: a list that is searched and filtered, and beside it one of them in full."""

from collections.abc import Mapping, Sequence
from functools import partial
from gettext import gettext as _
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.list_and_pane import Asked, ListAndPane
from ui.row_table import RowTable
from ui.widgets.detail_pane import DetailPane
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_chips import FilterChips
from ui.widgets.hands_on import hands_on
from ui.widgets.page import Page, split
from ui.widgets.page_header import PageHeader
from ui.widgets.search_field import SearchField


class RecordPane(DetailPane):
    """The pane of such a page."""

    def show_id(self, id: str) -> None:
        """Show one record."""
        raise NotImplementedError

    def choices(self) -> Sequence[tuple[str, Any]]:
        """What can be done with it, for a menu."""
        raise NotImplementedError

    def rename(self) -> None:
        """Type other words for it."""
        raise NotImplementedError

    def to_bin(self) -> None:
        """Put it in the bin."""
        raise NotImplementedError


P = TypeVar("P", bound=RecordPane)


class ListPage(Page, Generic[P]):
    """Derive, build `_header`, `_search`, `_chips`, `_table` (with `_empty`) and `_pane`, then `_join` them."""

    _header: PageHeader
    _search: SearchField
    _chips: FilterChips
    _table: RowTable[Any]
    _empty: EmptyState
    _pane: P
    _some = False

    def focus_search(self) -> None:
        """Search here."""
        self._search.focus()

    def to_bin(self) -> None:
        """Put what is chosen in the bin."""
        self._pane.to_bin()

    def rename_here(self) -> None:
        """Type other words for what is chosen."""
        self._pane.rename()

    def back(self) -> bool:
        """Close the sheet, else empty the search; whether there was something to go back from."""
        return self._list.back()

    def panes(self) -> Sequence[QWidget]:
        """Search, list, detail."""
        return self._search, self._table, self._pane

    def _join(self) -> None:
        """The list follows the search and the chips, the pane the list."""
        self._list = ListAndPane(self._table, self._pane, self._search, self._chips)
        hands_on(self, self._table)
        self._list.asked.connect(self._relist)
        self._list.settled.connect(self._settled)
        self._table.activated_id.connect(self._enter)

    def _lay_out(self, *, beside_search: QWidget) -> None:
        """Head, search, chips, the list with its pane; the chips may be what stands beside the search."""
        searched = QHBoxLayout()
        searched.setSpacing(12)
        searched.addWidget(self._search, 2)
        searched.addWidget(beside_search, 5)
        self.column.addWidget(self._header)
        self.column.addLayout(searched)
        if beside_search is not self._chips:
            self.column.addWidget(self._chips)
        self.column.addWidget(split(self._table, self._pane, sizes=(740, 340)), 1)

    def _offer_bin(self, chip: str) -> None:
        """The menu of a row leads to everything of this kind that was removed."""
        self._list.offer(_("See what was removed…"), partial(self.house.signals.go_to.emit, "bin", chip))

    def _tell(self, state: str, counts: Mapping[str, int], *, some: bool) -> None:
        """Say how it stands, and list; where there is nothing at all (`some`), there is no pane either."""
        self._some = some
        self._header.set_state(state)
        self._chips.set_counts(counts)
        self._pane.setVisible(some or self._pane.form() is not None)
        self._relist()

    def _settled(self, id: str) -> None:
        """The list has been read."""
        self._empty.set_words(*self._why_empty(self._list.now_asked()))
        self._pane.show_id(id)

    def _relist(self) -> None:
        """Show in the list what is asked for now."""
        raise NotImplementedError

    def _enter(self, id: str) -> None:
        """Somebody pressed Enter on a line."""
        raise NotImplementedError

    def _why_empty(self, asked: Asked) -> tuple[str, str]:
        """What an empty list says."""
        raise NotImplementedError
