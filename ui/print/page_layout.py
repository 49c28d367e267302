"""Where the pages of a paper lie, one below the other, and how large they are drawn."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

PIXELS = 96 / 72
"""Of a screen, for each point, at 100 %."""

GAP = 16
"""Pixels around each page."""

STEPS = (25, 33, 50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
"""Per cent."""


class Fit(Enum):
    """How large pages are: by per cent, or as the window allows."""

    PERCENT = "percent"
    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True)
class Place:
    """A page on the long sheet; pixels."""

    left: int
    top: int
    width: int
    height: int


class PageLayout:
    """All pages at one scale, centred on a sheet that is at least `room` wide."""

    def __init__(self, sizes: Sequence[tuple[float, float]], scale: float, room: int) -> None:
        self._sizes = [(max(round(across * scale), 1), max(round(down * scale), 1)) for across, down in sizes]
        self.width = max(max((across for across, _down in self._sizes), default=0) + 2 * GAP, room)
        self._tops: list[int] = []
        top = GAP
        for _across, down in self._sizes:
            self._tops.append(top)
            top += down + GAP
        self.height = top

    def place(self, number: int) -> Place:
        """Where a page lies (counted from 0)."""
        across, down = self._sizes[number]
        return Place((self.width - across) // 2, self._tops[number], across, down)

    def at(self, y: int) -> int:
        """The page at this height of the sheet.

        >>> layout = PageLayout([(100, 200)] * 3, 1.0, 0)
        >>> [layout.at(y) for y in (0, 215, 216, 9000)]
        [0, 0, 0, 2]
        >>> layout.at(232)
        1
        """
        return max(bisect_right(self._tops, y) - 1, 0)

    def between(self, top: int, bottom: int) -> range:
        """The pages of which something lies between two heights."""
        return range(self.at(top), self.at(bottom) + 1) if self._tops else range(0)


def scale_of(fit: Fit, percent: int, page: tuple[float, float], room: tuple[int, int]) -> float:
    """Pixels for each point, so that a page of this size fits the room as is wanted.

    >>> scale_of(Fit.PERCENT, 150, (595, 842), (1000, 700))
    2.0
    >>> scale_of(Fit.WIDTH, 0, (484, 842), (1000, 700))
    2.0
    """
    across, down = (max(side - 2 * GAP, 1) for side in room)
    if fit is Fit.WIDTH:
        return min(max(across / page[0], STEPS[0] / 100), STEPS[-1] / 100 * PIXELS)
    if fit is Fit.PAGE:
        return min(max(min(across / page[0], down / page[1]), 0.1), STEPS[-1] / 100 * PIXELS)
    return percent / 100 * PIXELS


def next_step(percent: int, *, larger: bool) -> int:
    """The step above or below.

    >>> next_step(93, larger=True), next_step(93, larger=False), next_step(400, larger=True)
    (100, 90, 400)
    """
    if larger:
        return next((step for step in STEPS if step > percent), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < percent), STEPS[0])
