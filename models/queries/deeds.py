"""What was done on this laptop, deed by deed, and how far Undo and Redo would go."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.clock import instant
from models.reader import Reader

_MOST = 500
_DEEDS = """
SELECT deed.n, deed.label, deed.state, deed.origin, deed.hlc, own.name, coalesce(sender.name, exchange.name, ''),
    deed.first_seq, deed.last_seq
FROM deed JOIN _ctl JOIN writer AS own ON own.id = _ctl.w
LEFT JOIN exchange ON deed.origin = 'merge' AND exchange.n = CAST(substr(deed.joins, 10) AS INTEGER)
LEFT JOIN writer AS sender ON sender.wid = exchange.peer
WHERE deed.state <> 'answer' ORDER BY deed.n DESC LIMIT :most
"""
_TOUCHED = """
SELECT names.name, lower(hex(op.row)) FROM op JOIN log_name AS names ON names.id = op.tbl
WHERE op.w = (SELECT w FROM _ctl) AND op.seq BETWEEN :first AND :last GROUP BY op.tbl, op.row ORDER BY min(op.seq)
"""


@dataclass(frozen=True)
class DoneDeed:
    """One deed. `state` is done (Undo reaches it), undone (Redo reaches it), gone (undone, and something else was done
    since) or kept (for good). `laptop` is where it was done, or for a bundle taken in who sent it; `at` is aware UTC.
    """

    n: int
    label: str
    state: str
    origin: str
    at: datetime
    laptop: str
    first_seq: int
    last_seq: int

    @property
    def id(self) -> str:
        """How a list names it."""
        return str(self.n)


def listed(reader: Reader) -> list[DoneDeed]:
    """The last deeds, newest first; undoing and redoing are no deeds of their own here."""
    return reader.rows(_deed, _DEEDS, most=_MOST)


def reaching(deeds: list[DoneDeed], chosen: DoneDeed) -> list[DoneDeed]:
    """What would be undone to have this deed undone too, or done again to have it done: the first to go first."""
    reached: dict[str, Callable[[DoneDeed], bool]] = {
        "done": lambda deed: deed.state == "done" and deed.n >= chosen.n,
        "undone": lambda deed: deed.state == "undone" and deed.n <= chosen.n,
    }
    found = [deed for deed in deeds if reached.get(chosen.state, lambda _deed: False)(deed)]
    return found if chosen.state == "done" else found[::-1]


def touched(reader: Reader, deed: DoneDeed) -> list[tuple[str, str]]:
    """The records a deed of this laptop wrote, as (table, id)."""
    if deed.origin == "merge":
        return []
    return reader.rows(lambda *row: row, _TOUCHED, first=deed.first_seq, last=deed.last_seq)


def _deed(*row: Any) -> DoneDeed:
    n, label, state, origin, hlc, own, sender, first, last = row
    return DoneDeed(n, label, state, origin, instant(hlc), (sender or own) if origin == "merge" else own, first, last)
