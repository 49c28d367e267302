"""The book of decisions: what is in force, and what ended the rest."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.errors import Refusal
from models.rules.declaring import Outcome, outcome_meant


class DecisionState(StrEnum):
    """Where a decision stands; one whose review is due is still in force, one past its last day is not.

    `to_come` is adopted and takes effect on a later day.
    """

    PROPOSED = "proposed"
    NOT_ADOPTED = "not_adopted"
    CARRIED_OVER = "carried_over"
    WITHDRAWN = "withdrawn"
    INDICATIVE = "indicative"
    TO_COME = "to_come"
    IN_FORCE = "in_force"
    REVIEW_DUE = "review_due"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"

    @property
    def is_in_force(self) -> bool:
        """Whether it holds today."""
        return self in (DecisionState.IN_FORCE, DecisionState.REVIEW_DUE)


class LinkKind(StrEnum):
    """What a decision does to an earlier one."""

    SUPERSEDES = "supersedes"
    AMENDS = "amends"
    REVOKES = "revokes"
    RATIFIES = "ratifies"
    REAFFIRMS = "reaffirms"
    IMPLEMENTS = "implements"
    UNDER_MANDATE_OF = "under_mandate_of"


@dataclass(frozen=True)
class DecisionFacts:
    """What the register knows of one decision; `expires_on` is its last day in force, `effective_on` its first."""

    outcome: str = ""
    review_on: date | None = None
    expires_on: date | None = None
    effective_on: date | None = None


@dataclass(frozen=True)
class Link:
    """Decision `later` does this to decision `earlier`."""

    later: str
    kind: LinkKind
    earlier: str


@dataclass(eq=False)
class Circular(Refusal):
    """The link would make a decision reach back to itself; `path` runs from the later one to itself."""

    path: tuple[str, ...]


@dataclass(eq=False)
class NotAdopted(Refusal):
    """Only a decision that was adopted can be changed by a later one (and only an indicative one ratified)."""

    decision: str
    outcome: str


def states(decisions: Mapping[str, DecisionFacts], links: Iterable[Link], today: date) -> dict[str, DecisionState]:
    """The state of each decision; links count once the decision that makes them is adopted.

    >>> book = {"old": DecisionFacts("adopted"), "new": DecisionFacts("adopted")}
    >>> states(book, [Link("new", LinkKind.SUPERSEDES, "old")], date(2026, 11, 12))["old"]
    <DecisionState.SUPERSEDED: 'superseded'>
    """
    made = _adopted_links(decisions, acting(decisions, links, today))
    return {each: _state(facts, made[each], decisions, today) for each, facts in decisions.items()}


def acting(decisions: Mapping[str, DecisionFacts], links: Iterable[Link], today: date) -> list[Link]:
    """The links that count on a day: what takes effect later leaves the earlier decision in force until then.

    The first day there is stands for no day in particular.

    >>> book = {"old": DecisionFacts("adopted"), "new": DecisionFacts("adopted", effective_on=date(2027, 1, 1))}
    >>> new = Link("new", LinkKind.SUPERSEDES, "old")
    >>> acting(book, [new], date(2026, 12, 31)), acting(book, [new], date(2027, 1, 1)) == [new]
    ([], True)
    """
    later = {each for each, facts in decisions.items() if _is_to_come(facts, today)}
    return [link for link in links if link.later not in later or link.kind not in _FROM_ITS_DAY]


def forks(decisions: Mapping[str, DecisionFacts], links: Iterable[Link]) -> dict[str, tuple[str, ...]]:
    """Decisions that several adopted ones supersede, as happens on two laptops: people choose, at the next meeting."""
    made = _adopted_links(decisions, links)
    superseding = {
        each: tuple(sorted({link.later for link in to_it if link.kind is LinkKind.SUPERSEDES}))
        for each, to_it in made.items()
    }
    return {each: later for each, later in superseding.items() if len(later) > 1}


def require_link(decisions: Mapping[str, DecisionFacts], links: Iterable[Link], new: Link) -> None:
    """Refuse a link to what was never agreed, or one that runs in a circle. Raises `NotAdopted`, `Circular`."""
    known = tuple(links)
    facts = decisions[new.earlier]
    outcome = _outcome(facts, _adopted_links(decisions, known)[new.earlier])
    if outcome is not (Outcome.INDICATIVE if new.kind is LinkKind.RATIFIES else Outcome.ADOPTED):
        raise NotAdopted(new.earlier, facts.outcome)
    require_acyclic(known, new)


def require_acyclic(links: Iterable[Link], new: Link) -> None:
    """Refuse a link by which a decision would, in the end, change itself. Raises `Circular`."""
    earlier = defaultdict[str, set[str]](set)
    for link in links:
        earlier[link.later].add(link.earlier)
    paths: list[tuple[str, ...]] = [(new.later, new.earlier)]
    seen = set[str]()
    while paths:
        path = paths.pop()
        if path[-1] == new.later:
            raise Circular(path)
        fresh = earlier[path[-1]] - seen
        seen |= fresh
        paths.extend((*path, each) for each in sorted(fresh))


_FROM_ITS_DAY = (LinkKind.SUPERSEDES, LinkKind.AMENDS, LinkKind.REVOKES)
_UNDECIDED = {
    None: DecisionState.PROPOSED,
    Outcome.NOT_ADOPTED: DecisionState.NOT_ADOPTED,
    Outcome.CARRIED_OVER: DecisionState.CARRIED_OVER,
    Outcome.WITHDRAWN: DecisionState.WITHDRAWN,
    Outcome.INDICATIVE: DecisionState.INDICATIVE,
}


def _state(
    facts: DecisionFacts, to_it: list[Link], decisions: Mapping[str, DecisionFacts], today: date
) -> DecisionState:
    outcome = _outcome(facts, to_it)
    if outcome is not Outcome.ADOPTED:
        return _UNDECIDED[outcome]
    kinds = {link.kind for link in to_it}
    if LinkKind.REVOKES in kinds:
        return DecisionState.REVOKED
    if LinkKind.SUPERSEDES in kinds:
        return DecisionState.SUPERSEDED
    if facts.expires_on is not None and facts.expires_on < today:
        return DecisionState.EXPIRED
    if _is_to_come(facts, today):
        return DecisionState.TO_COME
    review_on = _review_on(facts, to_it, decisions)
    return DecisionState.REVIEW_DUE if review_on is not None and review_on <= today else DecisionState.IN_FORCE


def _is_to_come(facts: DecisionFacts, today: date) -> bool:
    return facts.effective_on is not None and today != date.min and facts.effective_on > today


def _outcome(facts: DecisionFacts, to_it: list[Link]) -> Outcome | None:
    outcome = outcome_meant(facts.outcome)
    ratified = outcome is Outcome.INDICATIVE and any(link.kind is LinkKind.RATIFIES for link in to_it)
    return Outcome.ADOPTED if ratified else outcome


def _review_on(facts: DecisionFacts, to_it: list[Link], decisions: Mapping[str, DecisionFacts]) -> date | None:
    """A later decision that reaffirms or amends this one brings its own day of review, or none."""
    renewed = [decisions[link.later].review_on for link in to_it if link.kind in (LinkKind.REAFFIRMS, LinkKind.AMENDS)]
    if not renewed:
        return facts.review_on
    return max((day for day in renewed if day is not None), default=None)


def _adopted_links(decisions: Mapping[str, DecisionFacts], links: Iterable[Link]) -> defaultdict[str, list[Link]]:
    to_each = defaultdict[str, list[Link]](list)
    for link in links:
        later = decisions.get(link.later)
        if later is not None and outcome_meant(later.outcome) is Outcome.ADOPTED:
            to_each[link.earlier].append(link)
    return to_each
