"""A list that is searched, filtered and sorted, with a pane beside it that follows what is chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, Signal

from ui.row_table import RowTable
from ui.widgets.filter_chips import FilterChips
from ui.widgets.pop_up import pop_up
from ui.widgets.search_field import SearchField

R = TypeVar("R")


@dataclass(frozen=True)
class Asked:
    """What a list is narrowed to: words, one filter, and an order if somebody chose one."""

    text: str
    chip: str
    order: tuple[str, bool] = ("", False)

    def in_order(self, rows: Sequence[R], orders: Mapping[str, Callable[[R], Any]]) -> Sequence[R]:
        """By the column somebody chose, else as they come."""
        name, descending = self.order
        return sorted(rows, key=orders[name], reverse=descending) if name in orders else rows


class Following(Protocol):
    """What stands beside the list."""

    def show_id(self, id: str) -> None: ...
    def close_form(self) -> bool: ...
    def choices(self) -> Sequence[tuple[str, Callable[[], object]]]: ...


class ListAndPane(QObject):
    """Says `asked` when the list is to be read, `settled` with the record to show once it has been.

    One chip always holds, the first to begin with.
    """

    asked = Signal()
    settled = Signal(str)

    def __init__(self, table: RowTable[Any], pane: Following, search: SearchField, chips: FilterChips) -> None:
        super().__init__(table)
        self._table, self._pane, self._search, self._chips = table, pane, search, chips
        self._usual = self._chip = chips.keys()[0]
        self._order = ("", False)
        self._wanted = ""
        self._also: tuple[tuple[str, Callable[[], object]], ...] = ()
        chips.choose([self._chip])
        self._connect()

    def offer(self, text: str, deed: Callable[[], object]) -> None:
        """One thing more in the menu of every row."""
        self._also = (*self._also, (text, deed))

    def now_asked(self) -> Asked:
        """What the list is to show."""
        return Asked(self._search.text(), self._chip, self._order)

    def find(self, id: str, chip: str) -> None:
        """Turn to one record, if need be with nothing searched for and under the chip that shows them all."""
        if not self._table.select_id(id):
            self._search.clear()
            self._wanted = id
            self.turn(chip)
        self._pane.show_id(id)

    def turn(self, chip: str) -> None:
        """Narrow the list by one filter."""
        self._chip = chip
        self._chips.choose([chip])
        self.asked.emit()

    def back(self) -> bool:
        """Close the sheet, else empty the search; whether there was something to go back from."""
        if self._pane.close_form():
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if self._search.text():
            self._search.clear()
            return True
        return False

    def _connect(self) -> None:
        self._search.searched.connect(self._ask)
        self._chips.changed.connect(self._press)
        self._table.sort_changed.connect(self._sort)
        self._table.reloaded.connect(self._settle)
        self._table.chosen.connect(self._choose)
        self._table.menu_wanted.connect(self._menu)
        self._table.typed.connect(self._type)

    def _ask(self, _text: str) -> None:
        self.asked.emit()

    def _press(self, chosen: frozenset[str]) -> None:
        self.turn(next(iter(chosen), self._usual))

    def _sort(self, name: str, descending: bool) -> None:
        self._order = (name, descending)
        self.asked.emit()

    def _settle(self, _rows: int) -> None:
        """A long list is read by a worker: what was asked for is chosen once it is there."""
        wanted, self._wanted = self._wanted, ""
        if not self._table.select_id(wanted):
            self._table.select_first()
        self.settled.emit(wanted or self._table.current_id())

    def _choose(self, id: str) -> None:
        if id:
            self._pane.show_id(id)

    def _menu(self, id: str, at: QPoint) -> None:
        if id:
            self._pane.show_id(id)
            pop_up(self._table, (*self._pane.choices(), *self._also), at)

    def _type(self, text: str) -> None:
        self._search.focus()
        self._search.set_text(text)
