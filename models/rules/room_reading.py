"""A read of the room: hands on a scale, shown and never a decision."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.errors import Refusal


class Scale(StrEnum):
    """What people show: fingers, the eight gradients of agreement, or a hand held low, level or high."""

    FIST_TO_FIVE = "fist_to_five"
    GRADIENTS = "gradients"
    TEMPERATURE = "temperature"


LEVELS = {Scale.FIST_TO_FIVE: (0, 5), Scale.GRADIENTS: (1, 8), Scale.TEMPERATURE: (1, 3)}


@dataclass(frozen=True)
class Reading:
    """How the room stands. `low` counts those at two of five or under, or as low on another scale.

    There is no result in it, on purpose. `spread` has every level of the scale, `lowest` and `highest` those shown;
    `silent` are present and showed nothing at all.
    """

    scale: Scale
    spread: tuple[tuple[int, int], ...]
    lowest: int | None
    highest: int | None
    low: int
    passed: int
    silent: int


@dataclass(eq=False)
class NoSuchLevel(Refusal):
    """The scale does not go there."""

    scale: Scale
    level: int
    lowest: int
    highest: int


def require_level(scale: Scale, level: int) -> None:
    """Refuse six fingers. Raises `NoSuchLevel`."""
    lowest, highest = LEVELS[scale]
    if not lowest <= level <= highest:
        raise NoSuchLevel(scale, level, lowest, highest)


def is_low(scale: Scale, level: int) -> bool:
    """Whether somebody is unhappy enough to be asked: at most two of five.

    >>> [level for level in range(6) if is_low(Scale.FIST_TO_FIVE, level)]
    [0, 1, 2]
    >>> [level for level in range(1, 9) if is_low(Scale.GRADIENTS, level)]
    [1, 2, 3]
    """
    return 5 * level <= 2 * LEVELS[scale][1]


def read_room(scale: Scale, hands: Mapping[str, int | None], present: Collection[str]) -> Reading:
    """Count the hands of those present, with an interest or not; None is a pass. Raises `NoSuchLevel`.

    >>> reading = read_room(Scale.FIST_TO_FIVE, {"Gwen": 5, "Ali": 2, "Sam": None}, ["Gwen", "Ali", "Sam", "Jo"])
    >>> reading.lowest, reading.highest, reading.low, reading.passed, reading.silent
    (2, 5, 1, 1, 1)
    """
    shown = [hands[person] for person in dict.fromkeys(present) if person in hands]
    levels = [level for level in shown if level is not None]
    for level in levels:
        require_level(scale, level)
    lowest, highest = LEVELS[scale]
    return Reading(
        scale=scale,
        spread=tuple((level, levels.count(level)) for level in range(lowest, highest + 1)),
        lowest=min(levels, default=None),
        highest=max(levels, default=None),
        low=sum(is_low(scale, level) for level in levels),
        passed=len(shown) - len(levels),
        silent=len(set(present)) - len(shown),
    )
