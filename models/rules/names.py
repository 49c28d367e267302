"""How a person's name is shown, sorted and compared."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_TITLES = frozenset(("dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor", "sir", "dame", "lord", "lady"))
_CALLINGS = frozenset(("rev", "revd", "reverend", "cllr", "councillor"))
_LETTERS_AFTER = frozenset(("obe", "mbe", "cbe", "bem", "phd", "md", "frcp", "frcgp", "frcn", "rgn"))
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_SPLITTERS = "-‐‑–—_/"
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_MAC = re.compile(r"\bmac\s*(?=\w{3})")


@dataclass(frozen=True)
class Names:
    """The parts of a person's name, as they gave them."""

    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    honorific: str = ""


@dataclass(frozen=True)
class NameIndex:
    """Who answers to each compared name; None where several do."""

    holders: Mapping[str, str | None]


def display_name(names: Names) -> str:
    """The name people use; a known-as that is already whole stands alone.

    >>> display_name(Names("Bethan", "Rees", known_as="Beth"))
    'Beth Rees'
    """
    called = (names.known_as or names.given_name).split()
    whole = len(called) > 1 and normal_name(called[-1]) == normal_name(names.family_name)
    return _joined(*called, "" if whole else names.family_name)


def formal_name(names: Names) -> str:
    """The name for an envelope.

    >>> formal_name(Names("Bethan", "Rees", known_as="Beth", honorific="Dr"))
    'Dr Bethan Rees'
    """
    return _joined(names.honorific, names.given_name or names.known_as, names.family_name)


def initials(names: Names) -> str:
    """Two letters, or one, for a small disc.

    >>> initials(Names("Bethan", "ap Rees")), initials(Names("Zoë")), initials(Names())
    ('BA', 'Z', '')
    """
    words = display_name(names).split()
    ends = words if len(words) < 2 else [words[0], names.family_name or words[-1]]
    return "".join(word.strip()[0] for word in ends).upper()


def sort_name(names: Names) -> str:
    """What a list sorts by: family name first, blind to case and accents.

    >>> sort_name(Names("Bethan", "Ŵyn-Rees", known_as="Beth"))
    'wyn rees beth'
    """
    return " ".join(_words(_joined(names.family_name, names.known_as or names.given_name)))


def normal_name(text: str) -> str:
    """A name for comparing only: no case, accents, titles, hyphens, spaces or apostrophes; Mac is Mc.

    >>> normal_name("Dr. Bethan O’Neill-Rees MBE") == normal_name("oneill rees, BETHAN")
    True
    """
    head, comma, tail = text.partition(",")
    if comma and _letters_after(tail):
        tail = ""
    words = _words(f"{tail} {head}")
    while len(words) > 1 and words[0] in _TITLES | _CALLINGS:
        words = words[1:]
    while len(words) > 2 and words[-1] in _LETTERS_AFTER:
        words = words[:-1]
    return "".join(words)


def name_index(people: Iterable[tuple[str, Names]]) -> NameIndex:
    """Everybody by each name a record may use for them."""
    holders: dict[str, str | None] = {}
    for person, names in people:
        for key in _written_forms(names):
            holders[key] = person if holders.get(key, person) == person else None
    return NameIndex(holders)


def linked(index: NameIndex, written: str) -> str | None:
    """The one member a written name belongs to, or None when nobody does or several do.

    >>> people = [("1", Names("Bethan", "Rees", "Beth")), ("2", Names("Sam", "Ito")), ("3", Names("Sam", "Ito"))]
    >>> index = name_index(people)
    >>> linked(index, "Dr Beth Rees"), linked(index, "Sam Ito"), linked(index, "Rees")
    ('1', None, None)
    """
    return index.holders.get(normal_name(written))


def _written_forms(names: Names) -> set[str]:
    given, family = names.given_name, names.family_name
    forms = {display_name(names), _joined(given, family), _joined(given, names.known_as, family)}
    return {normal_name(form) for form in forms} - {""}


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", plain)).translate(_PLAIN)
    spaced = "".join(" " if each.isspace() or each in _SPLITTERS else each for each in plain if _is_kept(each))
    return _MAC.sub("mc", spaced).split()


def _is_kept(letter: str) -> bool:
    return letter.isalnum() or letter.isspace() or letter in _SPLITTERS or unicodedata.category(letter)[0] == "M"


def _letters_after(text: str) -> bool:
    return all(word in _LETTERS_AFTER for word in _words(text))


def _joined(*parts: str) -> str:
    return " ".join(" ".join(parts).split())
