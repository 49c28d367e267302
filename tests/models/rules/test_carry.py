"""What a meeting leaves to the next one: nothing that was not dealt with vanishes, nothing that returns is doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.agenda import Topic
from models.rules.carry import COMES_BY_ITSELF, ClosingItem, Left, WhyLeft, left_over
from models.rules.starting_agenda import STANDING


def drawn(left: Left) -> str:
    """Which item, why, with which proposals."""
    return " ".join([left.item, left.why, *left.proposals, *(["alone"] if left.alone else [])])


@pytest.mark.parametrize(
    ("item", "left"),
    [
        (ClosingItem("shed"), "shed not_reached"),
        (ClosingItem("shed", started=True), "shed broken_off"),
        (ClosingItem("shed", started=True, ended=True), ""),
        (ClosingItem("shed", "carried"), "shed not_reached"),
        (ClosingItem("shed", "carried", started=True, ended=True), ""),
        (ClosingItem("shed", "", True, True, ("p1", "p2")), "shed open_proposal p1 p2"),
        (ClosingItem("shed", "", True, True, (), ("p1",)), "shed put_off p1"),
        (ClosingItem("shed", "", True, True, ("p1",), ("p2",)), "shed open_proposal p1 p2"),
        (ClosingItem("hello", STANDING), ""),
        (ClosingItem("hello", STANDING, started=True), ""),
        (ClosingItem("new", STANDING, True, True, ("p1",)), "new open_proposal p1 alone"),
        (ClosingItem("new", STANDING, True, True, (), ("p1",)), "new put_off p1 alone"),
        (ClosingItem("minutes", Topic.MINUTES), ""),
        (ClosingItem("actions", Topic.ACTIONS), ""),
        (ClosingItem("ratify", Topic.RATIFY), ""),
        (ClosingItem("review", Topic.REVIEW), ""),
        (ClosingItem("review", Topic.REVIEW, True, True, ("p1",)), "review open_proposal p1 alone"),
    ],
)
def test_what_goes_on_to_the_next_meeting(item: ClosingItem, left: str) -> None:
    assert " ".join(drawn(each) for each in left_over([item])) == left


ids = st.integers(0, 99).map(str)
items = st.builds(
    ClosingItem,
    ids,
    st.sampled_from(["", "consultation", STANDING, *Topic]),
    st.booleans(),
    st.booleans(),
    st.lists(ids, max_size=2).map(tuple),
    st.lists(ids, max_size=2).map(tuple),
)


@given(st.lists(items))
def test_no_open_proposal_and_no_unfinished_item_vanishes(agenda: list[ClosingItem]) -> None:
    left = left_over(agenda)

    waiting = [proposal for item in agenda for proposal in item.open_proposals + item.put_off]
    unfinished = [item.id for item in agenda if not (item.started and item.ended) and item.topic not in COMES_BY_ITSELF]
    assert [proposal for each in left for proposal in each.proposals] == waiting
    assert set(unfinished) <= {each.item for each in left if not each.alone}


@given(st.lists(items))
def test_what_comes_by_itself_is_never_carried_as_an_item(agenda: list[ClosingItem]) -> None:
    by_id = {item.id: item for item in agenda}

    for item in by_id.values():
        for left in left_over([item]):
            assert left.alone == (item.topic in COMES_BY_ITSELF)
            assert left.proposals or left.why in (WhyLeft.NOT_REACHED, WhyLeft.BROKEN_OFF)
