"""The tick at the beginning of a row: a click on it, or Space on the row."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, Qt

from ui.row_delegate import EDGE, PADDING
from ui.row_table import RowTable

_WIDTH = EDGE + PADDING + 18 + 6


class Ticks(QObject):
    """Says `ticked` with the ids; the click still chooses the row."""

    ticked = Signal(list)

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    def _clicked(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        row = self._table.row_at(self._table.rowAt(place.y()))
        if event.button() is Qt.MouseButton.LeftButton and place.x() <= _WIDTH and row is not None:
            self.ticked.emit([row.id])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            self._clicked(event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(self._table.selected_ids())
            return True
        return False
