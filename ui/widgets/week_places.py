"""Where blocks stand in a week: which day, from which minute to which, and side by side when they overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.rules.london import wall
from ui.widgets.week_block import Block

_DAY = 24 * 60


@dataclass(frozen=True)
class Place:
    """A stretch of one day in minutes, in one of so many lanes."""

    day: int
    start: int
    end: int
    lane: int = 0
    lanes: int = 1


def places(monday: date, blocks: Sequence[Block]) -> list[tuple[Block, Place]]:
    """Each block on each day of the week it touches, day by day and in order of time."""
    standing: list[tuple[Block, Place]] = []
    for day in range(7):
        today = [(block, *stretch) for block in blocks if (stretch := _stretch(monday, day, block))]
        for group in _touching(sorted(today, key=lambda each: each[1:])):
            standing += _in_lanes(day, group)
    return standing


def _stretch(monday: date, day: int, block: Block) -> tuple[int, int] | None:
    """The minutes of a day that a block covers, its end not included."""
    midnight = datetime.combine(monday + timedelta(days=day), datetime.min.time())
    start = max((wall(block.start) - midnight) // timedelta(minutes=1), 0)
    end = min(-((midnight - wall(block.end)) // timedelta(minutes=1)), _DAY)
    return (start, end) if start < end else None


def _touching(day: Sequence[tuple[Block, int, int]]) -> Iterable[list[tuple[Block, int, int]]]:
    """Runs of blocks that overlap one another, directly or through others."""
    group: list[tuple[Block, int, int]] = []
    reach = 0
    for block, start, end in day:
        if group and start >= reach:
            yield group
            group = []
        group.append((block, start, end))
        reach = max(reach, end) if len(group) > 1 else end
    if group:
        yield group


def _in_lanes(day: int, group: Sequence[tuple[Block, int, int]]) -> list[tuple[Block, Place]]:
    """Each in the first lane that is free."""
    free: list[int] = []
    chosen: list[int] = []
    for _block, start, end in group:
        lane = next((n for n, until in enumerate(free) if until <= start), len(free))
        free[lane : lane + 1] = [end]
        chosen.append(lane)
    return [
        (block, Place(day, start, end, lane, len(free)))
        for (block, start, end), lane in zip(group, chosen, strict=True)
    ]
