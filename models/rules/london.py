"""The clock on the wall in the United Kingdom, and the instants it stands for."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from models.errors import Refusal

FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2999, 12, 31)
"""Moments are kept between these: enough for any chapter, and what is reckoned with them stays in the calendar."""


@dataclass(eq=False)
class NoSuchTime(Refusal):
    """The clocks skip this time in spring; `instead` is what a watch left alone would have shown."""

    asked: datetime
    instead: datetime


@dataclass(eq=False)
class EndsTooSoon(Refusal):
    """It would end before, or as, it starts."""

    start: datetime
    end: datetime


def wall(at: datetime) -> datetime:
    """What the clock on the wall shows at an instant.

    >>> wall(datetime(2027, 3, 30, 17, tzinfo=UTC))
    datetime.datetime(2027, 3, 30, 18, 0)
    """
    return at.astimezone(_london()).replace(tzinfo=None, fold=0)


def day_of(at: datetime) -> date:
    """The day it is in London at an instant."""
    return wall(at).date()


def instant(shown: datetime, *, second: bool = False) -> datetime:
    """The instant a clock shows this; in autumn the first of two unless the second is asked for.

    >>> instant(datetime(2027, 10, 31, 1, 30)).hour, instant(datetime(2027, 10, 31, 1, 30), second=True).hour
    (0, 1)
    """
    at = _at(shown, second)
    if wall(at) != shown:
        raise NoSuchTime(asked=shown, instead=wall(at))
    return at


def happens_twice(shown: datetime) -> bool:
    """Whether the clocks go back over this time.

    >>> happens_twice(datetime(2027, 10, 31, 1, 30)), happens_twice(datetime(2027, 3, 28, 1, 30))
    (True, False)
    """
    return _at(shown, False) < _at(shown, True)


def midnight(day: date) -> datetime:
    """The instant a day begins."""
    return instant(datetime.combine(day, time()))


def end_of(day: date) -> datetime:
    """The instant a day is over; a day thousands of years on means for good, and that is long enough.

    >>> end_of(date(2027, 3, 28)), end_of(date.max).year
    (datetime.datetime(2027, 3, 28, 23, 0, tzinfo=datetime.timezone.utc), 3000)
    """
    return midnight(min(day, LAST_DAY) + timedelta(days=1))


def whole_day(day: date) -> tuple[datetime, datetime]:
    """A day from midnight to midnight: 23 hours long in spring, 25 in autumn."""
    return midnight(day), midnight(day + timedelta(days=1))


def span(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """The instants of a stretch written down by the wall clock.

    Raises `NoSuchTime`, or `EndsTooSoon` with the times as written.
    """
    begins, stops = instant(start), instant(end)
    if stops <= begins:
        raise EndsTooSoon(start=start, end=end)
    return begins, stops


def minutes_between(start: datetime, end: datetime) -> int:
    """Whole minutes that really pass between two instants."""
    return (end - start) // timedelta(minutes=1)


def _at(shown: datetime, second: bool) -> datetime:
    return shown.replace(tzinfo=_london(), fold=int(second)).astimezone(UTC)


def _london() -> ZoneInfo:
    return ZoneInfo("Europe/London")
