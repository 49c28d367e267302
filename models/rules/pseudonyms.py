"""Members as rows without names: a keyed id, standing, month of joining, and only skills that enough people share."""

import hmac
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

ENOUGH = 5


@dataclass(frozen=True)
class Member:
    """What is taken from one member."""

    id: str
    status: str
    joined_on: date | None
    skills: frozenset[str]


@dataclass(frozen=True)
class Pseudonymous:
    """What is told of one member; still personal data. `joined` is a month, 2024-05, or ''."""

    id: str
    status: str
    joined: str
    skills: tuple[str, ...]


def pseudonym(key: bytes, person: str) -> str:
    """The id a member goes by outside the chapter; without the key nobody can go from one to the other.

    >>> pseudonym(b"one chapter", "a" * 32) == pseudonym(b"another", "a" * 32)
    False
    """
    return hmac.digest(key, person.encode(), "sha256").hex()[:32]


def pseudonymous(members: Iterable[Member], key: bytes) -> list[Pseudonymous]:
    """Every member without a name, in the order of their new ids; a skill fewer than five of them have is left out.

    >>> people = [Member(str(n), "active", date(2024, 5, 17), frozenset({"first aid"})) for n in range(5)]
    >>> rare = Member("5", "new", None, frozenset({"first aid", "Welsh harp"}))
    >>> [row.skills for row in pseudonymous([*people[:3], rare], b"key")]
    [(), (), (), ()]
    >>> {row.skills for row in pseudonymous([*people, rare], b"key")}
    {('first aid',)}
    """
    listed = list(members)
    having = Counter(skill for member in listed for skill in _folded(member.skills))
    shared = {skill for skill, count in having.items() if count >= ENOUGH}
    told = (
        Pseudonymous(
            pseudonym(key, member.id),
            member.status,
            member.joined_on.strftime("%Y-%m") if member.joined_on else "",
            tuple(sorted(_folded(member.skills) & shared)),
        )
        for member in listed
    )
    return sorted(told, key=lambda row: row.id)


def _folded(skills: frozenset[str]) -> set[str]:
    return {" ".join(skill.casefold().split()) for skill in skills} - {""}
