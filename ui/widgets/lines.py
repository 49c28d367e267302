"""Rows inside a card whose columns line up, with hairlines between them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.widgets.card import rule
from ui.widgets.emptied import empty


class Lines(QWidget):
    """Each row is as many widgets as there are columns (None leaves a gap); the column `stretch` takes what is left."""

    def __init__(self, *, stretch: int = 0, rules: bool = True) -> None:
        super().__init__()
        self._stretch = stretch
        self._rules = rules
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(stretch, 1)

    def show_rows(self, rows: Sequence[Sequence[QWidget | None]]) -> None:
        """Show these instead of what was there."""
        empty(self._grid)
        for place, cells in enumerate(rows):
            self._add(place, cells)

    def _add(self, place: int, cells: Sequence[QWidget | None]) -> None:
        if self._rules and place:
            self._grid.addWidget(rule(), place * 2 - 1, 0, 1, len(cells))
        self._grid.setRowMinimumHeight(place * 2, 40)
        for column, cell in enumerate(cells):
            if cell:
                if isinstance(cell, QLabel) and column != self._stretch:
                    cell.setWordWrap(False)
                self._grid.addWidget(cell, place * 2, column, self._side(column, len(cells)))

    def _side(self, column: int, count: int) -> Qt.AlignmentFlag:
        """The first columns hang left, the last one right; the stretching one fills its room."""
        if column == self._stretch:
            return Qt.AlignmentFlag.AlignVCenter
        last = column == count - 1
        return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if last else Qt.AlignmentFlag.AlignLeft)
