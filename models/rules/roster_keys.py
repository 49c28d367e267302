"""What two records of one person have in common once spelling, spacing and formatting are set aside."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from models.rules.names import normal_name
from models.rules.nicknames import may_be_short_for
from models.rules.roster_file import PersonDraft

_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_LETTERS = frozenset(("obe", "mbe", "cbe", "bem", "phd", "md", "jp", "rn", "rgn", "ba", "bsc", "ma", "msc", "frcp"))
_EXTENSION = re.compile(r"[\s,;]*(?:extension|extn|ext|x|#)\.?:?\s*(\d{1,6})\s*$", re.IGNORECASE)
_BREAKS = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Keys:
    """One person reduced to what can be compared; anything blank is unknown, and never agrees.

    `names` are all whole names this person answers to, with and without the middle names.
    """

    whole: str
    given: tuple[tuple[str, ...], ...]
    family: str
    generation: str
    emails: frozenset[str]
    phones: frozenset[str]
    postcode: str
    organisation: str
    names: frozenset[str]


def keys(draft: PersonDraft) -> Keys:
    """What of a person can be compared."""
    family, generation = _family(draft.family_name)
    given = tuple(dict.fromkeys(words for words in (_words(draft.given_name), _words(draft.known_as)) if words))
    forms = {form for words in given for form in ("".join(words), words[0])}
    whole = folded(f"{draft.given_name} {draft.family_name}")
    return Keys(
        whole=whole,
        given=given,
        family=family,
        generation=generation,
        emails=frozenset(email_key(each.value) for each in draft.emails) - {""},
        phones=frozenset(phone_key(each.value) for each in draft.phones) - {""},
        postcode=postcode_key(draft.postcode),
        organisation=folded(draft.organisation),
        names=frozenset({f"{form} {family}" for form in forms} | {whole}) - {""},
    )


def tidy(text: str) -> str:
    r"""Text of one or more lines without stray spaces, odd line ends and control characters.

    >>> tidy("  12 Stryd y Bont \r\n Aberystwyth\x00 ")
    '12 Stryd y Bont\nAberystwyth'
    """
    if text.isascii():
        if text.isprintable():
            return text.strip()
    else:
        text = unicodedata.normalize("NFC", text.replace("\ufeff", ""))
    plain = _BREAKS.sub("\n", text)
    if not plain.isprintable():
        plain = "".join(each for each in plain if each in "\n\t" or unicodedata.category(each) not in {"Cc", "Cn"})
    return "\n".join(each.strip() for each in plain.split("\n")).strip()


def line(text: str) -> str:
    r"""Text on one line.

    >>> line(" Bethan \n Rees ")
    'Bethan Rees'
    """
    return " ".join(tidy(text).split()) if text else ""


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Text for comparing only, blind to case, accents and punctuation; what is all punctuation stays as it is.

    >>> folded("Aber Food Co-op") == folded("ABER FOOD COOP"), folded("?")
    (True, '?')
    """
    return normal_name(line(text)) or line(text)


def email_key(address: str) -> str:
    """An address for comparing: no case, no `+tag`.

    >>> email_key("mailto:Bethan.Rees+chapter@Example.org")
    'bethan.rees@example.org'
    """
    plain = unicodedata.normalize("NFKC", line(address)).casefold().removeprefix("mailto:")
    box, at, host = plain.rpartition("@")
    return f"{box.partition('+')[0] or box}{at}{host}" if at else plain


@lru_cache(maxsize=65536)
def phone_key(number: str) -> str:
    """A number for comparing: the digits that count, however the United Kingdom's code or zero is written.

    >>> [phone_key(each) for each in ("+44 (0)7700 900123", "07700-900123", "7700900123", "0044 7700 900 123 ext. 4")]
    ['7700900123', '7700900123', '7700900123', '7700900123x4']
    """
    text = line(number).removeprefix("tel:")
    extension = _EXTENSION.search(text)
    head = text[: extension.start()] if extension else text
    digits = _significant("".join(_digit(each) for each in head), foreign=head.lstrip("( ").startswith("+"))
    return f"{digits}x{extension[1]}" if digits and extension else digits or text.casefold()


def postcode_key(postcode: str) -> str:
    """A postcode for comparing.

    >>> postcode_key(" sy23  1ab") == postcode_key("SY231AB")
    True
    """
    return "".join(line(postcode).upper().split())


def given_agrees(one: Keys, other: Keys) -> bool | None:
    """Whether two first names can be the same person's: equal, a short form, an initial; None where one is unknown.

    >>> mike, michael, bethan = (keys(PersonDraft(given_name=each)) for each in ("Mike", "Michael John", "Bethan"))
    >>> given_agrees(mike, michael), given_agrees(mike, bethan), given_agrees(mike, keys(PersonDraft()))
    (True, False, None)
    """
    if not one.given or not other.given:
        return True if one.whole and one.whole == other.whole else None
    return any(_same_given(a, b) for a in one.given for b in other.given)


def full_name_agrees(one: Keys, other: Keys) -> bool:
    """Whether two people have one full name, apart from middle names; a short form or an initial is not enough."""
    if one.generation != other.generation and one.generation and other.generation:
        return False
    if one.whole and one.whole == other.whole:
        return True
    pairs = ((a, b) for a in one.given or ((),) for b in other.given or ((),))
    return one.family == other.family and any(_whole(a) == _whole(b) or _one_is_longer(a, b) for a, b in pairs)


def _same_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if _whole(one) == _whole(other) or _one_is_longer(one, other):
        return True
    if len(one[0]) == 1 or len(other[0]) == 1:
        return all(a[0] == b[0] for a, b in zip(one, other, strict=False))
    return may_be_short_for(one[0], other[0])


def _one_is_longer(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one has middle names that the other leaves out."""
    return bool(one and other) and one[0] == other[0] and len(one[0]) > 1 and min(len(one), len(other)) == 1


def _whole(words: tuple[str, ...]) -> str:
    return "".join(words)


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in (normal_name(each) or each for each in line(name).split()) if word)


@lru_cache(maxsize=65536)
def _family(name: str) -> tuple[str, str]:
    """A family name for comparing, and Junior or Senior apart."""
    words = line(name).split()
    while len(words) > 1 and words[-1].casefold().strip(".,()") in _LETTERS:
        words = words[:-1]
    last = words[-1].casefold().strip(".,") if len(words) > 1 else ""
    kept = words[:-1] if last in _GENERATIONS else words
    return folded(" ".join(kept).rstrip(",")), _GENERATIONS.get(last, "")


def _digit(character: str) -> str:
    return str(unicodedata.decimal(character, ""))


def _significant(digits: str, *, foreign: bool) -> str:
    """Only what tells numbers apart; a foreign code stays."""
    if not foreign and digits.startswith("00"):
        digits, foreign = digits[2:], True
    if digits.startswith("44") and (foreign or len(digits) == 12):
        return digits[2:].removeprefix("0")
    return digits if foreign else digits.removeprefix("0")
