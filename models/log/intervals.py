"""Which ops somebody has: for each writer, runs of `seq` as pairs (lowest, highest), sorted and never touching."""

from collections.abc import Iterable

Runs = tuple[tuple[int, int], ...]
Vector = dict[str, Runs]


def runs_of(numbers: Iterable[int]) -> Runs:
    """These numbers as runs.

    >>> runs_of([3, 1, 2, 7, 7])
    ((1, 3), (7, 7))
    """
    runs: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][1] == number - 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return tuple(runs)


def common(one: Runs, other: Runs) -> Runs:
    """What both have.

    >>> common(((1, 5), (8, 9)), ((4, 8),))
    ((4, 5), (8, 8))
    """
    return tuple((max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) <= min(b, d))


def without(ours: Runs, theirs: Runs) -> Runs:
    """What we have and they have not.

    >>> without(((1, 9),), ((2, 3), (7, 20)))
    ((1, 1), (4, 6))
    """
    left = list(ours)
    for low, high in theirs:
        left = [part for run in left for part in _cut(run, low, high)]
    return tuple(left)


def _cut(run: tuple[int, int], low: int, high: int) -> list[tuple[int, int]]:
    first, last = run
    parts = [(first, min(last, low - 1)), (max(first, high + 1), last)]
    return [part for part in parts if part[0] <= part[1]]


def missing(ours: Vector, theirs: list[Vector]) -> Vector:
    """What at least one of them lacks; everything when nobody has answered yet.

    >>> missing({"a": ((1, 9),)}, [{"a": ((1, 7),)}, {"a": ((1, 3),)}])
    {'a': ((4, 9),)}
    >>> missing({"a": ((1, 2),)}, [])
    {'a': ((1, 2),)}
    """
    lacking = {}
    for writer, runs in ours.items():
        held: Runs = ((1, 2**62),) if theirs else ()
        for vector in theirs:
            held = common(held, vector.get(writer, ()))
        if left := without(runs, held):
            lacking[writer] = left
    return lacking
