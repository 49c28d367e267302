"""How much of a shared thing is free, and what may be promised."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from models.errors import Refusal
from models.rules.london import FIRST_DAY, LAST_DAY, end_of
from models.rules.nearby import starts_to_try


@dataclass(frozen=True)
class Hold:
    """So many of a thing taken for the half-open time [start, end); without an end, for good."""

    start: datetime
    end: datetime | None
    quantity: int = 1
    who: str = ""
    id: str = ""


@dataclass(frozen=True)
class Slot:
    """A half-open stretch of time on offer."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class Stock:
    """What there is of one thing, who holds it when, and the time that must stay free between two holds."""

    total: int
    holds: tuple[Hold, ...] = ()
    gap: timedelta = timedelta(0)


LONGEST_GAP = 7 * 24 * 60  # minutes


def gap_of(minutes: int) -> timedelta:
    """The time that must stay free between two holds: from none to a week, whatever was written down.

    >>> gap_of(30), gap_of(10**12), gap_of(-1)
    (datetime.timedelta(seconds=1800), datetime.timedelta(days=7), datetime.timedelta(0))
    """
    return timedelta(minutes=min(max(minutes, 0), LONGEST_GAP))


@dataclass(eq=False)
class TooFar(Refusal):
    """Nothing is held before or after the years this program reckons with: from `first` to `last`."""

    first: int
    last: int


@dataclass(eq=False)
class EmptyTime(Refusal):
    """Nothing can be held for no time at all, or for less."""

    start: datetime
    end: datetime


@dataclass(eq=False)
class NothingAsked(Refusal):
    """A hold takes at least one."""

    quantity: int


@dataclass(eq=False)
class TooMany(Refusal):
    """More is asked for than there is altogether."""

    asked: int
    total: int


@dataclass(eq=False)
class NotFree(Refusal):
    """Too little is free: `clashes` says who holds it and until when, `alternatives` when it would go."""

    asked: int
    free: int
    clashes: tuple[Hold, ...]
    alternatives: tuple[Slot, ...]


@dataclass(eq=False)
class Committed(Refusal):
    """Fewer would be left than are promised at the busiest moment to come."""

    total: int
    peak: int
    holds: tuple[Hold, ...]


def overlaps(one: Hold, other: Hold, gap: timedelta = timedelta(0)) -> bool:
    """Whether two holds meet; touching is fine, and a gap counts once.

    >>> at = lambda hour: datetime(2027, 3, 1, hour)
    >>> morning, noon = Hold(at(10), at(12)), Hold(at(12), at(14))
    >>> overlaps(morning, noon), overlaps(morning, noon, timedelta(minutes=15))
    (False, True)
    """
    return _begins_before(one, other, gap) and _begins_before(other, one, gap)


def clashes(stock: Stock, want: Hold) -> tuple[Hold, ...]:
    """The holds that meet a wanted one, the earliest first."""
    return tuple(sorted((hold for hold in stock.holds if overlaps(hold, want, stock.gap)), key=lambda hold: hold.start))


def peak(stock: Stock, start: datetime, end: datetime | None) -> int:
    """The most that is held at any instant of [start, end).

    >>> at = lambda hour: datetime(2027, 3, 1, hour)
    >>> chairs = Stock(10, (Hold(at(9), at(11), 6), Hold(at(11), at(13), 6)))
    >>> peak(chairs, at(9), at(13))
    6
    """
    window = Hold(start, end)
    steps = [step for hold in stock.holds if overlaps(hold, window, stock.gap) for step in _steps(hold, stock.gap)]
    held = highest = 0
    for _, change in sorted(steps):
        held += change
        highest = max(highest, held)
    return highest


def free(stock: Stock, start: datetime, end: datetime | None) -> int:
    """How many can be had for the whole of [start, end); below nought when too much is promised already.

    >>> at = lambda hour: datetime(2027, 3, 1, hour)
    >>> free(Stock(10, (Hold(at(9), at(11), 6), Hold(at(11), at(13), 6))), at(9), at(13))
    4
    """
    return stock.total - peak(stock, start, end)


def require_free(stock: Stock, want: Hold, *, now: datetime) -> None:
    """Refuse a hold there is no stock for.

    Raises `TooFar`, `EmptyTime`, `NothingAsked`, `TooMany`, or `NotFree` with up to three other times after `now`.
    """
    _require_sense(stock, want)
    left = free(stock, want.start, want.end)
    if left < want.quantity:
        raise NotFree(want.quantity, left, clashes(stock, want), other_times(stock, want, now=now))


def require_total(stock: Stock, total: int, *, now: datetime) -> None:
    """Refuse to own fewer than are promised from now on. Raises `Committed`."""
    promised = peak(stock, now, None)
    if total < promised:
        raise Committed(total, promised, clashes(stock, Hold(now, None)))


def other_times(stock: Stock, want: Hold, *, now: datetime) -> tuple[Slot, ...]:
    """Up to three free stretches as long as the wanted one, the nearest first, none already begun.

    A wish without an end has no length to look for.
    """
    if want.end is None:
        return ()
    length = want.end - want.start
    open_starts = (
        start
        for start in starts_to_try(want.start, want.end, _edges(stock, length))
        if start >= now and free(stock, start, start + length) >= want.quantity
    )
    return tuple(Slot(start, start + length) for start in islice(open_starts, 3))


def _require_sense(stock: Stock, want: Hold) -> None:
    if want.start.year < FIRST_DAY.year or (want.end is not None and want.end > end_of(LAST_DAY)):
        raise TooFar(FIRST_DAY.year, LAST_DAY.year)
    if want.end is not None and want.end <= want.start:
        raise EmptyTime(want.start, want.end)
    if want.quantity < 1:
        raise NothingAsked(want.quantity)
    if want.quantity > stock.total:
        raise TooMany(want.quantity, stock.total)


def _edges(stock: Stock, length: timedelta) -> list[datetime]:
    after = [hold.end + stock.gap for hold in stock.holds if hold.end is not None]
    return after + [hold.start - stock.gap - length for hold in stock.holds]


def _begins_before(one: Hold, other: Hold, gap: timedelta) -> bool:
    return other.end is None or one.start < other.end + gap


def _steps(hold: Hold, gap: timedelta) -> list[tuple[datetime, int]]:
    claim = (hold.start, hold.quantity)
    return [claim] if hold.end is None else [claim, (hold.end + gap, -hold.quantity)]
