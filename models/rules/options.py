"""Choosing among several options by marks: approval, score or dots."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.errors import Refusal
from models.rules.ballots import drawn

Marks = Mapping[str, int]
"""One paper: how much it gives to each option; nothing at all is blank, which is allowed."""


class Marking(StrEnum):
    """How a paper is marked: a tick, a score up to the highest there is, or dots out of a budget."""

    APPROVAL = "approval"
    SCORE = "score"
    DOTS = "dots"


class Choice(StrEnum):
    """What the totals say; a tie goes to a run-off by show of hands, else to the lot."""

    CHOSEN = "chosen"
    TIED = "tied"
    TOO_FEW = "too_few"
    NO_MARKS = "no_marks"


@dataclass(frozen=True)
class Poll:
    """What was put, all of it settled before the first paper.

    `limit` is the highest score or the number of dots; a tick is always one. `over_half`: an approved option needs
    ticks on more than half of the valid papers, blank ones among them. `binding`: declared so before opening; without
    it the totals advise people and decide nothing.
    """

    marking: Marking
    options: tuple[str, ...]
    limit: int = 1
    over_half: bool = False
    binding: bool = False


@dataclass(frozen=True)
class PollResult:
    """The totals in the order offered. `winners` are several where tied, none where nothing got enough."""

    choice: Choice
    winners: tuple[str, ...]
    totals: tuple[tuple[str, int], ...]
    valid: int
    blank: int
    spoilt: int
    needed: int | None
    binding: bool


@dataclass(eq=False)
class BrokenPoll(Refusal):
    """Nobody can mark such a paper: fewer than two different options, or a limit below one."""

    options: int
    limit: int


@dataclass(eq=False)
class NotTied(Refusal):
    """There is no tie to break."""

    choice: Choice


def count_marks(poll: Poll, papers: Iterable[Marks]) -> PollResult:
    """Add the papers up; one over the budget, over the highest score or for something not offered is spoilt.

    >>> dots = Poll(Marking.DOTS, ("shed", "path"), limit=3)
    >>> result = count_marks(dots, [{"shed": 2, "path": 1}, {"path": 3}, {"shed": 4}, {}])
    >>> result.winners, result.totals, result.spoilt, result.blank
    (('path',), (('shed', 2), ('path', 4)), 1, 1)
    """
    papers = list(papers)
    valid = [paper for paper in papers if is_valid(poll, paper)]
    totals = tuple((option, sum(paper.get(option, 0) for paper in valid)) for option in poll.options)
    needed = len(valid) // 2 + 1 if poll.over_half and poll.marking is Marking.APPROVAL else None
    choice, winners = _choose(totals, needed)
    blank = sum(not any(paper.values()) for paper in valid)
    return PollResult(choice, winners, totals, len(valid), blank, len(papers) - len(valid), needed, poll.binding)


def is_valid(poll: Poll, paper: Marks) -> bool:
    """Whether a paper keeps to what may be given.

    >>> is_valid(Poll(Marking.SCORE, ("shed", "path"), limit=5), {"shed": 5, "path": 5})
    True
    >>> is_valid(Poll(Marking.DOTS, ("shed", "path"), limit=5), {"shed": 3, "path": 3})
    False
    """
    marks = paper.values()
    if not set(paper) <= set(poll.options) or min(marks, default=0) < 0:
        return False
    match poll.marking:
        case Marking.APPROVAL:
            return max(marks, default=0) <= 1
        case Marking.SCORE:
            return max(marks, default=0) <= poll.limit
        case Marking.DOTS:
            return sum(marks) <= poll.limit


def by_lot(result: PollResult, lot: Sequence[str]) -> str:
    """Who wins a tie that no run-off settled: the first drawn in front of the group. Raises `NotTied`, `LotNeeded`."""
    if result.choice is not Choice.TIED:
        raise NotTied(result.choice)
    return drawn(result.winners, lot)[0]


def _choose(totals: tuple[tuple[str, int], ...], needed: int | None) -> tuple[Choice, tuple[str, ...]]:
    highest = max((total for _, total in totals), default=0)
    if highest == 0:
        return Choice.NO_MARKS, ()
    if needed is not None and highest < needed:
        return Choice.TOO_FEW, ()
    winners = tuple(option for option, total in totals if total == highest)
    return (Choice.CHOSEN if len(winners) == 1 else Choice.TIED), winners
