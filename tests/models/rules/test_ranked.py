"""One winner from orders of preference: rounds, ties, and two public elections."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.ballots import LotNeeded
from models.rules.ranked import Round, instant_run_off
from tests.builders_elections import OPTIONS, Papers, any_papers, floats_in, papers, published

REOPEN = "r"


def rounds_of(options: str, given: Papers, lot: str = "") -> list[str]:
    """One line for each round: what everybody holds, and who goes out."""
    return [shown(each) for each in instant_run_off(options, given, lot).rounds]


def shown(each: Round) -> str:
    """A round in one line."""
    held = " ".join(f"{option}{votes}" for option, votes in each.totals)
    out = f" out {''.join(each.eliminated)}" if each.eliminated else ""
    return f"{held} exhausted {each.exhausted}{out}{' by lot' if each.by_lot else ''}"


def test_the_last_goes_out_and_the_papers_move_on() -> None:
    given = papers("4 a", "3 bc", "2 cb", "1 d", "2")

    count = instant_run_off("abcd", given)

    assert rounds_of("abcd", given) == [
        "a4 b3 c2 d1 exhausted 0 out d",
        "a4 b3 c2 exhausted 1 out c",
        "a4 b5 exhausted 1",
    ]
    assert (count.winner, count.valid, count.spoilt) == ("b", 10, 2)


@pytest.mark.parametrize(
    ("given", "winner"),
    [
        (papers(), None),
        (papers("3"), None),
        (papers("1 a"), "a"),
        (papers("1 c"), "c"),
        (papers("2 a", "1 b"), "a"),
        (papers("6 a", "3 b", "3 c"), "a"),
        (papers("5 a", "3 bc", "3 cb", "1 d"), "c"),
        (papers("1 ab", "1 ba"), "b"),
    ],
)
def test_winners_at_the_borders(given: Papers, winner: str | None) -> None:
    assert instant_run_off("abcd", given, lot="dcba").winner == winner


def test_exactly_half_is_not_more_than_half() -> None:
    given = papers("5 a", "3 b", "2 cb")

    assert rounds_of("abc", given) == [
        "a5 b3 c2 exhausted 0 out c",
        "a5 b5 exhausted 0 out b",
        "a5 exhausted 5",
    ]


def test_more_than_half_of_those_that_still_count_is_enough() -> None:
    given = papers("4 a", "3 b", "2 c", "1 d")

    assert instant_run_off("abcd", given).winner == "a"
    assert rounds_of("abcd", given)[-1] == "a4 b3 exhausted 3"


def test_a_tie_is_settled_by_the_latest_round_in_which_they_differed() -> None:
    given = papers("6 a", "4 b", "3 c", "1 dc")

    assert rounds_of("abcd", given) == [
        "a6 b4 c3 d1 exhausted 0 out d",
        "a6 b4 c4 exhausted 0 out c",
        "a6 b4 exhausted 4",
    ]
    assert instant_run_off("abcd", given).rounds[1].tied == ("b", "c")


def test_a_tie_from_the_start_asks_for_a_lot_and_names_who_is_level() -> None:
    with pytest.raises(LotNeeded) as refused:
        instant_run_off("abc", papers("4 a", "3 b", "3 c"))

    assert refused.value.options == ("b", "c")


def test_the_last_drawn_goes_out() -> None:
    given = papers("4 a", "3 bc", "3 cb")

    assert rounds_of("abc", given, lot="cba")[0] == "a4 b3 c3 exhausted 0 out b by lot"
    assert [instant_run_off("abc", given, lot).winner for lot in ("abc", "acb")] == ["b", "c"]


def test_all_whom_nobody_put_first_go_out_together_without_a_lot() -> None:
    given = papers("2 a", "2 bd", "1 ca")

    assert rounds_of("abcdef", given)[0] == "a2 b2 c1 d0 e0 f0 exhausted 0 out def"


def test_reopening_nominations_may_win() -> None:
    given = papers(f"2 a{REOPEN}", f"1 b{REOPEN}", f"3 {REOPEN}")

    assert instant_run_off(f"ab{REOPEN}", given).winner == REOPEN


def test_a_by_election_of_east_lothian_council_comes_out_as_declared() -> None:
    given = published("east_lothian_2019_ward5")

    count = instant_run_off("ABCDE", given)

    assert dict(count.rounds[0].totals) == {"A": 1359, "B": 774, "C": 1866, "D": 2212, "E": 108}
    assert (count.winner, count.valid) == ("D", 6319)


def test_the_first_rounds_are_those_the_highland_council_published() -> None:
    given = published("highland_2017_ward7")

    assert rounds_of("ABCDEF", given)[:3] == [
        "A558 B831 C569 D708 E139 F679 exhausted 0 out E",
        "A583 B847 C587 D751 F696 exhausted 20 out A",
        "B870 C722 D903 F851 exhausted 138 out C",
    ]


@given(any_papers(), st.permutations(OPTIONS), st.permutations(OPTIONS), st.randoms())
def test_order_of_papers_and_options_changes_nothing(
    given_papers: Papers, lot: list[str], other: list[str], random: Random
) -> None:
    shuffled = Counter(dict(random.sample(list(given_papers.items()), len(given_papers))))

    one, two = instant_run_off(OPTIONS, given_papers, lot), instant_run_off(other, shuffled, lot)

    assert one.winner == two.winner
    assert [dict(each.totals) for each in one.rounds] == [dict(each.totals) for each in two.rounds]


@given(any_papers(), st.permutations(OPTIONS), st.permutations(OPTIONS))
def test_names_change_nothing(given_papers: Papers, lot: list[str], others: list[str]) -> None:
    other = dict(zip(OPTIONS, others, strict=True))
    renamed = Counter({tuple(other[option] for option in paper): count for paper, count in given_papers.items()})

    one = instant_run_off(OPTIONS, given_papers, lot)
    two = instant_run_off(OPTIONS, renamed, [other[option] for option in lot])

    assert two.winner == (other[one.winner] if one.winner else None)


@given(any_papers(), st.permutations(OPTIONS))
def test_every_round_accounts_for_every_valid_paper(given_papers: Papers, lot: list[str]) -> None:
    count = instant_run_off(OPTIONS, given_papers, lot)

    assert [each.continuing + each.exhausted for each in count.rounds] == [count.valid] * len(count.rounds)
    assert count.valid + count.spoilt == given_papers.total()
    assert (count.winner is None) == (count.valid == 0)
    assert not list(floats_in(count))


@given(any_papers(), st.permutations(OPTIONS))
def test_who_loses_to_each_of_the_others_never_wins(given_papers: Papers, lot: list[str]) -> None:
    winner = instant_run_off(OPTIONS, given_papers, lot).winner

    if winner is not None:
        assert any(_beats_or_ties(given_papers, winner, other) for other in OPTIONS if other != winner)


@given(any_papers(), st.permutations(OPTIONS))
def test_more_than_half_of_the_first_choices_always_win(given_papers: Papers, lot: list[str]) -> None:
    firsts = Counter(dict.fromkeys(OPTIONS, 0))
    for paper, count in given_papers.items():
        firsts.update({paper[0]: count} if paper else {})

    best, votes = firsts.most_common(1)[0]

    if 2 * votes > firsts.total():
        assert instant_run_off(OPTIONS, given_papers, lot).winner == best


def _beats_or_ties(given_papers: Papers, one: str, other: str) -> bool:
    return sum(count * _prefers(paper, one, other) for paper, count in given_papers.items()) >= 0


def _prefers(paper: tuple[str, ...], one: str, other: str) -> int:
    places = {option: place for place, option in enumerate(paper)}
    first, second = places.get(one, len(OPTIONS)), places.get(other, len(OPTIONS))
    return (first < second) - (first > second)
