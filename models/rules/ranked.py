"""One winner from orders of preference: the last in each round goes out until somebody has more than half."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.ballots import Ballots, Papers, drawn, fewest, next_choice, sort_papers


@dataclass(frozen=True)
class Round:
    """One round: what each option still in holds, in the order offered, and how many papers name nobody left.

    `eliminated` go out at its end: one, or all at once whom nobody holds first. `tied` shared the last place.
    """

    totals: tuple[tuple[str, int], ...]
    exhausted: int
    eliminated: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    by_lot: bool = False

    @property
    def continuing(self) -> int:
        """The papers that still count in this round."""
        return sum(votes for _, votes in self.totals)


@dataclass(frozen=True)
class RunOff:
    """The whole count; no winner only where there was no valid paper. Re-opening nominations may win."""

    winner: str | None
    rounds: tuple[Round, ...]
    valid: int
    spoilt: int


def instant_run_off(options: Sequence[str], ballots: Ballots, lot: Sequence[str] = ()) -> RunOff:
    """Count papers in rounds. Raises `LotNeeded` where a tie goes back to the first round and no lot was drawn.

    Among those tied for last the one with fewer votes in the latest earlier round goes out, else the last drawn.

    >>> count = instant_run_off(["tea", "coffee", "cocoa"], {("tea",): 4, ("cocoa", "coffee"): 2, ("coffee",): 3})
    >>> count.winner, [(each.totals, each.eliminated) for each in count.rounds][1]
    ('coffee', ((('tea', 4), ('coffee', 5)), ()))
    """
    papers = sort_papers(options, ballots)
    rounds: list[Round] = []
    continuing = tuple(dict.fromkeys(options))
    while True:
        held, exhausted = _held(papers, continuing)
        totals = tuple((option, held[option]) for option in continuing)
        winner = _winner(totals)
        if winner is not None or not papers.count:
            rounds.append(Round(totals, exhausted))
            return RunOff(winner, tuple(rounds), papers.count, papers.spoilt)
        rounds.append(_eliminate(totals, exhausted, rounds, lot))
        continuing = tuple(option for option in continuing if option not in rounds[-1].eliminated)


def _held(papers: Papers, continuing: tuple[str, ...]) -> tuple[Counter[str], int]:
    held: Counter[str] = Counter()
    for paper, count in papers.valid.items():
        choice = next_choice(paper, continuing)
        if choice is not None:
            held[choice] += count
    return held, papers.count - held.total()


def _winner(totals: tuple[tuple[str, int], ...]) -> str | None:
    half = sum(votes for _, votes in totals)
    return next((option for option, votes in totals if 2 * votes > half), None)


def _eliminate(
    totals: tuple[tuple[str, int], ...], exhausted: int, rounds: Sequence[Round], lot: Sequence[str]
) -> Round:
    least = min(votes for _, votes in totals)
    last = tuple(option for option, votes in totals if votes == least)
    if least == 0 or len(last) == 1:
        return Round(totals, exhausted, last)
    level = fewest(last, [dict(each.totals) for each in rounds])
    out = level[0] if len(level) == 1 else drawn(level, lot)[-1]
    return Round(totals, exhausted, (out,), last, by_lot=len(level) > 1)
