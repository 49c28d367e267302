"""A tab with a search above its list, for lists of thousands: a page at a time is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout

from ui.house import House
from ui.national.tab import Tab
from ui.row_table import Column
from ui.widgets.empty_state import EmptyState
from ui.widgets.search_field import SearchField

R = TypeVar("R")
Words = tuple[str, str]


@dataclass(frozen=True)
class Question(Generic[R]):
    """One question: `ids` answers every id in order, `read` the rows of some of them."""

    ids: Callable[[Any], list[str]]
    read: Callable[[Any, list[str]], list[R]]
    id_of: Callable[[R], str]
    descending: bool = False
    _known: dict[int, str] = field(default_factory=dict, compare=False)

    def keys(self, reader: Any, /) -> Sequence[int]:
        found = {hash(id): id for id in self.ids(reader)}
        self._known.update(found)
        return list(reversed(found)) if self.descending else list(found)

    def rows(self, reader: Any, keys: Sequence[int], /) -> list[R]:
        return self.read(reader, [self._known[key] for key in keys])

    def id(self, row: R, /) -> str:
        return self.id_of(row)

    def key(self, reader: Any, id: str, /) -> int | None:
        return hash(id) if hash(id) in self._known else None


class SearchedTab(Tab[R]):
    """Derive as from `Tab`, and say how to ask (`asked`) and what an empty list says (`nothing`)."""

    def __init__(self, house: House, name: str, columns: Sequence[Column[R]], *, icon: str, search: str) -> None:
        self.search = SearchField(search, width=380)
        self._order = ("", False)
        self._empty = EmptyState(icon, *self.nothing())
        super().__init__(house, name, columns, self._empty)
        self.search.searched.connect(self._typed)
        self.table.sort_changed.connect(self._sort)

    def asked(self, text: str, order: str) -> Question[R]:
        """The question for this text; `order` is the column clicked on, or ''."""
        raise NotImplementedError

    def nothing(self, *, searched: bool = False) -> Words:
        """What an empty list says."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Ask afresh."""
        name, descending = self._order
        self.table.show_listing(replace(self.asked(self.search.text(), name), descending=descending))

    def clear(self) -> bool:
        """Empty the search; whether there was anything in it."""
        was = bool(self.search.text())
        if was:
            self.search.clear()
        return was

    def _lay(self) -> None:
        super()._lay()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.setSpacing(12)
        column.insertWidget(0, self.search)

    def _chose(self, id: str) -> None:
        row = self.table.current_row()
        self._rows = {self.id_of(row): row} if row else {}
        self.pane.has_rows = row is not None
        super()._chose(id)
        self.pane.show_parts()

    def _settled(self, rows: int) -> None:
        if not rows:
            self._empty.set_words(*self.nothing(searched=bool(self.search.text())))
        super()._settled(rows)

    def _typed(self, _text: str) -> None:
        self.refresh()

    def _sort(self, name: str, descending: bool) -> None:
        self._order = (name, descending)
        self.refresh()
