"""The hybrid logical clock: wall time that never runs backwards and always passes what it overwrites.

A stamp is an integer `milliseconds << 16 | counter`; its state is passed in, never kept here.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache

MOST_AHEAD = timedelta(hours=24)  # a clock further ahead is wrong
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def wall(now: datetime) -> int:
    """The stamp of a wall-clock instant, counter zero.

    >>> wall(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)) == 1000 << 16
    True
    """
    return ((now - _EPOCH) // timedelta(milliseconds=1)) << 16


def next_stamp(now: datetime, last: int, overwritten: Iterable[int] = ()) -> int:
    """The stamp of the next transaction: after the wall, the last stamp and every change it overwrites.

    A full counter carries into the milliseconds by plain addition.

    >>> next_stamp(_EPOCH, last=5 << 16)
    327681
    """
    return max(wall(now), last + 1, max(overwritten, default=0) + 1)


def instant(stamp: int) -> datetime:
    """The wall part of a stamp."""
    return _EPOCH + timedelta(milliseconds=stamp >> 16)


@lru_cache(maxsize=16)  # all ops of a deed share one stamp
def to_wire(stamp: int) -> str:
    """The open form in bundles.

    >>> to_wire(1000 << 16 | 3)
    '1970-01-01T00:00:01.000Z-0003'
    """
    moment = instant(stamp)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z-{stamp & 0xFFFF:04x}"


def from_wire(text: str) -> int:
    """Read a stamp from a bundle. Raises ValueError when it is not one.

    >>> from_wire('1970-01-01T00:00:01.000Z-0003') == 1000 << 16 | 3
    True
    """
    if len(text) != 29 or text[23:25] != "Z-":
        raise ValueError(text)
    moment = datetime.strptime(text[:23], "%Y-%m-%dT%H:%M:%S.%f").replace(tzinfo=UTC)
    return wall(moment) | int(text[25:], 16)
