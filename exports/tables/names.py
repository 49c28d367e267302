"""One cell with a whole name, taken apart as people of these islands write them."""

import re
from dataclasses import dataclass

from exports.tables.sniff import is_honorific

_PARTICLES = frozenset(
    ("ap", "ab", "ferch", "verch", "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos")
)
_MORE_PARTICLES = frozenset(
    ("du", "la", "le", "st", "st.", "saint", "bin", "ibn", "al", "el", "ten", "ter", "mac", "fitz")
)
_AFTER = re.compile(
    r"(?:jr|sr|junior|senior|ii|iii|iv|obe|mbe|cbe|bem|phd|md|jp|rn|rgn|ba|bsc|ma|msc|frcp|frcgp|frcn|mp)\.?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
_QUOTED = re.compile(r"\s+[\"“”‘']([^\"“”’']+)[\"“”’'](?=\s|$)")
_PRONOUNS = re.compile(r"(she|he|they|her|him|them|hi|ef|nhw|ze|any)\b.*[/,].*|any pronouns", re.IGNORECASE)
_TWO_PEOPLE = re.compile(r"\w[\w.]*\s+(?:&|and|\+)\s+\w|\w\s*/\s*\w", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts, as far as the cell tells."""

    honorific: str = ""
    given_name: str = ""
    family_name: str = ""
    known_as: str = ""
    pronouns: str = ""


def parts_of(text: str) -> Parts:
    """A whole name in its parts; letters after a name stay with the family name.

    >>> parts_of("Dr Bethan ŵyn Rees"), parts_of("Rees, Bethan (she/her)")
    (Parts(honorific='Dr', given_name='Bethan ŵyn', family_name='Rees', known_as='', pronouns=''), \
Parts(honorific='', given_name='Bethan', family_name='Rees', known_as='', pronouns='she/her'))
    """
    known_as, pronouns = "", ""
    for aside in [*_BRACKETS.findall(text), *_QUOTED.findall(text)]:
        if _PRONOUNS.fullmatch(aside.strip()):
            pronouns = aside.strip()
        else:
            known_as = aside.strip()
    words, family = _turned(_QUOTED.sub(" ", _BRACKETS.sub("", text)))
    honorific, words = _honorific(words)
    if not family:
        words, family = _family(words)
    return Parts(honorific, " ".join(words), " ".join(family), known_as, pronouns)


def without_honorific(given_name: str) -> tuple[str, str]:
    """A title that stands in the first name's column, and the first name.

    >>> without_honorific("Mrs. Ann"), without_honorific("Dr")
    (('Mrs.', 'Ann'), ('', 'Dr'))
    """
    honorific, words = _honorific(given_name.split())
    return honorific, " ".join(words)


def names_two(text: str) -> bool:
    """Whether one cell names a couple.

    >>> [names_two(each) for each in ("Mr & Mrs J Rees", "Tom and Ann Rees", "Alexander Rees", "Sandy Andrews")]
    [True, True, False, False]
    """
    return bool(_TWO_PEOPLE.search(_BRACKETS.sub("", text)))


def _turned(text: str) -> tuple[list[str], list[str]]:
    """The words before the family name, and the family name where a comma sets it first."""
    before, comma, after = text.partition(",")
    if not comma or not after.strip() or all(_AFTER.fullmatch(each) for each in after.replace(",", " ").split()):
        return text.replace(",", " ").split(), []
    first, _comma, letters = after.partition(",")
    return first.split(), [*before.split(), *letters.split()]


def _honorific(words: list[str]) -> tuple[str, list[str]]:
    count = 0
    while count < len(words) - 1 and is_honorific(words[count]):
        count += 1
    return " ".join(words[:count]), words[count:]


def _family(words: list[str]) -> tuple[list[str], list[str]]:
    """The last word, with the particles before it and the letters after it; or the one word in capitals."""
    capitals = [word for word in words if len(word) > 2 and word.isupper() and not _AFTER.fullmatch(word)]
    if len(capitals) == 1 and len(words) > 1:
        place = words.index(capitals[0])
        letters = [word for word in words[place + 1 :] if _AFTER.fullmatch(word)]
        return [word for word in words if word not in capitals + letters], capitals + letters
    end = len(words)
    while end > 2 and _AFTER.fullmatch(words[end - 1]):
        end -= 1
    start = max(end - 1, 1)
    while start > 1 and words[start - 1].casefold() in _PARTICLES | _MORE_PARTICLES:
        start -= 1
    return words[:start], words[start:]
