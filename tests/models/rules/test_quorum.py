"""Quorum: how many are needed, and when there are enough."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.attendance import sets_at
from models.rules.quorum import QuorumKind, QuorumRule, counted, is_broken, is_quorate, need, rule_of


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        (rule_of("", None, None, None), [None, None, None, None]),
        (rule_of("none", 5, 1, 2), [None, None, None, None]),
        (rule_of("fixed", 1, None, None), [1, 1, 1, 1]),
        (rule_of("fixed", 5, None, None), [5, 5, 5, 5]),
        (rule_of("fraction", None, 1, 3), [1, 2, 3, 4]),
        (rule_of("fraction", None, 2, 3), [2, 3, 6, 7]),
        (rule_of("fraction", None, 1, 1), [3, 4, 9, 10]),
        (rule_of("greater", 3, 1, 3), [3, 3, 3, 4]),
        (rule_of("more_than_half", None, None, None), [2, 3, 5, 6]),
        (rule_of("seats", 9, 1, 2), [5, 5, 5, 5]),
        (rule_of("seats", 7, 1, 3), [3, 3, 3, 3]),
        (rule_of("seats", 9, 1, 3), [3, 3, 3, 3]),
    ],
)
def test_what_is_needed_of_3_4_9_and_10(rule: QuorumRule, needed: list[int | None]) -> None:
    assert [need(rule, roll) for roll in (3, 4, 9, 10)] == needed


def test_at_least_one_is_needed_even_of_nobody() -> None:
    third = rule_of("fraction", None, 1, 3)

    assert need(third, 0) == 1
    assert is_broken(third, 0)


def test_a_number_above_the_roll_is_said_and_not_lowered() -> None:
    five = rule_of("fixed", 5, None, None)

    assert need(five, 4) == 5
    assert is_broken(five, 4) and not is_broken(five, 5)
    assert not is_broken(rule_of("none", None, None, None), 0)


@pytest.mark.parametrize(
    ("kind", "count", "num", "den"),
    [
        ("fixed", None, None, None),
        ("fixed", 0, None, None),
        ("fraction", 3, None, None),
        ("fraction", 3, 1, 0),
        ("fraction", 3, 3, 2),
        ("greater", None, 1, 3),
        ("fraction_of_seats", 3, 1, 3),
        ("seats", None, 1, 3),
        ("seats", 9, None, None),
    ],
)
def test_a_rule_that_cannot_be_read_is_never_met(
    kind: str, count: int | None, num: int | None, den: int | None
) -> None:
    rule = rule_of(kind, count, num, den)

    assert rule.kind == QuorumKind.UNREADABLE
    assert is_broken(rule, 20) and not is_quorate(20, need(rule, 20))


def test_those_with_an_interest_do_not_count_unless_the_group_says_so() -> None:
    sets = sets_at("abcdef", "abcde", "e")

    assert counted(sets) == 4
    assert counted(sets, count_recused=True) == 5


def test_enough_is_enough() -> None:
    assert [is_quorate(present, need=5) for present in (4, 5, 6)] == [False, True, True]
    assert is_quorate(0, need=None)


@given(st.integers(1, 50), st.integers(1, 50), st.integers(0, 500))
def test_a_fraction_of_the_roll_is_rounded_up_and_never_above_it(num: int, extra: int, roll: int) -> None:
    rule = QuorumRule(QuorumKind.FRACTION, fraction=Fraction(num, num + extra - 1))
    needed = need(rule, roll)

    assert isinstance(needed, int)
    assert needed >= roll * rule.fraction
    assert needed == 1 or needed - 1 < roll * rule.fraction
    assert roll == 0 or needed <= roll
