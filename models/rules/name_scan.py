"""Finds the names of people in what a chapter wrote. A false alarm costs a glance; a name overlooked leaves the house.

Whole words only, whatever their case, accents, apostrophes and hyphens. A name that is also an everyday word (will,
hall, may) counts when it has a capital that no beginning of a sentence explains, or stands beside another name or
a title.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from models.rules.names import Names

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*['’ʼ`´]?")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_POSSESSIVE = re.compile(r"['’ʼ`´]s$")
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_ENDS_SENTENCE = frozenset(".!?:;•*–—\n\r")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})
_JOINS = re.compile(r"[\s'’ʼ`´.,‐‑–-]*")

_TITLE_WORDS = """
    dr mr mrs ms miss mx prof professor sir dame lord lady rev revd reverend fr father sister cllr councillor
"""
_PARTICLE_WORDS = """
    ap ab ferch verch ni nic ui o mac mc fitz van von der den de du da di del della la le st bin ibn al el y ten ter
    dos das a e i d the
"""
# Words that open sentences of their own accord.
_OPENING_WORDS = """
    a all an any as at be by can do even for he his i if in many mark may me men most my no on once or she so song
    sum the to us we will
"""
# Names that are more often something else when they have no capital.
_EVERYDAY_WORDS = """
    abbey april art ash august autumn ball barn bath bell bench berry best bill bird bishop black blue bond book
    boots born branch brand bridge bright brook brown bull burn bush butcher cable camp cannon card care carol
    carpenter case cash castle chance chapel chase cherry church clay clear close cloud coast coffee cold constant
    cook cooks corner cotton court craft crew crisp cross crown dawn day days deer dock dot down drew drive dry duck
    duke dusk east easy english eve ever fair faith farm farmer fear field fields fish fleet flint flood flower
    forest fountain fox frank free french friend frost gay gift glass gold golden good grace grant gray green grey
    grounds grove guest ha hair hall ham hand hands harmony harp hawk hay head heath hedge hers hide high hill hills
    ho hold holiday home hook hope horn house hunt hunter iron ivory jet job jolly joy judge june justice key kind
    king kit knight knock lake lamb land lane large lark law lawn leaf light link little lock long love low luck ma
    major man march marks marshal masters max meadow mercy miller mills mint mist mole moon moor more moss mount new
    noble noon north oak oaks pa page pain painter palm park parks pat patience peace peak pearl penny pepper pink
    place plum pond pool poor porter post power price pride priest prince quick rain ray read reed reeve reeves rich
    ridge ring rivers road rob robin rock rocky rod rose rowan rule rush said sales salt sand sands savage school
    sea see self shade sharp shaw shepherd shore short silk silver singer sky slack small smart snow south sparks
    spring spurs star steel stock stone storm street strong sue summer summers swan sweet swift terrace thorn tower
    town trip true van walker wall walls ward warden warm waters way weeks well wells west wheeler white wild willow
    win wing winter wise wolf wood woods worth wren yard young
"""
_TITLES = frozenset(_TITLE_WORDS.split())
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_OPENERS = frozenset(_OPENING_WORDS.split())
EVERYDAY = frozenset(_EVERYDAY_WORDS.split()) | _OPENERS | _PARTICLES


@dataclass(frozen=True)
class NameList:
    """Every word people are called by, folded; a family name of several words also as one."""

    given: frozenset[str]
    family: frozenset[str]
    pairs: frozenset[tuple[str, str]]


class _Word(NamedTuple):
    """One word of a text, and where it stands."""

    start: int
    end: int
    plain: str
    is_capital: bool


def name_list(people: Iterable[Names], guests: Iterable[str] = ()) -> NameList:
    """The words to look for; of guests, of whom only the name is known, first and last word together.

    >>> sorted(name_list([Names("Bethan", "ap Rhys-Jones", "Beth")]).family)
    ['aprhys', 'aprhysjones', 'jones', 'rhys']
    """
    given: set[str] = set()
    family: set[str] = set()
    for names in people:
        first, last = _words(f"{names.given_name} {names.known_as}"), _words(names.family_name)
        given.update(_telling(first))
        family.update(_telling(last))
        if len(last) > 1:
            family.add(_joined(*last))
    pairs = {(words[0], words[-1]) for words in map(_words, guests) if len(words) > 1}
    return NameList(frozenset(given), frozenset(family), frozenset(pairs))


def names_in(text: str, names: NameList) -> tuple[str, ...]:
    """The names in a text as they are written there, each once.

    >>> people = name_list([Names("Siân", "O'Neill"), Names("Will", "Hall")])
    >>> names_in("SIAN to ask Mrs Oneill’s sister; the village hall will be open", people)
    ('SIAN', 'Oneill’s')
    >>> names_in("Will Hall will", people), names_in("Ask Will. Will the hall do?", people)
    (('Will Hall',), ('Will',))
    """
    text = _visible(text)
    words = list(_split(text))
    halves = _halves(words, names)
    found = [number for number in range(len(words)) if number in halves or _is_name(text, words, number, names)]
    return tuple(dict.fromkeys(_stretches(text, words, found)))


def _words(name: str) -> list[str]:
    return [word.plain for word in _split(_visible(name))]


def _telling(words: list[str]) -> Iterator[str]:
    """The words of a name that are worth looking for by themselves."""
    long = [word for word in words if len(word) > 1]
    yield from [word for word in long if word not in _PARTICLES and word not in _TITLES] or long
    yield from (_joined(word, after) for word, after in pairwise(words) if word in _PARTICLES)


def _split(text: str) -> Iterator[_Word]:
    for match in _WORD.finditer(text):
        written = match.group()
        plain = _fold(written if written.isalnum() else _POSSESSIVE.sub("", written))
        if plain:
            yield _Word(match.start(), match.end(), plain, written[0].isupper())


def _fold(word: str) -> str:
    if word.isascii() and word.isalnum():
        return _joined(word.lower())
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word).casefold())
    return _joined(unicodedata.normalize("NFC", _LATIN_MARKS.sub("", plain)).translate(_PLAIN))


def _joined(*words: str) -> str:
    whole = "".join(words)
    return f"mc{whole[3:]}" if whole.startswith("mac") and len(whole) > 5 else whole


def _visible(text: str) -> str:
    """The text as it is read: no soft hyphens and other invisible letters, no look-alike forms."""
    plain = unicodedata.normalize("NFKC", text)
    return plain if plain.isascii() else "".join(each for each in plain if unicodedata.category(each) != "Cf")


def _is_name(text: str, words: list[_Word], number: int, names: NameList) -> bool:
    word = words[number]
    if not (_among(word.plain, names.given) or _among(word.plain, names.family)):
        return False
    if word.plain not in EVERYDAY:
        return True
    if word.is_capital and not (word.plain in _OPENERS and _opens_sentence(text, words, number)):
        return True
    return _has_company(text, words, number, names)


def _opens_sentence(text: str, words: list[_Word], number: int) -> bool:
    return not number or bool(_ENDS_SENTENCE & set(text[words[number - 1].end : words[number].start]))


def _among(plain: str, known: frozenset[str]) -> bool:
    """A name, or a name with an s that lost its apostrophe."""
    return plain in known or (len(plain) > 4 and plain.endswith("s") and plain[:-1] in known)


def _halves(words: list[_Word], names: NameList) -> set[int]:
    """Words that are a name only together: O Neill for O'Neill, Mac Donald for McDonald, and guests."""
    found: set[int] = set()
    for number in range(len(words) - 1):
        one, other = words[number].plain, words[number + 1].plain
        if (one in _PARTICLES and _joined(one, other) in names.family) or (one, other) in names.pairs:
            found |= {number, number + 1}
    return found


def _has_company(text: str, words: list[_Word], number: int, names: NameList) -> bool:
    """Whether a title or an initial stands before it, or the other half of a name beside it."""
    word = words[number]
    if number and _touch(text, words[number - 1], word):
        before = words[number - 1]
        if before.plain in _TITLES or (before.is_capital and len(before.plain) == 1 and before.plain not in "ai"):
            return True
        if _is_pair(before, word, names):
            return True
    if number + 1 < len(words) and _touch(text, word, words[number + 1]):
        return _is_pair(word, words[number + 1], names)
    return False


def _is_pair(one: _Word, other: _Word, names: NameList) -> bool:
    """A first name and a family name; the other way round only where both have capitals."""
    if one.plain in names.given and _among(other.plain, names.family):
        return True
    return one.plain in names.family and _among(other.plain, names.given) and one.is_capital and other.is_capital


def _touch(text: str, one: _Word, other: _Word) -> bool:
    return bool(_JOINS.fullmatch(text[one.end : other.start]))


def _stretches(text: str, words: list[_Word], found: list[int]) -> Iterator[str]:
    """Neighbours as one name."""
    start = None
    for place, number in enumerate(found):
        start = number if start is None else start
        following = found[place + 1] if place + 1 < len(found) else -1
        if following != number + 1 or not _touch(text, words[number], words[following]):
            yield text[words[start].start : words[number].end]
            start = None
