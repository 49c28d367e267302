"""One row of the agenda being planned: a handle to drag, title, purpose, who brings it, minutes."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from models.queries.agenda import ItemRow
from ui.house import House
from ui.meetings.words import purposes
from ui.roster.finder import pick_of, suggester
from ui.theme import theme
from ui.widgets.buttons import icon_button
from ui.widgets.field import Field
from ui.widgets.field_person import PersonField
from ui.widgets.fields import ChoiceField, NumberField, TextField
from ui.widgets.text import words

_DOT, _GAP = 3, 6


class Grip(QWidget):
    """Six dots to take hold of a row."""

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(_("Drag to another place (Alt+Up, Alt+Down)"))
        self.setFixedSize(QSize(18, 30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme().edge))
        for n in range(6):
            x, y = 5 + (n % 2) * _GAP, 8 + (n // 2) * _GAP
            painter.drawEllipse(QRectF(x, y, _DOT, _DOT))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.dropped.emit(event.globalPosition().toPoint())


class AgendaEditRow(QFrame):
    """Says what was changed of its item, and where it wants to be."""

    changed = Signal(str, str, object)
    moved = Signal(str, int)
    dragged = Signal(str, QPoint)
    dropped = Signal(str, QPoint)
    removed = Signal(str)

    def __init__(self, house: House, item: ItemRow) -> None:
        super().__init__()
        self.id = item.id
        self.begins = words("", "small")
        self.begins.setFixedWidth(44)
        self.grip = Grip()
        self.title = TextField("")
        self.purpose = ChoiceField("", purposes())
        self.owner = PersonField("", suggester(house), free=True, placeholder=_("Nobody named"))
        self.minutes = NumberField("", low=0, high=600, unit=_("min"))
        self._build(item)
        self._connect()
        self.show_item(item)

    def show_item(self, item: ItemRow) -> None:
        """Show what stands."""
        self.title.set_value(item.title)
        self.purpose.set_value(item.purpose)
        self.owner.set_value(pick_of(item.owner_id, item.owner))
        self.minutes.set_value(item.minutes)

    def fields(self) -> tuple[Field, ...]:
        """Its editors, from left to right."""
        return self.title, self.purpose, self.owner, self.minutes

    def _build(self, item: ItemRow) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(6)
        for field, name in zip(self.fields(), _column_names(), strict=True):
            editor = field.focusProxy()
            if editor:
                editor.setAccessibleName(_("{column} of {item}").format(column=name, item=item.title))
        row.addWidget(self.grip)
        row.addWidget(self.begins)
        row.addWidget(self.title, 6)
        row.addWidget(self.purpose, 3)
        row.addWidget(self.owner, 4)
        self.minutes.setFixedWidth(84)
        row.addWidget(self.minutes)
        row.addWidget(icon_button("close", _("Take {item} off").format(item=item.title), self._remove))

    def _connect(self) -> None:
        self.title.committed.connect(partial(self._changed, "title"))
        self.purpose.committed.connect(partial(self._changed, "purpose"))
        self.owner.committed.connect(partial(self._changed, "owner"))
        self.minutes.committed.connect(partial(self._changed, "minutes"))
        self.grip.dragged.connect(partial(self.dragged.emit, self.id))
        self.grip.dropped.connect(partial(self.dropped.emit, self.id))
        for keys, step in (("Alt+Up", -1), ("Alt+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.moved.emit, self.id, step))

    def _changed(self, field: str, value: object) -> None:
        self.changed.emit(self.id, field, value)

    def _remove(self) -> None:
        self.removed.emit(self.id)


def _column_names() -> tuple[str, str, str, str]:
    return _("Title"), _("Purpose"), _("Who brings it"), _("Minutes")
