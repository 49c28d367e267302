"""Days and times as people type them."""

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from gettext import gettext as _

from models.rules.spoken_days import day_meant
from ui.dates import months, weekdays

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def parse_day(text: str, today: date) -> date | None:
    """A day typed the UK way, day before month; None when it is none. Without a year the nearest such day is meant.

    >>> t = date(2026, 11, 9)  # a Monday
    >>> [str(parse_day(x, t)) for x in ("12 Nov 2026", "12/11/26", "12.11", "2026-11-12", "thu", "next thu", "5 jan")]
    ['2026-11-12', '2026-11-12', '2026-11-12', '2026-11-12', '2026-11-12', '2026-11-19', '2027-01-05']
    >>> [str(parse_day(x, t)) for x in ("tomorrow", "in 2 weeks", "31 Feb 2027", "soon")]
    ['2026-11-10', '2026-11-23', 'None', 'None']
    """
    plain = re.sub(r"(?<=\d)(st|nd|rd|th)\b|,", " ", text.casefold())
    said = " ".join(plain.split())
    for read in (_iso, _numbers, _spelled, _yesterday, day_meant):
        found = read(said, today)
        if found:
            return found
    return None


def parse_clock(text: str) -> time | None:
    """A time of day; None when it is none.

    >>> [str(parse_clock(x)) for x in ("18:02", "18.02", "1802", "6pm", "6.30 pm", "9", "25:00", "noon")]
    ['18:02:00', '18:02:00', '18:02:00', '18:00:00', '18:30:00', '09:00:00', 'None', '12:00:00']
    """
    said = text.casefold().replace(" ", "")
    if said in {"noon", _("noon")}:
        return time(12)
    match = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?(am|pm)?", said)
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _yesterday(said: str, today: date) -> date | None:
    return today - timedelta(days=1) if said in {"yesterday", _("yesterday")} else None


def _iso(said: str, today: date) -> date | None:
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", said)
    return _date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _numbers(said: str, today: date) -> date | None:
    match = re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?", said)
    return _with_year(int(match[1]), int(match[2]), match[3], today) if match else None


def _spelled(said: str, today: date) -> date | None:
    words = said.replace("-", " ").split()
    if words and len(words) > 2 and _index(words[0], _DAYS, weekdays()) is not None:
        words = words[1:]
    match = re.fullmatch(r"(?:(\d{1,2}) ([^\W\d]+)|([^\W\d]+) (\d{1,2}))(?: (\d{4}|\d{2}))?", " ".join(words))
    month = _index(match[2] or match[3], _MONTHS, months()) if match else None
    if not match or month is None:
        return None
    return _with_year(int(match[1] or match[4]), month + 1, match[5], today)


def _with_year(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        number = int(year)
        return _date(number + (0 if number > 99 else 2000 if number < 70 else 1900), month, day)
    near = [_date(today.year + n, month, day) for n in (-1, 0, 1)]
    return min((found for found in near if found), key=lambda found: abs(found - today), default=None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _index(word: str, english: Sequence[str], local: Sequence[str]) -> int | None:
    """Which name a word of three letters or more begins, in English or in the program's language."""
    if len(word) < 3:
        return None
    names = (*enumerate(english), *enumerate(name.casefold() for name in local))
    return next((n for n, name in names if name.startswith(word)), None)
