"""What a merge can leave behind that no deed on one laptop could have made, and how it is told."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from enum import StrEnum

from models.rules.assets import Hold, Stock, overlaps, peak


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
    stock = Stock(total, tuple(holds), gap)
    beyond = [hold for hold in holds if peak(stock, hold.start, hold.end) > total and _meets_another(hold, stock)]
    return tuple(sorted(beyond, key=lambda hold: (hold.start, hold.id)))


def _meets_another(hold: Hold, stock: Stock) -> bool:
    return any(other.id != hold.id and overlaps(hold, other, stock.gap) for other in stock.holds)


def next_label(label: str, taken: Collection[str]) -> str:
    """The next label nobody uses: its number counted on, as wide as it was written.

    >>> next_label("K-07", ["K-07", "k-08"]), next_label("99", []), next_label("Drill", ["Drill"])
    ('K-09', '100', 'Drill 2')
    """
    written = label.strip()
    stem = written.rstrip("0123456789")
    digits = written[len(stem) :]
    if not digits:
        stem, digits = f"{stem} ", "1"
    used, number = {alike(each) for each in taken}, int(digits) + 1
    while alike(f"{stem}{number:0{len(digits)}d}") in used:
        number += 1
    return f"{stem}{number:0{len(digits)}d}"


def alike(label: str) -> str:
    """A label as it is compared.

    >>> alike(" k-07 ") == alike("K-07")
    True
    """
    return label.strip().casefold()
