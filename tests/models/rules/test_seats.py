"""Seats: as people signed in, kept while they are out, changed by hand only."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.seats import NoSuchSeat, NotSeated, in_seat_order, numbers, put_at, seated

SIX = datetime(2026, 11, 12, 18, tzinfo=UTC)
SEATS = ("gwen", "ali", "sam", "jo")
seatings = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


def test_who_goes_out_keeps_the_seat_and_the_number() -> None:
    seats = seated(SEATS, ["sam", "new", "gwen"])

    assert seats == (*SEATS, "new")
    assert numbers(seats) == {"gwen": 1, "ali": 2, "sam": 3, "jo": 4, "new": 5}
    assert in_seat_order(seats, {"new", "gwen", "sam"}) == ("gwen", "sam", "new")


@pytest.mark.parametrize(
    ("person", "seat", "seats"),
    [
        ("jo", 1, "jo gwen ali sam"),
        ("gwen", 4, "ali sam jo gwen"),
        ("gwen", 2, "ali gwen sam jo"),
        ("sam", 3, "gwen ali sam jo"),
    ],
)
def test_somebody_changes_seats(person: str, seat: int, seats: str) -> None:
    assert " ".join(put_at(SEATS, person, seat)) == seats


@pytest.mark.parametrize("seat", [0, 5, -1])
def test_there_are_no_other_seats(seat: int) -> None:
    with pytest.raises(NoSuchSeat) as refused:
        put_at(SEATS, "gwen", seat)
    assert (refused.value.seat, refused.value.seats) == (seat, 4)


def test_only_who_has_a_seat_can_change_it() -> None:
    with pytest.raises(NotSeated) as refused:
        put_at(SEATS, "new", 1)
    assert refused.value.person == "new"


@given(seatings, st.data())
def test_whoever_moves_sits_there_and_the_others_stay_in_order(seats: list[str], data: st.DataObject) -> None:
    person, seat = data.draw(st.sampled_from(seats)), data.draw(st.integers(1, len(seats)))

    moved = put_at(seats, person, seat)

    assert numbers(moved)[person] == seat
    assert [each for each in moved if each != person] == [each for each in seats if each != person]


@given(seatings, seatings)
def test_nobody_loses_a_seat_and_nobody_has_two(seats: list[str], people: list[str]) -> None:
    after = seated(seats, people)

    assert list(after[: len(seats)]) == seats
    assert sorted(numbers(after).values()) == list(range(1, len(after) + 1))
    assert set(after) == {*seats, *people}
