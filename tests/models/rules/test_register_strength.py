"""What many agreed is not undone by few in silence; and how decisions follow from each other."""

from datetime import date
from fractions import Fraction
from itertools import permutations

import pytest

from models.rules.decisions import Method
from models.rules.numbering import next_number, settled
from models.rules.register import DecisionFacts, Link, LinkKind
from models.rules.register_chain import chain, renewed
from models.rules.register_strength import Manner, TooWeak, require_strong, strength


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

    assert (refused.value.original, refused.value.method) == (original, later)
    require_strong("d", Manner(original), Manner(later), reason="The hall burnt down.")


@pytest.mark.parametrize("method", Method)
def test_a_method_is_as_strong_as_itself_and_consent_as_strong_as_any(method: Method) -> None:
    require_strong("d", Manner(method), Manner(method))
    require_strong("d", Manner(method), Manner("consent"))
    assert strength(Manner(method))[0] > 0  # every method there is has its place


def test_a_larger_share_is_stronger() -> None:
    two_thirds, three_quarters = (Manner("supermajority", Fraction(*each)) for each in ((2, 3), (3, 4)))

    require_strong("d", two_thirds, three_quarters)
    with pytest.raises(TooWeak):
        require_strong("d", three_quarters, two_thirds)


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
