"""What an import would do, row by row, before it is done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exports.shortened import shortened
from models.rules.roster_blend import Mode
from models.rules.roster_file import Contact, FieldChange, PersonDraft, Plan
from ui.dates import day
from ui.house import House
from ui.roster.words import field_label
from ui.row_table import Column, RowTable, SmallListing
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField
from ui.widgets.filter_chips import Chip, FilterChips

_LONG = 60
_CONTACT, _JOINS = "contact", "joins"


@dataclass(frozen=True)
class PreviewRow:
    """One row of the file: `kind` is new, changed, unchanged or refused."""

    id: str
    number: int
    name: str
    kind: str
    what: str


class PreviewStep(QWidget):
    """Chips with the numbers, the rows behind them, and the refused ones to take away and correct."""

    mode_changed = Signal(object)
    joining_changed = Signal(bool)
    save_refused = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._rows: dict[str, list[PreviewRow]] = {}
        self._kind = "new"
        self._chips = FilterChips([Chip(kind, text) for kind, text in _kinds().items()])
        self._mode = ChoiceField(
            _("Where the file says something else than the chapter"),
            [(Mode.UPDATE.value, _("Take what the file says")), (Mode.FILL.value, _("Only fill what is blank"))],
            flat=False,
        )
        self._joining = ChoiceField(
            _("Whoever has no joining date"),
            [(_CONTACT, _("Is in contact, not yet a member")), (_JOINS, _("Is a member from today"))],
            flat=False,
        )
        self._table = RowTable(house.store, house.tasks, _columns(), name=_("What would happen"), row_height=40)
        self._save = button(_("Save the rows that stay out…"), self.save_refused.emit, icon="export")
        self._build()
        self._mode.set_value(Mode.UPDATE.value)
        self._mode.committed.connect(self._choose_mode)
        self._joining.set_value(_CONTACT)
        self._joining.committed.connect(self._choose_joining)
        self._chips.changed.connect(self._press)

    def offer_joining(self, *, has_contacts: bool) -> None:
        """Ask what becomes of those without a joining date, where there are any."""
        self._joining.setVisible(has_contacts)

    def show_plan(self, plan: Plan, before: dict[str, str], *, as_table: bool = True) -> None:
        """Show this plan; `before` names those who stay as they are. Refused rows of a table can be saved."""
        self._rows = rows_of(plan, before)
        self._chips.set_counts({kind: len(rows) for kind, rows in self._rows.items()})
        self._save.setVisible(bool(plan.refused) and as_table)
        first = next((kind for kind in ("new", "changed", "refused", "unchanged") if self._rows[kind]), "new")
        self.show_rows(first)

    def show_rows(self, kind: str) -> None:
        """Show the rows of one kind."""
        self._kind = kind
        self._chips.choose([kind])
        rows = self._rows[kind]
        self._table.show_listing(SmallListing(lambda reader: rows, lambda row: row.id))

    def rows(self, kind: str) -> list[PreviewRow]:
        """The rows of one kind."""
        return self._rows[kind]

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._chips, 1)
        top.addWidget(self._save)
        self._save.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._table, 1)
        asked = QHBoxLayout()
        asked.setSpacing(12)
        asked.addWidget(self._mode, 1)
        asked.addWidget(self._joining, 1)
        column.addLayout(asked)

    def _press(self, chosen: frozenset[str]) -> None:
        self.show_rows(next(iter(chosen - {self._kind}), self._kind))

    def choose_mode(self, mode: str) -> None:
        """Choose how a file counts against the chapter."""
        self._mode.set_value(mode)
        self._choose_mode(mode)

    def _choose_mode(self, mode: object) -> None:
        self.mode_changed.emit(Mode(str(mode)))

    def choose_joining(self, choice: str) -> None:
        """Choose whether they join today ("joins") or stay in contact ("contact")."""
        self._joining.set_value(choice)
        self._choose_joining(choice)

    def _choose_joining(self, choice: object) -> None:
        self.joining_changed.emit(choice == _JOINS)


def rows_of(plan: Plan, names: dict[str, str]) -> dict[str, list[PreviewRow]]:
    """The rows of a plan by kind, each with what would happen in words."""
    from exports.tables.wording import why

    made: dict[str, Iterable[tuple[int, str, str]]] = {
        "new": ((row, draft.name, _told(draft)) for row, draft in plan.new),
        "changed": ((each.row, each.name, "; ".join(map(change_words, each.fields))) for each in plan.changed),
        "unchanged": ((row, names.get(id, ""), _("Nothing new")) for row, id in plan.unchanged),
        "refused": ((each.row, each.name, why(each)) for each in plan.refused),
    }
    return {
        kind: [PreviewRow(f"{kind} {n}", row, name, kind, what) for n, (row, name, what) in enumerate(rows)]
        for kind, rows in made.items()
    }


def change_words(change: FieldChange) -> str:
    """One cell, before and after.

    >>> change_words(FieldChange("town", "Bath", "Bristol"))
    'Town: Bath → Bristol'
    """
    if isinstance(change.after, tuple):
        before = change.before if isinstance(change.before, tuple) else ()
        added = [value for value in change.after if value not in before]
        return _("{field}: + {added}").format(field=field_label(change.field), added=_shown(tuple(added)))
    before = _shown(change.before) or _("blank")
    return _("{field}: {before} → {after}").format(
        field=field_label(change.field), before=before, after=_shown(change.after)
    )


def summary(plan: Plan) -> str:
    """What the import would do, in one sentence."""
    changed, same, refused = (len(each) for each in (plan.changed, plan.unchanged, plan.refused))
    contacts = sum(draft.is_contact for _row, draft in plan.new)
    new = len(plan.new) - contacts
    known = ngettext("{count} new in contact", "{count} new in contact", contacts).format(count=f"{contacts:,}")
    parts = [
        ngettext("{count} new member", "{count} new members", new).format(count=f"{new:,}"),
        *([known] if contacts else []),
        ngettext("{count} changed", "{count} changed", changed).format(count=f"{changed:,}"),
        ngettext("{count} unchanged", "{count} unchanged", same).format(count=f"{same:,}"),
        ngettext("{count} row stays out", "{count} rows stay out", refused).format(count=f"{refused:,}"),
    ]
    return " · ".join(parts)


def _told(draft: PersonDraft) -> str:
    contact = _("in contact: no joining date") if draft.is_contact else ""
    known = (draft.organisation, _shown(draft.emails), _shown(draft.phones), draft.town, ", ".join(draft.skills))
    return " · ".join(part for part in (contact, *known) if part)


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, tuple):
        return ", ".join(each.value if isinstance(each, Contact) else str(each) for each in value)
    return shortened(str(value or ""), _LONG)


def _kinds() -> dict[str, str]:
    return {"new": _("New"), "changed": _("Changed"), "unchanged": _("Unchanged"), "refused": _("Stay out")}


def _columns() -> tuple[Column[PreviewRow], ...]:
    return (
        Column(_("Row"), lambda row: str(row.number), align="right", weight="soft", width=64),
        Column(_("Name"), lambda row: row.name or "–", weight="bold", width=190, stretch=1),
        Column(_("What would happen"), lambda row: row.what, tip=lambda row: row.what, width=380, stretch=4),
    )
