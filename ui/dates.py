"""Days, times and durations as people in the UK read them, whatever the machine's locale."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from gettext import gettext as _
from gettext import ngettext
from zoneinfo import ZoneInfo

from models.rules.london import day_of, wall


@cache
def months() -> Sequence[str]:
    """The twelve names, January first; translated once, for lists of dates ask for them at every cell."""
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )


@cache
def weekdays() -> Sequence[str]:
    """The seven names, Monday first."""
    return _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday")


def day(when: date) -> str:
    """
    >>> day(date(2026, 11, 12))
    'Thu 12 Nov 2026'
    """
    return _("{weekday} {day} {month} {year}").format(**_short(when), year=when.year)


def short_day(when: date, today: date) -> str:
    """Without the year while it is this one.

    >>> short_day(date(2026, 11, 12), date(2026, 3, 1)), short_day(date(2027, 1, 5), date(2026, 3, 1))
    ('Thu 12 Nov', 'Tue 5 Jan 2027')
    """
    return day(when) if when.year != today.year else _("{weekday} {day} {month}").format(**_short(when))


def long_day(when: date) -> str:
    """
    >>> long_day(date(2026, 11, 12))
    'Thursday 12 November 2026'
    """
    return _("{weekday} {day} {month} {year}").format(
        weekday=weekdays()[when.weekday()], day=when.day, month=months()[when.month - 1], year=when.year
    )


def clock(when: datetime) -> str:
    """
    >>> clock(datetime(2026, 7, 12, 17, 2, tzinfo=UTC))
    '18:02'
    """
    return f"{wall(when):%H:%M}"


def moment(when: datetime) -> str:
    """
    >>> moment(datetime(2026, 11, 12, 18, 2, tzinfo=UTC))
    'Thu 12 Nov 2026, 18:02'
    """
    return _("{day}, {time}").format(day=day(day_of(when)), time=clock(when))


def span(start: datetime, end: datetime) -> str:
    """From one moment to another; the day is said once when it is the same.

    >>> span(datetime(2026, 11, 12, 18, tzinfo=UTC), datetime(2026, 11, 12, 20, tzinfo=UTC))
    'Thu 12 Nov 2026, 18:00 – 20:00'
    """
    same = day_of(start) == day_of(end)
    return _("{start} – {end}").format(start=moment(start), end=clock(end) if same else moment(end))


def minutes(count: int) -> str:
    """
    >>> minutes(20), minutes(90), minutes(120)
    ('20 min', '1 h 30 min', '2 h')
    """
    hours, rest = divmod(count, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def relative(when: date, today: date) -> str:
    """
    >>> [relative(date(2026, 3, n), date(2026, 3, 10)) for n in (28, 11, 10, 9, 1)]
    ['in 18 days', 'tomorrow', 'today', 'yesterday', '9 days ago']
    """
    away = (when - today).days
    named = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    if away in named:
        return named[away]
    if away > 0:
        return ngettext("in {count} day", "in {count} days", away).format(count=away)
    return ngettext("{count} day ago", "{count} days ago", -away).format(count=-away)


def due(when: date, today: date) -> str:
    """
    >>> [due(date(2026, 3, n), date(2026, 3, 10)) for n in (26, 11, 10, 9)]
    ['Due Thu 26 Mar', 'Due tomorrow', 'Due today', '1 day late']
    """
    away = (when - today).days
    if away < 0:
        return ngettext("{count} day late", "{count} days late", -away).format(count=-away)
    if away <= 1:
        return _("Due {day}").format(day=relative(when, today))
    return _("Due {day}").format(day=short_day(when, today))


def over(when: date, today: date) -> str:
    """How long ago something should have been back.

    >>> over(date(2026, 3, 1), date(2026, 3, 10))
    '9 days over'
    """
    late = (today - when).days
    return ngettext("{count} day over", "{count} days over", late).format(count=late)


def monday(when: date) -> date:
    """The Monday of its week.

    >>> monday(date(2026, 11, 12))
    datetime.date(2026, 11, 9)
    """
    return when - timedelta(days=when.weekday())


def instant_at(on: date, hour: int, minute: int = 0) -> datetime:
    """The instant London's clocks show this time, for grids: the first of two in autumn; 24 is midnight.

    >>> instant_at(date(2026, 7, 12), 18, 2)
    datetime.datetime(2026, 7, 12, 17, 2, tzinfo=datetime.timezone.utc)
    """
    extra, hour = divmod(hour, 24)
    shown = datetime.combine(on + timedelta(days=extra), time(hour, minute), ZoneInfo("Europe/London"))
    return shown.astimezone(UTC)


def _short(when: date) -> dict[str, object]:
    return {"weekday": weekdays()[when.weekday()][:3], "day": when.day, "month": months()[when.month - 1][:3]}
