"""Counting a choice among options as it is kept: marks on papers become winners, stages, or a tie to break."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from models.errors import Refusal
from models.ids import derived_id
from models.rules.ballots import Ballots, LotNeeded
from models.rules.choice_result import ChoiceLine, CountedRound
from models.rules.decisions import Method
from models.rules.declaring import Outcome
from models.rules.options import Choice, Marking, Marks, Poll, PollResult, by_lot, count_marks
from models.rules.ranked import Round, instant_run_off
from models.rules.transferable import ONE, Deed, Stage, count_transferable

USUAL_POINTS = 5
"""The highest score, or the dots each has, unless something else was agreed."""

SPOILT = "?"
"""The marks of a paper that says nothing anybody can count."""

_NOTHING = ChoiceLine()

CHOICES = (Method.RANKED, Method.STV, Method.APPROVAL, Method.SCORE, Method.DOTS)


class CountState(StrEnum):
    """What a count comes to."""

    NO_OPTIONS = "no_options"
    NO_PAPERS = "no_papers"
    LEVEL = "level"
    NOTHING_ENOUGH = "nothing_enough"
    REOPENED = "reopened"
    ADVICE = "advice"
    CHOSEN = "chosen"


@dataclass(frozen=True)
class Put:
    """What was put, all of it settled before the first paper; `reopen` is the option to open nominations again.

    `points` is the highest score or the number of dots.
    """

    method: Method
    options: tuple[str, ...]
    seats: int = 1
    points: int = USUAL_POINTS
    over_half: bool = False
    binding: bool = False
    reopen: str = ""
    lot: tuple[str, ...] = ()


@dataclass(frozen=True)
class Counted:
    """What the papers come to; `level` are those a lot, or for a poll a run-off, has to part."""

    state: CountState
    line: ChoiceLine = _NOTHING
    level: tuple[str, ...] = ()

    @property
    def outcome(self) -> str:
        """The outcome this speaks for; '' while it speaks for none."""
        if self.state is CountState.CHOSEN:
            return Outcome.ADOPTED
        return Outcome.NOT_ADOPTED if self.state in (CountState.REOPENED, CountState.NOTHING_ENOUGH) else ""


@dataclass(eq=False)
class BallotsIn(Refusal):
    """Papers are counted already: what they are about may not change under them."""

    papers: int


@dataclass(eq=False)
class AlreadyOffered(Refusal):
    """This option is on the list."""

    text: str


@dataclass(eq=False)
class NoSuchOption(Refusal):
    """A paper names something that was not offered."""

    mark: str


@dataclass(eq=False)
class BelowOne(Refusal):
    """Fewer than one place, point or paper makes no sense."""

    field: str
    count: int


def counted(put: Put, papers: Mapping[str, int]) -> Counted:
    """Count papers, given as kept: marks and how many papers carry them.

    >>> put = Put(Method.RANKED, ("a", "b"))
    >>> counted(put, {"a b": 3, "b": 2, "": 1}).line.winners, counted(put, {"a b": 2, "b a": 2}).level
    (('a',), ('a', 'b'))
    """
    if len(put.options) < 2:
        return Counted(CountState.NO_OPTIONS)
    if not sum(papers.values()):
        return Counted(CountState.NO_PAPERS)
    if put.method in (Method.RANKED, Method.STV):
        return _by_preference(put, _orders(papers), blank=papers.get("", 0))
    return _poll(put, papers)


def reopen_id(decision_id: str) -> str:
    """The id of the option to open nominations again: the same on all laptops, so that it is offered once.

    >>> reopen_id("c" * 32) == reopen_id("c" * 32), len(reopen_id("c" * 32))
    (True, 32)
    """
    return derived_id(decision_id, "reopen")


def points_of(marks: str) -> Marks:
    """The points on a paper that gives them.

    >>> points_of("a:3 b:2"), points_of("")
    ({'a': 3, 'b': 2}, {})
    """
    pairs = (mark.partition(":") for mark in marks.split())
    return {option: int(points) if points.isdecimal() else -1 for option, _colon, points in pairs}


def require_marks(put: Put, marks: str) -> None:
    """Refuse marks for what was never offered; too many marks only spoil a paper. Raises `NoSuchOption`."""
    for mark in marks.split():
        if mark != SPOILT and mark.partition(":")[0] not in put.options:
            raise NoSuchOption(mark)


def _orders(papers: Mapping[str, int]) -> Ballots:
    orders: Counter[tuple[str, ...]] = Counter()
    for marks, count in papers.items():
        orders[tuple(marks.split())] += count
    return orders


def _by_preference(put: Put, ballots: Ballots, *, blank: int) -> Counted:
    count = _run_off if put.method is Method.RANKED else _transferable
    try:
        line = count(put, ballots, put.lot)
    except LotNeeded as needed:
        line = _until_level(count(put, ballots, (*put.lot, *put.options)), put.lot, needed.options)
        return Counted(CountState.LEVEL, _blank_apart(line, blank), needed.options)
    line = _blank_apart(line, blank)
    if not line.valid:
        return Counted(CountState.NO_PAPERS, line)
    if put.reopen in line.winners:
        line = replace(line, winners=line.winners[: line.winners.index(put.reopen)])
        if not line.winners:
            return Counted(CountState.REOPENED, line)
    return Counted(CountState.CHOSEN, line)


def _until_level(line: ChoiceLine, lot: tuple[str, ...], level: tuple[str, ...]) -> ChoiceLine:
    """The count up to the round where the lot is needed, without what a pretended lot made of it."""
    sure: list[CountedRound] = []
    for each in line.rounds:
        if each.by_lot and set(level) <= set(each.tied) and not set(level) <= set(lot):
            sure.append(replace(each, eliminated=(), surplus=(), elected=(), by_lot=False, tied=level))
            break
        sure.append(each)
    return replace(line, winners=(), rounds=tuple(sure), tied=level)


def _blank_apart(line: ChoiceLine, blank: int) -> ChoiceLine:
    return replace(line, blank=blank, spoilt=line.spoilt - blank)


def _run_off(put: Put, ballots: Ballots, lot: tuple[str, ...]) -> ChoiceLine:
    count = instant_run_off(put.options, ballots, lot)
    winners = (count.winner,) if count.winner else ()
    return ChoiceLine(winners, rounds=tuple(map(_round, count.rounds)), valid=count.valid, spoilt=count.spoilt)


def _round(each: Round) -> CountedRound:
    return CountedRound(
        each.totals, each.eliminated, exhausted=each.exhausted, tied=_several(each.tied), by_lot=each.by_lot
    )


def _transferable(put: Put, ballots: Ballots, lot: tuple[str, ...]) -> ChoiceLine:
    count = count_transferable(put.options, ballots, put.seats, lot)
    rounds = tuple(map(_stage, count.stages))
    return ChoiceLine(count.elected, rounds=rounds, valid=count.valid, spoilt=count.spoilt, quota=count.quota, unit=ONE)


def _stage(each: Stage) -> CountedRound:
    return CountedRound(
        each.totals,
        eliminated=each.of if each.deed is Deed.EXCLUSION else (),
        elected=each.elected,
        surplus=each.of if each.deed is Deed.SURPLUS else (),
        exhausted=each.not_transferable,
        rounding=each.rounding,
        tied=_several(each.tied),
        by_lot=each.by_lot,
    )


def _several(tied: tuple[str, ...]) -> tuple[str, ...]:
    return tied if len(tied) > 1 else ()


def _poll(put: Put, papers: Mapping[str, int]) -> Counted:
    limit = 1 if put.method is Method.APPROVAL else put.points
    poll = Poll(Marking(put.method), put.options, limit, put.over_half, put.binding)
    read: Callable[[str], Marks] = _ticks if put.method is Method.APPROVAL else points_of
    result = count_marks(poll, _each(papers, read))
    line = ChoiceLine(
        totals=result.totals, valid=result.valid, blank=result.blank, spoilt=result.spoilt, needed=result.needed
    )
    return _settled(put, result, line)


def _settled(put: Put, result: PollResult, line: ChoiceLine) -> Counted:
    match result.choice:
        case Choice.NO_MARKS:
            return Counted(CountState.NO_PAPERS, line)
        case Choice.TOO_FEW:
            return Counted(CountState.NOTHING_ENOUGH if put.binding else CountState.ADVICE, line)
        case Choice.TIED if not set(result.winners) <= set(put.lot):
            return Counted(CountState.LEVEL, replace(line, tied=result.winners), result.winners)
        case Choice.TIED:
            line = replace(line, winners=(by_lot(result, put.lot),), tied=result.winners)
        case Choice.CHOSEN:
            line = replace(line, winners=result.winners)
    if put.reopen in line.winners:
        return Counted(CountState.REOPENED if put.binding else CountState.ADVICE, line)
    return Counted(CountState.CHOSEN if put.binding else CountState.ADVICE, line)


def _ticks(marks: str) -> Marks:
    return Counter(marks.split())


def _each(papers: Mapping[str, int], read: Callable[[str], Marks]) -> Iterable[Marks]:
    return (read(marks) for marks, count in papers.items() for _paper in range(count))
