"""Fields of one member, declared and edited in place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from models.queries.roster_person import DAYS, Person
from ui.roster.words import channels, field_label
from ui.widgets.detail_pane import DetailPane
from ui.widgets.field import Field
from ui.widgets.field_date import DateField
from ui.widgets.fields import ChoiceField, MultilineField, TextField
from ui.widgets.text import words

LONG = frozenset(("address_lines", "brings", "access_needs", "notes"))
Changed = Callable[[str, Any], object]


@dataclass(frozen=True)
class Spot:
    """One field in its place: `wide` takes the whole width of the pane."""

    field: str
    wide: bool = True
    placeholder: str = ""


def side_by_side(*fields: str) -> tuple[Spot, ...]:
    """Fields of which two stand in a row."""
    return tuple(Spot(field, wide=False) for field in fields)


class Section(QWidget):
    """A caption and what belongs under it."""

    def __init__(self, caption: str = "") -> None:
        super().__init__()
        self.caption = words(caption, "caps")
        self.caption.setContentsMargins(9, 0, 9, 0)
        if not caption:
            self.caption.hide()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 8, 0, 0)
        self.body.setSpacing(2)
        self.body.addWidget(self.caption)


class FieldSection(Section):
    """Fields of the person themselves; each says its change by itself."""

    def __init__(self, caption: str, spots: Sequence[Spot], *, today: Callable[[], date], changed: Changed) -> None:
        super().__init__(caption)
        self._fields: dict[str, Field] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row, column = 0, 0
        for spot in spots:
            field = self._fields[spot.field] = _field(spot, today)
            field.committed.connect(partial(changed, spot.field))
            if spot.wide and column:
                row, column = row + 1, 0
            grid.addWidget(field, row, column, 1, 2 if spot.wide else 1)
            row, column = (row + 1, 0) if spot.wide or column else (row, 1)
        self.body.addLayout(grid)

    def show_person(self, person: Person) -> None:
        """Show what stands saved."""
        for name, field in self._fields.items():
            field.set_value(person.days[name] if name in DAYS else person.texts[name])

    def field(self, name: str) -> Field:
        """The editor of one field."""
        return self._fields[name]


def top_aligned(pane: DetailPane) -> None:
    """Call last: room left over goes below. An alignment would measure wrapped words as if they were on one line."""
    pane.body.setAlignment(Qt.AlignmentFlag(0))
    pane.body.addStretch(1)


def _field(spot: Spot, today: Callable[[], date]) -> Field:
    label = field_label(spot.field)
    if spot.field in DAYS:
        return DateField(label, today)
    if spot.field == "preferred_channel":
        return ChoiceField(label, channels())
    if spot.field in LONG:
        return MultilineField(label, placeholder=spot.placeholder or _("Add…"))
    return TextField(label, placeholder=spot.placeholder or "–")
