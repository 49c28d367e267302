"""What a merge can leave behind that no deed on one laptop could have made, and how it is told."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from models.rules.assets import Hold

_LONGEST_NUMBER = 15  # digits


class Kind(StrEnum):
    """What is wrong, in the order in which it presses."""

    LENT_TWICE = "lent_twice"
    PROMISED_TWICE = "promised_twice"
    HELD_IN_BIN = "held_in_bin"
    HELD_AWAY = "held_away"
    HELD_BY_FORMER = "held_by_former"
    LATE = "late"
    LEFT_BEHIND = "left_behind"
    LABEL_TWICE = "label_twice"
    INCOMPLETE = "incomplete"
    NOT_COME = "not_come"
    WITHHELD = "withheld"
    NEWER = "newer"

    @property
    def can_be_settled(self) -> bool:
        """Whether a person can do something about it here; the rest comes by itself, or with a newer program.

        >>> Kind.LENT_TWICE.can_be_settled, Kind.NOT_COME.can_be_settled
        (True, False)
        """
        return self not in (Kind.INCOMPLETE, Kind.NOT_COME, Kind.WITHHELD, Kind.NEWER)


class Gone(StrEnum):
    """Why somebody can hold nothing any more; the first that holds is told."""

    FORGOTTEN = "forgotten"
    DECEASED = "deceased"
    LEFT = "left"
    BINNED = "binned"


def lent_beyond(total: int, lent: Iterable[int]) -> bool:
    """Whether more of a thing is out than there is.

    >>> lent_beyond(1, [1]), lent_beyond(1, [1, 1]), lent_beyond(10, [6, 6])
    (False, True, True)
    """
    return sum(lent) > total


def promised_beyond(total: int, holds: Sequence[Hold], gap: timedelta = timedelta(0)) -> tuple[Hold, ...]:
    """The holds in whose time more is promised than there is, the earliest first; touching is fine.

    >>> from datetime import datetime
    >>> at = lambda hour: datetime(2027, 3, 1, hour)
    >>> morning, noon, late = Hold(at(10), at(13), id="a"), Hold(at(12), at(14), id="b"), Hold(at(14), at(15), id="c")
    >>> [hold.id for hold in promised_beyond(1, [late, noon, morning])]
    ['a', 'b']
    """
    begins, ends = _crowded(total, holds, gap)

    def meets(hold: Hold) -> bool:
        first = bisect_right(ends, hold.start)
        return first < len(begins) and (hold.end is None or begins[first] < hold.end + gap)

    return tuple(sorted(filter(meets, holds), key=lambda hold: (hold.start, hold.id)))


def _crowded(total: int, holds: Sequence[Hold], gap: timedelta) -> tuple[list[datetime], list[datetime]]:
    """When stretches begin and end in which several people were promised more than there is; the last may not end."""
    steps = [(hold.start, hold.quantity, 1) for hold in holds]
    steps += [(hold.end + gap, -hold.quantity, -1) for hold in holds if hold.end is not None]
    begins: list[datetime] = []
    ends: list[datetime] = []
    held = several = 0
    for at, quantity, one in sorted(steps):
        held, several = held + quantity, several + one
        is_crowded = held > total and several > 1
        if is_crowded and len(begins) == len(ends):
            begins.append(at)
        elif not is_crowded and len(begins) > len(ends):
            ends.append(at)
    return begins, ends


class Labels:
    """The labels in use, and of each way of writing them the highest number.

    >>> labels = Labels(["K-07", "k-08"])
    >>> labels.next_after("K-07"), labels.next_after("99"), labels.next_after("Drill")
    ('K-09', '100', 'Drill 2')
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self._highest: dict[str, int] = {}
        for label in taken:
            self._note(label)

    def next_after(self, label: str) -> str:
        """The next label nobody uses, as wide as this one was written; from now on it is taken."""
        stem, digits = _divided(label)
        if not digits:
            stem, digits = f"{stem} ", "1"
        number = max(int(digits), self._highest.get(alike(stem), 0)) + 1
        found = f"{stem}{number:0{len(digits)}d}"
        self._note(found)
        return found

    def _note(self, label: str) -> None:
        stem, digits = _divided(label)
        self._highest[alike(stem)] = max(int(digits or 0), self._highest.get(alike(stem), 0))


def _divided(label: str) -> tuple[str, str]:
    """A label's beginning, and the number it ends with or ''; what is longer than any number is no number."""
    written = label.strip()
    stem = written.rstrip("0123456789")
    digits = written[len(stem) :]
    return (stem, digits) if len(digits) <= _LONGEST_NUMBER else (written, "")


def alike(label: str) -> str:
    """A label as it is compared.

    >>> alike(" k-07 ") == alike("K-07")
    True
    """
    return label.strip().casefold()
