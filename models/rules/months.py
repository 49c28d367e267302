"""Calendar months, as a period of them is counted."""

from calendar import monthrange
from datetime import date


def month_ends(first: date, last: date) -> tuple[date, ...]:
    """The last day of each month of a period; of its last month no later than the period's own last day.

    >>> [each.isoformat() for each in month_ends(date(2026, 1, 1), date(2026, 3, 15))]
    ['2026-01-31', '2026-02-28', '2026-03-15']
    """
    found: list[date] = []
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        found.append(min(date(year, month, monthrange(year, month)[1]), last))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return tuple(found)
