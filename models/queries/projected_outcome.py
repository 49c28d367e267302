"""What the room may be told of a ballot or a choice once it is declared: nothing that gives a voter away."""

from dataclasses import dataclass
from typing import Any

from models.reader import Reader
from models.rules.attendance import sets_at
from models.rules.choice_result import ChoiceLine, parsed
from models.rules.decisions import StanceKind
from models.rules.paper_ballots import FEW, Sheet, is_unanimous


@dataclass(frozen=True)
class OutcomeShown:
    """The counts of a secret yes or no, the totals in the order of the options, and the options that won."""

    counts: tuple[tuple[str, int], ...]
    totals: tuple[int, ...]
    chosen: tuple[str, ...]


def outcome_of(reader: Reader, decision_id: str, options: dict[str, str]) -> OutcomeShown:
    """The counts of a declared decision, by the words of its options; few papers, or all alike, stay secret."""
    row = reader.one(lambda *row: row, _DECLARED, id=decision_id)
    line, roll, present, recused, secret, papers, valid = row or ("", "", "", "", 0, "", 0)
    few = bool(secret) and len(sets_at(roll.split(), present.split(), recused.split()).deciders) < FEW
    kept = parsed(line)
    return OutcomeShown(
        counts=() if few else _counts(papers, valid),
        totals=() if few else _totals(kept, options),
        chosen=tuple(options[id] for id in kept.winners if id in options),
    )


def _counts(papers: str, valid: int) -> tuple[tuple[str, int], ...]:
    """The sheet of a yes or no, such as "yes 9 no 3"."""
    words: list[Any] = papers.split()
    if len(words) % 2 or not all(word.isdecimal() for word in words[1::2]) or set(words[::2]) - set(StanceKind):
        return ()
    counts = tuple(zip(words[::2], map(int, words[1::2]), strict=True))
    alike = is_unanimous(Sheet(issued=valid, returned=valid, not_returned=0, valid=valid, totals=counts))
    return () if alike else counts


def _totals(kept: ChoiceLine, options: dict[str, str]) -> tuple[int, ...]:
    """The marks of each option in their order; a count by preference has many rounds, which no wall can tell."""
    marks = dict(kept.totals)
    return tuple(marks.get(id, 0) for id in options) if marks else ()


_DECLARED = """SELECT coalesce(d.result, ''), coalesce(d.roll_ids, ''), coalesce(d.present_ids, ''),
    coalesce(d.recused_ids, ''), c.id IS NOT NULL, coalesce(c.totals, ''), coalesce(c.valid, 0)
    FROM decision AS d LEFT JOIN paper_count AS c ON c.decision_id = d.id AND NOT c.removed
    WHERE d.id = :id ORDER BY c.id DESC LIMIT 1"""
