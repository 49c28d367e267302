"""The floor: a queue, a round, and who speaks now."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import floor as rules
from models.rules.floor import Floor
from models.rules.rounds import NotInRound
from models.rules.speaking import Turn, order, totals
from tests.builders import NOW


def at(minutes: int) -> datetime:
    """So many minutes into the meeting."""
    return NOW + timedelta(minutes=minutes)


def test_who_has_not_spoken_comes_before_who_has() -> None:
    floor = rules.go_on(rules.wish(Floor(), "Gwen"), at(0))

    floor = rules.wish(rules.wish(rules.go_on(floor, at(2)), "Gwen"), "Ali")

    assert (order(floor.queue), totals(floor.queue)["Gwen"].seconds) == (("Ali", "Gwen"), 120)


def test_who_asks_again_while_speaking_keeps_that_turn() -> None:
    floor = rules.go_on(rules.wish(Floor(), "Gwen"), at(0))

    floor = rules.go_on(rules.wish(rules.wish(floor, "Gwen"), "Ali"), at(1))

    assert (floor.speaker, order(floor.queue)) == ("Ali", ("Gwen",))


def test_a_short_answer_goes_first_when_it_is_let() -> None:
    floor = rules.wish(rules.wish(Floor(), "Gwen"), "Ali")

    floor = rules.let_ahead(floor, "Ali")

    assert order(floor.queue) == ("Ali", "Gwen")


def test_a_round_gives_everybody_the_floor_in_turn_and_the_next_one_begins_elsewhere() -> None:
    floor = rules.begin_round(Floor(), ("Gwen", "Ali", "Sam"), at(0))
    heard = [floor.speaker]
    for minute in (1, 2):
        floor = rules.go_on(floor, at(minute))
        heard.append(floor.speaker)

    floor = rules.go_on(floor, at(3))
    again = rules.begin_round(rules.end_round(floor), ("Gwen", "Ali", "Sam"), at(4))

    assert (heard, floor.speaker, floor.going and floor.going.is_over) == (["Gwen", "Ali", "Sam"], "", True)
    assert (again.speaker, again.going and again.going.waiting) == ("Ali", ("Ali", "Gwen", "Sam"))


def test_who_passes_has_not_spoken_and_may_still() -> None:
    floor = rules.begin_round(Floor(), ("Gwen", "Ali"), at(0))

    passed = rules.pass_over(floor, at(1))
    later = rules.go_on(rules.give(passed, "Gwen", at(2)), at(3))

    assert (passed.speaker, passed.going and passed.going.passed, passed.queue.turns) == ("Ali", ("Gwen",), ())
    assert (later.speaker, later.going and later.going.spoken) == ("Ali", ("Gwen",))


def test_who_speaks_out_of_turn_takes_nobodys_turn() -> None:
    floor = rules.begin_round(Floor(), ("Gwen", "Ali", "Sam"), at(0))

    floor = rules.go_on(rules.give(floor, "Sam", at(1)), at(2))

    assert floor.going is not None
    assert (floor.speaker, floor.going.waiting, floor.queue.turns) == ("Gwen", ("Gwen", "Ali"), (Turn("Sam", 60),))


def test_nobody_passes_twice_in_a_round() -> None:
    floor = rules.pass_over(rules.begin_round(Floor(), ("Gwen", "Ali"), at(0)), at(1))

    with pytest.raises(NotInRound):
        rules.pass_over(rules.give(floor, "Gwen", at(2)), at(3))


def test_who_leaves_loses_the_floor_and_who_comes_late_is_heard_last() -> None:
    floor = rules.begin_round(Floor(), ("Gwen", "Ali"), at(0))

    floor = rules.as_now_here(rules.wish(floor, "Gwen"), ["Ali", "Sam"], at(1))

    assert (floor.speaker, floor.going and floor.going.waiting, floor.queue.wishes) == ("Ali", ("Ali", "Sam"), ())


def test_a_round_on_a_proposal_is_of_those_who_take_part_in_it() -> None:
    floor = rules.begin_round(Floor(), ("Gwen", "Ali"), at(0), about="Brief responses")

    floor = rules.as_now_here(floor, ["Gwen", "Ali", "A guest"], at(1), taking_part=["Gwen", "Ali"])

    assert floor.going is not None
    assert floor.going.waiting == ("Gwen", "Ali")


PEOPLE = st.sampled_from(["Gwen", "Ali", "Sam", "Ĵo"])
STEPS = st.one_of(
    st.builds(lambda who: partial(rules.wish, person=who), PEOPLE),
    st.builds(lambda who: partial(rules.give, person=who, at=at(1)), PEOPLE),
    st.just(partial(rules.go_on, at=at(2))),
    st.just(partial(rules.pass_over, at=at(3))),
    st.builds(lambda seats: partial(rules.begin_round, seats=tuple(seats), at=at(4)), st.sets(PEOPLE)),
    st.just(rules.end_round),
)


@given(st.lists(STEPS, max_size=20))
def test_whatever_happens_it_is_kept_as_it_is(steps: list) -> None:
    floor = Floor()
    for step in steps:
        try:
            floor = step(floor)
        except (NotInRound, rules.speaking.AlreadyWaiting):
            continue

    assert rules.from_text(rules.as_text(floor)) == floor
    assert floor.going is None or not {*floor.going.waiting} & {each.person for each in floor.going.said}
