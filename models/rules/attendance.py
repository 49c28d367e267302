"""Who is in the room at a moment, from the times people came and went."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.errors import Refusal

SETTLING = timedelta(minutes=5)
"""How long after the opening somebody who is taken down still counts as there from the start."""


@dataclass(frozen=True)
class Stay:
    """One stay of one person: not known when they came means from the start, when they left means to the end."""

    person: str
    arrived: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True)
class Sets:
    """Who counts for one question at the moment it is put: on the roll, of those present, of those with an interest."""

    roll: frozenset[str]
    present: frozenset[str]
    recused: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.recused <= self.present <= self.roll:
            raise ValueError("recused within present within roll")

    @property
    def deciders(self) -> frozenset[str]:
        """Those present who declared no interest."""
        return self.present - self.recused


@dataclass(eq=False)
class LeftBeforeArriving(Refusal):
    """Somebody cannot leave before, or as, they come."""

    arrived: datetime
    left: datetime


def present_at(stays: Iterable[Stay], at: datetime, *, ended: datetime | None = None) -> frozenset[str]:
    """Everybody in the room at an instant: come by then and not yet gone.

    >>> six, seven = datetime(2026, 11, 12, 18), datetime(2026, 11, 12, 19)
    >>> sorted(present_at([Stay("Gwen", six, seven), Stay("Ali", seven)], seven))
    ['Ali']
    """
    if ended is not None and at >= ended:
        return frozenset()
    return frozenset(stay.person for stay in stays if covers(stay.arrived, stay.left, at))


def sets_at(roll: Iterable[str], present: Iterable[str], recused: Iterable[str] = ()) -> Sets:
    """The sets for one question; guests and the absent drop out where they do not count.

    >>> sets_at(["Gwen", "Ali", "Sam"], ["Gwen", "Ali", "a guest"], ["Ali", "Sam"]).deciders
    frozenset({'Gwen'})
    """
    on_roll = frozenset(roll)
    here = on_roll & frozenset(present)
    return Sets(on_roll, here, here & frozenset(recused))


def require_order(arrived: datetime | None, left: datetime | None) -> None:
    """Refuse a stay that ends before it begins. Raises `LeftBeforeArriving`."""
    if arrived is not None and left is not None and left <= arrived:
        raise LeftBeforeArriving(arrived, left)


def came_late(at: datetime | None, opened: datetime | None) -> bool:
    """Everybody who came in the first minutes was there from the start: names are still being taken down then.

    >>> opened = datetime(2026, 11, 12, 18, 0, 40)
    >>> came_late(datetime(2026, 11, 12, 18, 4, 59), opened), came_late(datetime(2026, 11, 12, 18, 5), opened)
    (False, True)
    """
    return at is not None and opened is not None and at - opened.replace(second=0) >= SETTLING


def covers(arrived: datetime | None, left: datetime | None, at: datetime) -> bool:
    """Whether a stay between these two covers an instant.

    >>> covers(None, datetime(2026, 11, 12, 19), datetime(2026, 11, 12, 19))
    False
    """
    return (arrived is None or arrived <= at) and (left is None or left > at)
