"""Papers with an order on them: valid and spoilt ones, and ties looked up in earlier counts."""

import pytest

from models.rules.ballots import LotNeeded, drawn, fewest, most, next_choice, sort_papers
from tests.builders_elections import papers


def test_blank_repeated_and_foreign_papers_are_spoilt() -> None:
    given = papers("4 ab", "1 c", "2", "1 aa", "3 ax")

    sorted_papers = sort_papers("abc", given)

    assert sorted_papers.valid == papers("4 ab", "1 c")
    assert (sorted_papers.count, sorted_papers.spoilt) == (5, 6)


def test_a_paper_goes_to_the_first_who_is_still_in() -> None:
    assert [next_choice(("a", "b", "c"), left) for left in ("abc", "bc", "c", "d")] == ["a", "b", "c", None]


@pytest.mark.parametrize(
    ("earlier", "last", "first"),
    [
        ([], "abc", "abc"),
        ([{"a": 1, "b": 1, "c": 1}], "abc", "abc"),
        ([{"a": 1, "b": 2, "c": 3}], "a", "c"),
        ([{"a": 3, "b": 2, "c": 1}, {"a": 1, "b": 2, "c": 2}], "a", "b"),
        ([{"a": 3, "b": 2, "c": 1}, {"a": 2, "b": 2, "c": 4}], "b", "c"),
        ([{"a": 1, "b": 2, "c": 3}, {"a": 2, "b": 2, "c": 2}], "a", "c"),
    ],
)
def test_a_tie_is_looked_up_in_the_latest_earlier_count_that_differs(
    earlier: list[dict[str, int]], last: str, first: str
) -> None:
    assert "".join(fewest("abc", earlier)) == last
    assert "".join(most("abc", earlier)) == first


def test_a_lot_must_hold_all_who_are_level() -> None:
    assert drawn("ab", "cba") == ("b", "a")

    with pytest.raises(LotNeeded) as refused:
        drawn("ab", "ac")

    assert refused.value.options == ("a", "b")
