"""Several seats from orders of preference, as Scottish councils count them.

The Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52: Droop quota, weighted
inclusive Gregory transfers, every figure in hundred-thousandths of a vote with the remainder ignored.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from models.rules.ballots import Ballots, drawn, fewest, most, next_choice, sort_papers

ONE = 100_000
FEWEST_BALLOTS = 10

Pile = Counter[tuple[tuple[str, ...], int]]
"""Papers in one candidate's hands, each with the value it came with."""


class Deed(StrEnum):
    """What a stage did."""

    FIRST_PREFERENCES = "first_preferences"
    SURPLUS = "surplus"
    EXCLUSION = "exclusion"


@dataclass(frozen=True)
class Stage:
    """One stage, its figures in units of `ONE` to a vote; together they always come to the valid papers.

    `of` is whose surplus or papers moved. `not_transferable` is what papers without a next choice carried so far,
    `rounding` what ignored remainders came to. `tied` were level; `by_lot` if nothing earlier told them apart.
    """

    deed: Deed
    of: tuple[str, ...]
    totals: tuple[tuple[str, int], ...]
    not_transferable: int
    rounding: int
    elected: tuple[str, ...] = ()
    tied: tuple[str, ...] = ()
    by_lot: bool = False


@dataclass(frozen=True)
class Count:
    """The whole count."""

    elected: tuple[str, ...]
    quota: int
    stages: tuple[Stage, ...]
    valid: int
    spoilt: int


def quota(valid: int, seats: int) -> int:
    """The votes that make sure of a seat (rule 46).

    >>> quota(3484, seats=3)
    872
    """
    return valid // (seats + 1) + 1


def is_advisable(valid: int) -> bool:
    """Whether there are papers enough to fill several seats this way: with fewer, chance weighs more than preference.

    >>> is_advisable(9), is_advisable(10)
    (False, True)
    """
    return valid >= FEWEST_BALLOTS


def count_transferable(options: Sequence[str], ballots: Ballots, seats: int, lot: Sequence[str] = ()) -> Count:
    """Fill the seats. Raises `LotNeeded` where two were level at every stage and no lot was drawn.

    The first drawn fares best. As in the councils' own counts the last exclusion still moves its papers.

    >>> papers = {("a", "b"): 9, ("b",): 2, ("c",): 3}
    >>> count_transferable(["a", "b", "c"], papers, seats=2).elected
    ('a', 'b')
    """
    papers = sort_papers(options, ballots)
    table = _Table(quota(papers.count, seats), seats, papers.count, tuple(dict.fromkeys(options)), tuple(lot))
    table.deal(papers.valid)
    while papers.count and not table.is_done:
        table.next_stage()
    return Count(tuple(table.elected), table.quota, tuple(table.stages), papers.count, papers.spoilt)


@dataclass
class _Table:
    """The counting table: who holds which papers, and what each stage did."""

    quota: int
    seats: int
    valid: int
    options: tuple[str, ...]
    lot: tuple[str, ...]
    piles: dict[str, Pile] = field(default_factory=dict[str, Pile])
    totals: dict[str, int] = field(default_factory=dict[str, int])
    continuing: list[str] = field(default_factory=list[str])
    elected: list[str] = field(default_factory=list[str])
    stages: list[Stage] = field(default_factory=list[Stage])
    stranded: int = 0

    @property
    def is_done(self) -> bool:
        return not self.continuing or len(self.elected) == self.seats

    def deal(self, valid: Ballots) -> None:
        """Stage one: a whole vote for each first preference (rule 45)."""
        self.continuing = list(self.options)
        self.piles = {option: Counter() for option in self.options}
        self.totals = dict.fromkeys(self.options, 0)
        for paper, count in valid.items():
            self._hand(paper, count, ONE)
        self._close(Deed.FIRST_PREFERENCES, (), ())

    def next_stage(self) -> None:
        """Move the highest surplus (rules 48 and 49), or the papers of whoever is last (rules 50 and 51)."""
        highest = max((self.totals[option] for option in self.elected), default=0)
        if highest > self.quota * ONE:
            self._move_surplus(tuple(option for option in self.elected if self.totals[option] == highest))
        else:
            self._exclude()

    def _move_surplus(self, tied: tuple[str, ...]) -> None:
        level = most(tied, self._earlier())
        giver = level[0] if len(level) == 1 else drawn(level, self.lot)[0]
        total, surplus = self.totals[giver], self.totals[giver] - self.quota * ONE
        pile, self.piles[giver] = self.piles[giver], Counter()
        self.totals[giver] = self.quota * ONE
        for (paper, value), count in pile.items():
            self._hand(paper, count, surplus * value // total)
        self._close(Deed.SURPLUS, (giver,), tied, by_lot=len(level) > 1)

    def _exclude(self) -> None:
        least = min(self.totals[option] for option in self.continuing)
        last = tuple(option for option in self.continuing if self.totals[option] == least)
        seats_left = self.seats - len(self.elected)
        if least == 0 and len(self.continuing) - len(last) >= seats_left:
            self._send_out(last)
            self._close(Deed.EXCLUSION, last, ())
            return
        level = fewest(last, self._earlier())
        out = level[0] if len(level) == 1 else drawn(level, self.lot)[-1]
        self._send_out((out,))
        self._close(Deed.EXCLUSION, (out,), last, by_lot=len(level) > 1)

    def _send_out(self, options: tuple[str, ...]) -> None:
        self.continuing = [option for option in self.continuing if option not in options]
        for option in options:
            pile, self.piles[option] = self.piles[option], Counter()
            self.totals[option] = 0
            for (paper, value), count in pile.items():
                self._hand(paper, count, value)

    def _hand(self, paper: tuple[str, ...], count: int, value: int) -> None:
        taker = next_choice(paper, self.continuing)
        if taker is None:
            self.stranded += count * value
            return
        self.piles[taker][paper, value] += count
        self.totals[taker] += count * value

    def _close(self, deed: Deed, of: tuple[str, ...], tied: tuple[str, ...], *, by_lot: bool = False) -> None:
        """Whoever has the quota is elected (rule 47), and all who are left if there are seats for them (rule 52)."""
        ranked = sorted(self.continuing, key=lambda option: -self.totals[option])
        now = [option for option in ranked if self._reached(option)]
        left = [option for option in ranked if option not in now]
        if self.valid and len(left) <= self.seats - len(self.elected) - len(now):
            now += left
        self.elected += now
        self.continuing = [option for option in self.continuing if option not in now]
        rounding = self.valid * ONE - sum(self.totals.values()) - self.stranded
        totals = tuple(self.totals.items())
        shared = tied if len(tied) > 1 else ()
        self.stages.append(Stage(deed, of, totals, self.stranded, rounding, tuple(now), shared, by_lot))

    def _reached(self, option: str) -> bool:
        return self.totals[option] >= self.quota * ONE

    def _earlier(self) -> list[dict[str, int]]:
        return [dict(stage.totals) for stage in self.stages[:-1]]
