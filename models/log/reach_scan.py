"""Finds how to reach people in what a chapter wrote: their e-mail addresses, numbers, streets and postcodes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.rules.look_alikes import plainly, visible

_EMAIL = re.compile(r"[^\s<>()\[\],;:\"'“”‘’@]{1,64}@[^\s<>()\[\],;:\"'“”‘’@]{1,255}")
_NUMBER = re.compile(r"\d(?:[\s().\-–/]{0,3}\d){8,}")
_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s{0,3}(\d[A-Z]{2})\b", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")
_TELLING_DIGITS = 9  # of a number, without the nought or +44 before them


@dataclass(frozen=True)
class ReachList:
    """What to look for, each in the one form it is compared in; streets by their first word."""

    emails: frozenset[str]
    numbers: frozenset[str]
    streets: dict[str, tuple[str, ...]]
    postcodes: frozenset[str]


def reach_list(contacts: Iterable[str], addresses: Iterable[tuple[str, str]] = ()) -> ReachList:
    """`contacts` are e-mail addresses and numbers, `addresses` the lines and the postcode of each.

    >>> sorted(reach_list(["Zoe@Mail.example", "+44 (0)7700 900123"]).numbers)
    ['700900123']
    """
    values, lines, codes = list(contacts), [], set[str]()
    for street, postcode in addresses:
        lines += street.splitlines()
        codes.update(_postcodes(postcode))
    digits = (_digits(value) for value in values if "@" not in value)
    return ReachList(
        emails=frozenset(_plain(value) for value in values if "@" in value),
        numbers=frozenset(each[-_TELLING_DIGITS:] for each in digits if len(each) >= _TELLING_DIGITS),
        streets=_by_first_word(filter(None, map(_street, lines))),
        postcodes=frozenset(codes),
    )


def reached_in(text: str, known: ReachList) -> tuple[str, ...]:
    """What of it stands in a text, as it is written there, each once.

    >>> known = reach_list(["zoe@mail.example", "07700 900123"], [("3 Lantern Row", "BS16 1XX")])
    >>> reached_in("Ring 07700-900 123 or write to ZOE@mail.example.", known)
    ('ZOE@mail.example', '07700-900 123')
    >>> reached_in("kept at 3, Lantern Row (bs161xx)", known), reached_in("13 Lantern Rows", known)
    (('3 lantern row', 'bs161xx'), ())
    """
    return tuple(dict.fromkeys(_found(visible(text), known)))


def _found(text: str, known: ReachList) -> Iterator[str]:
    for match in _EMAIL.finditer(text):
        written = match.group().strip(".!?")
        if _plain(written) in known.emails:
            yield written
    for match in _NUMBER.finditer(text):
        if any(number in _digits(match.group()) for number in known.numbers):
            yield match.group()
    yield from _streets_in(_TOKEN.findall(_plain(text)), known)
    for match in _POSTCODE.finditer(text):
        if "".join(match.groups()).upper() in known.postcodes:
            yield match.group()


def _plain(text: str) -> str:
    return plainly(visible(text)).strip().casefold()


def _digits(text: str) -> str:
    return "".join(each for each in text if each.isdecimal())


def _streets_in(words: list[str], known: ReachList) -> list[str]:
    here = f" {' '.join(words)} "
    begun = (street for word in dict.fromkeys(words) for street in known.streets.get(word, ()))
    return sorted(street for street in begun if f" {street} " in here)


def _by_first_word(streets: Iterable[str]) -> dict[str, tuple[str, ...]]:
    begun: dict[str, list[str]] = {}
    for street in sorted(set(streets)):
        begun.setdefault(street.partition(" ")[0], []).append(street)
    return {word: tuple(each) for word, each in begun.items()}


def _street(line: str) -> str:
    """A line that names a house: with a number in it, and a word besides."""
    words = " ".join(_TOKEN.findall(_plain(line)))
    return words if len(words) > 5 and " " in words and any(map(str.isdecimal, words)) else ""


def _postcodes(text: str) -> Iterator[str]:
    yield from ("".join(match.groups()).upper() for match in _POSTCODE.finditer(text))
