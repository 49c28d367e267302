"""The fields of one shared thing, edited in place."""

from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.queries.assets import AssetDetail
from models.rules.asset_kinds import kind_of
from ui.assets.words import condition_choices, kind_choices
from ui.house import House
from ui.roster.finder import suggester
from ui.widgets.field import Field
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import ChoiceField, MultilineField, NumberField, TextField


class Facts(QWidget):
    """Says `changed` with a field's name, its words and its new value."""

    changed = Signal(str, str, object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.name = TextField("", placeholder=_("Name"), check=_named)
        self._fields = _fields(house)
        self._link = TextField(_("Link"), placeholder=_("Where it is on line or on paper"))
        self._fields["link"] = self._link
        self._build()
        self._connect()

    def show_asset(self, asset: AssetDetail) -> None:
        """Fill every field that is not being typed in."""
        row = asset.row
        self.name.set_value(row.name)
        shown: dict[str, Any] = {
            "kind": kind_of(row.kind).value,
            "place": row.place,
            "steward_id": Pick(row.steward_id, row.steward) if row.steward_id else None,
            "quantity": row.quantity,
            "unit": row.unit,
            "condition": row.condition,
            "code": row.code,
            "gap_minutes": asset.gap_minutes,
            "rule_of_use": asset.rule_of_use,
            "description": row.description,
            "link": asset.link,
            "notes": row.notes,
        }
        for name, value in shown.items():
            self._fields[name].set_value(value)

    def _build(self) -> None:
        line = self.name.focusProxy()
        if isinstance(line, QLineEdit):
            line.setAccessibleName(_("Name"))
            line.setStyleSheet("font-size: 19px; font-weight: 600;")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for names in _LINES:
            beside = QHBoxLayout()
            beside.setSpacing(8)
            for name in names:
                beside.addWidget(self._fields[name], 1)
            column.addLayout(beside)

    def _connect(self) -> None:
        self.name.committed.connect(partial(self._say, "name", _("name")))
        for name, field in self._fields.items():
            field.committed.connect(partial(self._say, name, field.label.text()))

    def _say(self, field: str, words: str, value: Any) -> None:
        self.changed.emit(field, words, value.id if isinstance(value, Pick) else value)


_LINES = (
    ("kind", "condition"),
    ("place",),
    ("steward_id",),
    ("quantity", "unit"),
    ("rule_of_use",),
    ("gap_minutes", "code"),
    ("description",),
    ("link",),
    ("notes",),
)


def _fields(house: House) -> dict[str, Field]:
    return {
        "kind": ChoiceField(_("Kind"), kind_choices()),
        "place": TextField(_("Place"), placeholder=_("Where it lives")),
        "steward_id": PersonField(_("Steward"), suggester(house), placeholder=_("Who looks after it")),
        "quantity": NumberField(_("How many"), low=1),
        "unit": TextField(_("Counted in"), placeholder=_("pieces, hours")),
        "condition": ChoiceField(_("Condition"), condition_choices()),
        "code": TextField(_("Label"), placeholder=_("The number on it")),
        "gap_minutes": NumberField(_("Gap between bookings"), high=10_080, unit=_("min")),
        "rule_of_use": MultilineField(_("Rule of use"), placeholder=_("What people agreed about using it")),
        "description": MultilineField(_("What it is"), placeholder=_("What belongs to it, how it works")),
        "notes": MultilineField(_("Notes"), placeholder=_("Anything else")),
    }


def _named(text: str) -> str:
    return "" if text else _("A shared thing needs a name.")
