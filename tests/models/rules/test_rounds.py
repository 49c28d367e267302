"""A round: everybody once, begun by another each time, turning the other way; whoever comes late comes last."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.rounds import NotInRound, Round, Said, as_now_here, begin, passed, spoke

SEATS = ("gwen", "ali", "sam", "jo")
ROOM = [f"p{n}" for n in range(7)]


def test_rounds_follow_the_seats_from_another_person_and_the_other_way_each_time() -> None:
    orders: list[str] = []
    begun: list[str] = []
    for _ in range(5):
        waiting = begin(SEATS, begun).waiting
        begun.append(waiting[0])
        orders.append(" ".join(waiting))

    assert orders == ["gwen ali sam jo", "ali gwen jo sam", "sam jo gwen ali", "jo sam ali gwen", "gwen ali sam jo"]


def test_nobody_begins_twice_because_others_came_or_went() -> None:
    after_ali_left = begin(("gwen", "sam", "jo"), ["gwen", "ali"])
    with_a_newcomer = begin((*SEATS, "new"), ["gwen", "ali", "sam", "jo"])
    after_the_newcomer = begin((*SEATS, "new"), ["gwen", "ali", "sam", "jo", "new"])

    assert [each.next_person for each in (after_ali_left, with_a_newcomer, after_the_newcomer)] == [
        "sam",
        "new",
        "gwen",
    ]


def test_a_round_of_nobody_is_over_and_one_of_one_is_theirs() -> None:
    assert begin(()).is_over and begin(()).next_person is None
    assert begin(("gwen",), ["gwen"]).waiting == ("gwen",)


def test_who_passed_may_speak_after_all() -> None:
    going = spoke(passed(begin(SEATS), "gwen"), "ali")

    assert (going.passed, going.spoken, going.waiting) == (("gwen",), ("ali",), ("sam", "jo"))
    assert spoke(going, "gwen") == Round(("sam", "jo"), (Said("ali"), Said("gwen")))


def test_speaking_out_of_turn_keeps_the_order_of_the_others() -> None:
    assert spoke(begin(SEATS), "sam").waiting == ("gwen", "ali", "jo")


def test_a_turn_is_had_once_and_by_those_in_the_round() -> None:
    going = passed(spoke(begin(SEATS), "gwen"), "ali")

    for again in (spoke, passed):
        with pytest.raises(NotInRound) as refused:
            again(going, "gwen")
        assert (refused.value.person, refused.value.spoken) == ("gwen", True)
    with pytest.raises(NotInRound):
        passed(going, "ali")
    with pytest.raises(NotInRound) as refused:
        spoke(going, "a guest")
    assert refused.value.spoken is False


def test_who_leaves_drops_out_and_who_comes_is_last() -> None:
    going = spoke(begin(SEATS), "gwen")

    without_ali = as_now_here(going, ["gwen", "sam", "jo"])
    with_late = as_now_here(without_ali, ["late", "gwen", "ali", "sam", "jo"])

    assert without_ali.waiting == ("sam", "jo")
    assert with_late.waiting == ("sam", "jo", "late", "ali")
    assert as_now_here(with_late, ["late", "gwen", "ali", "sam", "jo"]) == with_late


def test_who_left_after_speaking_has_been_heard_and_is_not_asked_again() -> None:
    going = as_now_here(spoke(begin(SEATS), "gwen"), ["ali", "sam", "jo"])

    assert as_now_here(going, SEATS).spoken == ("gwen",)
    assert "gwen" not in as_now_here(going, SEATS).waiting


rooms = st.lists(st.sampled_from(ROOM), unique=True)


@given(rooms, st.lists(rooms, max_size=8), st.data())
def test_everybody_there_to_the_end_is_heard_exactly_once(
    room: list[str], changes: list[list[str]], data: st.DataObject
) -> None:
    going, here, heard = begin(tuple(room)), room, list[str]()
    for now_here in [*changes, changes[-1] if changes else room]:
        if person := going.next_person:
            heard.append(person)
            going = data.draw(st.sampled_from([spoke, passed]))(going, person)
        going, here = as_now_here(going, now_here), now_here
    while person := going.next_person:
        heard.append(person)
        going = spoke(going, person)

    assert len(set(heard)) == len(heard)
    assert set(here) <= set(heard)


@given(rooms.filter(bool), st.integers(1, 20))
def test_everybody_begins_as_often_as_anybody(room: list[str], rounds: int) -> None:
    begun: list[str] = []
    for _ in range(rounds):
        going = begin(tuple(room), begun)
        assert sorted(going.waiting) == sorted(room)
        begun.append(going.waiting[0])

    often = [begun.count(person) for person in room]
    assert max(often) - min(often) <= 1


@given(st.lists(rooms.filter(lambda room: len(room) > 1), min_size=2, max_size=12))
def test_nobody_begins_two_rounds_running_whoever_comes_or_goes(evening: list[list[str]]) -> None:
    begun: list[str] = []
    for room in evening:
        begun.append(begin(tuple(room), begun).waiting[0])

    assert all(one != other for one, other in pairwise(begun))
