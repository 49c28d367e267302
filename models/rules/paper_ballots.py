"""A secret ballot on paper: the papers must balance, two tellers must agree, and nobody's paper is kept."""

from dataclasses import dataclass
from enum import StrEnum

from models.errors import Refusal

FEW = 5
"""Among fewer deciders than this a count gives people away."""


class Spoilt(StrEnum):
    """Why a paper does not count."""

    BLANK = "blank"
    UNCLEAR = "unclear"
    TOO_MANY_MARKS = "too_many_marks"
    SHOWS_WHO = "shows_who"
    NOT_OURS = "not_ours"


class Balance(StrEnum):
    """The three sums that must come out before anything is declared."""

    ISSUED = "issued"
    RETURNED = "returned"
    VALID = "valid"


class PaperWarning(StrEnum):
    """What people should know before they open or declare; none of it stops them."""

    FEW_DECIDERS = "few_deciders"
    UNANIMOUS = "unanimous"
    MORE_PAPERS_THAN_DECIDERS = "more_papers_than_deciders"


@dataclass(frozen=True)
class Sheet:
    """The tally sheet: totals alone, no names, no order, no times.

    `one_mark` is true where each valid paper has exactly one mark (yes, no, abstain), so that the totals must come to
    the valid papers; not for ticks, scores, dots or orders. `agreed` by both tellers, after so many recounts.
    """

    issued: int
    returned: int
    not_returned: int
    valid: int
    spoilt: tuple[tuple[Spoilt, int], ...] = ()
    totals: tuple[tuple[str, int], ...] = ()
    tellers: tuple[str, ...] = ()
    agreed: bool = False
    recounts: int = 0
    one_mark: bool = True


@dataclass(eq=False)
class DoesNotBalance(Refusal):
    """A sum is out by so many papers: more than nought where papers are missing, less where there are too many."""

    balance: Balance
    expected: int
    found: int
    difference: int


@dataclass(eq=False)
class BelowNought(Refusal):
    """Nobody can count fewer papers than none."""

    name: str
    count: int


@dataclass(eq=False)
class TellersMissing(Refusal):
    """Two different people count."""

    tellers: int


@dataclass(eq=False)
class RecountNeeded(Refusal):
    """The tellers do not agree: count again, together."""

    recounts: int


def require_balance(sheet: Sheet) -> None:
    """Refuse sums that do not come out. Raises `BelowNought`, `DoesNotBalance`.

    >>> require_balance(Sheet(issued=9, returned=8, not_returned=1, valid=8, totals=(("yes", 6), ("no", 2))))
    """
    _require_counts(sheet)
    _require_sum(Balance.ISSUED, sheet.issued, sheet.returned + sheet.not_returned)
    _require_sum(Balance.RETURNED, sheet.returned, sheet.valid + _sum(sheet.spoilt))
    if sheet.one_mark:
        _require_sum(Balance.VALID, sheet.valid, _sum(sheet.totals))


def require_declarable(sheet: Sheet) -> None:
    """Refuse to declare before two tellers agree on sums that come out.

    Raises `TellersMissing`, `BelowNought`, `DoesNotBalance`, `RecountNeeded`.
    """
    if len(set(sheet.tellers)) < 2:
        raise TellersMissing(len(set(sheet.tellers)))
    require_balance(sheet)
    if not sheet.agreed:
        raise RecountNeeded(sheet.recounts)


def warnings_of(sheet: Sheet, deciders: int) -> tuple[PaperWarning, ...]:
    """What the count would give away, or what looks odd about it.

    >>> [str(each) for each in warnings_of(Sheet(4, 4, 0, 4, totals=(("yes", 4), ("no", 0))), deciders=4)]
    ['few_deciders', 'unanimous']
    """
    facts = (
        (PaperWarning.FEW_DECIDERS, deciders < FEW),
        (PaperWarning.UNANIMOUS, is_unanimous(sheet)),
        (PaperWarning.MORE_PAPERS_THAN_DECIDERS, sheet.issued > deciders),
    )
    return tuple(warning for warning, holds in facts if holds)


def is_unanimous(sheet: Sheet) -> bool:
    """Whether every valid paper says the same."""
    return sheet.one_mark and sheet.valid > 0 and any(count == sheet.valid for _, count in sheet.totals)


def _require_counts(sheet: Sheet) -> None:
    papers = [(name, getattr(sheet, name)) for name in ("issued", "returned", "not_returned", "valid", "recounts")]
    for name, count in [*papers, *((str(why), count) for why, count in sheet.spoilt), *sheet.totals]:
        if count < 0:
            raise BelowNought(name, count)


def _require_sum(balance: Balance, expected: int, found: int) -> None:
    if expected != found:
        raise DoesNotBalance(balance, expected, found, expected - found)


def _sum(counts: tuple[tuple[str, int], ...]) -> int:
    return sum(count for _, count in counts)
