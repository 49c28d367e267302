"""The list of what was removed: its columns, its filters and its orders."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import Any

from models.queries import bin as queries
from models.queries.bin import Binned
from models.queries.plain import folded
from models.reader import Reader
from ui import dates
from ui.bin.words import how_tone, how_words, icon_of, kind_words, name_words, where_words
from ui.list_and_pane import Asked
from ui.row_table import Column, SmallListing
from ui.widgets.filter_chips import Chip

ALL = "all"
_OF_CHIP = {
    "members": ("person", "contact_point", "person_role"),
    "assets": ("asset", "booking", "loan"),
    "meetings": ("meeting", "agenda_item", "paper", "reading", "correction", "meeting_kind"),
    "decisions": ("decision", "advice", "consultation"),
    "actions": ("action",),
}


def chips() -> list[Chip]:
    """The filters, in the order of the rail."""
    return [
        Chip(ALL, _("All")),
        Chip("meetings", _("Meetings")),
        Chip("decisions", _("Decisions")),
        Chip("actions", _("Actions")),
        Chip("members", _("Members")),
        Chip("assets", _("Assets")),
    ]


def is_chip(key: str) -> bool:
    """Whether there is a filter of this key: those of single pages are called like the page."""
    return key == ALL or key in _OF_CHIP


def counts(rows: Sequence[Binned]) -> dict[str, int]:
    """How many each filter would show."""
    return {ALL: len(rows), **{chip: sum(row.table in tables for row in rows) for chip, tables in _OF_CHIP.items()}}


def columns() -> tuple[Column[Binned], ...]:
    """What it was and whose, when it was removed and on which laptop, and how."""
    return (
        Column(_("What"), name_words, sort="name", under=kind_words, icon=icon_of, width=280, stretch=4),
        Column(_("Removed"), lambda row: dates.moment(row.at), sort="at", under=where_words, width=180, stretch=1),
        Column(_("How"), how_words, sort="how", tone=how_tone, width=140, keep=True),
    )


def listing(asked: Asked) -> SmallListing[Binned]:
    """What is asked for; without an order the newest comes first."""

    def read(reader: Reader) -> Sequence[Binned]:
        rows = [row for row in queries.listed(reader) if row.table in _OF_CHIP.get(asked.chip, (row.table,))]
        return asked.in_order(queries.matching(rows, asked.text), _ORDERS)

    return SmallListing(read, lambda row: row.id)


_ORDERS: dict[str, Callable[[Binned], Any]] = {
    "name": lambda row: folded(name_words(row)),
    "at": lambda row: row.at,
    "how": how_words,
}
