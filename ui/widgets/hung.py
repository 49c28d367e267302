"""A widget that reaches past its place, so that its words stand in line with the words around it.

What holds it needs a margin of its own for that, as a card has.
"""

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.items import ItemsLayout

INSET = 9  # pixels between the edge of a quiet button or a field without a frame, and its words


class Hung(ItemsLayout):
    """Holds one widget; it `fills` the line, or is as wide as it wishes and stands at the side it reaches past."""

    def __init__(self, widget: QWidget, reach: QMargins, *, fills: bool = False) -> None:
        super().__init__()
        self._reach, self._fills = reach, fills
        self.addWidget(widget)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal if self._fills else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return any(item.hasHeightForWidth() for item in self._items)

    def heightForWidth(self, width: int) -> int:
        edge = self.contentsMargins()
        wide = width + self._reach.left() + self._reach.right() - edge.left() - edge.right()
        return max((item.heightForWidth(wide) for item in self._items), default=0) + edge.top() + edge.bottom()

    def sizeHint(self) -> QSize:
        return self._less(item.sizeHint() for item in self._items)

    def minimumSize(self) -> QSize:
        return self._less(item.minimumSize() for item in self._items)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item in self._items:
            place = rect.marginsRemoved(self.contentsMargins()).marginsAdded(self._reach)
            spare = 0 if self._fills else max(place.width() - item.sizeHint().width(), 0)
            at_right = self._reach.right() > 0
            place.adjust(spare if at_right else 0, 0, 0 if at_right else -spare, 0)
            if self._fills and (holder := self.parentWidget()):
                place = place.intersected(holder.rect())
            place.moveLeft(max(place.left(), 0))  # what holds it would cut it off there, words and all
            item.setGeometry(place)

    def _less(self, sizes: Iterable[QSize]) -> QSize:
        largest = QSize(0, 0)
        for size in sizes:
            largest = largest.expandedTo(size.shrunkBy(self._reach))
        return largest.grownBy(self.contentsMargins())


def pulled_out(quiet: QPushButton) -> Hung:
    """A quiet button that begins a line: its edge, drawn only under the mouse, hangs out at the left."""
    return Hung(quiet, QMargins(INSET, 0, 0, 0))


def pushed_out(quiet: QWidget) -> Hung:
    """A quiet button that ends a line: its edge hangs out at the right."""
    return Hung(quiet, QMargins(0, 0, INSET, 0))


def level(field: QWidget) -> Hung:
    """A field without a frame, or a flow of quiet buttons, as wide as the text above it."""
    return Hung(field, QMargins(INSET, 0, INSET, 0), fills=True)
