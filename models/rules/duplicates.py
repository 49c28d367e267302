"""How much two entries look like one person: what agrees counts for it, what conflicts against it.

The points are those that membership programs use: at 50 a person should look, from 80 it is very likely. What only one
of them tells counts for nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from models.rules.look_alikes import plainly, visible
from models.rules.nicknames import may_be_short_for
from models.rules.roster_file import PersonDraft
from models.rules.roster_keys import Keys, folded, keys, line

CHECK_FROM = 50
VERY_LIKELY_FROM = 80
_ALIKE = 0.92  # of Jaro and Winkler's measure
_HOUSE = re.compile(r"\d+\s?[a-z]?\b", re.IGNORECASE)
_OUTWARD = 3  # what a postcode ends with says which street


class Band(StrEnum):
    """How sure it is that two entries are one person."""

    VERY_LIKELY = "very_likely"
    CHECK = "check"
    NONE = "none"


class Reason(StrEnum):
    """What two entries have in common, and what speaks against their being one."""

    EMAIL = "email"
    SHARED_EMAIL = "shared_email"
    PHONE = "phone"
    SHARED_PHONE = "shared_phone"
    SAME_NAME = "same_name"
    SURNAME = "surname"
    SURNAME_ALIKE = "surname_alike"
    FIRST_NAME = "first_name"
    NICKNAME = "nickname"
    INITIAL = "initial"
    ADDRESS = "address"
    POSTCODE = "postcode"
    ORGANISATION = "organisation"
    SURNAME_DIFFERS = "surname_differs"
    FIRST_NAME_DIFFERS = "first_name_differs"
    GENERATION_DIFFERS = "generation_differs"

    @property
    def speaks_against(self) -> bool:
        """Whether it is a reason to take them for two people."""
        return self.value.endswith("_differs")


POINTS = {
    Reason.EMAIL: 40, Reason.SHARED_EMAIL: 10, Reason.PHONE: 25, Reason.SHARED_PHONE: 8, Reason.SAME_NAME: 20,
    Reason.SURNAME: 15, Reason.SURNAME_ALIKE: 10, Reason.SURNAME_DIFFERS: -15,
    Reason.FIRST_NAME: 15, Reason.NICKNAME: 12, Reason.INITIAL: 5, Reason.FIRST_NAME_DIFFERS: -25,
    Reason.ADDRESS: 20, Reason.POSTCODE: 10, Reason.ORGANISATION: 40, Reason.GENERATION_DIFFERS: -30,
}  # fmt: skip
_CAPPED = frozenset((Reason.FIRST_NAME_DIFFERS, Reason.GENERATION_DIFFERS))


@dataclass(frozen=True)
class Score:
    """How alike two entries are, and why: the strongest reason first."""

    points: int
    band: Band
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What of one entry can be compared; `house` is the number and the postcode together."""

    keys: Keys
    house: str = ""


@dataclass(frozen=True)
class Crowd:
    """What others have too: addresses and numbers that people of different names share, and names only two bear."""

    shared: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()


NOBODY_ELSE = Crowd()


def entry(draft: PersonDraft) -> Entry:
    """An entry ready to be compared, in the letters its names look as if they were written in."""
    given, family, known = (_as_read(name) for name in (draft.given_name, draft.family_name, draft.known_as))
    found = keys(replace(draft, given_name=given, family_name=family, known_as=known))
    return Entry(found, _house(draft.address_lines, found.postcode))


def score(one: Entry, other: Entry, crowd: Crowd = NOBODY_ELSE) -> Score:
    """How alike two entries are; a blank never agrees and never conflicts.

    >>> mike = entry(PersonDraft(given_name="Mike", family_name="Rees", postcode="SY23 1AB"))
    >>> other = entry(PersonDraft(given_name="Michael", family_name="Rees", postcode="sy231ab"))
    >>> score(mike, other).points, score(mike, entry(PersonDraft(given_name="Mike"))).points
    (37, 15)
    """
    reasons = tuple(sorted(_reasons(one, other, crowd), key=lambda reason: -POINTS[reason]))
    points = sum(POINTS[reason] for reason in reasons)
    return Score(points, _band(points, reasons), reasons)


def outward(postcode: str) -> str:
    """The half of a compared postcode that says which town.

    >>> outward("SY231AB"), outward("SY23")
    ('SY23', 'SY23')
    """
    return postcode[:-_OUTWARD] if len(postcode) > _OUTWARD + 1 else postcode


@lru_cache(maxsize=65536)
def sound(family: str) -> str:
    """How a compared family name sounds, or the name itself where that says nothing.

    >>> sound("smith") == sound("smyth"), sound("davies") == sound("davis")
    (True, True)
    """
    from jellyfish import metaphone

    return metaphone(family) or family


def _band(points: int, reasons: Iterable[Reason]) -> Band:
    if points < CHECK_FROM:
        return Band.NONE
    return Band.CHECK if points < VERY_LIKELY_FROM or not _CAPPED.isdisjoint(reasons) else Band.VERY_LIKELY


def _reasons(one: Entry, other: Entry, crowd: Crowd) -> list[Reason]:
    if not one.keys.whole and not other.keys.whole and (one.keys.organisation or other.keys.organisation):
        return _of_organisations(one, other)
    found = [_reach(one, other, crowd), _by_phone(one, other, crowd), _family(one, other), _given(one, other)]
    found += [_place(one, other), _generation(one, other)]
    known = [reason for reason in found if reason]
    is_doubtful = sum(POINTS[reason] for reason in known) < CHECK_FROM
    return [*known, Reason.SAME_NAME] if is_doubtful and _are_rare_namesakes(one, other, crowd, known) else known


def _of_organisations(one: Entry, other: Entry) -> list[Reason]:
    """An entry without anybody's name is an organisation: its own name and the postcode say which."""
    same = bool(one.keys.organisation) and one.keys.organisation == other.keys.organisation
    place = _place(one, other)
    return [reason for reason in (Reason.ORGANISATION, place) if reason] if same else []


def _reach(one: Entry, other: Entry, crowd: Crowd) -> Reason | None:
    common = one.keys.emails & other.keys.emails
    if not common:
        return None
    return Reason.EMAIL if common - crowd.shared else Reason.SHARED_EMAIL


def _by_phone(one: Entry, other: Entry, crowd: Crowd) -> Reason | None:
    common = one.keys.phones & other.keys.phones
    if not common:
        return None
    return Reason.PHONE if common - crowd.shared else Reason.SHARED_PHONE


def _family(one: Entry, other: Entry) -> Reason | None:
    ours, theirs = one.keys.family, other.keys.family
    if not ours or not theirs:
        return None
    if ours == theirs:
        return Reason.SURNAME
    return Reason.SURNAME_ALIKE if _is_alike(ours, theirs) else Reason.SURNAME_DIFFERS


def _given(one: Entry, other: Entry) -> Reason | None:
    """The best that any of the names they go by says."""
    pairs = [(a, b) for a in one.keys.given for b in other.keys.given]
    found = {_same_given(a, b) for a, b in pairs}
    return max(found, key=lambda reason: POINTS[reason], default=None)


def _same_given(one: tuple[str, ...], other: tuple[str, ...]) -> Reason:
    has_more = one[0] == other[0] and len(one[0]) > 1 and min(len(one), len(other)) == 1
    if has_more or "".join(one) == "".join(other):
        return Reason.FIRST_NAME
    if len(one[0]) == 1 or len(other[0]) == 1:
        return Reason.INITIAL if one[0][0] == other[0][0] else Reason.FIRST_NAME_DIFFERS
    return Reason.NICKNAME if may_be_short_for(one[0], other[0]) else Reason.FIRST_NAME_DIFFERS


def _place(one: Entry, other: Entry) -> Reason | None:
    if one.house and one.house == other.house:
        return Reason.ADDRESS
    return Reason.POSTCODE if one.keys.postcode and one.keys.postcode == other.keys.postcode else None


def _generation(one: Entry, other: Entry) -> Reason | None:
    ours, theirs = one.keys.generation, other.keys.generation
    return Reason.GENERATION_DIFFERS if ours and theirs and ours != theirs else None


def _are_rare_namesakes(one: Entry, other: Entry, crowd: Crowd, known: Iterable[Reason]) -> bool:
    """Whether nobody else bears their whole name and nothing that both tell of themselves tells them apart."""
    if any(reason.speaks_against for reason in known) or not one.keys.names & other.keys.names & crowd.rare:
        return False
    return not any(
        ours and theirs and not frozenset(ours) & frozenset(theirs)
        for ours, theirs in (
            (one.keys.emails, other.keys.emails),
            (one.keys.phones, other.keys.phones),
            ({one.keys.postcode} - {""}, {other.keys.postcode} - {""}),
        )
    )


@lru_cache(maxsize=65536)
def _is_alike(one: str, other: str) -> bool:
    from jellyfish import jaro_winkler_similarity

    return jaro_winkler_similarity(one, other) >= _ALIKE


def _as_read(name: str) -> str:
    return name if name.isascii() else " ".join(map(plainly, visible(name).split()))


def _house(address: str, postcode: str) -> str:
    """The number and the postcode, or the house's name where it has no number."""
    first = line(address.split("\n", maxsplit=1)[0])
    number = _HOUSE.search(first)
    named = folded(number[0]) if number else folded(first)
    return f"{named} {postcode}" if named and postcode else ""
