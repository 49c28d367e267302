"""The list of shared things: its columns, its filters and its orders."""

from collections.abc import Callable, Sequence
from datetime import datetime
from gettext import gettext as _
from typing import Any

from models.queries import assets
from models.queries.assets import AssetRow
from models.queries.plain import folded
from models.reader import Reader
from models.rules.asset_kinds import AssetKind, kind_of
from ui.assets.words import (
    condition_tone,
    condition_words,
    holders,
    kind_words,
    state_tone,
    state_words,
)
from ui.list_and_pane import Asked
from ui.row_table import Column, SmallListing
from ui.widgets.filter_chips import Chip

ALL, BIN = "all", "bin"


def chips() -> list[Chip]:
    """The filters, in their order."""
    return [
        Chip(ALL, _("All")),
        Chip("out", _("Out")),
        Chip("overdue", _("Overdue")),
        Chip(AssetKind.KIT, _("Kit")),
        Chip(AssetKind.ROOM, _("Rooms")),
        Chip(AssetKind.DOCUMENT, _("Documents")),
        Chip(AssetKind.KNOW_HOW, _("Know-how")),
        Chip(AssetKind.HOURS, _("Hours offered")),
        Chip(BIN, _("Bin")),
    ]


def shows(chip: str, row: AssetRow) -> bool:
    """Whether a filter lets a row through."""
    if chip == "out":
        return bool(row.out)
    if chip == "overdue":
        return row.is_overdue
    return chip not in list(AssetKind) or kind_of(row.kind) == chip


def counts(rows: Sequence[AssetRow], in_bin: int) -> dict[str, int]:
    """How many each filter would show."""
    kinds = (ALL, "out", "overdue", *AssetKind)
    return {**{chip: sum(shows(chip, row) for row in rows) for chip in kinds}, BIN: in_bin}


def columns(now: Callable[[], datetime]) -> tuple[Column[AssetRow], ...]:
    """What it is, where it stands, who has it or else looks after it, and how it is."""
    return (
        Column(
            _("What"),
            lambda row: row.name,
            sort="name",
            weight="bold",
            under=_what,
            tip=lambda row: row.description,
            width=160,
            stretch=3,
        ),
        Column(_("Now"), lambda row: state_words(row, now()), sort="state", tone=state_tone, width=148),
        Column(_("Who"), lambda row: holders(row) or row.steward, sort="who", under=_part, width=130, stretch=2),
        Column(
            _("Condition"),
            lambda row: condition_words(row.condition),
            sort="condition",
            weight="soft",
            tone=lambda row: condition_tone(row.condition),
            width=120,
        ),
    )


def listing(asked: Asked, now: datetime) -> SmallListing[AssetRow]:
    """What is asked for, in the order asked for; without one, what is overdue comes first."""

    def read(reader: Reader) -> Sequence[AssetRow]:
        rows = assets.rows(reader, now, bin=asked.chip == BIN)
        found = assets.matching((row for row in rows if shows(asked.chip, row)), asked.text)
        return asked.in_order(found, _ORDERS)

    return SmallListing(read, lambda row: row.id)


def _what(row: AssetRow) -> str:
    return " · ".join(filter(None, (row.code, kind_words(row.kind), row.place)))


def _part(row: AssetRow) -> str:
    if row.out:
        return _("has it") if len(row.out) == 1 else _("have it")
    return _("looks after it") if row.steward else ""


def _by_state(row: AssetRow) -> tuple[Any, ...]:
    due = str(row.out[0].due_on or "9") if row.out else "99"
    return (due, row.free, folded(row.name))


_ORDERS: dict[str, Callable[[AssetRow], Any]] = {
    "name": lambda row: folded(row.name),
    "state": _by_state,
    "who": lambda row: (not (row.out or row.steward), folded(holders(row) or row.steward)),
    "condition": lambda row: (row.condition or "Z", folded(row.name)),
}
