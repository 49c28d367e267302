"""What every page shares: margins, a first reading when it is shown, a fresh one when what it watches changes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from models.changes import ChangeSet
from ui.house import House

_NARROW = 700
_HALF, _BETWEEN = 220, 14  # pixels: the least height of each half, and the gap


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
        if not self._concerns(changes):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _concerns(self, changes: ChangeSet) -> bool:
        return changes.touches(*self.watches)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()


class _Halves(QSplitter):
    """Side by side, or one above the other when there is no room for that; with `least` it never asks for more."""

    def __init__(self, least: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._least = least

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.width() < _NARROW
        self.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        if self._least:
            self.setMinimumHeight(2 * _HALF + _BETWEEN if narrow else self._least)
        super().resizeEvent(event)


def split(left: QWidget, right: QWidget, *, sizes: tuple[int, int] = (760, 320), least: int = 0) -> QSplitter:
    """A list and its detail pane; the list takes what is left over. `least` pixels high is enough side by side."""
    halves = _Halves(least)
    halves.setHandleWidth(_BETWEEN)
    left.setMinimumSize(260, _HALF)
    right.setMinimumHeight(_HALF)
    halves.setChildrenCollapsible(False)
    halves.addWidget(left)
    halves.addWidget(right)
    halves.setStretchFactor(0, 1)
    halves.setStretchFactor(1, 0)
    halves.setSizes(list(sizes))
    return halves
