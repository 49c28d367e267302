"""What many agreed is not undone by few in silence; and how decisions follow from each other."""

from datetime import date
from fractions import Fraction
from functools import cache
from itertools import permutations

import pytest

from models.rules.attendance import sets_at
from models.rules.decisions import Base, Method, Question, StanceKind, Threshold, Voice
from models.rules.declaring import Outcome, computed_outcome
from models.rules.numbering import next_number, settled
from models.rules.register import DecisionFacts, Link, LinkKind
from models.rules.register_chain import chain, renewed
from models.rules.register_strength import Manner, TooWeak, is_weaker, require_strong
from models.rules.tally import compute


@pytest.mark.parametrize(
    ("original", "later"),
    [
        ("consent", "simple_majority"),
        ("consensus", "nem_con"),
        ("supermajority", "simple_majority"),
        ("simple_majority", "mandate"),
        ("advice", "mandate"),
        ("simple_majority", "shouting"),
    ],
)
def test_a_weaker_method_needs_a_reason(original: str, later: str) -> None:
    with pytest.raises(TooWeak) as refused:
        require_strong("d", Manner(original), Manner(later), reason="  ")

    assert (refused.value.original, refused.value.later) == (Manner(original), Manner(later))
    require_strong("d", Manner(original), Manner(later), reason="The hall burnt down.")


@pytest.mark.parametrize("method", Method)
def test_a_method_is_as_strong_as_itself_and_consent_as_strong_as_any(method: Method) -> None:
    require_strong("d", Manner(method), Manner(method))
    require_strong("d", Manner(method), Manner("consent"))
    assert is_weaker(Manner(method), Manner("shouting"))  # every method there is has its place


def larger(share: str, base: str = "") -> Manner:
    """A larger majority."""
    return Manner("supermajority", Fraction(share), base)


def consensus(blocks: int) -> Manner:
    """Consensus minus so many."""
    return Manner("consensus", blocks_allowed=blocks)


@pytest.mark.parametrize(
    ("original", "later", "weaker"),
    [
        (larger("3/4"), larger("2/3"), True),
        (larger("2/3"), larger("3/4"), False),
        (larger("2/3"), larger("4/6"), False),
        (larger("3/4"), Manner("supermajority"), True),  # two thirds, where nothing is named
        (Manner("supermajority"), larger("2/3"), False),
        (larger("67/100"), Manner("supermajority"), True),
        (larger("66/100"), Manner("supermajority"), False),
        (larger("2/3", "deciders"), larger("2/3"), True),
        (larger("2/3", "deciders"), larger("2/3", "votes"), True),
        (larger("2/3"), larger("2/3", "deciders"), False),
        (larger("2/3"), larger("2/3", "votes"), False),
        (larger("2/3", "deciders"), larger("3/4"), True),
        (larger("3/4"), larger("2/3", "deciders"), True),
        (larger("2/3"), larger("2/3", "nobody knows"), False),
        (consensus(0), consensus(2), True),
        (consensus(1), consensus(2), True),
        (consensus(2), consensus(2), False),
        (consensus(2), consensus(0), False),
        (Manner("consent"), consensus(1), True),
        (consensus(1), Manner("consent"), False),
        (consensus(3), Manner("nem_con"), True),
        (Manner("consent", blocks_allowed=9), Manner("consent"), False),
        (Manner("simple_majority", Fraction(3, 4)), Manner("simple_majority"), False),
        (Manner("absolute_majority"), larger("3/4"), True),
        (Manner("absolute_majority"), larger("3/4", "deciders"), True),
        (larger("2/3", "deciders"), Manner("absolute_majority"), True),
        (Manner("present_majority"), larger("2/3"), False),
    ],
)
def test_less_in_any_respect_is_weaker(original: Manner, later: Manner, weaker: bool) -> None:
    assert is_weaker(original, later) is weaker


def may_carry(way: Manner, yes: int, no: int, deciders: int) -> bool:
    """What the rules of counting say of one room."""
    people = [str(each) for each in range(deciders)]
    said = [StanceKind.YES] * yes + [StanceKind.NO] * no
    voices = tuple(Voice(*each) for each in zip(people, said, strict=False))
    base = Base.DECIDERS if way.base == Base.DECIDERS else Base.VOTES
    threshold = Threshold(way.share or Fraction(2, 3), base) if way.method == Method.SUPERMAJORITY else None
    asked = Question(Method(way.method), sets_at(people, people, []), voices, threshold=threshold)
    return computed_outcome(compute(asked)) is Outcome.ADOPTED


MANNERS = [larger(share, base) for share in ("3/5", "2/3", "3/4", "1") for base in ("", "deciders")]


@cache
def carried_by(way: Manner) -> frozenset[tuple[int, int]]:
    """How many in favour and against carry it in a room of 20, in which every one of these shares is another number."""
    return frozenset((yes, no) for yes in range(21) for no in range(21 - yes) if may_carry(way, yes, no, 20))


@pytest.mark.parametrize("original", MANNERS)
def test_a_larger_majority_is_weaker_exactly_where_it_carries_what_the_other_would_not(original: Manner) -> None:
    found = {later: not carried_by(later) <= carried_by(original) for later in MANNERS}

    assert {later: is_weaker(original, later) for later in MANNERS} == found


def test_a_chain_holds_both_arms_of_a_fork_and_nothing_of_another_story() -> None:
    links = [
        Link("b", LinkKind.SUPERSEDES, "a"),
        Link("c", LinkKind.SUPERSEDES, "a"),
        Link("d", LinkKind.REVOKES, "c"),
        Link("e", LinkKind.IMPLEMENTS, "a"),
        Link("z", LinkKind.AMENDS, "y"),
    ]

    assert chain(links, "a") == ("a", "b", "c", "d")
    assert chain(links, "d") == ("a", "c", "d")
    assert chain(links, "e") == ("e",)


def test_a_circle_that_two_laptops_made_still_ends() -> None:
    links = [Link("a", LinkKind.AMENDS, "b"), Link("b", LinkKind.AMENDS, "a")]

    assert chain(links, "a") == ("a", "b")


def test_only_an_adopted_change_renews_and_an_amendment_counts_more() -> None:
    book = {"yes": DecisionFacts("adopted"), "kept": DecisionFacts("adopted"), "open": DecisionFacts()}
    links = [Link("yes", LinkKind.AMENDS, "it"), Link("kept", LinkKind.REAFFIRMS, "it")]

    assert renewed(book, links) == renewed(book, links[::-1]) == {"it": LinkKind.AMENDS}
    assert renewed(book, [Link("open", LinkKind.AMENDS, "it"), Link("gone", LinkKind.AMENDS, "it")]) == {}


def test_every_laptop_settles_a_number_given_twice_alike() -> None:
    given = [("19:40", "a", "W 2026-11-12/4"), ("19:20", "b", "W 2026-11-12/4"), ("19:20", "c", "W 2026-11-12/4")]
    taken = ["W 2026-11-12/4", "W 2026-11-12/4b"]

    found = [settled(each, taken) for each in permutations(given)]

    assert found == [{"c": "W 2026-11-12/4c", "a": "W 2026-11-12/4d"}] * 6


def test_the_next_number_leaves_room_for_those_that_were_settled() -> None:
    twice = ["W 2026-11-12/4", "W 2026-11-12/4"]

    assert next_number("W", date(2026, 11, 12), 4, twice) == "W 2026-11-12/4c"


def test_a_number_in_other_words_is_left_as_it_is() -> None:
    assert settled([("1", "a", "17"), ("2", "b", "17")]) == {}
