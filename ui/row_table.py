"""The list of every page: a table that pages in from SQL and keeps its place by id across every fresh reading."""

from collections.abc import Sequence
from functools import partial
from time import monotonic
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from models.progress import Progress
from ui.column import Column, widths
from ui.row_delegate import RowDelegate
from ui.row_model import Listing, Reads, RowModel, SmallListing, still_chosen
from ui.tasks import Running, Tasks
from ui.type_ahead import Typing

R = TypeVar("R")
__all__ = ["Column", "Listing", "RowTable", "SmallListing", "widths"]
_SLOW = 0.012  # seconds: a small list that took longer is read by a worker the next time
_TYPED_WITHIN = 2_048
_MOST_SELECTED = 10_000


class RowTable(QTableView, Generic[R]):
    """Shows a listing; says which record is chosen, opened, or asked about."""

    chosen = Signal(str)
    activated_id = Signal(str)
    sort_changed = Signal(str, bool)
    menu_wanted = Signal(str, QPoint)
    reloaded = Signal(int)
    typed = Signal(str)

    def __init__(
        self,
        store: Reads,
        tasks: Tasks,
        columns: Sequence[Column[R]],
        *,
        name: str,
        row_height: int = 0,
        empty: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._tasks = tasks
        self._rows = RowModel[R](store, columns, self)
        self._delegate = RowDelegate(self._rows, self)
        self._empty = empty
        self._is_answered = False
        self._listing: Listing[R] | None = None
        self._reading: Running | None = None
        self._slow = False
        self._said = ""
        self._order = ("", False)
        self._typing = Typing()
        self.setAccessibleName(name)
        self._build(row_height or (56 if any(column.under for column in columns) else 44))
        self._connect()

    def show_listing(self, listing: Listing[R]) -> None:
        """Show the answer to a new question, keeping the chosen record and the place."""
        self._listing = listing
        self.reload()

    def reload(self) -> None:
        """Read the same question afresh."""
        if self._listing is None:
            return
        if self._reading:
            self._reading.cancel()
            self._reading = None
        listing = self._listing
        if self._slow or not isinstance(listing, SmallListing):  # how long a list from SQL is, nobody knows yet
            self._reading = self._tasks.run(
                partial(_timed_keys, self._rows, listing), partial(self._take, listing), _fail
            )
        else:
            self._take(listing, _timed_keys(self._rows, listing))

    def row_total(self) -> int:
        """How many rows the listing has."""
        return len(self._rows.keys)

    def current_id(self) -> str:
        """The chosen record's id, or nothing."""
        return self._rows.id_at(self.currentIndex().row())

    def current_row(self) -> R | None:
        """The chosen record."""
        return self._rows.row(self.currentIndex().row())

    def row_at(self, position: int) -> R | None:
        """The record at a position."""
        return self._rows.row(position)

    def selected_ids(self) -> list[str]:
        """Every chosen record, in order, at most ten thousand."""
        return [self._rows.id_at(position) for position in self._selected()]

    def select_id(self, id: str) -> bool:
        """Choose a record and bring it into sight; False when the listing does not hold it."""
        position = self._rows.position_of(id)
        if position < 0:
            return False
        self._choose(position)
        self.scrollTo(self._rows.index(position, 0), QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def select_first(self) -> None:
        """Choose the first row, when there is one and none is chosen."""
        if self.row_total() and not self.currentIndex().isValid():
            self._choose(0)

    def sort_by(self, name: str, descending: bool = False) -> None:
        """Show which order the listing is in."""
        self._order = (name, descending)
        place = next((n for n, column in enumerate(self._rows.columns) if name and column.sort == name), -1)
        way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self.horizontalHeader()):
            self.horizontalHeader().setSortIndicator(place, way)
        self.horizontalHeader().viewport().update()

    def _build(self, row_height: int) -> None:
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setMinimumSectionSize(24)
        header.setFixedHeight(40)
        header.setSelectionModel(QItemSelectionModel(self._rows, self))  # else it asks of each row whether it is chosen
        self.sort_by("")
        if self._empty:
            self._empty.setParent(self)
            self._empty.hide()

    def _connect(self) -> None:
        self.horizontalHeader().sectionClicked.connect(self._sort_clicked)
        self.activated.connect(self._activate)
        self.selectionModel().currentRowChanged.connect(self._say_chosen)

    def _take(self, listing: Listing[R], answer: tuple[Sequence[int], float]) -> None:
        """Show what was read, with the same record chosen and the same one at the top."""
        keys, seconds = answer
        self._reading = None
        self._slow = seconds > _SLOW
        if listing is not self._listing:
            return
        self._is_answered = True
        chosen = still_chosen(self._rows.keys, keys, self.currentIndex().row(), self._selected())
        top = self._key_at(self.rowAt(0))
        offset = self.verticalScrollBar().value() - max(self.rowAt(0), 0) * self.verticalHeader().defaultSectionSize()
        with QSignalBlocker(self.selectionModel()):
            if self._rows.take(listing, keys):
                self._restore(chosen, top, offset)
        self._show_emptiness()
        self.viewport().update()
        self._say_chosen()
        self.reloaded.emit(len(keys))

    def _restore(self, chosen: int | None, top: int | None, offset: int) -> None:
        position = self._rows.position_of_key(chosen)
        if position >= 0:
            self._choose(position)
        self.executeDelayedItemsLayout()
        first = self._rows.position_of_key(top)
        if first >= 0:
            self.verticalScrollBar().setValue(first * self.verticalHeader().defaultSectionSize() + offset)

    def _selected(self) -> list[int]:
        selection = self.selectionModel().selection()
        ranges = [selection.at(n) for n in range(selection.count())]
        positions = {n for r in ranges for n in range(r.top(), min(r.bottom(), r.top() + _MOST_SELECTED) + 1)}
        return sorted(positions)[:_MOST_SELECTED]

    def _key_at(self, position: int) -> int | None:
        return self._rows.keys[position] if 0 <= position < len(self._rows.keys) else None

    def _choose(self, position: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._rows.index(position, 0), flags)

    def _say_chosen(self) -> None:
        now = self.current_id()
        if now != self._said:
            self._said = now
            self.chosen.emit(now)

    def _activate(self, index: QModelIndex) -> None:
        self.activated_id.emit(self._rows.id_at(index.row()))

    def _sort_clicked(self, section: int) -> None:
        name, descending = self._order
        wanted = self._rows.columns[section].sort
        if wanted:
            self.sort_by(wanted, not descending if wanted == name else False)
            self.sort_changed.emit(*self._order)
        else:
            self.sort_by(name, descending)

    def _sort_by_key(self, turn: bool) -> None:
        """Alt+S sorts by the next column, Alt+Shift+S turns the order: the header for those without a mouse."""
        names = [column.sort for column in self._rows.columns if column.sort]
        if not names:
            return
        name, descending = self._order
        following = names[(names.index(name) + 1) % len(names)] if name in names else names[0]
        self.sort_by(*((name, not descending) if turn and name else (following, False)))
        self.sort_changed.emit(*self._order)

    def _show_emptiness(self) -> None:
        if self._empty:
            self._empty.setVisible(self._is_answered and self.row_total() == 0)
            self._empty.setGeometry(self.viewport().geometry())

    def _fit_columns(self) -> None:
        for section, width in enumerate(widths(self._rows.columns, self.viewport().width())):
            self.setColumnHidden(section, width == 0)
            self.setColumnWidth(section, width)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._show_emptiness()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.select_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        position = index.row() if index.isValid() else self.currentIndex().row()
        self.menu_wanted.emit(self._rows.id_at(position), event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_S:
            self._sort_by_key(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so; what is not near is left to the page's own search."""
        text = self._typing.more(search)
        total, start = self.row_total(), max(self.currentIndex().row(), 0)
        for step in range(min(total, _TYPED_WITHIN)):
            position = (start + step + (len(text) == 1)) % total
            if self._rows.text_at(position, 0).casefold().startswith(text):
                self._choose(position)
                return
        self.typed.emit(text)


def _timed_keys(
    rows: RowModel[R], listing: Listing[R], progress: Progress | None = None
) -> tuple[Sequence[int], float]:
    began = monotonic()
    return rows.read_keys(listing), monotonic() - began


def _fail(fault: Exception) -> None:
    raise fault
