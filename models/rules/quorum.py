"""How many must be in the room for a decision to hold."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from models.rules.attendance import Sets


class QuorumKind(StrEnum):
    """How a quorum is worked out; `greater` is the number or the fraction, whichever is more.

    `seats` is a fraction of so many seats, filled or not, as a steering group of nine has them.

    `unreadable` is a rule with parts missing, or from a newer program: nothing meets it until people mend it.
    """

    NONE = "none"
    FIXED = "fixed"
    FRACTION = "fraction"
    GREATER = "greater"
    MORE_THAN_HALF = "more_than_half"
    SEATS = "seats"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class QuorumRule:
    """A quorum as agreed; the fraction is of the roll, or of `count` seats."""

    kind: QuorumKind = QuorumKind.NONE
    count: int = 0
    fraction: Fraction = Fraction(0)


def rule_of(kind: str, count: int | None, num: int | None, den: int | None) -> QuorumRule:
    """The rule in four columns; no kind at all is no quorum.

    >>> rule_of("greater", 3, 1, 3)
    QuorumRule(kind=<QuorumKind.GREATER: 'greater'>, count=3, fraction=Fraction(1, 3))
    >>> rule_of("fixed", None, None, None).kind
    <QuorumKind.UNREADABLE: 'unreadable'>
    """
    fraction = Fraction(num or 0, den) if den else Fraction(0)
    if not _is_readable(kind, count or 0, fraction):
        return QuorumRule(QuorumKind.UNREADABLE)
    return QuorumRule(QuorumKind(kind or "none"), count or 0, fraction)


def need(rule: QuorumRule, roll: int) -> int | None:
    """How many are needed of a roll of so many people, at least one; None where there is no quorum.

    A fixed number above the roll is given as it is: see `is_broken`.

    >>> third_or_three = rule_of("greater", 3, 1, 3)
    >>> need(third_or_three, 7), need(third_or_three, 10), need(rule_of("more_than_half", None, None, None), 10)
    (3, 4, 6)
    >>> need(rule_of("seats", 9, 2, 3), 7), need(rule_of("fraction", None, 2, 3), 7)
    (6, 5)
    """
    match rule.kind:
        case QuorumKind.NONE:
            return None
        case QuorumKind.FIXED:
            wanted = rule.count
        case QuorumKind.FRACTION:
            wanted = _share(rule.fraction, roll)
        case QuorumKind.GREATER:
            wanted = max(rule.count, _share(rule.fraction, roll))
        case QuorumKind.MORE_THAN_HALF:
            wanted = roll // 2 + 1
        case QuorumKind.SEATS:
            wanted = _share(rule.fraction, rule.count)
        case QuorumKind.UNREADABLE:
            wanted = roll + 1
    return max(1, wanted)


def is_broken(rule: QuorumRule, roll: int) -> bool:
    """Whether more are needed than there are; people must mend such a rule, nothing lowers it for them.

    >>> is_broken(rule_of("fixed", 5, None, None), roll=4)
    True
    """
    return (need(rule, roll) or 0) > roll


def counted(sets: Sets, *, count_recused: bool = False) -> int:
    """How many count towards the quorum: those who declared an interest do not, unless the group says so."""
    return len(sets.present if count_recused else sets.deciders)


def is_quorate(present: int, need: int | None) -> bool:
    """Whether enough people who count are present.

    >>> is_quorate(4, need=5), is_quorate(5, need=5), is_quorate(1, need=None)
    (False, True, True)
    """
    return need is None or present >= need


def _is_readable(kind: str, count: int, fraction: Fraction) -> bool:
    counted, shared = count > 0, 0 < fraction <= 1
    parts = {"fixed": counted, "fraction": shared, "greater": counted and shared, "seats": counted and shared}
    return parts.get(kind, kind in ("", QuorumKind.NONE, QuorumKind.MORE_THAN_HALF))


def _share(fraction: Fraction, roll: int) -> int:
    return -(-fraction.numerator * roll // fraction.denominator)
