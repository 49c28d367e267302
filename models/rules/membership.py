"""Which days of a membership may stand together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.errors import Refusal

_PAIRS = (
    ("joined_on", "left_on"),
    ("joined_on", "period_end"),
    ("paused_from", "paused_to"),
    ("joined_on", "deceased_on"),
)


@dataclass(eq=False)
class DaysOutOfOrder(Refusal):
    """One day of a membership would come before another it has to follow; both are names of fields."""

    earlier: str
    earlier_on: date
    later: str
    later_on: date


def require_order(days: Mapping[str, date | None]) -> None:
    """Nobody leaves before joining, or ends a break before it begins. Raises `DaysOutOfOrder`.

    >>> require_order({"joined_on": date(2026, 5, 1), "left_on": date(2026, 5, 1)})
    """
    for earlier, later in _PAIRS:
        first, second = days.get(earlier), days.get(later)
        if first and second and second < first:
            raise DaysOutOfOrder(earlier, first, later, second)
