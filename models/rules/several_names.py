"""Several names typed in a row, told apart: "gwen ali and sam j"."""

from dataclasses import dataclass
from itertools import chain

from models.rules.called import Known, called
from models.rules.hand_words import Unclear, WhyUnclear

_MOST_WORDS_OF_A_NAME = 4
_MOST_WORDS = 60


@dataclass(frozen=True)
class People:
    """Who was named, by id, and what could not be told."""

    ids: tuple[str, ...]
    unclear: tuple[Unclear, ...] = ()


def people_named(typed: list[str], known: Known, joins: frozenset[str]) -> People:
    """Everybody in a row of names; where it can be parted in two ways that mean different people, it is unclear.

    >>> from models.rules.called import known_by
    >>> known = known_by({"1": "Gwen Pugh", "2": "Ali Reza"})
    >>> [people_named(typed.split(), known, frozenset({"and"})).ids for typed in ("gw and al", "gw al", "pugh")]
    [('1', '2'), ('1', '2'), ('1',)]
    """
    parts = [_part(part, known) for part in _joined(typed, joins)]
    ids = dict.fromkeys(chain.from_iterable(part.ids for part in parts))
    return People(tuple(ids), tuple(chain.from_iterable(part.unclear for part in parts)))


def _joined(typed: list[str], joins: frozenset[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in typed:
        if word.casefold() in joins:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]


def _part(typed: list[str], known: Known) -> People:
    whole = called(" ".join(typed), known)
    if len(whole) == 1:
        return People(whole)
    ways = _ways(typed, known)
    if len(ways) == 1:
        return People(ways[0])
    if whole or ways:
        return People((), (Unclear(" ".join(typed), WhyUnclear.SEVERAL, whole or _together(ways)),))
    return People((), _unclear_words(typed, known))


def _ways(typed: list[str], known: Known) -> list[tuple[str, ...]]:
    """At most two different rows of people that the words can be parted into, each part being one person."""
    if len(typed) > _MOST_WORDS:
        return []
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(typed) + 1):
        found: dict[frozenset[str], tuple[str, ...]] = {}
        for start in range(max(0, end - _MOST_WORDS_OF_A_NAME), end):
            meant = called(" ".join(typed[start:end]), known) if ways[start] else ()
            for before in ways[start] if len(meant) == 1 else ():
                found.setdefault(frozenset(before + meant), before + meant)
        ways.append(list(found.values())[:2])
    return ways[-1]


def _unclear_words(typed: list[str], known: Known) -> tuple[Unclear, ...]:
    """The words that mean nobody, or several people, each by itself."""
    meant = {word: called(word, known) for word in typed}
    return tuple(
        Unclear(word, WhyUnclear.SEVERAL if ids else WhyUnclear.NOBODY, ids)
        for word, ids in meant.items()
        if len(ids) != 1
    )


def _together(ways: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(ways)))
