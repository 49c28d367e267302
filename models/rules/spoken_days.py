"""Days as people say them when they promise something: always today or later."""

import re
from collections.abc import Callable
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE_MONTHS = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_FRIDAY = 4
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_ORDINAL = re.compile(r"(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: of (this|next) month)?")
_YEARS_TO_A_LEAP_DAY = 8


def day_meant(words: str, today: date) -> date | None:
    """The day somebody means, in the UK's order; None when it is none. Without a year it is the next such day.

    >>> monday = date(2026, 11, 23)
    >>> said = ("26 Nov", "Friday", "1/12", "next Tuesday", "in two weeks")
    >>> [f"{day_meant(words, monday):%d %b %Y}" for words in said]
    ['26 Nov 2026', '27 Nov 2026', '01 Dec 2026', '01 Dec 2026', '07 Dec 2026']
    """
    if (match := _ORDINAL.fullmatch(" ".join(words.casefold().split()))) is not None:
        return _day_of_month(int(match[1]), match[2], today)
    said = re.sub(r"(?<=\d)(st|nd|rd|th)\b|\bweds\b|(?<!\d)\.|\.(?!\d)|[,']|’", _plainly, words.casefold())
    said = " ".join(word for word in said.split() if word not in ("the", "of", "on"))
    return next((day for read in _READERS if (day := read(said, today)) is not None and day >= today), None)


def is_plainly_a_day(words: str) -> bool:
    """Whether words can hardly mean anything but a day, also with no "by" before them.

    >>> is_plainly_a_day("next Tue"), is_plainly_a_day("sat"), is_plainly_a_day("26 Nov")
    (True, False, False)
    """
    said = words.casefold().split()
    return said[0].strip(",.") in ("next", "this", "in", "within", "today", "tonight", "tomorrow", *_WEEKDAYS)


def is_day_of_month(words: str) -> bool:
    """Whether words say no more than which day of a month, as "the 26th" does; it may as well be the 26th of a row.

    >>> is_day_of_month("the 26th"), is_day_of_month("26th November")
    (True, False)
    """
    return _ORDINAL.fullmatch(" ".join(words.casefold().split())) is not None


def _plainly(match: re.Match[str]) -> str:
    return "wed" if match[0] == "weds" else ""


def _day_of_month(number: int, which: str | None, today: date) -> date | None:
    """The next such day, or that of this or next month."""
    ahead = {None: range(3), "this": range(1), "next": range(1, 2)}[which]
    months = (_months_on(today.replace(day=1), count) for count in ahead)
    days = (_date(month.year, month.month, number) for month in months)
    return next((day for day in days if day is not None and day >= today), None)


def _named(said: str, today: date) -> date | None:
    away = {"today": 0, "tonight": 0, "tomorrow": 1}.get(said)
    return None if away is None else today + timedelta(days=away)


def _weekday(said: str, today: date) -> date | None:
    match = re.fullmatch(r"(next |this )?([a-z]+)", said)
    place = _place(match[2], _WEEKDAYS) if match else None
    if not match or place is None:
        return None
    if match[1] == "next ":
        return _monday(today) + timedelta(days=7 + place)
    return today + timedelta(days=(place - today.weekday() - 1) % 7 + 1)


def _week_after(said: str, today: date) -> date | None:
    """A week on Friday, Friday week, a fortnight today, Friday next week."""
    match = re.fullmatch(r"([a-z]+|\d) (week|fortnight)s? (?:from )?([a-z]+)|([a-z]+) (next )?(week|fortnight)", said)
    word = (match[3] or match[4]) if match else ""
    day = _named(word, today) or _weekday(word, today)
    if not match or day is None:
        return None
    if match[5]:
        return _weekday(f"next {word}", today) if match[6] == "week" else None
    count = _count(match[1]) if match[1] else 1
    return day + timedelta(days=count * _DAYS[match[2] or match[6]]) if count else None


def _ahead(said: str, today: date) -> date | None:
    match = re.fullmatch(r"(?:in |within )?(a |an |\d{1,3} |[a-z]+ )(day|week|fortnight|month)s?(?: time)?", said)
    count = _count(match[1].strip()) if match else 0
    if not match or not count:
        return None
    if match[2] == "month":
        return _months_on(today, count)
    return today + timedelta(days=count * _DAYS[match[2]])


def _end_of(said: str, today: date) -> date | None:
    """The end of a week is its Friday."""
    match = re.fullmatch(r"(?:end )?(this |next )?(week)|end (this |next )?(month|year)", said)
    if not match:
        return None
    following = "next " in (match[1], match[3])
    if match[2]:
        return _monday(today) + timedelta(days=_FRIDAY + 7 * following)
    if match[4] == "year":
        return date(today.year + following, 12, 31)
    return _month_end(_months_on(today.replace(day=1), int(following)))


def _end_of_month(said: str, today: date) -> date | None:
    match = re.fullmatch(r"end ([a-z]+)(?: (\d{4}))?", said)
    month = _month(match[1]) if match else None
    if not match or month is None:
        return None
    year = int(match[2]) if match[2] else today.year + (month < today.month)
    return _month_end(date(year, month, 1)) if year else None


def _iso(said: str, today: date) -> date | None:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said)
    return _date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _numbers(said: str, today: date) -> date | None:
    """Between dots or hyphens only with its year: 7.10 is a time."""
    match = re.fullmatch(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?", said)
    if not match or (match[2] != "/" and not match[4]):
        return None
    return _next(int(match[1]), int(match[3]), match[4], today)


def _spelled(said: str, today: date) -> date | None:
    match = re.fullmatch(r"(?:([a-z]+) )??(?:(\d{1,2}) ?([a-z]+)|([a-z]+) (\d{1,2}))(?: (\d{4}|\d{2}))?", said)
    month = _month(match[3] or match[4]) if match else None
    if not match or month is None:
        return None
    day = _next(int(match[2] or match[5]), month, match[6], today)
    return day if day and (not match[1] or _place(match[1], _WEEKDAYS) == day.weekday()) else None


_READERS: tuple[Callable[[str, date], date | None], ...] = (
    _named,
    _weekday,
    _week_after,
    _ahead,
    _end_of,
    _end_of_month,
    _iso,
    _numbers,
    _spelled,
)


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    if year:
        return _date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    years = range(today.year, today.year + _YEARS_TO_A_LEAP_DAY + 1)
    return next((found for each in years if (found := _date(each, month, day)) and found >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months_on(day: date, count: int) -> date:
    """The same day so many months on, or the last there is."""
    years, month = divmod(day.month - 1 + count, 12)
    first = date(day.year + years, month + 1, 1)
    return first.replace(day=min(day.day, _month_end(first).day))


def _month_end(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(word: str) -> int | None:
    whole = tuple(short + rest for short, rest in zip(_MONTHS, _WHOLE_MONTHS, strict=True))
    place = _place(word, whole)
    return None if place is None else place + 1


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Which name a word of three letters or more begins."""
    return next((n for n, name in enumerate(names) if len(word) > 2 and name.startswith(word)), None)


def _count(word: str) -> int:
    if word in ("a", "an"):
        return 1
    return int(word) if word.isdigit() else next((n for n, name in enumerate(_COUNTS) if word == name), 0)
