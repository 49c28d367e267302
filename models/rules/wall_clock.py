"""Whether the laptop's clock can be right; a wrong one is told, and never stops anybody from writing."""

from datetime import UTC, datetime

_WRITTEN = datetime(2026, 10, 1, tzinfo=UTC)  # no clock that is right shows an earlier day to this program


def is_too_early(now: datetime) -> bool:
    """Whether a clock shows a time before this program was written, as one does whose battery is flat.

    >>> is_too_early(datetime(1970, 1, 1, tzinfo=UTC)), is_too_early(datetime(2026, 11, 12, tzinfo=UTC))
    (True, False)
    """
    return now < _WRITTEN
