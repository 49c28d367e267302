"""The list of actions: its columns, its filters and its orders."""

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _
from typing import Any

from models.queries import actions
from models.queries.actions import ActionRow
from models.queries.plain import folded
from models.reader import Reader
from models.rules.actions import ActionState
from ui.actions.words import due_tone, due_words, origin_words, owner_words
from ui.list_and_pane import Asked
from ui.row_table import Column, SmallListing
from ui.widgets.filter_chips import Chip

OPEN, ALL, BIN = "open", "all", "bin"
_STATES = {
    "soon": ActionState.DUE_SOON,
    "late": ActionState.OVERDUE,
    "done": ActionState.DONE,
    "dropped": ActionState.DROPPED,
}


def chips() -> list[Chip]:
    """The filters, in their order."""
    return [
        Chip(OPEN, _("Open")),
        Chip("soon", _("Due soon")),
        Chip("late", _("Late")),
        Chip("done", _("Done")),
        Chip("dropped", _("Dropped")),
        Chip(ALL, _("All")),
        Chip(BIN, _("Bin")),
    ]


def shows(chip: str, row: ActionRow) -> bool:
    """Whether a filter lets a row through."""
    if chip == OPEN:
        return row.state.is_open
    return chip not in _STATES or row.state is _STATES[chip]


def counts(rows: Sequence[ActionRow], in_bin: int) -> dict[str, int]:
    """How many each filter would show."""
    return {**{chip: sum(shows(chip, row) for row in rows) for chip in (OPEN, ALL, *_STATES)}, BIN: in_bin}


def columns(today: Callable[[], date]) -> tuple[Column[ActionRow], ...]:
    """What is to do and where it comes from, who does it, and by when."""
    return (
        Column(
            _("Action"),
            lambda row: row.text,
            sort="text",
            under=origin_words,
            icon=_mark,
            width=240,
            stretch=4,
        ),
        Column(_("Who"), owner_words, sort="owner", width=140, stretch=1),
        Column(
            _("Due"),
            lambda row: due_words(row, today()),
            sort="due",
            weight="soft",
            tone=due_tone,
            width=152,
            keep=True,
        ),
    )


def listing(asked: Asked, owner: str, today: date) -> SmallListing[ActionRow]:
    """What is asked for, of `owner` or everybody; without an order open ones come first, by the day they are due."""

    def read(reader: Reader) -> Sequence[ActionRow]:
        rows = actions.listed(reader, today, bin=asked.chip == BIN)
        shown = [row for row in rows if shows(asked.chip, row) and owner in ("", actions.owner_key(row))]
        return asked.in_order(actions.matching(shown, asked.text), _ORDERS)

    return SmallListing(read, lambda row: row.id)


def _mark(row: ActionRow) -> str:
    return {ActionState.DONE: "check-circle", ActionState.DROPPED: "close"}.get(row.state, "circle")


_ORDERS: dict[str, Callable[[ActionRow], Any]] = {
    "text": lambda row: folded(row.text),
    "owner": lambda row: (not row.owner, folded(row.owner), row.due_on or date.max),
    "due": lambda row: row.due_on or date.max,
}
