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


def whole_year(today: date, year: int | None) -> tuple[date, date]:
    """A calendar year, up to today where it is this one; without a year the twelve months before this one.

    >>> whole_year(date(2026, 11, 23), 2026)[1].isoformat(), whole_year(date(2026, 11, 23), None)[0].isoformat()
    ('2026-11-23', '2025-11-01')
    """
    if year is not None:
        return date(year, 1, 1), min(date(year, 12, 31), max(today, date(year, 1, 1)))
    return date(today.year - 1, today.month, 1), _day_before(date(today.year, today.month, 1))


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
