"""Dates as people write them, read one way for a whole column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from exports.tables.table import Cell

_MONTHS = (
    "jan january ion ionawr", "feb february chw chwefror", "mar march maw mawrth", "apr april ebr ebrill", "may mai",
    "jun june meh mehefin", "jul july gor gorffennaf", "aug august awst", "sep sept september med medi",
    "oct october hyd hydref", "nov november tach tachwedd", "dec december rhag rhagfyr",
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split(" ")}
_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m)?\s*(Z|[+-]\d{2}:?\d{2}|UTC|GMT|BST)?$", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})\.?")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|((?:19|20)\d{2})(\d{2})(\d{2})")
_NAMED = re.compile(r"(?:(?:\w+,?)\s+)?(\d{1,2})(?:st|nd|rd|th)?(?: of)?[\s\-/.,]*([^\W\d]+)\.?[\s\-/.,]*(\d{4}|\d{2})")
_NAMED_FIRST = re.compile(r"(?:[^\W\d]+,\s+)?([^\W\d]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH_AND_YEAR = re.compile(r"(?:([^\W\d]+)\.?[\s\-/,]+|(\d{1,2})[/.\-])?((?:19|20)\d{2})")
_DAY_NUMBER = re.compile(r"[2-7]\d{4}(?:\.\d+)?")
_DAY_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How a column's dates are read; `proven` when a value fits no other order, `examples` are those that fit both."""

    month_first: bool = False
    proven: bool = True
    examples: tuple[str, ...] = ()


def decide(values: Iterable[Cell]) -> DateOrder:
    """The order of day and month for all of a column: day first, unless the values say otherwise.

    >>> decide(["03/04/2024", "04/25/2024"]).month_first, decide(["03/04/2024"])
    (True, DateOrder(month_first=False, proven=False, examples=('03/04/2024',)))
    """
    texts = [text for value in values if isinstance(value, str) and _NUMBERS.fullmatch(text := _day(value))]
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := _NUMBERS.fullmatch(text))]
    day_first, month_first = sum(a > 12 for a, _b in pairs), sum(b > 12 for _a, b in pairs)
    either = [text for text, (a, b) in zip(texts, pairs, strict=True) if a != b and max(a, b) <= 12]
    proven = day_first != month_first or not either
    return DateOrder(month_first > day_first, proven, tuple(dict.fromkeys(either))[:3])


def read_date(value: Cell, *, month_first: bool, today: date) -> date | None:
    """The day a cell means, None when there is no such day; a year of two digits lies at most one year ahead.

    >>> today = date(2026, 11, 12)
    >>> [str(read_date(each, month_first=False, today=today)) for each in ("3/4/24", "12th Nov 2026", "31/02/2024")]
    ['2024-04-03', '2026-11-12', 'None']
    """
    if isinstance(value, date):
        return value
    text = _day(value)
    if _DAY_NUMBER.fullmatch(text):
        return _DAY_ZERO + timedelta(days=int(text.partition(".")[0]))
    for pattern, order in ((_ISO, _iso), (_NUMBERS, _numbers), (_NAMED, _named), (_NAMED_FIRST, _named_first)):
        if found := pattern.fullmatch(text):
            return _existing(*order(found, month_first), today)
    if found := _MONTH_AND_YEAR.fullmatch(text):
        return _existing(found[3], _month(found[1]) if found[1] else int(found[2] or 1), 1, today)
    return None


def is_whole_year(value: Cell) -> bool:
    """Whether only a year, or a month of one, is written; it is read as its first day."""
    return isinstance(value, str) and bool(_MONTH_AND_YEAR.fullmatch(_day(value)))


def _day(value: str) -> str:
    return _TIME.sub("", " ".join(value.split()))


def _iso(found: re.Match[str], _month_first: bool) -> tuple[str, int, int]:
    year, month, day = found.groups()[:3] if found[1] else found.groups()[3:]
    return year, int(month), int(day)


def _numbers(found: re.Match[str], month_first: bool) -> tuple[str, int, int]:
    first, second = int(found[1]), int(found[2])
    return (found[3], first, second) if month_first else (found[3], second, first)


def _named(found: re.Match[str], _month_first: bool) -> tuple[str, int, int]:
    return found[3], _month(found[2]), int(found[1])


def _named_first(found: re.Match[str], _month_first: bool) -> tuple[str, int, int]:
    return found[3], _month(found[1]), int(found[2])


def _month(name: str) -> int:
    return _MONTH_OF.get(name.casefold(), 0)


def _existing(year: str, month: int, day: int, today: date) -> date | None:
    number = int(year)
    if len(year) == 2:
        century = today.year // 100 * 100
        number += century if number <= today.year % 100 + 1 else century - 100
    try:
        return date(number, month, day)
    except ValueError:
        return None
