"""Several seats from orders of preference: two Scottish wards stage by stage, ties, and what always holds."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.ballots import LotNeeded
from models.rules.ranked import instant_run_off
from models.rules.transferable import ONE, Deed, Stage, count_transferable, is_advisable, quota
from tests.builders_elections import OPTIONS, Papers, any_papers, floats_in, papers, published


def shown(stage: Stage) -> str:
    """A stage in one line, in votes with all five places."""
    held = " ".join(f"{option}{votes // ONE}.{votes % ONE:05}" for option, votes in stage.totals if votes)
    return f"{stage.deed} {''.join(stage.of)}: {held}; elected {''.join(stage.elected) or '-'}"


def hundredths(stage: Stage, options: str) -> list[int]:
    """What these hold, in hundredths of a vote, the rest cut off."""
    return [dict(stage.totals)[option] * 100 // ONE for option in options]


def test_a_highland_ward_comes_out_as_the_council_published_it() -> None:
    given = published("highland_2017_ward7")

    count = count_transferable("ABCDEF", given, seats=3)

    assert (count.valid, count.quota, count.elected) == (3484, 872, ("D", "B", "F"))
    assert [shown(stage) for stage in count.stages[:3]] == [
        "first_preferences : A558.00000 B831.00000 C569.00000 D708.00000 E139.00000 F679.00000; elected -",
        "exclusion E: A583.00000 B847.00000 C587.00000 D751.00000 F696.00000; elected -",
        "exclusion A: B870.00000 C722.00000 D903.00000 F851.00000; elected D",
    ]
    assert count.stages[1].not_transferable == 20 * ONE


def test_the_later_stages_of_that_ward_round_to_the_published_votes() -> None:
    stages = count_transferable("ABCDEF", published("highland_2017_ward7"), seats=3).stages[3:]

    assert [(stage.deed, stage.of) for stage in stages] == [
        (Deed.SURPLUS, ("D",)),
        (Deed.SURPLUS, ("B",)),
        (Deed.EXCLUSION, ("C",)),
    ]
    assert [[(votes + 50) // 100 for votes in hundredths(stage, "BCF")] for stage in stages] == [
        [874, 736, 860],
        [872, 736, 861],
        [872, 0, 1342],
    ]


LOCH_A_TUATH = [
    {"A": 59000, "B": 8000, "C": 7800, "D": 23000, "E": 7400, "F": 23000},
    {"B": 11055, "C": 11539, "D": 27103, "E": 9816, "F": 34489},
    {"B": 11355, "C": 11921, "D": 27654, "E": 10499},
    {"B": 13274, "C": 13764, "D": 29867},
    {"C": 17027, "D": 33576},
]
"""Hundredths of a vote as published; one of them was cut off there and not rounded."""


def test_a_ward_of_the_western_isles_agrees_with_the_published_hundredths() -> None:
    count = count_transferable("ABCDEF", published("eilean_siar_2017_ward8"), seats=3)

    assert (count.valid, count.quota, count.elected) == (1282, 321, ("A", "F", "D"))
    assert ["".join(stage.of) for stage in count.stages] == ["", "A", "F", "E", "B"]
    for stage, votes in zip(count.stages, LOCH_A_TUATH, strict=True):
        assert {o: v for o, v in votes.items() if abs(dict(stage.totals)[o] - v * ONE // 100) >= ONE // 100} == {}


def test_transfer_values_are_cut_off_after_five_places() -> None:
    given = papers("7 ab", "1 b", "3 c")

    stages = count_transferable("abc", given, seats=2).stages

    assert [shown(stage) for stage in stages] == [
        "first_preferences : a7.00000 b1.00000 c3.00000; elected a",
        "surplus a: a4.00000 b3.99999 c3.00000; elected -",
        "exclusion c: a4.00000 b3.99999; elected b",
    ]
    assert stages[1].rounding == 1


def test_a_paper_moved_twice_carries_its_first_value_into_the_second() -> None:
    given = papers("8 abc", "3 bc", "1 c", "3 d")

    stages = count_transferable("abcd", given, seats=3).stages

    assert [shown(stage) for stage in stages] == [
        "first_preferences : a8.00000 b3.00000 c1.00000 d3.00000; elected a",
        "surplus a: a4.00000 b7.00000 c1.00000 d3.00000; elected b",
        "surplus b: a4.00000 b4.00000 c3.99995 d3.00000; elected -",
        "exclusion d: a4.00000 b4.00000 c3.99995; elected c",
    ]


@pytest.mark.parametrize(
    ("valid", "seats", "needed"), [(0, 1, 1), (1, 1, 1), (2, 1, 2), (9, 2, 4), (12, 3, 4), (3484, 3, 872)]
)
def test_the_quota_is_droops(valid: int, seats: int, needed: int) -> None:
    assert quota(valid, seats) == needed


@pytest.mark.parametrize(
    ("given", "seats", "elected"),
    [
        (papers(), 2, ""),
        (papers("4"), 2, ""),
        (papers("1 a"), 1, "a"),
        (papers("1 a", "1 b"), 2, "ab"),
        (papers("4 a", "4 b", "4 c"), 3, "abc"),
        (papers("3 a", "2 b", "1 c"), 3, "abc"),
        (papers("1 b"), 4, "bacd"),
        (papers("3 a", "2 b", "1 c"), 9, "abcd"),
    ],
)
def test_who_is_elected_at_the_borders(given: Papers, seats: int, elected: str) -> None:
    assert "".join(count_transferable("abcd", given, seats, lot="abcd").elected) == elected


def test_an_exact_quota_is_elected_and_has_no_surplus() -> None:
    count = count_transferable("abc", papers("4 ab", "3 b", "4 cb"), seats=2)

    assert [shown(stage) for stage in count.stages] == ["first_preferences : a4.00000 b3.00000 c4.00000; elected ac"]


def test_the_largest_surplus_moves_first_and_nobody_elected_is_given_any() -> None:
    given = papers("6 abc", "7 bac", "1 c", "1 d")

    count = count_transferable("abcd", given, seats=3)

    assert [(stage.deed.value, stage.of) for stage in count.stages[1:3]] == [("surplus", ("b",)), ("surplus", ("a",))]
    assert "".join(count.elected) == "bac"


def test_equal_surpluses_from_the_start_are_drawn_and_the_first_drawn_moves_first() -> None:
    given = papers("6 ac", "6 bd", "1 c", "1 d")

    with pytest.raises(LotNeeded) as refused:
        count_transferable("abcd", given, seats=3)
    stage = count_transferable("abcd", given, seats=3, lot="badc").stages[1]

    assert refused.value.options == ("a", "b")
    assert (stage.of, stage.tied, stage.by_lot) == (("b",), ("a", "b"), True)


def test_equal_surpluses_go_by_the_latest_stage_that_differed() -> None:
    given = papers("7 a", "6 b", "6 c", "7 d", "2 xa", "3 xb")

    stage = count_transferable("bacdx", given, seats=3).stages[2]

    assert (stage.deed, stage.of, stage.tied, stage.by_lot) == (Deed.SURPLUS, ("a",), ("b", "a"), False)


def test_a_tie_for_exclusion_is_settled_by_the_latest_stage_that_differed() -> None:
    given = papers("9 a", "3 b", "2 c", "1 dc")

    stage = count_transferable("abcd", given, seats=2).stages[3]

    assert (stage.of, stage.tied, stage.by_lot) == (("c",), ("b", "c"), False)


def test_the_last_drawn_of_a_tie_from_the_start_goes_out() -> None:
    given = papers("5 a", "2 b", "2 c")

    with pytest.raises(LotNeeded):
        count_transferable("abc", given, seats=2)

    assert [count_transferable("abc", given, 2, lot).elected for lot in ("bc", "cb")] == [("a", "b"), ("a", "c")]


def test_whoever_nobody_holds_goes_out_together_unless_they_are_needed_for_the_seats() -> None:
    given = papers("3 a", "2 b", "1 c")

    enough = count_transferable("abcdef", given, seats=2)

    assert [stage.of for stage in enough.stages[1:]] == [("d", "e", "f"), ("c",)]
    with pytest.raises(LotNeeded):
        count_transferable("abcdef", given, seats=4)


def test_under_ten_papers_it_is_not_advised() -> None:
    assert [is_advisable(count_transferable("ab", papers(line), 1).valid) for line in ("9 a", "10 a", "10")] == [
        False, True, False,
    ]  # fmt: skip


@given(any_papers(), st.permutations(OPTIONS), st.integers(1, 5))
def test_votes_are_kept_but_for_what_is_cut_off(given_papers: Papers, lot: list[str], seats: int) -> None:
    count = count_transferable(OPTIONS, given_papers, seats, lot)

    surpluses = sum(stage.deed is Deed.SURPLUS for stage in count.stages)

    for stage in count.stages:
        held = sum(votes for _, votes in stage.totals)
        assert held + stage.not_transferable + stage.rounding == count.valid * ONE
        assert 0 <= stage.rounding <= count.valid * surpluses
        assert min(votes for _, votes in stage.totals) >= 0
    assert not list(floats_in(count))


@given(any_papers(), st.permutations(OPTIONS), st.integers(1, 6))
def test_every_seat_is_filled_once(given_papers: Papers, lot: list[str], seats: int) -> None:
    count = count_transferable(OPTIONS, given_papers, seats, lot)

    assert len(set(count.elected)) == len(count.elected) == (min(seats, len(OPTIONS)) if count.valid else 0)
    assert tuple(option for stage in count.stages for option in stage.elected) == count.elected


@given(any_papers(), st.permutations(OPTIONS), st.permutations(OPTIONS), st.integers(1, 4), st.randoms())
def test_order_of_papers_and_options_changes_nothing(
    given_papers: Papers, lot: list[str], other: list[str], seats: int, random: Random
) -> None:
    shuffled = Counter(dict(random.sample(list(given_papers.items()), len(given_papers))))

    one = count_transferable(OPTIONS, given_papers, seats, lot)
    two = count_transferable(other, shuffled, seats, lot)

    assert set(one.elected) == set(two.elected)
    assert [dict(stage.totals) for stage in one.stages] == [dict(stage.totals) for stage in two.stages]


@given(any_papers(), st.permutations(OPTIONS))
def test_one_seat_goes_to_whom_a_run_off_would_choose(given_papers: Papers, lot: list[str]) -> None:
    winner = instant_run_off(OPTIONS, given_papers, lot).winner

    assert count_transferable(OPTIONS, given_papers, 1, lot).elected == ((winner,) if winner else ())


@given(any_papers(), st.permutations(OPTIONS), st.integers(1, 4), st.sets(st.sampled_from(OPTIONS), min_size=1))
def test_a_solid_group_gets_a_seat_for_each_quota_it_has(
    given_papers: Papers, lot: list[str], seats: int, liked: set[str]
) -> None:
    count = count_transferable(OPTIONS, given_papers, seats, lot)

    solid = sum(votes for paper, votes in given_papers.items() if set(paper[: len(liked)]) == liked)

    assert len(liked & set(count.elected)) >= min(solid // count.quota, len(liked), seats)
