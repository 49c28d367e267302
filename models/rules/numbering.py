"""The number of a decision: it holds wherever it is given, and is never given twice."""

import re
from collections.abc import Collection, Iterable
from datetime import date


def number(code: str, held_on: date, item: int, place: int = 1) -> str:
    """A decision's number; from the second on an item has a letter. A chapter without a code has the day alone.

    >>> number("NENC", date(2025, 3, 11), 4), number("", date(2025, 3, 11), 4, place=2)
    ('NENC 2025-03-11/4', '2025-03-11/4b')
    """
    return f"{code} {held_on.isoformat()}/{item}{_letters(place) if place > 1 else ''}".lstrip()


def next_number(code: str, held_on: date, item: int, taken: Collection[str]) -> str:
    """The number after the last one given for an item; one that was given is never given again.

    >>> next_number("NENC", date(2025, 3, 11), 4, taken=["NENC 2025-03-11/4", "NENC 2025-03-11/41"])
    'NENC 2025-03-11/4b'
    """
    mine = re.compile(re.escape(number(code, held_on, item)) + "([a-z]*)")
    given = [_place(match[1]) for each in taken if (match := mine.fullmatch(each.strip()))]
    return number(code, held_on, item, max(max(given, default=0), len(given)) + 1)


def settled(given: Iterable[tuple[str, str, str]], taken: Iterable[str] = ()) -> dict[str, str]:
    """The number each decision goes by, where two laptops gave one twice: the first keeps it, the others have letters.

    Each is the moment it was declared, its id and the number it was given; `taken` are all numbers there are. Every
    laptop comes to the same.

    >>> twice = [("19:40", "a", "W 2026-11-12/4"), ("19:20", "b", "W 2026-11-12/4")]
    >>> settled(twice), settled(twice, taken=["W 2026-11-12/4b"])
    ({'a': 'W 2026-11-12/4b'}, {'a': 'W 2026-11-12/4c'})
    """
    used, first, changed = {each.strip() for each in taken}, set[str](), dict[str, str]()
    for _at, id, written in sorted(given):
        number = written.strip()
        if number not in first:
            first.add(number)
        elif match := _NUMBER.fullmatch(number):
            changed[id] = _free(match[1], used)
            used.add(changed[id])
    return changed


def _free(base: str, used: Collection[str]) -> str:
    place = 2
    while f"{base}{_letters(place)}" in used:
        place += 1
    return f"{base}{_letters(place)}"


_NUMBER = re.compile(r"((?:.* )?\d{4}-\d\d-\d\d/\d+)[a-z]*")


def short_code(name: str) -> str:
    """A code for a chapter until people choose one: its initials, or the start of a single word.

    >>> short_code("North East and North Cumbria"), short_code("Gwynedd")
    ('NENC', 'GWYN')
    """
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()] or name.split()
    code = words[0][:4] if len(words) == 1 else "".join(word[0] for word in words[:6])
    return code.upper()


def _letters(place: int) -> str:
    """The place in letters: 1 is a, 26 z, 27 aa."""
    letters = ""
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("a") + 1
    return place or 1
