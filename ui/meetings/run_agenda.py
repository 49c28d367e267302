"""The agenda while the meeting runs: what is done, where we are, what is to come, and the minutes of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtGui import QFont as Font
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from exports.minute_words import late_words
from models.queries.agenda import ItemRow
from ui import dates
from ui.icons import paint_icon
from ui.meetings.deciding.doing import SETTLED
from ui.theme import Theme, theme, type_face
from ui.widgets.card import Card
from ui.widgets.text import dots_kept

_ICONS = {"done": "check-circle", "current": "play-circle", "paused": "pause", "waiting": "circle"}
_HERE = ("current", "paused")
_LEFT, _RIGHT, _PAD = 34, 54, 8
_AT_ONCE = 16
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True)
class Step:
    """One item as it is shown: `is_late` says that the room closes before its end.

    `told` stands under its title: that it was not announced, who came or left.
    """

    id: str
    title: str
    minutes: int | None
    state: str
    told: str = ""
    is_late: bool = False


class AgendaStep(QAbstractButton):
    """One item; pressed, the meeting turns to it."""

    def __init__(self, step: Step) -> None:
        super().__init__()
        self._step = step
        self._heights: dict[int, int] = {}
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # drawn anew as the mouse comes and goes
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tell()

    def show_step(self, step: Step) -> None:
        """Show how it stands now."""
        if step != self._step:
            self._step = step
            self._tell()
            self.updateGeometry()
            self.update()

    def _tell(self) -> None:
        self._heights.clear()
        self.setText(self._step.title)
        self.setAccessibleName(_said(self._step))
        self.setToolTip(_said(self._step))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:  # a layout asks many times over
            title = self._height_of(self.text(), self._font(), width)
            self._heights[width] = title + self._told_height(width) + 2 * _PAD
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(160, 22 + 2 * _PAD)

    def _font(self) -> Font:
        weight = Font.Weight.DemiBold if self._step.state in _HERE else Font.Weight.Normal
        return type_face(15, weight)

    def _height_of(self, text: str, font: Font, width: int) -> int:
        room = QRectF(0, 0, max(width - _LEFT - _RIGHT, 40), 10_000).toRect()
        return max(QFontMetrics(font).boundingRect(room, _WRAP, text).height(), 18)

    def _told_height(self, width: int) -> int:
        return self._height_of(self._step.told, type_face(13), width + _RIGHT - 10) + 2 if self._step.told else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = worn.accent_soft if self._step.state in _HERE else worn.hover if self.underMouse() else ""
        painter.setPen(QPen(QColor(worn.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        token = worn.accent if self._step.state != "waiting" else worn.soft
        paint_icon(painter, _ICONS[self._step.state], QRectF(10, _PAD + 2, 18, 18), token)
        self._paint_words(painter, worn)

    def _paint_words(self, painter: QPainter, worn: Theme) -> None:
        below = self._told_height(self.width())
        painter.setFont(self._font())
        painter.setPen(QColor(worn.soft if self._step.state == "done" else worn.ink))
        painter.drawText(self.rect().adjusted(_LEFT, _PAD, -_RIGHT, -_PAD - below), _WRAP, self.text())
        painter.setFont(type_face(13))
        if self._step.minutes:
            painter.setPen(QColor(worn.amber if self._step.is_late else worn.soft))
            right = self.rect().adjusted(0, _PAD + 2, -10, 0)
            painter.drawText(right, int(Qt.AlignmentFlag.AlignRight), dates.minutes(self._step.minutes))
        if below:
            painter.setPen(QColor(worn.soft))
            told = self.rect().adjusted(_LEFT, self.height() - _PAD - below + 2, -10, 0)
            painter.drawText(told, _WRAP, self._step.told)

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
        self._shown: tuple[Step, ...] = ()
        self.steps: dict[str, AgendaStep] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._go_on)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED)
        self._settling.timeout.connect(self._laid_out)
        self.add_line = QLineEdit()
        self.add_line.setPlaceholderText(_("Add an item"))
        self.add_line.setAccessibleName(_("Add an item"))
        self.add_line.returnPressed.connect(self._add)
        self.body.setContentsMargins(10, 14, 10, 12)
        self._holder = holder = QWidget()
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

    def show_items(
        self,
        items: Sequence[ItemRow],
        current_id: str,
        *,
        told: Mapping[str, str] | None = None,
        late: frozenset[str] = frozenset(),
    ) -> None:
        """Show where we are; an item that only changed is not built again."""
        words = told or {}
        steps = tuple(
            Step(item.id, item.title, item.minutes, item.state(current_id), _under(item, words), item.id in late)
            for item in items
        )
        if self._shown == steps:
            return
        before, self._shown = self._shown, steps
        if [step.id for step in before] != [step.id for step in steps]:
            self._take_away(steps)
            self._build_some()
        for step in steps:
            if line := self.steps.get(step.id):
                line.show_step(step)
        if [s.id for s in before if s.state in _HERE] != [s.id for s in steps if s.state in _HERE]:
            QTimer.singleShot(0, self, self._reveal)

    def current_step(self) -> QWidget:
        """The item that is on, or where one can be added."""
        here = next((self.steps.get(step.id) for step in self._shown if step.state in _HERE), None)
        return here or next(iter(self.steps.values()), self.add_line)

    def _reveal(self) -> None:
        """Bring the item that is on into sight, in a long agenda when it is there."""
        if not self._rest.isActive() and not self._settling.isActive():
            self._scroll.ensureWidgetVisible(self.current_step(), 0, 24)

    def _take_away(self, steps: Sequence[Step]) -> None:
        """Items that are gone lose their lines."""
        for id in self.steps.keys() - {step.id for step in steps}:
            gone = self.steps.pop(id)
            gone.hide()
            gone.deleteLater()

    def _build_some(self) -> None:
        """Items that are new get a line of their own: as far as one sees at once, the others when that is drawn."""
        fresh = 0
        for place, step in enumerate(self._shown):
            line = self.steps.get(step.id)
            if line is None:
                if fresh == _AT_ONCE:
                    self._rest.start()
                    break
                fresh += 1
                line = self.steps[step.id] = AgendaStep(step)
                line.clicked.connect(partial(self.chosen.emit, step.id))
            if self._list.indexOf(line) != place:
                self._list.insertWidget(place, line)
        self.steps = {step.id: self.steps[step.id] for step in self._shown if step.id in self.steps}

    def _go_on(self) -> None:
        """The next lines, not to be seen before they are laid out."""
        self._holder.setUpdatesEnabled(False)
        self._build_some()
        self._settling.start()

    def _laid_out(self) -> None:
        self._holder.setUpdatesEnabled(True)
        self._reveal()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._reveal)  # in a small window it comes into sight now and then

    def _add(self) -> None:
        if text := self.add_line.text().strip():
            self.add_line.clear()
            self.added.emit(text)


def _under(item: ItemRow, told: Mapping[str, str]) -> str:
    """What stands under the title of an item."""
    return dots_kept(" · ".join(filter(None, (late_words() if item.late else "", told.get(item.id, "")))))


def _said(step: Step) -> str:
    words = {"done": _("done"), "current": _("now"), "paused": _("paused"), "waiting": _("to come")}[step.state]
    length = dates.minutes(step.minutes) if step.minutes else _("no time set")
    said = _("{item}: {state}, {length}").format(item=step.title, state=words, length=length)
    late = _("the room closes before its end") if step.is_late else ""
    return ". ".join(filter(None, (said, step.told, late)))
