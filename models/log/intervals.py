"""Which ops somebody has: for each writer, runs of `seq` as pairs (lowest, highest), sorted and never touching."""

from collections.abc import Iterable, Iterator

Runs = tuple[tuple[int, int], ...]
Vector = dict[str, Runs]


def runs_of(numbers: Iterable[int]) -> Runs:
    """These numbers as runs.

    >>> runs_of([3, 1, 2, 7, 7])
    ((1, 3), (7, 7))
    """
    return united((number, number) for number in numbers)


def united(runs: Iterable[tuple[int, int]]) -> Runs:
    """These runs, in any order and overlapping, as one.

    >>> united([(7, 9), (1, 3), (4, 5), (8, 12)])
    ((1, 5), (7, 12))
    """
    made: list[tuple[int, int]] = []
    for low, high in sorted(runs):
        if made and low <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(high, made[-1][1]))
        else:
            made.append((low, high))
    return tuple(made)


def common(one: Runs, other: Runs) -> Runs:
    """What both have.

    >>> common(((1, 5), (8, 9)), ((4, 8),)), common(((1, 9),), ((2, 3), (7, 8)))
    (((4, 5), (8, 8)), ((2, 3), (7, 8)))
    """
    for whole, part in ((one, other), (other, one)):
        if len(whole) == 1 and part and whole[0][0] <= part[0][0] and part[-1][1] <= whole[0][1]:
            return part  # as a rule: nothing is missing from the past of a writer
    found, at = [], 0
    for low, high in one:
        at = _first_reaching(other, low, at)
        for first, last in _up_to(other, high, at):
            found.append((max(low, first), min(high, last)))
    return tuple(found)


def without(ours: Runs, theirs: Runs) -> Runs:
    """What we have and they have not.

    >>> without(((1, 9),), ((2, 3), (7, 20)))
    ((1, 1), (4, 6))
    """
    left, at = [], 0
    for low, high in ours:
        at = _first_reaching(theirs, low, at)
        rest = low
        for first, last in _up_to(theirs, high, at):
            if first > rest:
                left.append((rest, first - 1))
            rest = last + 1
        if rest <= high:
            left.append((rest, high))
    return tuple(left)


def _first_reaching(runs: Runs, number: int, at: int) -> int:
    """The place, not before `at`, of the first run that does not end before the number."""
    while at < len(runs) and runs[at][1] < number:
        at += 1
    return at


def _up_to(runs: Runs, number: int, at: int) -> Iterator[tuple[int, int]]:
    """The runs from place `at` on that begin no later than the number."""
    while at < len(runs) and runs[at][0] <= number:
        yield runs[at]
        at += 1


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
