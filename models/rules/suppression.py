"""Small numbers in a table of totals are hidden, and enough others that nobody can work them out from the sums.

A table with its row and column totals is a network of flows: from a source through each row and each column to a sink
and back. What is hidden can be any whole number from 1 up (nothing is never hidden), so a hidden number can be worked
out exactly when no closed way through hidden numbers lets it grow or shrink. Where it can, the cheapest such way is
hidden too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import count

SMALL = 4
"""One to four people are hidden."""

_SOURCE, _SINK = "source", "sink"

Shown = int | None
Node = tuple[str, int] | str


@dataclass(frozen=True)
class Line:
    """A row of numbers and their sum, as they may be shown; None is hidden."""

    cells: dict[str, Shown]
    total: Shown


@dataclass(frozen=True)
class Table:
    """Numbers by row and column with all sums, as they may be shown; None is hidden."""

    cells: tuple[tuple[Shown, ...], ...]
    rows: tuple[Shown, ...]
    columns: tuple[Shown, ...]
    total: Shown


@dataclass(frozen=True)
class _Flow:
    """A number on its way from one sum to another."""

    tail: Node
    head: Node
    value: int
    hidden: bool

    @property
    def price(self) -> int:
        """What hiding it costs: as many people as it counts; the sum of all is the last to go."""
        return 0 if self.hidden else self.value * (100 if self.head == _SOURCE else 1)


def line(counts: Mapping[str, int]) -> Line:
    """Counts whose sum is told with them.

    >>> line({"new": 3, "active": 20, "paused": 7, "lapsed": 0})
    Line(cells={'new': None, 'active': 20, 'paused': None, 'lapsed': 0}, total=30)
    """
    flows = [_flow(_SOURCE, _SINK, value) for value in counts.values()]
    flows.append(_flow(_SINK, _SOURCE, sum(counts.values())))
    *cells, total = _told(flows)
    return Line(dict(zip(counts, cells, strict=True)), total)


def table(counts: Sequence[Sequence[int]]) -> Table:
    """Counts by row and column, told with the sums of both.

    >>> table([[9, 2, 5], [6, 8, 7]]).cells
    ((9, None, None), (6, None, None))
    """
    rows, columns = len(counts), len(counts[0]) if counts else 0
    flows = [_flow(("row", r), ("column", c), counts[r][c]) for r in range(rows) for c in range(columns)]
    flows += [_flow(_SOURCE, ("row", r), sum(counts[r])) for r in range(rows)]
    flows += [_flow(("column", c), _SINK, sum(row[c] for row in counts)) for c in range(columns)]
    flows.append(_flow(_SINK, _SOURCE, sum(map(sum, counts))))
    told = _told(flows)
    inside, margins = told[: rows * columns], told[rows * columns :]
    return Table(
        tuple(tuple(inside[r * columns : (r + 1) * columns]) for r in range(rows)),
        tuple(margins[:rows]),
        tuple(margins[rows : rows + columns]),
        margins[-1],
    )


def _flow(tail: Node, head: Node, value: int) -> _Flow:
    return _Flow(tail, head, value, 0 < value <= SMALL)


def _told(flows: list[_Flow]) -> list[Shown]:
    """What of each flow may be shown, after hiding as many as it takes."""
    while (exposed := _exposed(flows)) is not None:
        for number in _cheapest_cover(flows, exposed):
            flows[number] = replace(flows[number], hidden=True)
    return [None if flow.hidden else flow.value for flow in flows]


def _exposed(flows: list[_Flow]) -> int | None:
    """The first hidden number that can be worked out."""
    hidden = {number for number, flow in enumerate(flows) if flow.hidden}
    return next((number for number in sorted(hidden) if not _ways(flows, number, hidden)), None)


def _cheapest_cover(flows: list[_Flow], exposed: int) -> list[int]:
    """The numbers to hide so that this one can grow or shrink, with the fewest people among them."""
    usable = {number for number, flow in enumerate(flows) if flow.value}
    return min(_ways(flows, exposed, usable))[1]  # there is always one: it and its sums can all grow


def _ways(flows: list[_Flow], number: int, usable: set[int]) -> list[tuple[int, list[int]]]:
    """The cheapest closed way through usable flows on which this one grows, and the one on which it shrinks."""
    flow = flows[number]
    others = usable - {number}
    ways = [_way(flows, flow.head, flow.tail, others)]
    if flow.value > 1:
        ways.append(_way(flows, flow.tail, flow.head, others))
    return [way for way in ways if way is not None]


def _way(flows: list[_Flow], start: Node, goal: Node, usable: set[int]) -> tuple[int, list[int]] | None:
    """Dijkstra: a flow may grow along its direction, and shrink against it while it is more than 1."""
    steps: dict[Node, list[tuple[Node, int]]] = {}
    for number in usable:
        flow = flows[number]
        steps.setdefault(flow.tail, []).append((flow.head, number))
        if flow.value > 1:
            steps.setdefault(flow.head, []).append((flow.tail, number))
    order = count()
    queue: list[tuple[int, int, Node, list[int]]] = [(0, next(order), start, [])]
    done: set[Node] = set()
    while queue:
        cost, _, node, passed = heappop(queue)
        if node == goal:
            return cost, passed
        if node in done:
            continue
        done.add(node)
        for following, number in steps.get(node, ()):
            heappush(queue, (cost + flows[number].price, next(order), following, [*passed, number]))
    return None
