"""Decisions that follow from each other, drawn as a chain from the first to the last."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from models.rules.declaring import Outcome, outcome_meant
from models.rules.register import DecisionFacts, Link, LinkKind

HANDED_ON = (
    LinkKind.SUPERSEDES,
    LinkKind.AMENDS,
    LinkKind.REVOKES,
    LinkKind.RATIFIES,
    LinkKind.REAFFIRMS,
)
"""What makes two decisions one story; carrying one out, or deciding under it, begins another."""


def chain(links: Iterable[Link], decision: str) -> tuple[str, ...]:
    """Every decision that led to this one or followed from it, each after those it follows from.

    >>> links = [Link("b", LinkKind.AMENDS, "a"), Link("c", LinkKind.SUPERSEDES, "b"), Link("x", LinkKind.AMENDS, "y")]
    >>> chain(links, "b")
    ('a', 'b', 'c')
    """
    earlier, later = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for link in links:
        if link.kind in HANDED_ON:
            earlier[link.later].add(link.earlier)
            later[link.earlier].add(link.later)
    known = _reached(earlier, decision) | _reached(later, decision) | {decision}
    return _in_order(known, earlier)


def renewed(decisions: Mapping[str, DecisionFacts], links: Iterable[Link]) -> dict[str, LinkKind]:
    """Which decisions an adopted later one amended, or else reaffirmed: both are still in force.

    >>> renewed({"new": DecisionFacts("adopted")}, [Link("new", LinkKind.AMENDS, "old")])
    {'old': <LinkKind.AMENDS: 'amends'>}
    """
    marks: dict[str, LinkKind] = {}
    for link in links:
        by = decisions.get(link.later)
        if by is None or outcome_meant(by.outcome) is not Outcome.ADOPTED:
            continue
        if link.kind is LinkKind.AMENDS or (link.kind is LinkKind.REAFFIRMS and link.earlier not in marks):
            marks[link.earlier] = link.kind
    return marks


def _reached(steps: Mapping[str, set[str]], start: str) -> set[str]:
    found, waiting = set[str](), [start]
    while waiting:
        for each in steps.get(waiting.pop(), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)
    return found


def _in_order(known: set[str], earlier: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Those that wait for nobody first; a circle, which only two laptops can make, ends in the order of ids."""
    order: list[str] = []
    left = set(known)
    while left:
        free = sorted(each for each in left if not earlier.get(each, set()) & left) or [min(left)]
        order += free
        left -= set(free)
    return tuple(order)
