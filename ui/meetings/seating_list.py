"""A list of people of which only what is in sight is drawn, so that three hundred cost no more than ten."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from ui.meetings.seating_paint import ACTION_WIDTH, LineDelegate
from ui.meetings.seating_row import PersonLine

_ROW = int(Qt.ItemDataRole.UserRole)
_SAID = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))
_NO_INDEX = QModelIndex()


class PeopleModel(QAbstractListModel):
    """The lines; only those that changed are told, unless people came or went."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[PersonLine, ...] = ()

    def show(self, lines: Sequence[PersonLine]) -> bool:
        """Show these; True when the list had to be begun anew."""
        before, self_same = self.lines, [line.key for line in lines] == [line.key for line in self.lines]
        if not self_same:
            self.beginResetModel()
            self.lines = tuple(lines)
            self.endResetModel()
            return True
        self.lines = tuple(lines)
        for row, (old, new) in enumerate(zip(before, self.lines, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))
        return False

    def row_of(self, key: str) -> int:
        """The place of somebody, -1 when they are not listed."""
        return next((row for row, line in enumerate(self.lines) if line.key == key), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == _ROW:
            return line
        return line.said() if role in _SAID else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        line = self.lines[index.row()]
        if line.is_heading:
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsDragEnabled if line.movable else plain


@dataclass(frozen=True)
class Place:
    """Somebody put before or behind another."""

    key: str
    beside: str


class PeopleList(QListView):
    """Says `chosen` (Enter), `acted` (its drawing), `menu_wanted` (key, where), `moved` (Place), `letter` (key, text).

    Alt with the arrows, or the mouse, takes a movable line to another place. `letters` are keys of the list's own;
    other letters look for a name.
    """

    chosen = Signal(str)
    acted = Signal(str)
    menu_wanted = Signal(str, QPoint)
    moved = Signal(object)
    letter = Signal(str, str)

    def __init__(self, name: str, *, letters: str = "") -> None:
        super().__init__()
        self._letters = letters
        self.people = PeopleModel()
        self.setModel(self.people)
        self.setItemDelegate(LineDelegate(self))
        self.setObjectName("people")
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setStyleSheet("QListView#people { border: 0; background: transparent; padding: 0; }")

    def show_lines(self, lines: Sequence[PersonLine]) -> None:
        """Show these people; who was chosen stays chosen."""
        if tuple(lines) == self.people.lines:
            return
        held, place = self.current_key(), self.verticalScrollBar().value()
        if self.people.show(lines):
            self.select(held)
            self.verticalScrollBar().setValue(place)

    def current_key(self) -> str:
        """Who is chosen."""
        row = self.currentIndex().row()
        return self.people.lines[row].key if 0 <= row < len(self.people.lines) else ""

    def select(self, key: str) -> bool:
        """Choose somebody."""
        row = self.people.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.people.index(row))
        return row >= 0

    def line_of(self, key: str) -> PersonLine | None:
        """What stands about somebody."""
        row = self.people.row_of(key)
        return self.people.lines[row] if row >= 0 else None

    def _offer_menu(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.menu_wanted.emit(self.current_key(), self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _shift(self, step: int) -> None:
        row = self.currentIndex().row()
        lines, key = self.people.lines, self.current_key()
        if key and lines[row].movable and 0 <= row + step < len(lines) and lines[row + step].movable:
            self.moved.emit(Place(key, lines[row + step].key))
            self.select(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if alt and key in steps:
            self._shift(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current_key():
                self.chosen.emit(self.current_key())
        elif key in (Qt.Key.Key_Menu, Qt.Key.Key_Space):
            self._offer_menu()
        elif event.text() and event.text().casefold() in self._letters:
            self.letter.emit(self.current_key(), event.text().casefold())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._offer_menu()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        line = self.people.lines[index.row()]
        from_right = self.visualRect(index).right() - int(event.position().x())
        if line.has_menu and from_right < ACTION_WIDTH:
            self._offer_menu()
        elif line.action and from_right < ACTION_WIDTH * (2 if line.has_menu else 1):
            self.acted.emit(line.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.people.lines[index.row()].is_heading:
            self.chosen.emit(self.people.lines[index.row()].key)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        over = self.indexAt(event.position().toPoint())
        event.setAccepted(event.source() is self and over.isValid() and self.people.lines[over.row()].movable)

    def dropEvent(self, event: QDropEvent) -> None:
        over, key = self.indexAt(event.position().toPoint()), self.current_key()
        if event.source() is self and over.isValid() and self.people.lines[over.row()].key != key:
            self.moved.emit(Place(key, self.people.lines[over.row()].key))
            self.select(key)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
