"""Whether the laptop's clock can be right; a wrong one is told, and never stops anybody from writing."""

from datetime import UTC, datetime, timedelta

from models.clock import instant

RELEASED = datetime(2026, 10, 1, tzinfo=UTC)  # no clock that is right shows an earlier day to this program
_SLACK = timedelta(days=1)
_FAR = timedelta(days=3653)


def clock_trouble(now: datetime, last_hlc: int) -> str:
    """`behind` or `ahead` for a clock that must be wrong, else ''. `last_hlc` is the newest stamp of the file.

    >>> from models.clock import wall
    >>> noon = datetime(2026, 11, 12, 12, 0, tzinfo=UTC)
    >>> clock_trouble(noon, wall(noon)), clock_trouble(noon, wall(noon + timedelta(hours=25)))
    ('', 'behind')
    >>> clock_trouble(datetime(1970, 1, 1, tzinfo=UTC), 0), clock_trouble(datetime(2041, 1, 1, tzinfo=UTC), 0)
    ('behind', 'ahead')
    """
    if now < max(RELEASED, instant(last_hlc) - _SLACK):
        return "behind"
    return "ahead" if now > RELEASED + _FAR else ""
