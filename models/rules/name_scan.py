"""Finds the names of people in what a chapter wrote. A false alarm costs a glance; a name overlooked leaves the house.

Whole words only, whatever their case, accents, apostrophes and hyphens, and whatever letters they are drawn with; names
run together (MaudHale, maudhale62) as well. A name that is also an everyday word (will, hall, may) counts when it has a
capital that no beginning of a sentence explains, or stands beside another name or a title.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from models.rules.look_alikes import plainly, visible
from models.rules.names import Names

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´][^\W_]+)*['’ʼ`´]?")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_POSSESSIVE = re.compile(r"['’ʼ`´]s$")
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_ENDS_SENTENCE = frozenset(".!?:;•*–—\n\r")
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"})
_JOINS = re.compile(r"[\s'’ʼ`´.,_‐‑–-]*")
_HUMP = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")

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
_TELLING, _TELLING_HUMP = 5, 3  # letters, for a whole name run together and for a part of a word
EVERYDAY = frozenset(_EVERYDAY_WORDS.split()) | _OPENERS | _PARTICLES


@dataclass(frozen=True)
class NameList:
    """Every word people are called by, folded; a family name of several words also as one.

    `together` are whole names run together, either half first.
    """

    given: frozenset[str]
    family: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    together: frozenset[str]


class _Word(NamedTuple):
    """One word of a text, and where it stands; mixed with a capital or a digit inside."""

    start: int
    end: int
    plain: str
    is_capital: bool
    is_mixed: bool


def name_list(people: Iterable[Names], guests: Iterable[str] = (), wholes: Iterable[tuple[str, str]] = ()) -> NameList:
    """The words to look for; of guests, of whom only the name is known, first and last word together.

    `wholes` are further first and family names that belong together.

    >>> sorted(name_list([Names("Bethan", "ap Rhys-Jones", "Beth")]).family)
    ['aprhys', 'aprhysjones', 'jones', 'rhys']
    """
    given: set[str] = set()
    family: set[str] = set()
    pairs = {(words[0], words[-1]) for words in map(_words, guests) if len(words) > 1}
    halves = {(_whole(first), _whole(last)) for first, last in wholes} | pairs
    for names in people:
        first, last = _words(f"{names.given_name} {names.known_as}"), _words(names.family_name)
        given.update(_telling(first))
        family.update(_telling(last))
        if len(last) > 1:
            family.add(_joined(*last))
        halves |= {(_whole(called), _whole(names.family_name)) for called in (names.given_name, names.known_as)}
    both = {_joined(*each) for one, other in halves if one and other for each in ((one, other), (other, one))}
    together = frozenset(each for each in both if len(each) >= _TELLING and each not in EVERYDAY)
    return NameList(frozenset(given), frozenset(family), frozenset(pairs), together)


def names_in(text: str, names: NameList) -> tuple[str, ...]:
    """The names in a text as they are written there, each once.

    >>> people = name_list([Names("Siân", "O'Neill"), Names("Will", "Hall")])
    >>> names_in("SIAN to ask Mrs Oneill’s sister; the village hall will be open", people)
    ('SIAN', 'Oneill’s')
    >>> names_in("Will Hall will", people), names_in("Ask Will. Will the hall do?", people)
    (('Will Hall',), ('Will',))
    """
    return tuple(dict.fromkeys(name for name, _is_whole in _found_in(text, names)))


def whole_names_in(text: str, names: NameList) -> tuple[str, ...]:
    """Only those of more than one word, and those run together.

    >>> people = name_list([Names("Maud", "Hale")])
    >>> whole_names_in("Hale Road, by maud.hale; key with MaudHale or maudhale62", people)
    ('maud.hale', 'MaudHale', 'maudhale62')
    """
    return tuple(dict.fromkeys(name for name, is_whole in _found_in(text, names) if is_whole))


def _found_in(text: str, names: NameList) -> Iterator[tuple[str, bool]]:
    text = visible(text)
    words = list(_split(text))
    halves = _halves(words, names)
    joined = {
        number
        for number, word in enumerate(words)
        if word.plain in names.together or (word.is_mixed and _is_run_together(text, word, names))
    }
    found = [
        number
        for number in range(len(words))
        if number in halves or number in joined or _is_name(text, words, number, names)
    ]
    for first, last in _stretches(text, words, found):
        name = text[words[first].start : words[last].end]
        is_joined = not joined.isdisjoint(range(first, last + 1))
        yield name, len(name.split()) > 1 or is_joined or _has_halves(words[first : last + 1], names)


def _words(name: str) -> list[str]:
    return [word.plain for word in _split(visible(name))]


@lru_cache(maxsize=16384)  # a few hundred first names are shared by everybody
def _whole(name: str) -> str:
    return _joined(*_words(name))


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
            is_mixed = not (written.islower() or written[1:].islower()) or not written.isalpha()
            yield _Word(match.start(), match.end(), plain, written[0].isupper(), is_mixed)


def _fold(word: str) -> str:
    if word.isascii() and word.isalnum():
        return _joined(word.lower())
    plain = unicodedata.normalize("NFKD", plainly(_APOSTROPHES.sub("", word)).casefold())
    return _joined(unicodedata.normalize("NFC", _LATIN_MARKS.sub("", plain)).translate(_PLAIN))


def _joined(*words: str) -> str:
    whole = "".join(words)
    return f"mc{whole[3:]}" if whole.startswith("mac") and len(whole) > 5 else whole


def _is_name(text: str, words: list[_Word], number: int, names: NameList) -> bool:
    word = words[number]
    if not _known(word.plain, names):
        return False
    if word.plain not in EVERYDAY:
        return True
    if word.is_capital and not (word.plain in _OPENERS and _opens_sentence(text, words, number)):
        return True
    return _has_company(text, words, number, names)


def _is_run_together(text: str, word: _Word, names: NameList) -> bool:
    """Whether it has a name as one of its humps or besides digits."""
    written = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text[word.start : word.end]))
    if written.isalpha() and (written[1:].islower() or written.isupper() or written.islower()):
        return False
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFKD", plainly(written)))
    humps = [_fold(hump) for hump in _HUMP.findall(bare)]
    if [word.plain] == humps:
        return False  # an ordinary word
    return any(
        _among(hump, names.together)
        or (before in names.given and _among(hump, names.family))
        or (before not in _PARTICLES and hump not in EVERYDAY and len(hump) >= _TELLING_HUMP and _known(hump, names))
        for before, hump in pairwise(["", *humps])
    )


def _known(plain: str, names: NameList) -> bool:
    return _among(plain, names.given) or _among(plain, names.family)


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
    if _are_halves(one, other, names):
        return True
    return _are_halves(other, one, names) and one.is_capital and other.is_capital


def _are_halves(one: _Word, other: _Word, names: NameList) -> bool:
    return one.plain in names.given and _among(other.plain, names.family)


def _touch(text: str, one: _Word, other: _Word) -> bool:
    return bool(_JOINS.fullmatch(text[one.end : other.start]))


def _stretches(text: str, words: list[_Word], found: list[int]) -> Iterator[tuple[int, int]]:
    """The first and the last word of each name; neighbours are one name."""
    start = None
    for place, number in enumerate(found):
        start = number if start is None else start
        following = found[place + 1] if place + 1 < len(found) else -1
        if following != number + 1 or not _touch(text, words[number], words[following]):
            yield start, number
            start = None


def _has_halves(words: list[_Word], names: NameList) -> bool:
    return any(
        _are_halves(one, other, names) or _are_halves(other, one, names) or (one.plain, other.plain) in names.pairs
        for one, other in pairwise(words)
    )
