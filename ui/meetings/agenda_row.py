"""One row of the agenda being planned: a handle, title, purpose, who brings it, minutes, and what goes with it."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.agenda import ItemRow
from ui.house import House
from ui.meetings.agenda_drag import DraggedRow
from ui.meetings.agenda_papers import ItemMore
from ui.meetings.words import purposes
from ui.roster.finder import pick_of, suggester
from ui.widgets.buttons import icon_button
from ui.widgets.field import Field
from ui.widgets.field_person import PersonField
from ui.widgets.fields import ChoiceField, NumberField, TextField
from ui.widgets.text import words


class AgendaEditRow(DraggedRow):
    """Says what was changed of its item; `removed` takes it off, `put_back` into the backlog."""

    changed = Signal(str, str, object)
    removed = Signal(str)
    put_back = Signal(str)

    def __init__(self, house: House, item: ItemRow) -> None:
        super().__init__(item.id)
        self._house = house
        self._shown: ItemRow | None = None
        self.more_of: ItemMore | None = None
        self.begins = words("", "small")
        self.begins.setFixedWidth(40)
        self.title = TextField("")
        self.purpose = ChoiceField("", purposes())
        self.owner = PersonField("", suggester(house), free=True, placeholder=_("Nobody named"))
        self.minutes = NumberField("", low=0, high=600, unit=_("min"))
        self.more = icon_button("more", "", self.unfold)
        self.off = icon_button("close", "", self._remove)
        self.beside = words("", "small")
        self._build()
        self._wire()
        self.show_item(item)

    def show_item(self, item: ItemRow) -> None:
        """Show what stands."""
        if item == self._shown:
            return
        self._shown = item
        self.title.set_value(item.title)
        self.purpose.set_value(item.purpose)
        self.owner.set_value(pick_of(item.owner_id, item.owner))
        self.minutes.set_value(item.minutes)
        self._name(item.title)
        self.beside.setText(_beside(item))
        self.beside.setVisible(bool(self.beside.text()))
        if self.more_of:
            self.more_of.show_item(item)

    def unfold(self) -> None:
        """Show what goes with the item, or fold it up again."""
        if self.more_of is None:
            self.more_of = ItemMore(self._house, self.id)
            self.more_of.put_back.connect(self._put_back)
            self.more_of.marked.connect(partial(self._changed, "confidential"))
            self.more_of.unannounced.connect(partial(self._changed, "unannounced"))
            self._column.addWidget(self.more_of)
            self.more_of.hide()
        opens = self.more_of.isHidden()
        if opens and self._shown:
            self.more_of.show_item(self._shown)
        self.more_of.setVisible(opens)
        (self.more_of.line if opens else self.more).setFocus()

    def fields(self) -> tuple[Field, ...]:
        """Its editors, from left to right."""
        return self.title, self.purpose, self.owner, self.minutes

    def stops(self) -> Sequence[QWidget]:
        """Its editors and its buttons."""
        return *self.fields(), self.more, self.off

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.grip)
        line.addWidget(self.begins)
        line.addWidget(self.title, 1)
        for field, width in ((self.purpose, 118), (self.owner, 124), (self.minutes, 76)):
            field.setFixedWidth(width)
            line.addWidget(field)
        line.addWidget(self.more)
        line.addWidget(self.off)
        self.beside.setContentsMargins(75, 0, 0, 4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 3)
        self._column.setSpacing(0)
        self._column.addLayout(line)
        self._column.addWidget(self.beside)

    def _wire(self) -> None:
        self.title.committed.connect(partial(self._changed, "title"))
        self.purpose.committed.connect(partial(self._changed, "purpose"))
        self.owner.committed.connect(partial(self._changed, "owner"))
        self.minutes.committed.connect(partial(self._changed, "minutes"))

    def _name(self, title: str) -> None:
        for field, name in zip(self.fields(), _column_names(), strict=True):
            editor = field.focusProxy()
            if editor:
                editor.setAccessibleName(_("{column} of {item}").format(column=name, item=title))
        self.title.setToolTip(title)
        for each, name in ((self.more, _("Papers and more of {item}")), (self.off, _("Take {item} off"))):
            each.setAccessibleName(name.format(item=title))
            each.setToolTip(name.format(item=title))

    def _changed(self, field: str, value: object) -> None:
        self.changed.emit(self.id, field, value)

    def _remove(self) -> None:
        self.removed.emit(self.id)

    def _put_back(self) -> None:
        self.put_back.emit(self.id)


def _beside(item: ItemRow) -> str:
    """What else there is about an item, under its title."""
    parts = [_("Confidential: minuted apart")] if item.confidential else []
    if item.papers:
        parts.append(ngettext("{count} paper", "{count} papers", item.papers).format(count=item.papers))
    if item.decisions:
        parts.append(ngettext("{count} proposal", "{count} proposals", item.decisions).format(count=item.decisions))
    return " · ".join(parts)


def _column_names() -> tuple[str, str, str, str]:
    return _("Title"), _("Purpose"), _("Who brings it"), _("Minutes")
