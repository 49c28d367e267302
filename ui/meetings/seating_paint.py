"""How one line of people is painted: a disc, a name, what is to be said of it, and what can be pressed."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ui.icons import paint_icon
from ui.meetings.seating_row import PersonLine
from ui.theme import Theme, theme, type_face

ACTION_WIDTH = 30
_DISC, _HEIGHT, _TALL, _HEADING = 28, 42, 48, 30
_ROW = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


class LineDelegate(QStyledItemDelegate):
    """Paints a `PersonLine` in the theme worn."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(_ROW)
        if line is None or not (line.is_heading or line.detail):
            return QSize(120, _HEIGHT)
        return QSize(120, _HEADING if line.is_heading else _TALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PersonLine | None = index.data(_ROW)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, drawn = theme(), _Option(option)
        if line.is_heading:
            painter.setFont(type_face(13, QFont.Weight.DemiBold))
            painter.setPen(QColor(worn.soft))
            painter.drawText(drawn.rect.adjusted(2, 6, 0, 0), _MIDDLE, line.name)
        else:
            _ground(painter, drawn, line, worn)
            _disc(painter, drawn.rect, line, worn)
            _words(painter, drawn.rect, line, worn)
            _presses(painter, drawn, line, worn)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        line: PersonLine | None = index.data(_ROW)
        if line is None or event.type() != QEvent.Type.ToolTip:
            return False
        from_right = _Option(option).rect.right() - event.pos().x()
        on_action = line.action and ACTION_WIDTH * line.has_menu <= from_right < ACTION_WIDTH * (1 + line.has_menu)
        QToolTip.showText(event.globalPos(), line.action_name if on_action else line.said(), view)
        return True


class _Option:
    """What is asked of an option, whose fields the bindings do not type."""

    def __init__(self, option: Any) -> None:
        self.rect: QRect = option.rect
        self.hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self.selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self.focused = bool(option.widget and option.widget.hasFocus() and self.selected)


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _ground(painter: QPainter, option: _Option, line: PersonLine, worn: Theme) -> None:
    ground = worn.accent_soft if line.is_strong else worn.hover if option.hovered or option.selected else ""
    if not ground and not option.focused:
        return
    painter.setPen(QPen(QColor(worn.accent), 2) if option.focused else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 8, 8)


def _disc(painter: QPainter, rect: QRect, line: PersonLine, worn: Theme) -> None:
    disc = QRectF(rect.left() + 6, rect.center().y() - _DISC / 2 + 1, _DISC, _DISC)
    ink, ground = worn.tone(line.tone or "accent")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.card if line.is_strong and not line.tone else ground))
    painter.drawEllipse(disc)
    painter.setFont(type_face(11, QFont.Weight.Bold))
    painter.setPen(QColor(ink))
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, line.initials)


def _words(painter: QPainter, rect: QRect, line: PersonLine, worn: Theme) -> None:
    taken = ACTION_WIDTH * (bool(line.action) + line.has_menu)
    room = rect.adjusted(_DISC + 14, 0, -taken - 2, 0)
    name = type_face(15, QFont.Weight.DemiBold if line.is_strong else QFont.Weight.Normal)
    small = type_face(13)
    middle = room.center().y()
    upper = QRect(room.left(), middle - 20, room.width(), 20) if line.detail else room
    _text(painter, upper, line.name, name, worn.ink)
    if line.detail:
        lower = QRect(room.left(), middle, room.width(), 18)
        _text(painter, lower, line.detail, small, worn.amber if line.tone == "amber" else worn.soft)


def _text(painter: QPainter, room: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _MIDDLE, shown)


def _presses(painter: QPainter, option: _Option, line: PersonLine, worn: Theme) -> None:
    right = option.rect.right() - ACTION_WIDTH + 6
    for name in filter(None, ("more" if line.has_menu else "", line.action)):
        token = worn.accent if name == line.action else worn.soft
        paint_icon(painter, name, QRectF(right, option.rect.center().y() - 8, 18, 18), token)
        right -= ACTION_WIDTH
