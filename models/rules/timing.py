"""The item timer: what was planned, what is spent, and whether the meeting ends before the room closes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from models.rules.meetings import ItemClock, predicted_end, predicted_ends

_NONE = timedelta(0)
_WARNING = timedelta(minutes=2)


class Pace(StrEnum):
    """How an item stands with its time; one without planned minutes is never late."""

    WAITING = "waiting"
    IN_TIME = "in_time"
    ENDING = "ending"
    OVER = "over"


@dataclass(frozen=True)
class ItemTime:
    """What the timer shows of one item; `planned`, `left` and `over` are none of them below nought."""

    planned: timedelta | None
    spent: timedelta
    left: timedelta
    over: timedelta
    pace: Pace


@dataclass(frozen=True)
class Prediction:
    """When the meeting will end, how long after the room closes, and how much of what is spent was not planned."""

    ends: datetime
    past_closing: timedelta
    spare: timedelta
    overrun: timedelta


def item_time(item: ItemClock, now: datetime) -> ItemTime:
    """What the timer of an item shows; the last two minutes, or the last fifth of a short item, are its ending.

    >>> from datetime import UTC
    >>> six = datetime(2026, 11, 12, 18, tzinfo=UTC)
    >>> shown = item_time(ItemClock(10, six), six + timedelta(minutes=12))
    >>> shown.over // timedelta(minutes=1), str(shown.pace)
    (2, 'over')
    """
    planned = timedelta(minutes=item.minutes) if item.minutes else None
    spent = _spent(item, now)
    left = max(_NONE, planned - spent) if planned else _NONE
    over = max(_NONE, spent - planned) if planned else _NONE
    return ItemTime(planned, spent, left, over, _pace(item, planned, spent))


def prediction(
    starts: datetime, items: Sequence[ItemClock], now: datetime, *, closing: datetime | None = None
) -> Prediction:
    """How the whole meeting stands against the time the room closes, if there is one.

    >>> from datetime import UTC
    >>> six = datetime(2026, 11, 12, 18, tzinfo=UTC)
    >>> seven = six + timedelta(hours=1)
    >>> prediction(six, [ItemClock(50), ItemClock(25)], six, closing=seven).past_closing // timedelta(minutes=1)
    15
    """
    ends = predicted_end(starts, items, now)
    overrun = sum((item_time(item, now).over for item in items), _NONE)
    if closing is None:
        return Prediction(ends, _NONE, _NONE, overrun)
    return Prediction(ends, max(_NONE, ends - closing), max(_NONE, closing - ends), overrun)


def out_of_reach(starts: datetime, items: Sequence[ItemClock], now: datetime, closing: datetime) -> tuple[int, ...]:
    """The places of items, from nought, that would still be going on when the room closes, or not be begun.

    >>> from datetime import UTC
    >>> six = datetime(2026, 11, 12, 18, tzinfo=UTC)
    >>> out_of_reach(six, [ItemClock(50), ItemClock(25), ItemClock()], six, six + timedelta(hours=1))
    (1, 2)
    """
    ends = predicted_ends(starts, items, now)
    return tuple(place for place, item in enumerate(items) if item.ended is None and ends[place] > closing)


def seconds(length: timedelta) -> int:
    """Whole seconds, for a clock face.

    >>> seconds(timedelta(minutes=1, milliseconds=900))
    60
    """
    return length // timedelta(seconds=1)


def _spent(item: ItemClock, now: datetime) -> timedelta:
    """A clock that was put back does not give time back."""
    return _NONE if item.started is None else max(_NONE, (item.ended or now) - item.started)


def _pace(item: ItemClock, planned: timedelta | None, spent: timedelta) -> Pace:
    if item.started is None:
        return Pace.WAITING
    if planned is None or planned - spent > min(_WARNING, planned // 5):
        return Pace.IN_TIME
    return Pace.OVER if spent > planned else Pace.ENDING
