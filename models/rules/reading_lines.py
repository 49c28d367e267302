"""Hands shown on a scale, typed as they are seen: "5 5 4 3 1", "55431", "5x7 4x3", with a dash for each who passes."""

import re
from dataclasses import dataclass

from models.rules.room_reading import LEVELS, Scale

_TOKEN = re.compile(r"(?P<level>\d+|-)(?:\s*[x×*]\s*(?P<count>\d+))?")
_BETWEEN = re.compile(r"[\s,;.]*")
MOST_HANDS = 100_000


@dataclass(frozen=True)
class Levels:
    """How many showed each level of the scale, from the lowest up, and how many passed."""

    counts: tuple[int, ...]
    passed: int = 0

    @property
    def shown(self) -> int:
        """How many hands there are."""
        return sum(self.counts)


def read_levels(typed: str, scale: Scale) -> Levels | str:
    """The hands of a line; the part that is not understood, or no level of the scale, where there is one.

    Levels have one figure on every scale, so figures without spaces are several hands.

    >>> read_levels("5 5 4 3 1 -", Scale.FIST_TO_FIVE)
    Levels(counts=(0, 1, 0, 1, 1, 2), passed=1)
    >>> read_levels("5x7 43", Scale.FIST_TO_FIVE).counts, read_levels("5 9", Scale.FIST_TO_FIVE)
    ((0, 0, 0, 1, 1, 7), '9')
    """
    left = _TOKEN.sub("", typed).strip()
    if not typed.strip() or not _BETWEEN.fullmatch(left):
        return left
    lowest, highest = LEVELS[scale]
    counts, passed = [0] * (highest - lowest + 1), 0
    for token in _TOKEN.finditer(typed):
        many = int(token["count"] or 1)
        if many > MOST_HANDS or (token["count"] and len(token["level"]) > 1):
            return token[0]
        if token["level"] == "-":
            passed += many
            continue
        for level in token["level"]:
            if not lowest <= int(level) <= highest:
                return level
            counts[int(level) - lowest] += many
    return Levels(tuple(counts), passed)


def counts_line(levels: Levels) -> str:
    """The line that is kept.

    >>> counts_line(Levels((0, 1, 2)))
    '0 1 2'
    """
    return " ".join(map(str, levels.counts))


def levels_of(counts: str, passed: int | None, scale: Scale) -> Levels | None:
    """A kept line read back; None where it does not fit the scale."""
    words = counts.split()
    lowest, highest = LEVELS[scale]
    if len(words) != highest - lowest + 1 or not all(word.isdecimal() for word in words):
        return None
    return Levels(tuple(map(int, words)), passed or 0)


def hands_of(levels: Levels, scale: Scale) -> dict[str, int | None]:
    """One hand after another under numbers for names, as the rules read a room."""
    lowest = LEVELS[scale][0]
    shown: list[int | None] = [
        level for level, count in enumerate(levels.counts, start=lowest) for _hand in range(count)
    ]
    return {str(place): level for place, level in enumerate([*shown, *([None] * levels.passed)])}
