"""What every page shares: margins, a first reading when it is shown, a fresh one when what it watches changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.changes import ChangeSet
from ui.house import House

_NARROW = 700


class Page(QWidget):
    """Derive, name the tables in `watches`, build in `_build`, wire in `_connect`, read in `refresh`."""

    watches: tuple[str, ...] = ()

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("paper")
        self.house = house
        self._stale = True
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 22, 28, 24)
        self.column.setSpacing(14)
        self._build()
        self._connect()
        house.signals.changed.connect(self._heard)

    def refresh(self) -> None:
        """Read again what is shown."""

    def _build(self) -> None:
        """Lay out."""

    def _connect(self) -> None:
        """Wire."""

    def _heard(self, changes: ChangeSet) -> None:
        if not changes.touches(*self.watches):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()


class _Halves(QSplitter):
    """Side by side, or one above the other when there is no room for that."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < _NARROW
        self.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        super().resizeEvent(event)


def split(left: QWidget, right: QWidget, *, sizes: tuple[int, int] = (760, 320)) -> QSplitter:
    """A list and its detail pane; the list takes what is left over."""
    halves = _Halves(Qt.Orientation.Horizontal)
    halves.setHandleWidth(14)
    left.setMinimumSize(260, 220)
    right.setMinimumHeight(220)
    halves.setChildrenCollapsible(False)
    halves.addWidget(left)
    halves.addWidget(right)
    halves.setStretchFactor(0, 1)
    halves.setStretchFactor(1, 0)
    halves.setSizes(list(sizes))
    return halves
