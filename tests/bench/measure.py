"""Timing side by side, and how a result is told."""

import gc
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True)
class Ratio:
    """Two medians in milliseconds, and the most their ratio should be."""

    name: str
    ours: float
    other: float
    against: str
    most: float

    def __str__(self) -> str:
        ratio = self.ours / self.other
        verdict = "" if ratio <= self.most else "  OVER"
        beside = f"{self.against} ({self.other:.2f} ms)"
        return f"{self.name:44} {self.ours:9.2f} ms  {ratio:5.2f} x {beside}, aim {self.most} x{verdict}"


@dataclass(frozen=True)
class Amount:
    """One figure with its unit, and the most it should be."""

    name: str
    value: float
    unit: str
    most: float

    def __str__(self) -> str:
        verdict = "" if self.value <= self.most else "  OVER"
        return f"{self.name:44} {self.value:9.2f} {self.unit}, aim {self.most:.0f} {self.unit}{verdict}"


def side_by_side(ours: Callable[[], object], other: Callable[[], object], *, times: int) -> tuple[float, float]:
    """The medians of both in milliseconds, taken turn and turn about."""
    taken: tuple[list[float], list[float]] = ([], [])
    gc.collect()
    for _ in range(times):
        for work, times_taken in zip((ours, other), taken, strict=True):
            begun = perf_counter()
            work()
            times_taken.append((perf_counter() - begun) * 1000)
    return statistics.median(taken[0]), statistics.median(taken[1])
