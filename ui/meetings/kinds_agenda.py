"""The agenda one kind of meeting begins from: rows to type in and to move."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.queries.kinds import KindItemRow
from models.rules.starting_agenda import FILLING, OTHER_BUSINESS, DraftItem
from ui.meetings.agenda_drag import DraggedRow, OrderedRows, keep_tab_order
from ui.meetings.agenda_line import draft_of
from ui.meetings.agenda_preview import total_words
from ui.meetings.kinds_words import slots
from ui.meetings.words import item_title, purposes
from ui.widgets.buttons import icon_button
from ui.widgets.card import Card, rule
from ui.widgets.fields import NumberField, TextField
from ui.widgets.settled_choice import SettledChoice
from ui.widgets.text import words


class KindItemEdit(DraggedRow):
    """One item; says `changed(id, field, value)` and `removed`."""

    changed = Signal(str, str, object)
    removed = Signal(str)

    def __init__(self, item: KindItemRow) -> None:
        super().__init__(item.id)
        self._shown: KindItemRow | None = None
        self.title = TextField("")
        self.fills = SettledChoice("", slots())
        self.purpose = SettledChoice("", purposes())
        self.minutes = NumberField("", low=0, high=600, unit=_("min"))
        self.off = icon_button("close", "", self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 3, 0, 3)
        line.setSpacing(6)
        line.addWidget(self.grip)
        line.addWidget(self.title, 1)
        for field, width in ((self.fills, 210), (self.purpose, 118), (self.minutes, 76)):
            field.setFixedWidth(width)
            line.addWidget(field)
        line.addWidget(self.off)
        for name in ("title", "fills", "purpose", "minutes"):
            getattr(self, name).committed.connect(partial(self._changed, name))
        self.show_item(item)

    def show_item(self, item: KindItemRow) -> None:
        """Show what stands."""
        if item == self._shown:
            return
        self._shown = item
        title = title_of(item)
        self.title.set_value(title)
        self.fills.set_value(item.key if item.key in (*FILLING, OTHER_BUSINESS) else "")
        self.purpose.set_value(item.purpose)
        self.minutes.set_value(item.minutes)
        names = _("Title of {item}"), _("What {item} fills itself with"), _("Purpose of {item}"), _("Minutes of {item}")
        for field, name in zip((self.title, self.fills, self.purpose, self.minutes), names, strict=True):
            (field.focusProxy() or field).setAccessibleName(name.format(item=title))
        self.off.setAccessibleName(_("Take {item} off").format(item=title))
        self.off.setToolTip(self.off.accessibleName())

    def stops(self) -> Sequence[QWidget]:
        """Its editors and its button."""
        return self.title, self.fills, self.purpose, self.minutes, self.off

    def _changed(self, field: str, value: object) -> None:
        self.changed.emit(self.id, field, value)

    def _remove(self) -> None:
        self.removed.emit(self.id)


class KindAgenda(Card):
    """Says what is asked: `changed`, `moved`, `removed`, or `added` with a draft."""

    changed = Signal(str, str, object)
    moved = Signal(str, int)
    removed = Signal(str)
    added = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("The agenda it begins from"))
        self._items: list[KindItemRow] = []
        self.list: OrderedRows[KindItemEdit] = OrderedRows(self._new)
        self.total = words("", "bold")
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("Add an item: “Spring exchange, 15 min”, then Enter"))
        self.line.setAccessibleName(_("Add an item to the agenda of this kind"))
        self.body.addWidget(self.list)
        self.body.addWidget(rule())
        self.body.addWidget(self.line)
        self.body.addWidget(self.total)
        self.body.addStretch(1)
        self.list.wanted.connect(self.moved.emit)
        self.list.built.connect(self._fill)
        self.line.returnPressed.connect(self._add)

    def show_items(self, items: list[KindItemRow]) -> None:
        """Show an agenda."""
        self._items = items
        self.list.show_ids([item.id for item in items])
        self.total.setText(total_words([item.minutes for item in items], None))

    def _new(self, id: str) -> KindItemEdit:
        row = KindItemEdit(next(item for item in self._items if item.id == id))
        row.changed.connect(self.changed.emit)
        row.removed.connect(self.removed.emit)
        return row

    def _fill(self) -> None:
        for item in self._items:
            if row := self.list.rows.get(item.id):
                row.show_item(item)
        keep_tab_order([*self.list.stops()[-1:], self.line])

    def _add(self) -> None:
        draft = draft_of(self.line.text())
        if draft:
            self.line.clear()
            self.added.emit(draft)


def title_of(item: KindItemRow) -> str:
    """Its title, or the words for what it is."""
    return item_title(DraftItem(item.title, key=item.key))
