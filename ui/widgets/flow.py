"""A layout that fills lines like words in a paragraph."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayoutItem, QSizePolicy, QWidget

from ui.widgets.emptied import empty
from ui.widgets.items import ItemsLayout


class FlowLayout(ItemsLayout):
    """Lays items side by side and breaks the line when it is full; the last item may take the rest of its line."""

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, between: int | None = None, centred: bool = False
    ) -> None:
        super().__init__(parent)
        self._between = gap if between is None else between
        self._centred = centred
        self._gap = gap

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget between others."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def _arrange(self, room: QRect, *, place: bool) -> int:
        """Walk the lines; the height they need."""
        y = room.top()
        for line in self._lines(room.width()):
            tall = max(item.sizeHint().height() for item in line)
            if place:
                self._place(line, QRect(room.left(), y, room.width(), tall))
            y += tall + self._between
        return max(y - self._between - room.top(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Which items stand on which line."""
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._shown():
            if not lines or x + item.sizeHint().width() > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += min(item.sizeHint().width(), width) + self._gap
        return lines

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        """Side by side, the low ones in the middle of the line."""
        x = room.left()
        for item in line:
            size = item.sizeHint()
            greedy = item is self._items[-1] and bool(item.expandingDirections() & Qt.Orientation.Horizontal)
            width = room.right() + 1 - x if greedy else min(size.width(), room.width())
            item.setGeometry(QRect(x, room.top() + (room.height() - size.height()) // 2, width, size.height()))
            x += width + self._gap

    def _shown(self) -> list[QLayoutItem]:
        """Without those that are hidden: no gap for them either."""
        return [item for item in self._items if not item.isEmpty()]

    def one_line(self) -> int:
        """How wide it is where nothing breaks the line."""
        widths = [item.sizeHint().width() for item in self._shown()]
        return sum(widths) + self._gap * max(len(widths) - 1, 0)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        inner = QRect(0, 0, width - margins.left() - margins.right(), 0)
        return self._arrange(inner, place=False) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        room = rect.marginsRemoved(self.contentsMargins())
        if self._centred:
            room.setTop(room.top() + max(room.height() - self._arrange(room, place=False), 0) // 2)
        self._arrange(room, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return widest.grownBy(margins)


class Flow(QWidget):
    """A widget whose children flow; `centred` in what height there is.

    It asks for the height its width needs now; a layout would ask for what the narrowest needs. The gap is that
    between two of them, and between two lines unless that is said as well.
    """

    def __init__(self, *, gap: int = 8, between: int | None = None, centred: bool = False) -> None:
        super().__init__()
        self.lines = FlowLayout(self, gap=gap, between=between, centred=centred)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def clear(self) -> None:
        """Take every child away."""
        empty(self.lines)

    def sizeHint(self) -> QSize:
        return QSize(self.lines.minimumSize().width(), self.lines.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
