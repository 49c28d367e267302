"""One item model for every list: an array of row numbers, and pages of rows read from SQL when they come into sight."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.column import ALIGNMENTS, Column

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
PAGE = 64  # some three screens: what a jump with the scroll bar waits for
_PAGES_KEPT = 8  # some 500 rows; a page read again takes 3 ms

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)


class Listing(Protocol[R]):
    """A question whose answer is a list: immutable, so that a new search or order is a new listing."""

    def keys(self, reader: Any, /) -> Sequence[int]:
        """Every row's number, in order; the same row keeps its number (SQLite's rowid does)."""
        ...

    def rows(self, reader: Any, keys: Sequence[int], /) -> list[R]:
        """Those rows, in that order, at most a page of them."""
        ...

    def id(self, row: R, /) -> str:
        """The record's id."""
        ...

    def key(self, reader: Any, id: str, /) -> int | None:
        """The number of the row with this id."""
        ...


class Reads(Protocol):
    """The store's reading door."""

    def read(self) -> AbstractContextManager[Any]: ...


class SmallListing(Generic[R]):
    """A listing of what one query answers at once: for lists below some two thousand rows."""

    def __init__(self, read: Callable[[Any], Sequence[R]], id_of: Callable[[R], str]) -> None:
        self._read = read
        self._id_of = id_of
        self._rows: dict[int, R] = {}

    def keys(self, reader: Any, /) -> Sequence[int]:
        self._rows = {_number(self._id_of(row)): row for row in self._read(reader)}
        return array("q", self._rows)

    def rows(self, reader: Any, keys: Sequence[int], /) -> list[R]:
        return [self._rows[key] for key in keys]

    def id(self, row: R, /) -> str:
        return self._id_of(row)

    def key(self, reader: Any, id: str, /) -> int | None:
        number = _number(id)
        return number if number in self._rows else None


class RowModel(QAbstractTableModel, Generic[R]):
    """Shows a listing. It knows positions; ids and numbers are what survives a fresh reading."""

    def __init__(self, store: Reads, columns: Sequence[Column[R]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.columns = tuple(columns)
        self.listing: Listing[R] | None = None
        self.keys: Sequence[int] = array("q")
        self._pages: OrderedDict[int, list[R]] = OrderedDict()

    def read_keys(self, listing: Listing[R]) -> Sequence[int]:
        """Every row's number; any thread."""
        with self._store.read() as reader:
            return listing.keys(reader)

    def take(self, listing: Listing[R], keys: Sequence[int]) -> bool:
        """Show these rows. True when positions changed; the same rows in the same places are only read afresh."""
        self.listing = listing
        self._pages.clear()
        if keys == self.keys:
            self._all_changed()
            return False
        self.beginResetModel()
        self.keys = keys
        self.endResetModel()
        return True

    def row(self, position: int) -> R | None:
        """The record at a position."""
        if self.listing is None or not 0 <= position < len(self.keys):
            return None
        page, place = divmod(position, PAGE)
        rows = self._page(page)
        return rows[place] if place < len(rows) else None

    def id_at(self, position: int) -> str:
        """Its id, or nothing."""
        row = self.row(position)
        return self.listing.id(row) if self.listing is not None and row is not None else ""

    def position_of(self, id: str) -> int:
        """Where the record with this id stands, or -1."""
        if self.listing is None or not id:
            return -1
        with self._store.read() as reader:
            key = self.listing.key(reader, id)
        return self.position_of_key(key)

    def position_of_key(self, key: int | None) -> int:
        """Where a row number stands, or -1."""
        try:
            return self.keys.index(key) if key is not None else -1
        except ValueError:
            return -1

    def text_at(self, position: int, column: int) -> str:
        """What a cell says."""
        row = self.row(position)
        return self.columns[column].text(row) if row is not None else ""

    def _page(self, page: int) -> list[R]:
        known = self._pages.get(page)
        if known is not None:
            self._pages.move_to_end(page)
            return known
        assert self.listing is not None
        with self._store.read() as reader:
            rows = self.listing.rows(reader, self.keys[page * PAGE : (page + 1) * PAGE])
        self._pages[page] = rows
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return rows

    def _all_changed(self) -> None:
        if self.keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.keys) - 1, len(self.columns) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == DISPLAY:
            return self.text_at(index.row(), index.column())
        if role == ACCESSIBLE:
            row, column = self.row(index.row()), self.columns[index.column()]
            if row is None:
                return ""
            return ", ".join(filter(None, (column.text(row), column.under(row) if column.under else "")))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        if role == DISPLAY:
            return self.columns[section].title
        return ALIGNMENTS[self.columns[section].align] if role == ALIGNMENT else None


def still_chosen(before: Sequence[int], now: Sequence[int], current: int, selected: Sequence[int]) -> int | None:
    """The number of the row to choose in a fresh reading: the one chosen, as long as it is there.

    Once it has left, and nobody but those `selected` with it, the next one, or at the end the one before.

    >>> still_chosen([7, 8, 9], [7, 9], current=1, selected=[1])
    9
    """
    if not 0 <= current < len(before):
        return None
    chosen = before[current]
    if len(before) - len(now) > len(selected) or chosen in now:
        return chosen
    left = set(before).difference(now)
    if not left.issubset(before[position] for position in selected):
        return chosen
    around = chain(range(current + 1, len(before)), range(current - 1, -1, -1))
    return next((before[position] for position in around if before[position] not in left), None)


def _number(id: str) -> int:
    """A number that stays the same for an id while the program runs."""
    return hash(id)
