"""The amendments moved to a proposal, in the order they are put, and which way each goes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models.queries.proposals import Proposal
from models.queries.stances import last_words
from models.reader import Reader
from models.rules.amendments import Amendment, Route, route
from models.rules.attendance import Sets
from models.rules.decisions import StanceKind

_AGAINST = (StanceKind.OBJECTION, StanceKind.BLOCK, StanceKind.NO)


@dataclass(frozen=True)
class AmendmentRow:
    """One amendment: the whole text as somebody would have it, and what became of it."""

    id: str
    text: str
    proposer: str
    friendly: bool
    outcome: str
    exit: str
    against: frozenset[str]

    def route(self, sets: Sets) -> Route:
        """Where it goes: taken in, or decided first."""
        return route(Amendment(self.id, self.text, self.friendly, self.against), sets.deciders)


def amendments(reader: Reader, decision_id: str) -> tuple[AmendmentRow, ...]:
    """Everything moved to a proposal, the open ones first."""
    return tuple(reader.rows(_row, _ROWS, decision=decision_id))


def amendment_of(held: Proposal) -> Amendment:
    """An amendment as the rules see it; whoever speaks against it keeps it from being taken in."""
    said = last_words(held.stances).items()
    against = frozenset(who for who, row in said if not row.stale and row.stance in _AGAINST)
    return Amendment(held.id, held.text, held.friendly, against)


def _row(*row: Any) -> AmendmentRow:
    *facts, friendly, outcome, exit_, against = row
    return _make(*facts, bool(friendly), outcome, exit_, frozenset(against.split()))


_make: Callable[..., AmendmentRow] = AmendmentRow

_ROWS = f"""SELECT d.id, coalesce(d.text, ''), coalesce(d.proposer, ''), coalesce(d.friendly, 0),
    coalesce(d.outcome, ''), coalesce(d.exit, ''),
    coalesce((SELECT group_concat(s.person_id, ' ') FROM stance AS s WHERE s.decision_id = d.id AND NOT s.removed
        AND s.stance IN ({", ".join(f"'{each}'" for each in _AGAINST)}) AND s.text_version = d.text_version
        AND NOT EXISTS (SELECT 1 FROM stance AS t WHERE t.decision_id = d.id AND NOT t.removed
            AND t.person_id = s.person_id AND (t.at, t.id) > (s.at, s.id))), '')
    FROM decision AS d WHERE d.amends_id = :decision AND NOT d.removed
    ORDER BY coalesce(d.outcome, '') <> '', d.position, d.id"""
