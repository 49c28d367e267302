"""Amendments: friendly or decided first, the furthest first, and what falls when one is carried."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.amendments import (
    Amendment,
    AmendmentsOpen,
    OutOfOrder,
    Route,
    distance,
    do_conflict,
    falls_with,
    order,
    require_in_order,
    require_settled,
    route,
)
from tests.builders_elections import floats_in

TEXT = "Buy one red tent for the summer fair"
DECIDERS = frozenset({"Gwen", "Ali"})
BLUE = Amendment("blue", "Buy one blue tent for the summer fair")
GREEN = Amendment("green", "Buy one green tent for the summer fair")
TWO = Amendment("two", "Buy two red tents for the summer fair")
HIRE = Amendment("hire", "Hire a large hall near the station instead")
words = st.lists(st.sampled_from("abcd"), max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("amendment", "expected"),
    [
        (Amendment("1", "", accepted=True), Route.FRIENDLY),
        (Amendment("1", "", accepted=False), Route.DECIDE_FIRST),
        (Amendment("1", "", accepted=True, against=frozenset({"Ali"})), Route.DECIDE_FIRST),
        (Amendment("1", "", accepted=True, against=frozenset({"a guest"})), Route.FRIENDLY),
        (Amendment("1", "", accepted=True, negates=True), Route.OUT_OF_ORDER),
    ],
)
def test_where_an_amendment_goes(amendment: Amendment, expected: Route) -> None:
    assert route(amendment, DECIDERS) == expected


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("", "", Fraction(0)),
        ("a b", "a b", Fraction(0)),
        ("a b", "a  b", Fraction(0)),
        ("a b", "c d", Fraction(1)),
        ("a b c d", "a b c", Fraction(1, 7)),
        ("a", "", Fraction(1)),
    ],
)
def test_distance_counts_words(one: str, other: str, apart: Fraction) -> None:
    assert distance(one, other) == apart


def test_the_furthest_is_decided_first_and_equals_as_they_came() -> None:
    friendly = Amendment("friendly", "Buy nothing at all", accepted=True)

    asked = order(TEXT, [BLUE, HIRE, friendly, GREEN, TWO], DECIDERS)

    assert [each.id for each in asked] == ["hire", "two", "blue", "green"]


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (BLUE, GREEN, True),
        (BLUE, Amendment("winter", "Buy one red tent for the winter fair"), False),
        (HIRE, BLUE, True),
        (BLUE, Amendment("some", "Buy some red tent for the summer fair"), False),
        (BLUE, Amendment("same", TEXT), False),
        (Amendment("1", TEXT + " soon"), Amendment("2", TEXT + " now"), True),
        (Amendment("1", "Please " + TEXT), Amendment("2", TEXT + " now"), False),
    ],
)
def test_two_conflict_where_they_touch_the_same_words(one: Amendment, other: Amendment, conflict: bool) -> None:
    assert do_conflict(TEXT, one, other) == conflict
    assert do_conflict(TEXT, other, one) == conflict


def test_what_touches_a_carried_text_falls() -> None:
    winter = Amendment("winter", "Buy one red tent for the winter fair")

    assert falls_with(TEXT, BLUE, [BLUE, GREEN, winter]) == (GREEN,)


def test_what_only_says_no_is_not_put() -> None:
    require_in_order(BLUE)

    with pytest.raises(OutOfOrder):
        require_in_order(Amendment("no", "Buy no tent", negates=True))


def test_the_proposal_waits_for_its_amendments() -> None:
    negating = Amendment("no", "Buy no tent", negates=True)

    with pytest.raises(AmendmentsOpen) as refused:
        require_settled([BLUE, GREEN, negating], DECIDERS, {"green"})

    assert refused.value.amendments == ("blue",)
    require_settled([BLUE, GREEN, negating], DECIDERS, {"green", "blue"})


@given(words, words)
def test_a_distance_is_exact_and_between_nought_and_one(one: str, other: str) -> None:
    apart = distance(one, other)

    assert 0 <= apart <= 1
    assert (apart == 0) == (one.split() == other.split())
    assert not list(floats_in(apart))


@given(words, st.lists(words, max_size=5))
def test_nothing_is_lost_in_ordering(text: str, others: list[str]) -> None:
    amendments = [Amendment(str(n), other) for n, other in enumerate(others)]

    asked = order(text, amendments, DECIDERS)

    assert sorted(each.id for each in asked) == sorted(each.id for each in amendments)
    assert [distance(text, each.text) for each in asked] == sorted(
        (distance(text, each.text) for each in amendments), reverse=True
    )
