"""Changes to a proposal before it is put: friendly ones are taken in, the others are decided first."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from fractions import Fraction

from models.errors import Refusal


class Route(StrEnum):
    """What happens to an amendment."""

    FRIENDLY = "friendly"
    DECIDE_FIRST = "decide_first"
    OUT_OF_ORDER = "out_of_order"


@dataclass(frozen=True)
class Amendment:
    """The whole text as somebody would have it.

    `accepted` by the proposer; `against` are those who object to taking it in. `negates`: people found that it says
    no to the proposal, which is what voting no is for.
    """

    id: str
    text: str
    accepted: bool = False
    against: frozenset[str] = frozenset()
    negates: bool = False


@dataclass(eq=False)
class AmendmentsOpen(Refusal):
    """These amendments are decided before the proposal is."""

    amendments: tuple[str, ...]


@dataclass(eq=False)
class OutOfOrder(Refusal):
    """An amendment that negates the proposal is not put: vote against it instead."""

    amendment: str


def route(amendment: Amendment, deciders: AbstractSet[str]) -> Route:
    """Where an amendment goes; only those who decide can keep a friendly one out.

    >>> route(Amendment("1", "Buy a tent", accepted=True, against=frozenset({"a guest"})), {"Gwen", "Ali"})
    <Route.FRIENDLY: 'friendly'>
    """
    if amendment.negates:
        return Route.OUT_OF_ORDER
    friendly = amendment.accepted and not amendment.against & deciders
    return Route.FRIENDLY if friendly else Route.DECIDE_FIRST


def distance(text: str, other: str) -> Fraction:
    """How far two texts are apart by their words: nought is the same, one has no word in common.

    >>> distance("Buy a red tent", "Buy a blue tent")
    Fraction(1, 4)
    """
    one, two = text.split(), other.split()
    words = len(one) + len(two)
    kept = sum(block.size for block in SequenceMatcher(None, one, two, autojunk=False).get_matching_blocks())
    return Fraction(words - 2 * kept, words) if words else Fraction(0)


def do_conflict(text: str, one: Amendment, other: Amendment) -> bool:
    """Whether two amendments touch the same words of a text, so that both cannot simply be carried.

    >>> red, blue = Amendment("1", "Buy a red tent"), Amendment("2", "Buy a blue tent")
    >>> do_conflict("Buy a tent", red, blue), do_conflict("Buy a tent", red, Amendment("3", "Hire a tent"))
    (True, False)
    """
    spans = _changed(text, other.text)
    return any(_meet(first, second) for first in _changed(text, one.text) for second in spans)


def order(text: str, amendments: Iterable[Amendment], deciders: AbstractSet[str]) -> tuple[Amendment, ...]:
    """Those to be decided, furthest from the text first; equally far ones as they were handed in.

    >>> near, far = Amendment("near", "Buy a red tent"), Amendment("far", "Hire one large hall")
    >>> [each.id for each in order("Buy a tent", [near, far], {"Gwen", "Ali"})]
    ['far', 'near']
    """
    open_ones = [each for each in amendments if route(each, deciders) is Route.DECIDE_FIRST]
    return tuple(sorted(open_ones, key=lambda each: -distance(text, each.text)))


def falls_with(text: str, carried: Amendment, others: Iterable[Amendment]) -> tuple[Amendment, ...]:
    """Those that cannot be put as they stand once another is carried: they touch the same words."""
    return tuple(each for each in others if each.id != carried.id and do_conflict(text, carried, each))


def require_in_order(amendment: Amendment) -> None:
    """Refuse to put an amendment that only negates. Raises `OutOfOrder`."""
    if amendment.negates:
        raise OutOfOrder(amendment.id)


def require_settled(amendments: Sequence[Amendment], deciders: AbstractSet[str], settled: AbstractSet[str]) -> None:
    """Refuse to put a proposal while an amendment waits. Raises `AmendmentsOpen`.

    A friendly one waits too, until its text is taken in.
    """
    waiting = tuple(
        each.id for each in amendments if each.id not in settled and route(each, deciders) is not Route.OUT_OF_ORDER
    )
    if waiting:
        raise AmendmentsOpen(waiting)


def _changed(text: str, other: str) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, text.split(), other.split(), autojunk=False)
    return [(start, end) for kind, start, end, _, _ in matcher.get_opcodes() if kind != "equal"]


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Spans of words overlap; an insertion is a span of none, and meets what stands right around it."""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]
