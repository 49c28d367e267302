"""The register as a list: its columns, its filters and its orders."""

from collections.abc import Callable, Sequence
from datetime import date
from gettext import gettext as _
from typing import Any

from models.queries import decisions
from models.queries.decisions import DecisionRow
from models.queries.plain import folded
from models.reader import Reader
from models.rules.register import DecisionState
from ui.decisions.words import line_of, opening, standing_words, state_tone
from ui.list_and_pane import Asked
from ui.row_table import Column, SmallListing
from ui.widgets.filter_chips import Chip

ALL, IN_FORCE, BIN, FORKED = "all", "in_force", "bin", "forked"
_STATES = {
    "review_due": (DecisionState.REVIEW_DUE,),
    "to_come": (DecisionState.TO_COME,),
    "indicative": (DecisionState.INDICATIVE,),
    "proposed": (DecisionState.PROPOSED, DecisionState.CARRIED_OVER),
    "superseded": (DecisionState.SUPERSEDED, DecisionState.REVOKED),
    "expired": (DecisionState.EXPIRED,),
    "not_adopted": (DecisionState.NOT_ADOPTED, DecisionState.WITHDRAWN),
}


def chips() -> list[Chip]:
    """The filters, in their order."""
    return [
        Chip(IN_FORCE, _("In force")),
        Chip("review_due", _("Review due")),
        Chip(FORKED, _("To choose between")),
        Chip("to_come", _("To come")),
        Chip("indicative", _("To ratify")),
        Chip("proposed", _("Proposed")),
        Chip("superseded", _("Superseded")),
        Chip("expired", _("Expired")),
        Chip("not_adopted", _("Not adopted")),
        Chip(ALL, _("All")),
        Chip(BIN, _("Bin")),
    ]


def shows(chip: str, row: DecisionRow) -> bool:
    """Whether a filter lets a row through."""
    if chip == IN_FORCE:
        return row.state.is_in_force
    if chip == FORKED:
        return row.forked
    return chip not in _STATES or row.state in _STATES[chip]


def counts(rows: Sequence[DecisionRow], in_bin: int) -> dict[str, int]:
    """How many each filter would show."""
    return {**{chip: sum(shows(chip, row) for row in rows) for chip in (IN_FORCE, FORKED, ALL, *_STATES)}, BIN: in_bin}


def columns() -> tuple[Column[DecisionRow], ...]:
    """What was decided and where it stands."""
    return (
        Column(
            _("Decision"),
            lambda row: opening(row.text),
            sort="text",
            weight="bold",
            under=line_of,
            tip=lambda row: row.text,
            width=240,
            stretch=3,
        ),
        Column(
            _("Stands"),
            standing_words,
            sort="state",
            tone=lambda row: state_tone(row.state),
            align="right",
            width=132,
            keep=True,
        ),
    )


def listing(asked: Asked, today: date) -> SmallListing[DecisionRow]:
    """What is asked for; without an order, the latest first."""

    def read(reader: Reader) -> Sequence[DecisionRow]:
        rows = decisions.register(reader, today, bin=asked.chip == BIN)
        found = decisions.matching([row for row in rows if shows(asked.chip, row)], asked.text)
        return asked.in_order(found, _ORDERS)

    return SmallListing(read, lambda row: row.id)


_ORDERS: dict[str, Callable[[DecisionRow], Any]] = {
    "text": lambda row: folded(row.text),
    "state": lambda row: (list(DecisionState).index(row.state), folded(row.text)),
}
