"""Approval, score and dots: valid papers, totals, thresholds and ties."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.ballots import LotNeeded
from models.rules.options import (
    Choice,
    Marking,
    NotTied,
    Poll,
    PollResult,
    by_lot,
    count_marks,
    is_valid,
)
from tests.builders_elections import floats_in

OPTIONS = ("a", "b", "c")
APPROVAL = Poll(Marking.APPROVAL, OPTIONS)
OVER_HALF = Poll(Marking.APPROVAL, OPTIONS, over_half=True)
SCORE = Poll(Marking.SCORE, OPTIONS, limit=5)
DOTS = Poll(Marking.DOTS, OPTIONS, limit=3)
POLLS = [APPROVAL, OVER_HALF, SCORE, DOTS]

marks = st.dictionaries(st.sampled_from("abcx"), st.integers(-1, 6), max_size=4)


def approved(*papers: str, poll: Poll = APPROVAL) -> PollResult:
    """The result of papers with ticks on these letters."""
    return count_marks(poll, [dict.fromkeys(paper, 1) for paper in papers])


@pytest.mark.parametrize(
    ("papers", "choice", "winners"),
    [
        ([], Choice.NO_MARKS, ""),
        (["", ""], Choice.NO_MARKS, ""),
        (["a"], Choice.CHOSEN, "a"),
        (["ab", "b"], Choice.CHOSEN, "b"),
        (["a", "b"], Choice.TIED, "ab"),
        (["abc", "abc"], Choice.TIED, "abc"),
    ],
)
def test_the_most_ticks_win(papers: list[str], choice: Choice, winners: str) -> None:
    result = approved(*papers)

    assert (result.choice, "".join(result.winners)) == (choice, winners)


@pytest.mark.parametrize(
    ("papers", "choice", "needed"),
    [
        (["a", "a", "b", "b", "c"], Choice.TOO_FEW, 3),
        (["a", "b"], Choice.TOO_FEW, 2),
        (["a", "a", "b"], Choice.CHOSEN, 2),
        (["a", "a", "b", ""], Choice.TOO_FEW, 3),
        (["ab", "ab", ""], Choice.TIED, 2),
        (["a"], Choice.CHOSEN, 1),
    ],
)
def test_over_half_means_more_than_half_of_all_valid_papers(papers: list[str], choice: Choice, needed: int) -> None:
    result = approved(*papers, poll=OVER_HALF)

    assert (result.choice, result.needed) == (choice, needed)


@pytest.mark.parametrize(
    ("poll", "paper", "valid"),
    [
        (APPROVAL, {"a": 1, "b": 1, "c": 1}, True),
        (APPROVAL, {"a": 2}, False),
        (APPROVAL, {}, True),
        (SCORE, {"a": 5, "b": 0}, True),
        (SCORE, {"a": 6}, False),
        (DOTS, {"a": 3}, True),
        (DOTS, {"a": 2, "b": 1}, True),
        (DOTS, {"a": 2, "b": 2}, False),
        (DOTS, {"a": 4, "b": -1}, False),
        (DOTS, {"x": 1}, False),
    ],
)
def test_a_paper_keeps_to_what_may_be_given(poll: Poll, paper: dict[str, int], valid: bool) -> None:
    assert is_valid(poll, paper) == valid


def test_spoilt_papers_give_nothing_and_blank_ones_are_valid() -> None:
    result = count_marks(DOTS, [{"a": 3}, {"b": 4}, {}, {"c": 0}])

    assert result.totals == (("a", 3), ("b", 0), ("c", 0))
    assert (result.valid, result.blank, result.spoilt) == (3, 2, 1)


def test_a_tie_goes_to_the_first_drawn() -> None:
    tied = approved("ab", "ab", "c")

    assert by_lot(tied, "cba") == "b"
    with pytest.raises(LotNeeded):
        by_lot(tied, "a")
    with pytest.raises(NotTied):
        by_lot(approved("a"), "abc")


@pytest.mark.parametrize("binding", [False, True])
def test_whether_it_binds_is_carried_through(binding: bool) -> None:
    assert approved("a", poll=Poll(Marking.APPROVAL, OPTIONS, binding=binding)).binding is binding


@given(st.sampled_from(POLLS), st.lists(marks, max_size=9), st.randoms())
def test_the_order_of_papers_changes_nothing(poll: Poll, papers: list[dict[str, int]], random: Random) -> None:
    assert count_marks(poll, random.sample(papers, len(papers))) == count_marks(poll, papers)


@given(st.sampled_from(POLLS), st.lists(marks, max_size=9))
def test_every_paper_is_counted_once_and_exactly(poll: Poll, papers: list[dict[str, int]]) -> None:
    result = count_marks(poll, papers)

    assert result.valid + result.spoilt == len(papers) and result.blank <= result.valid
    assert poll.marking is not Marking.DOTS or sum(total for _, total in result.totals) <= 3 * result.valid
    assert bool(result.winners) == (result.choice in (Choice.CHOSEN, Choice.TIED))
    assert not list(floats_in(result))


@given(st.sampled_from(POLLS), st.lists(marks, max_size=9), st.data())
def test_one_more_mark_for_a_winner_never_harms_it(
    poll: Poll, papers: list[dict[str, int]], data: st.DataObject
) -> None:
    before = count_marks(poll, papers)
    raisable = [
        (place, option)
        for place, paper in enumerate(papers)
        for option in before.winners
        if is_valid(poll, paper) and is_valid(poll, {**paper, option: paper.get(option, 0) + 1})
    ]

    if raisable:
        place, option = data.draw(st.sampled_from(raisable))
        paper = {**papers[place], option: papers[place].get(option, 0) + 1}
        after = count_marks(poll, [*papers[:place], paper, *papers[place + 1 :]])
        assert after.winners == (option,)
