"""Rows that are put in another order: by a handle to drag, or by Alt+Up and Alt+Down."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import theme
from ui.widgets.card import rule

_DOT, _GAP = 3, 6
_FIRST, _THEN, _FIRST_OF_MANY, _MANY = 5, 2, 1, 20
"""Rows built before the window answers again; of a long agenda fewer first, for the screen itself is drawn then."""


class Grip(QWidget):
    """Six dots to take hold of a row."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Drag to another place (Alt+Up, Alt+Down)"))
        self.setFixedSize(QSize(18, 30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().edge))
        for n in range(6):
            x, y = 5 + (n % 2) * _GAP, 8 + (n // 2) * _GAP
            painter.drawEllipse(QRectF(x, y, _DOT, _DOT))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.dropped.emit(event.globalPosition().toPoint())


class DraggedRow(QFrame):
    """A row with a handle; says where it wants to be: `moved` by steps, `dragged` and `dropped` at a point."""

    moved = Signal(str, int)
    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id
        self.grip = Grip()
        self.grip.dragged.connect(self._drag)
        self.grip.dropped.connect(self._drop)
        for keys, answer in (("Alt+Up", self._up), ("Alt+Down", self._down)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(answer)

    def stops(self) -> Sequence[QWidget]:
        """Where Tab stops, in order."""
        return ()

    def _drag(self, at: QPoint) -> None:
        self.dragged.emit(self.id, at)

    def _drop(self, at: QPoint) -> None:
        self.dropped.emit(self.id, at)

    def _up(self) -> None:
        self.moved.emit(self.id, -1)

    def _down(self) -> None:
        self.moved.emit(self.id, 1)


R = TypeVar("R", bound=DraggedRow)


class OrderedRows(QWidget, Generic[R]):
    """Keeps a row for each id, in order; asks by `wanted` to put one in another place, counted from nought."""

    wanted = Signal(str, int)
    built = Signal()

    def __init__(self, make: Callable[[str], R]) -> None:
        super().__init__()
        self._make = make
        self._ids: list[str] = []
        self.rows: dict[str, R] = {}
        self.setObjectName("scrolled")
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._place = rule()
        self._place.setParent(self)
        self._place.setFixedHeight(3)
        self._place.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._build_some)

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show these rows in this order; the first ones are there at once."""
        self._ids = list(ids)
        for gone in [id for id in self.rows if id not in set(ids)]:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        self._build_some()

    def place_of(self, id: str) -> int:
        """The place of a row, counted from nought."""
        return self._ids.index(id)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, from row to row."""
        return [stop for id in self._ids if id in self.rows for stop in self.rows[id].stops()]

    def _build_some(self) -> None:
        fresh, at_once = 0, _THEN if self.rows else _FIRST_OF_MANY if len(self._ids) > _MANY else _FIRST
        for place, id in enumerate(self._ids):
            if id not in self.rows:
                if fresh == at_once:
                    self._rest.start()
                    break
                fresh += 1
                self.rows[id] = self._new(id)
            self._put(self.rows[id], place)
        keep_tab_order(self.stops())
        self.built.emit()

    def _new(self, id: str) -> R:
        row = self._make(id)
        row.moved.connect(self._step)
        row.dragged.connect(self._drag)
        row.dropped.connect(self._drop)
        return row

    def _put(self, row: R, place: int) -> None:
        if self._list.indexOf(row) != place:
            self._list.insertWidget(place, row)
            row.show()

    def _step(self, id: str, step: int) -> None:
        place = self.place_of(id) + step
        if 0 <= place < len(self._ids):
            held = self.focusWidget()
            self.wanted.emit(id, place)
            if held:
                held.setFocus()

    def _drag(self, id: str, at: QPoint) -> None:
        place = self._place_at(at)
        there = [self.rows[each] for each in self._ids if each in self.rows]
        y = there[place].y() if place < len(there) else there[-1].geometry().bottom()
        self._place.setGeometry(0, y - 1, self.width(), 3)
        self._place.setStyleSheet("background: palette(highlight);")
        self._place.show()
        self._place.raise_()

    def _drop(self, id: str, at: QPoint) -> None:
        if self._place.isHidden():
            return
        self._place.hide()
        place, now = self._place_at(at), self.place_of(id)
        place -= place > now
        if place != now:
            self.wanted.emit(id, place)

    def _place_at(self, at: QPoint) -> int:
        """Between which rows a point on the screen lies."""
        y = self.mapFromGlobal(at).y()
        return sum(row.geometry().center().y() < y for row in self.rows.values())


def keep_tab_order(stops: Sequence[QWidget]) -> None:
    """Let Tab go from one to the next; a field goes whole, or Tab would come by what is left of it again."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)
