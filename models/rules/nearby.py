"""Other times a person might accept when the wanted one is taken."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from models.rules.london import NoSuchTime, instant, wall

WEEKS_TO_LOOK = 4
_EARLIEST, _LATEST = time(7), time(22)


def starts_to_try(start: datetime, end: datetime, edges: Iterable[datetime]) -> Iterator[datetime]:
    """Starts to try instead of a wanted one, the nearest first, a later one before an equally near earlier one.

    They are the edges of what is taken, by waking hours, and the same time on the days around.
    """
    awake = (edge for edge in edges if _is_waking(edge, edge + (end - start)))
    found = {*awake, *_same_time_other_days(start)} - {start}
    return iter(sorted(found, key=lambda each: (abs(each - start), each < start)))


def _same_time_other_days(start: datetime) -> Iterator[datetime]:
    shown = wall(start)
    for days in range(1, WEEKS_TO_LOOK * 7 + 1):
        for other in (shown + timedelta(days=days), shown - timedelta(days=days)):
            try:
                yield instant(other)
            except NoSuchTime:
                continue


def _is_waking(start: datetime, end: datetime) -> bool:
    return wall(start).time() >= _EARLIEST and time() < wall(end).time() <= _LATEST
