"""Papers with an order on them: which are valid, whose turn it is next, and who yields in a tie."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from models.errors import Refusal

Ballots = Mapping[tuple[str, ...], int]
"""How many people gave each order; a `Counter` of tuples will do, an empty tuple is a blank paper."""


@dataclass(frozen=True)
class Papers:
    """The papers sorted: valid orders with how many gave each, and how many are spoilt."""

    valid: Ballots
    spoilt: int

    @property
    def count(self) -> int:
        """How many are valid."""
        return sum(self.valid.values())


@dataclass(eq=False)
class LotNeeded(Refusal):
    """These are level to the end: somebody has to draw lots in front of the group."""

    options: tuple[str, ...]


def sort_papers(options: Collection[str], ballots: Ballots) -> Papers:
    """Valid is an order, however short, of things that were offered, each named once; the rest is spoilt.

    >>> sort_papers(["a", "b"], {("b",): 3, (): 1, ("a", "a"): 1, ("x",): 1})
    Papers(valid={('b',): 3}, spoilt=3)
    """
    valid = {paper: count for paper, count in ballots.items() if count and _is_valid(paper, options)}
    return Papers(valid, sum(ballots.values()) - sum(valid.values()))


def next_choice(paper: Sequence[str], continuing: Collection[str]) -> str | None:
    """The first on a paper who is still in, None once it is exhausted.

    >>> next_choice(("a", "b", "c"), {"b", "c"})
    'b'
    """
    return next((option for option in paper if option in continuing), None)


def fewest(tied: Sequence[str], earlier: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    """Those of the tied who had the fewest in the latest earlier count where they differ; all of them if they never do.

    `earlier` runs from the first count to the last one before now.

    >>> fewest(["a", "b", "c"], [{"a": 1, "b": 2, "c": 3}, {"a": 4, "b": 4, "c": 5}])
    ('a',)
    """
    left = tuple(tied)
    for count in reversed(earlier):
        least = min(count[option] for option in left)
        left = tuple(option for option in left if count[option] == least)
    return left


def most(tied: Sequence[str], earlier: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    """The same the other way about: those who had the most."""
    return fewest(tied, [{option: -votes for option, votes in count.items()} for count in earlier])


def drawn(tied: Sequence[str], lot: Sequence[str]) -> tuple[str, ...]:
    """The tied in the order drawn; the first drawn fares best. Raises `LotNeeded` while one of them is not drawn.

    >>> drawn(["a", "b"], ["c", "b", "a"])
    ('b', 'a')
    """
    if not set(tied) <= set(lot):
        raise LotNeeded(tuple(tied))
    return tuple(sorted(tied, key=lot.index))


def _is_valid(paper: Sequence[str], options: Collection[str]) -> bool:
    return bool(paper) and len(set(paper)) == len(paper) and set(paper) <= set(options)
