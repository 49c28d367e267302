"""Days and moments as the chapter file stores them, read back."""

from datetime import UTC, date, datetime
from functools import lru_cache

from models.rules.london import day_of


@lru_cache(maxsize=2000)  # a meeting of hundreds came within the same few minutes
def instant(text: str | None) -> datetime | None:
    """A stored moment, aware and in UTC.

    >>> instant("2026-11-12T18:02:00Z")
    datetime.datetime(2026, 11, 12, 18, 2, tzinfo=datetime.timezone.utc)
    """
    return datetime.fromisoformat(text).astimezone(UTC) if text else None


def day(text: str | None) -> date | None:
    """A stored day.

    >>> day("2026-11-12"), day(None)
    (datetime.date(2026, 11, 12), None)
    """
    return date.fromisoformat(text) if text else None


def shown_day(text: str | None) -> date | None:
    """The day of a stored moment on London's clocks.

    >>> shown_day("2026-07-12T23:30:00Z")
    datetime.date(2026, 7, 13)
    """
    at = instant(text)
    return day_of(at) if at else None
