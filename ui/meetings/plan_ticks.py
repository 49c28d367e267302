"""Ticks in a list drawn like the ticks of a form, in either theme."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import paint_icon
from ui.theme import theme

_SIDE = 18


class Ticks(QStyledItemDelegate):
    """Draws the box of each row itself; where it is clicked stays the style's own affair.

    A row asks for no width of its own: what is too long for the list ends in an ellipsis, and is told by its tip.
    """

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(1, super().sizeHint(option, index).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        style = shown.widget.style()
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, shown, shown.widget)
        square = QRectF(0, 0, _SIDE, _SIDE)
        square.moveCenter(QRectF(box).center())
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        worn = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(worn.accent if ticked else worn.edge))
        painter.setBrush(QColor(worn.accent if ticked else worn.card))
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            paint_icon(painter, "check", square.adjusted(2, 2, -2, -2), worn.on_accent)
        painter.restore()
