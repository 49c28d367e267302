"""The speakers' queue: those not heard yet come first, and nobody waits for ever."""

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.speaking import (
    AlreadyWaiting,
    NoDirectAnswer,
    NotWaiting,
    Queue,
    Total,
    as_now_here,
    join,
    leave,
    let_ahead,
    next_speaker,
    not_heard_yet,
    order,
    spoke,
    totals,
)

ROOM = [f"p{n}" for n in range(5)]


def queue_of(*people: str, after: tuple[str, ...] = ()) -> Queue:
    """A queue of these people, of whom some have spoken before, half a minute each time."""
    queue = Queue()
    for person in after:
        queue = spoke(queue, person, 30)
    for person in people:
        queue = join(queue, person)
    return queue


@pytest.mark.parametrize(
    ("spoken", "asked", "expected"),
    [
        ("", "gwen ali sam", "gwen ali sam"),
        ("gwen", "gwen ali sam", "ali sam gwen"),
        ("gwen gwen ali", "gwen ali sam", "sam ali gwen"),
        ("gwen ali", "ali gwen", "ali gwen"),
        ("gwen", "gwen", "gwen"),
        ("gwen", "", ""),
    ],
)
def test_first_those_not_heard_then_the_least_heard_then_who_asked_first(
    spoken: str, asked: str, expected: str
) -> None:
    queue = queue_of(*asked.split(), after=tuple(spoken.split()))

    assert " ".join(order(queue)) == expected
    assert next_speaker(queue) == (expected.split() or [None])[0]


def test_a_direct_answer_goes_ahead_only_when_the_facilitator_says_so() -> None:
    queue = join(queue_of("ali", "sam", after=("gwen",)), "gwen", direct_answer=True)

    assert order(queue) == ("ali", "sam", "gwen")
    assert order(let_ahead(queue, "gwen")) == ("gwen", "ali", "sam")


def test_an_ordinary_wish_is_not_put_ahead() -> None:
    with pytest.raises(NoDirectAnswer) as refused:
        let_ahead(queue_of("ali", "sam"), "sam")

    assert refused.value.person == "sam"


def test_one_waits_once_and_may_think_better_of_it() -> None:
    queue = queue_of("ali", "sam")

    with pytest.raises(AlreadyWaiting):
        join(queue, "ali")
    assert order(leave(queue, "ali")) == ("sam",)
    for deed in (leave, let_ahead):
        with pytest.raises(NotWaiting):
            deed(queue, "gwen")


def test_who_speaks_leaves_the_queue_and_counts_asked_or_not() -> None:
    queue = spoke(spoke(spoke(queue_of("ali", "sam"), "ali", 40), "gwen", 5), "ali", -3)

    assert order(queue) == ("sam",)
    assert totals(queue) == {"ali": Total(2, 40), "gwen": Total(1, 5)}
    assert not_heard_yet(queue, ["sam", "ali", "jo"]) == ("sam", "jo")


def test_who_leaves_the_room_leaves_the_queue_but_was_heard() -> None:
    queue = as_now_here(queue_of("ali", "sam", after=("ali",)), {"sam"})

    assert order(queue) == ("sam",)
    assert list(totals(queue)) == ["ali"]


deeds = st.lists(
    st.tuples(st.sampled_from(["join", "speak", "leave", "gone", "answer"]), st.sampled_from(ROOM)), max_size=40
)


def played(evening: list[tuple[str, str]]) -> Queue:
    """A queue after all that, refusals left out."""
    queue = Queue()
    for deed, person in evening:
        waits = any(wish.person == person for wish in queue.wishes)
        if deed == "speak":
            queue = spoke(queue, person, 10)
        elif deed == "gone":
            queue = as_now_here(queue, set(ROOM) - {person})
        elif deed == "leave" and waits:
            queue = leave(queue, person)
        elif deed != "leave" and not waits:
            queue = join(queue, person, direct_answer=deed == "answer")
    return queue


@given(deeds)
def test_everybody_who_waits_is_in_the_order_once_the_unheard_before_the_heard(evening: list[tuple[str, str]]) -> None:
    queue = played(evening)

    turns = [totals(queue)[person].turns if person in totals(queue) else 0 for person in order(queue)]

    assert sorted(order(queue)) == sorted(wish.person for wish in queue.wishes)
    assert turns == sorted(turns)


@given(deeds, st.permutations(ROOM))
def test_who_people_are_changes_nothing(evening: list[tuple[str, str]], others: list[str]) -> None:
    other = dict(zip(ROOM, others, strict=True))

    renamed = played([(deed, other[person]) for deed, person in evening])

    assert order(renamed) == tuple(other[person] for person in order(played(evening)))


@given(deeds, st.sampled_from(ROOM), st.data())
def test_nobody_waits_for_ever_however_eager_the_others(
    evening: list[tuple[str, str]], waiter: str, data: st.DataObject
) -> None:
    queue = played(evening)
    if waiter not in order(queue):
        queue = join(queue, waiter)
    mine = totals(queue)[waiter].turns if waiter in totals(queue) else 0
    before = sum(
        max(0, mine + 1 - (totals(queue)[each].turns if each in totals(queue) else 0))
        for each in ROOM
        if each != waiter
    )

    waited = 0
    while (speaker := next_speaker(queue)) != waiter:
        assert speaker is not None
        queue = spoke(queue, speaker, 10)
        for eager in data.draw(st.permutations(ROOM)):
            queue = join(queue, eager) if eager not in order(queue) else queue
        waited += 1

    assert waited <= before


@given(deeds)
def test_totals_add_up(evening: list[tuple[str, str]]) -> None:
    queue = played(evening)

    by_hand = {
        person: (len(turns := list(group)), sum(turn.seconds for turn in turns))
        for person, group in groupby(sorted(queue.turns, key=lambda turn: turn.person), key=lambda turn: turn.person)
    }
    assert {person: (each.turns, each.seconds) for person, each in totals(queue).items()} == by_hand
