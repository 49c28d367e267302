"""Who changed a thing and when, folded until somebody asks."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.history import HistoryLine, lines_of
from models.queries.holds import name_of
from models.rules.london import day_of
from ui import dates
from ui.assets.words import condition_words, kind_words
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.text import words

_SHOWN = 40


class Changes(QWidget):
    """The history of one record, read when it is opened."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._rows: tuple[str, ...] = ()
        self._toggle = button(_("Who changed what"), self.turn, icon="history", kind="quiet")
        self._lines = words("", "small")
        self._lines.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 9, 0)
        column.setSpacing(4)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lines)
        self._lines.setContentsMargins(9, 0, 0, 0)

    def show_rows(self, rows: Sequence[str]) -> None:
        """Speak of these records."""
        if tuple(rows) != self._rows:
            self._lines.hide()
        self._rows = tuple(rows)
        if not self._lines.isHidden():
            self._read()

    def turn(self) -> None:
        """Open it or fold it."""
        if self._lines.isHidden():
            self._read()
        self._lines.setVisible(self._lines.isHidden())

    def text(self) -> str:
        """What it says while it is open."""
        return "" if self._lines.isHidden() else self._lines.text()

    def _read(self) -> None:
        with self._house.store.read() as reader:
            lines = lines_of(reader, self._rows)[:_SHOWN]
            stewards = {
                line.after: name_of(reader, str(line.after or "")) for line in lines if line.field == "steward_id"
            }
        self._lines.setText("\n".join(_told(line, stewards) for line in lines))


def _told(line: HistoryLine, stewards: dict[Any, str]) -> str:
    when = _("{day}, {time}, {laptop}").format(
        day=dates.day(day_of(line.at)), time=dates.clock(line.at), laptop=line.by
    )
    if not line.field:
        return _("{when}: put on the register").format(when=when)
    if line.field == "removed":
        return (
            _("{when}: moved to the bin").format(when=when) if line.after else _("{when}: put back").format(when=when)
        )
    told = _value(line.field, line.after, stewards)
    field = _field(line.field)
    if not told:
        return _("{when}: {field} emptied").format(when=when, field=field)
    return _("{when}: {field} is now {value}").format(when=when, field=field, value=told)


def _value(field: str, value: object, stewards: dict[Any, str]) -> str:
    if field == "steward_id":
        return stewards.get(value, "")
    if field == "condition":
        return condition_words(str(value or ""))
    return kind_words(str(value)) if field == "kind" else str(value if value is not None else "")


def _field(name: str) -> str:
    known = {
        "name": _("name"),
        "code": _("label"),
        "kind": _("kind"),
        "description": _("what it is"),
        "quantity": _("how many"),
        "unit": _("counted in"),
        "steward_id": _("steward"),
        "place": _("place"),
        "rule_of_use": _("rule of use"),
        "condition": _("condition"),
        "link": _("link"),
        "gap_minutes": _("gap between bookings"),
        "notes": _("notes"),
    }
    return known.get(name, name)
