"""A small table of plain rows, quick to fill also with three hundred of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

_ROW, _HEAD, _WIDEST = 34, 40, 240
_ROOM = """QTableView::item { padding: 0 12px; }
QHeaderView::section, QHeaderView::section:first, QHeaderView::section:last { padding: 0 15px; }"""


@dataclass(frozen=True)
class _Shown:
    """What the table shows: titles, and rows with their id, their cells and whether they stand out."""

    titles: tuple[str, ...] = ()
    rows: tuple[tuple[str, tuple[str, ...], bool], ...] = ()
    right: frozenset[int] = frozenset()

    @property
    def shape(self) -> object:
        """What stays the same while only cells change."""
        return self.titles, self.right, tuple(id for id, _cells, _bold in self.rows)


class RowsTable(QTableWidget):
    """Rows by id; rebuilt only where they changed. Says `chosen` when the selection moved, `entered(id)` on Enter."""

    chosen = Signal()
    entered = Signal(str)

    def __init__(self, name: str, *, most: int = 8, several: bool = False, selects: bool = True) -> None:
        super().__init__()
        self._most, self._shown = most, _Shown()
        self._ids: list[str] = []
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        kinds = QAbstractItemView.SelectionMode
        mode = kinds.ExtendedSelection if several else kinds.SingleSelection
        self.setSelectionMode(mode if selects else kinds.NoSelection)
        self.setShowGrid(False)
        self.setStyleSheet(_ROOM)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.itemSelectionChanged.connect(self.chosen)

    def show_rows(
        self,
        titles: Sequence[str],
        rows: Sequence[tuple[str, Sequence[str]]],
        *,
        right: Collection[int] = (),
        bold: Collection[str] = (),
        wide: int = 0,
    ) -> None:
        """Show these, each an id and a text for each column; `right` columns are figures, `bold` rows stand out."""
        wanted = _Shown(tuple(titles), tuple((id, tuple(cells), id in bold) for id, cells in rows), frozenset(right))
        before, self._shown = self._shown, wanted
        if wanted == before:
            return
        if wanted.shape == before.shape:
            self._rewrite(before, wanted)
            return
        kept = set(self.chosen_ids())
        self.blockSignals(True)
        self.setColumnCount(len(titles))
        self.setRowCount(len(rows))
        self._ids = [id for id, _cells in rows]
        for column, title in enumerate(titles):
            self.setHorizontalHeaderItem(column, _item(title, column in wanted.right, is_bold=False))
        for line, (_id, cells, is_bold) in enumerate(wanted.rows):
            for column, text in enumerate(cells):
                self.setItem(line, column, _item(text, column in wanted.right, is_bold=is_bold))
        self._size_columns(wide)
        self._choose(kept)
        self.blockSignals(False)
        self.setFixedHeight(self.sizeHint().height())
        if kept - set(self._ids):
            self.chosen.emit()

    def _rewrite(self, before: "_Shown", wanted: "_Shown") -> None:
        """The same rows: only the cells that say something else."""
        for line, (old, new) in enumerate(zip(before.rows, wanted.rows, strict=True)):
            if old == new:
                continue
            for column, text in enumerate(new[1]):
                self.setItem(line, column, _item(text, column in wanted.right, is_bold=new[2]))

    def texts(self) -> list[str]:
        """The rows as they are drawn."""
        return [" | ".join(self._text(line, column) for column in range(self.columnCount())) for line in self._lines()]

    def chosen_ids(self) -> list[str]:
        """The ids of the rows that are selected."""
        return [self._ids[index.row()] for index in self.selectionModel().selectedRows()]

    def choose(self, ids: Collection[str]) -> None:
        """Select these rows."""
        self._choose(set(ids))
        self.chosen.emit()

    def sizeHint(self) -> QSize:
        rows = min(self.rowCount(), self._most)
        return QSize(200, _HEAD + rows * _ROW + 10)

    def _lines(self) -> range:
        return range(self.rowCount())

    def _text(self, line: int, column: int) -> str:
        item = self.item(line, column)
        return item.text() if item else ""

    def _choose(self, ids: set[str]) -> None:
        model, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        model.clearSelection()
        for line in self._lines():
            if self._ids[line] in ids:
                model.select(self.model().index(line, 0), flags.Select | flags.Rows)

    def _size_columns(self, wide: int) -> None:
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        self.resizeColumnsToContents()
        for column in range(self.columnCount()):
            header.setSectionResizeMode(column, modes.Stretch if column == wide else modes.Interactive)
            if column != wide:
                self.setColumnWidth(column, min(self.columnWidth(column), _WIDEST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (chosen := self.chosen_ids()):
            self.entered.emit(chosen[0])
        else:
            super().keyPressEvent(event)


def _item(text: str, is_figure: bool, *, is_bold: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setToolTip(text)
    item.setTextAlignment(_side(is_figure))
    if is_bold:
        font = QFont(item.font())
        font.setBold(True)
        item.setFont(font)
    return item


def _side(is_figure: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
