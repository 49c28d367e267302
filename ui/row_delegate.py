"""How a row is painted: columns that line up, pills with words, one ring around the row that has the keyboard."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip

from ui.column import ALIGNMENTS, Column
from ui.icons import paint_icon
from ui.row_model import RowModel
from ui.theme import Theme, theme, type_face

PADDING = 12
EDGE = 8  # a little more air at the two ends of a row
_PILL_HEIGHT = 24
_ICON = 18
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class _Pill:
    """The words of a pill, their tone, and whether its row is chosen."""

    text: str
    tone: str
    selected: bool


class RowDelegate(QStyledItemDelegate):
    """Paints cells from the model's columns and the theme worn."""

    def __init__(self, model: RowModel[Any], view: QTableView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self.hovered = -1
        semibold = QFont.Weight.DemiBold
        self._fonts = {"normal": type_face(), "soft": type_face(), "bold": type_face(weight=semibold)}
        self._small = type_face(13)
        self._pill = type_face(13, semibold)
        self._metrics = {name: QFontMetrics(font) for name, font in self._fonts.items()}
        self._small_metrics = QFontMetrics(self._small)
        self._pill_metrics = QFontMetrics(self._pill)

    def _ground(self, painter: QPainter, rect: QRect, index: Index, selected: bool) -> None:
        worn = theme()
        if selected:
            painter.fillRect(rect, QColor(worn.accent_soft))
        elif index.row() == self.hovered:
            painter.fillRect(rect, QColor(worn.hover))
        painter.setPen(QColor(worn.line))
        if index.row() < len(self._model.keys) - 1 and not selected:
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            self._ring(painter, rect, index.column(), worn)

    def _ring(self, painter: QPainter, rect: QRect, column: int, worn: Theme) -> None:
        """Each cell draws its part of the ring around the row."""
        painter.setPen(QPen(QColor(worn.accent), 2))
        inner = rect.adjusted(0, 1, 0, 0)
        painter.drawLine(inner.topLeft(), inner.topRight())
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        if column == 0:
            painter.drawLine(inner.left() + 1, inner.top(), inner.left() + 1, inner.bottom())
        if self._is_last(column):
            painter.drawLine(inner.right(), inner.top(), inner.right(), inner.bottom())

    def _is_last(self, column: int) -> bool:
        """Whether no column to the right of it is shown."""
        last = len(self._model.columns) - 1
        return column == last or all(self._view.isColumnHidden(n) for n in range(column + 1, last + 1))

    def _room(self, rect: QRect, column: int) -> QRect:
        left = PADDING + (EDGE if column == 0 else 0)
        right = PADDING + (EDGE if self._is_last(column) else 0)
        return rect.adjusted(left, 0, -right, 0)

    def _content(self, painter: QPainter, room: QRect, column: Column[Any], row: Any, *, selected: bool) -> None:
        text = column.text(row)
        tone = column.tone(row) if column.tone else ""
        if column.icon and (name := column.icon(row)):
            paint_icon(
                painter, name, QRectF(room.left(), room.center().y() - _ICON / 2 + 1, _ICON, _ICON), theme().soft
            )
            room = room.adjusted(_ICON + 8, 0, 0, 0)
        if tone and text:
            self._draw_pill(painter, room, column, _Pill(text, tone, selected))
            return
        under = column.under(row) if column.under else ""
        if under:
            self._draw_two(painter, room, column, text, under)
            return
        self._draw_text(painter, room, column, text)

    def _draw_text(self, painter: QPainter, room: QRect, column: Column[Any], text: str) -> None:
        worn = theme()
        painter.setFont(self._fonts[column.weight])
        painter.setPen(QColor(worn.soft if column.weight == "soft" else worn.ink))
        shown = self._metrics[column.weight].elidedText(_one_line(text), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, ALIGNMENTS[column.align], shown)

    def _draw_two(self, painter: QPainter, room: QRect, column: Column[Any], text: str, under: str) -> None:
        middle = room.center().y()
        height = self._metrics[column.weight].height()
        self._draw_text(painter, QRect(room.left(), middle - height + 2, room.width(), height), column, text)
        painter.setFont(self._small)
        painter.setPen(QColor(theme().soft))
        shown = self._small_metrics.elidedText(_one_line(under), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(
            QRect(room.left(), middle + 2, room.width(), self._small_metrics.height()), ALIGNMENTS[column.align], shown
        )

    def _draw_pill(self, painter: QPainter, room: QRect, column: Column[Any], pill: _Pill) -> None:
        worn = theme()
        ink, ground = worn.tone(pill.tone)
        if pill.selected and pill.tone == "accent":
            ground = worn.card  # on a chosen row its own ground would not be seen
        shown = self._pill_metrics.elidedText(pill.text, Qt.TextElideMode.ElideRight, max(room.width() - 20, 8))
        width = min(self._pill_metrics.horizontalAdvance(shown) + 20, room.width())
        left = {"left": room.left(), "right": room.right() - width, "center": room.center().x() - width // 2}[
            column.align
        ]
        shape = QRectF(left + 0.5, room.center().y() - _PILL_HEIGHT / 2 + 0.5, width, _PILL_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(ground))
        painter.setPen(QColor(worn.line) if pill.tone == "plain" else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(shape, 8, 8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(self._pill)
        painter.setPen(QColor(ink))
        painter.drawText(shape, Qt.AlignmentFlag.AlignCenter, shown)

    def _full_text(self, index: Index, width: int) -> str:
        """What a tooltip adds: the column's own tip, or the words that did not fit."""
        column, row = self._model.columns[index.column()], self._model.row(index.row())
        if row is None:
            return ""
        if column.tip:
            return column.tip(row)
        parts = [(column.text(row), self._metrics[column.weight])]
        if column.under:
            parts.append((column.under(row), self._small_metrics))
        cut = any(metrics.horizontalAdvance(_one_line(text)) > width for text, metrics in parts)
        return "\n".join(text for text, _ in parts) if cut else ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index.row())
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, index, selected)
        if row is not None:
            column = self._model.columns[index.column()]
            self._content(painter, self._room(rect, index.column()), column, row, selected=selected)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, 44)

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return False
        rect = view.visualRect(index)
        QToolTip.showText(event.globalPos(), self._full_text(index, self._room(rect, index.column()).width()), view)
        return True


def _one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
