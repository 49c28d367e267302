"""The agenda while the meeting runs: what is done, where we are, what is to come, and the minutes of each."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtGui import QFont as Font
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from models.queries.agenda import ItemRow
from ui import dates
from ui.icons import paint_icon
from ui.theme import theme, type_face
from ui.widgets.card import Card

_ICONS = {"done": "check-circle", "current": "play-circle", "paused": "pause", "waiting": "circle"}
_LEFT, _RIGHT, _PAD = 34, 54, 10
_WRAP = int(Qt.TextFlag.TextWordWrap)


class AgendaStep(QAbstractButton):
    """One item; pressed, the meeting turns to it."""

    def __init__(self, item: ItemRow, state: str) -> None:
        super().__init__()
        self._item, self._state = item, state
        self.setText(item.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_said(item, state))
        self.setToolTip(_said(item, state))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text_height(width) + 2 * _PAD

    def sizeHint(self) -> QSize:
        return QSize(160, 22 + 2 * _PAD)

    def _font(self) -> Font:
        weight = Font.Weight.DemiBold if self._state in ("current", "paused") else Font.Weight.Normal
        return type_face(15, weight)

    def _text_height(self, width: int) -> int:
        room = QRectF(0, 0, max(width - _LEFT - _RIGHT, 40), 10_000).toRect()
        return max(QFontMetrics(self._font()).boundingRect(room, _WRAP, self.text()).height(), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self._state in ("current", "paused")
        ground = worn.accent_soft if here else worn.hover if self.underMouse() else ""
        painter.setPen(QPen(QColor(worn.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        token = worn.accent if self._state != "waiting" else worn.soft
        paint_icon(painter, _ICONS[self._state], QRectF(10, _PAD + 2, 18, 18), token)
        painter.setFont(self._font())
        painter.setPen(QColor(worn.soft if self._state == "done" else worn.ink))
        text = self.rect().adjusted(_LEFT, _PAD, -_RIGHT, -_PAD)
        painter.drawText(text, _WRAP, self.text())
        painter.setFont(type_face(13))
        painter.setPen(QColor(worn.soft))
        if self._item.minutes:
            right = self.rect().adjusted(0, _PAD + 2, -10, 0)
            painter.drawText(right, int(Qt.AlignmentFlag.AlignRight), dates.minutes(self._item.minutes))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)


class RunningAgenda(Card):
    """Says which item to turn to, and what to add."""

    chosen = Signal(str)
    added = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Agenda"))
        self._shown: tuple[object, ...] = ()
        self.steps: dict[str, AgendaStep] = {}
        self.add_line = QLineEdit()
        self.add_line.setPlaceholderText(_("Add an item"))
        self.add_line.setAccessibleName(_("Add an item"))
        self.add_line.returnPressed.connect(self._add)
        self.body.setContentsMargins(10, 14, 10, 12)
        holder = QWidget()
        holder.setObjectName("scrolled")
        self._list = QVBoxLayout(holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(2)
        self._list.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.add_line)

    def show_items(self, items: Sequence[ItemRow], current_id: str) -> None:
        """Show where we are."""
        states = [(item.id, item.title, item.minutes, item.state(current_id)) for item in items]
        if self._shown == tuple(states):
            return
        self._shown = tuple(states)
        held = next((id for id, step in self.steps.items() if step.hasFocus()), "")
        for step in self.steps.values():
            step.hide()
            step.deleteLater()
        self.steps = {}
        for place, item in enumerate(items):
            step = self.steps[item.id] = AgendaStep(item, item.state(current_id))
            step.clicked.connect(partial(self.chosen.emit, item.id))
            self._list.insertWidget(place, step)
        if held in self.steps:
            self.steps[held].setFocus()

    def _add(self) -> None:
        if text := self.add_line.text().strip():
            self.add_line.clear()
            self.added.emit(text)


def _said(item: ItemRow, state: str) -> str:
    words = {"done": _("done"), "current": _("now"), "paused": _("paused"), "waiting": _("to come")}[state]
    length = dates.minutes(item.minutes) if item.minutes else _("no time set")
    return _("{item}: {state}, {length}").format(item=item.title, state=words, length=length)
