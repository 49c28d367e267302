"""Go to anything: a few letters, and Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.row_model import Index, Reads
from ui.theme import theme, type_face
from ui.widgets.card import rule

_PAUSE = 60  # ms
_WIDTH = 600
_ROW, _BELOW = 40, 12
_FOUND = int(Qt.ItemDataRole.UserRole)
_MOST = 9


@dataclass(frozen=True)
class Found:
    """Something to go to: `kind` is what it is, `page_key` and `id` where it is shown."""

    title: str
    kind: str
    page_key: str
    id: str = ""
    detail: str = ""


Finder = Callable[[Any, str], Sequence[Found]]


class GoTo(QFrame):
    """Floats over the window; says where to go. An empty line offers the pages."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, store: Reads, pages: Sequence[Found], finders: Sequence[Finder]) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._over = parent
        self._store = store
        self._pages = tuple(pages)
        self._finders = tuple(finders)
        self._line = QLineEdit()
        self._model = QStandardItemModel(self)
        self._list = QListView()
        self._pause = QTimer(self)
        self._came_from: QWidget | None = None
        self._build()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Ask where to go."""
        self._came_from = self._over.focusWidget()
        self._line.clear()
        self._search()
        self._place()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_again(self) -> None:
        """Give the keyboard back."""
        self.hide()
        if self._came_from:
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def found(self) -> list[Found]:
        """What is offered."""
        return [self._model.item(row).data(_FOUND) for row in range(self._model.rowCount())]

    def _build(self) -> None:
        self._line.setPlaceholderText(_("Go to a person, an item, a meeting, a decision…"))
        self._line.setAccessibleName(_("Go to anything"))
        self._list.setModel(self._model)
        self._list.setItemDelegate(_FoundDelegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName(_("Found"))
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(rule())
        column.addWidget(self._list)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(48)
        shadow.setOffset(0, 12)
        shadow.setColor(QColor(0, 0, 0, 90))
        self.setGraphicsEffect(shadow)

    def _connect(self) -> None:
        self._line.textEdited.connect(self._pause.start)
        self._pause.timeout.connect(self._search)
        self._list.clicked.connect(self._choose)
        self._line.installEventFilter(self)
        self._over.installEventFilter(self)

    def _search(self) -> None:
        self._pause.stop()
        text = self._line.text().strip()
        results = [page for page in self._pages if text.casefold() in page.title.casefold()]
        if text:
            with self._store.read() as reader:
                for find in self._finders:
                    results += find(reader, text)[:8]
        self._model.clear()
        for each in results:
            item = QStandardItem(each.title)
            item.setData(each, _FOUND)
            item.setData(", ".join(filter(None, (each.title, each.detail, each.kind))), _ACCESSIBLE)
            self._model.appendRow(item)
        if results:
            self._list.setCurrentIndex(self._model.index(0, 0))
        self._place()

    def _place(self) -> None:
        rows = min(max(self._model.rowCount(), 1), _MOST)
        width, top = min(_WIDTH, self._over.width() - 48), max(self._over.height() // 7, 24)
        self._list.setFixedHeight(_ROW)
        room = self._over.height() - top - (self.sizeHint().height() - _ROW) - _BELOW
        self._list.setFixedHeight(max(min(rows * _ROW + 2, room), _ROW))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, top)

    def _choose(self, index: Index) -> None:
        found = index.data(_FOUND)
        if found:
            self.chosen.emit(found)  # first, or the keyboard would fall to the rail and the page not take it
            if self.isVisible():
                self.close_again()

    def _step(self, by: int) -> None:
        rows = self._model.rowCount()
        if rows:
            self._list.setCurrentIndex(self._model.index((self._list.currentIndex().row() + by) % rows, 0))

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self._search()
            self._choose(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_again()
        else:
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() is QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and self._key(event):
                return True
        return super().eventFilter(watched, event)


_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)


class _FoundDelegate(QStyledItemDelegate):
    """A title, softly what it is about, and at the right what kind of thing it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        worn = theme()
        found: Found = index.data(_FOUND)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(worn.accent_soft))
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 8, 8)
        small, bold = type_face(13), type_face(weight=QFont.Weight.DemiBold)
        kind_width = QFontMetrics(small).horizontalAdvance(found.kind)
        room = rect.adjusted(12, 0, -12, 0)
        _write(painter, room, small, worn.soft, found.kind, right=True)
        room = room.adjusted(0, 0, -kind_width - 16, 0)
        used = _write(painter, room, bold, worn.ink, found.title)
        _write(painter, room.adjusted(used + 10, 0, 0, 0), small, worn.soft, found.detail)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)


def _write(painter: QPainter, room: QRect, font: QFont, colour: str, text: str, *, right: bool = False) -> int:
    """Words on one line, cut where the room ends; the width they took."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
