"""A read of the room: spreads, the low hands, and no decision in sight."""

from dataclasses import fields
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.room_reading import LEVELS, NoSuchLevel, Reading, Scale, is_low, read_room
from tests.builders_elections import floats_in

PEOPLE = ["Gwen", "Ali", "Sam", "Jo"]


@pytest.mark.parametrize(
    ("scale", "low"), [(Scale.FIST_TO_FIVE, [0, 1, 2]), (Scale.GRADIENTS, [1, 2, 3]), (Scale.TEMPERATURE, [1])]
)
def test_low_is_two_of_five_or_as_low(scale: Scale, low: list[int]) -> None:
    lowest, highest = LEVELS[scale]

    assert [level for level in range(lowest, highest + 1) if is_low(scale, level)] == low


def test_the_spread_has_every_level() -> None:
    reading = read_room(Scale.FIST_TO_FIVE, {"Gwen": 5, "Ali": 5, "Sam": 2, "Jo": None}, PEOPLE)

    assert reading.spread == ((0, 0), (1, 0), (2, 1), (3, 0), (4, 0), (5, 2))
    assert (reading.lowest, reading.highest, reading.low, reading.passed, reading.silent) == (2, 5, 1, 1, 0)


def test_an_empty_room_reads_as_nothing() -> None:
    reading = read_room(Scale.TEMPERATURE, {"Gwen": 1}, [])

    assert (reading.lowest, reading.highest, reading.low, reading.passed, reading.silent) == (None, None, 0, 0, 0)


@pytest.mark.parametrize("level", [-1, 6])
def test_nobody_has_six_fingers(level: int) -> None:
    with pytest.raises(NoSuchLevel):
        read_room(Scale.FIST_TO_FIVE, {"Gwen": level}, PEOPLE)


def test_a_reading_says_nothing_of_passing() -> None:
    assert not {"adopted", "passes", "outcome", "verdict"} & {field.name for field in fields(Reading)}


@given(st.dictionaries(st.sampled_from([*PEOPLE, "a guest"]), st.none() | st.integers(0, 5)), st.randoms())
def test_everybody_present_is_counted_once_whatever_the_order(hands: dict[str, int | None], random: Random) -> None:
    reading = read_room(Scale.FIST_TO_FIVE, hands, PEOPLE)

    shuffled = dict(random.sample(list(hands.items()), len(hands)))

    assert sum(count for _, count in reading.spread) + reading.passed + reading.silent == len(PEOPLE)
    assert read_room(Scale.FIST_TO_FIVE, shuffled, random.sample(PEOPLE, 4)) == reading
    assert not list(floats_in(reading))
