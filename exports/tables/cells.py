"""Several values in one cell, and values that spreadsheet programs spoil."""

import re
from collections.abc import Iterable

_SEPARATORS = re.compile(r"\s*(?:[;,/|\n•·]|:::)\s*")
_CONTACT_SEPARATORS = re.compile(r"\s*(?:[;,|\n]|:::|\s/\s|\s+(?:or|and|&)\s+|/(?=\s*\+?\(?\d{5}|\S+@))\s*")
_NEEDS_QUOTES = re.compile(r"[;,/|\n•·\"]|:::|\s(?:or|and|&)\s")
_QUOTED_ITEM = re.compile(r'\s*"((?:[^"]|"")*)"\s*(?:;|$)')
_BLANKS = {
    "n/a",
    "na",
    "none",
    "nil",
    "-",
    "--",
    "?",
    "tbc",
    "tba",
    "unknown",
    "x",
    "no email",
    "no phone",
    "null",
    "dim",
}
_SHORTENED = re.compile(r"\d([.,]\d+)?E\+\d\d")


def joined(items: Iterable[str]) -> str:
    """Several values for one cell; `split` and `contacts_in` give back exactly these.

    >>> joined(["Welsh", "Food / cooking"])
    'Welsh; "Food / cooking"'
    """
    return "; ".join(_quoted(item) for item in items)


def split(cell: str) -> tuple[str, ...]:
    """The values in a cell, whichever sign divides them.

    >>> split("Welsh, First aid / driving"), split('Welsh; "Food / cooking"')
    (('Welsh', 'First aid', 'driving'), ('Welsh', 'Food / cooking'))
    """
    return tuple(_items(cell, _SEPARATORS))


def contacts_in(cell: str) -> tuple[str, ...]:
    """The e-mails or phones in a cell; a slash inside a number, and words for none, are left alone.

    >>> contacts_in("a@example.org ::: b@example.org"), contacts_in("01970 123456 or 07700 900123"), contacts_in("n/a")
    (('a@example.org', 'b@example.org'), ('01970 123456', '07700 900123'), ())
    """
    return tuple(item for item in _items(cell, _CONTACT_SEPARATORS) if item.casefold() not in _BLANKS)


def restored_phone(number: str, country: str = "") -> str:
    """A number of the United Kingdom with the zero or plus sign that a spreadsheet program took from it.

    >>> restored_phone("7700900123"), restored_phone("447700900123"), restored_phone("7700900123", "France")
    ('07700900123', '+447700900123', '7700900123')
    """
    digits = re.sub(r"[\s().-]", "", number)
    if not digits.isascii() or not digits.isdigit() or not _is_british(country):
        return number
    if re.fullmatch(r"44[1-37-9]\d{8,9}", digits):
        return f"+{number}"
    return f"0{number}" if re.fullmatch(r"[1-35789]\d{9}|[18]\d{8}", digits) else number


def is_shortened(cell: str) -> bool:
    """Whether a long number became `4.477E+11`, its digits lost."""
    return bool(_SHORTENED.fullmatch(cell.strip()))


def _quoted(item: str) -> str:
    doubled = item.replace('"', '""')
    return f'"{doubled}"' if _NEEDS_QUOTES.search(item) or item.casefold() in _BLANKS else item


def _items(cell: str, separators: re.Pattern[str]) -> Iterable[str]:
    rest = cell.strip()
    while rest:
        if found := _QUOTED_ITEM.match(rest):
            item, rest = found[1].replace('""', '"'), rest[found.end() :]
            yield item
            continue
        found = separators.search(rest)
        item, rest = (rest[: found.start()], rest[found.end() :]) if found else (rest, "")
        if item.strip():
            yield item.strip()


def _is_british(country: str) -> bool:
    plain = re.sub(r"[^a-z]", "", country.casefold())
    return plain in {
        "",
        "uk",
        "gb",
        "gbr",
        "unitedkingdom",
        "greatbritain",
        "england",
        "wales",
        "cymru",
        "scotland",
    } or (plain in {"northernireland", "alba", "britain", "yderyrnasunedig"})
