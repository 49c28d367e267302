"""The order people sit in, as the facilitator sees the room: it numbers them, and rounds follow it."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from models.errors import Refusal


@dataclass(eq=False)
class NoSuchSeat(Refusal):
    """There are fewer seats than that."""

    seat: int
    seats: int


@dataclass(eq=False)
class NotSeated(Refusal):
    """This person has no seat."""

    person: str


def seated(seats: Sequence[str], people: Iterable[str]) -> tuple[str, ...]:
    """The seats with everybody new at the end; who goes out keeps theirs, for when they come back.

    >>> seated(("Gwen", "Ali"), ["Sam", "Ali"])
    ('Gwen', 'Ali', 'Sam')
    """
    return tuple(dict.fromkeys((*seats, *people)))


def numbers(seats: Sequence[str]) -> dict[str, int]:
    """Everybody's number, from 1; it stays theirs while others come and go.

    >>> numbers(("Gwen", "Ali"))
    {'Gwen': 1, 'Ali': 2}
    """
    return {person: seat for seat, person in enumerate(seats, start=1)}


def in_seat_order(seats: Sequence[str], here: Container[str]) -> tuple[str, ...]:
    """Those here, in the order they sit.

    >>> in_seat_order(("Gwen", "Ali", "Sam"), {"Sam", "Gwen"})
    ('Gwen', 'Sam')
    """
    return tuple(person for person in seats if person in here)


def put_at(seats: Sequence[str], person: str, seat: int) -> tuple[str, ...]:
    """Somebody takes another seat, and those between move up. Raises `NotSeated`, `NoSuchSeat`.

    >>> put_at(("Gwen", "Ali", "Sam"), "Sam", 1)
    ('Sam', 'Gwen', 'Ali')
    """
    if person not in seats:
        raise NotSeated(person)
    if not 1 <= seat <= len(seats):
        raise NoSuchSeat(seat, len(seats))
    others = [each for each in seats if each != person]
    return (*others[: seat - 1], person, *others[seat - 1 :])
