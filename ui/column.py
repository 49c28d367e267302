"""How one column shows a row, and how columns share the room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from PySide6.QtCore import Qt

R = TypeVar("R")
ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "center": Qt.AlignmentFlag.AlignCenter,
}


@dataclass(frozen=True)
class Column(Generic[R]):
    """`tone` makes the text a pill, `under` is a second and smaller line, `sort` names the order a click asks for."""

    title: str
    text: Callable[[R], str]
    sort: str = ""
    align: Literal["left", "right", "center"] = "left"
    weight: Literal["normal", "bold", "soft"] = "normal"
    tone: Callable[[R], str] | None = None
    under: Callable[[R], str] | None = None
    icon: Callable[[R], str] | None = None
    tip: Callable[[R], str] | None = None
    width: int = 140
    stretch: int = 0
    keep: bool = False


def widths(columns: Sequence[Column[Any]], room: int) -> list[int]:
    """Column widths that fill the room exactly; when it is short the last columns without `keep` give way, to nought.

    >>> say = lambda row: row
    >>> widths([Column("a", say, width=100, stretch=1), Column("b", say, width=100)], 300)
    [200, 100]
    >>> widths([Column("a", say, width=100), Column("b", say, width=100), Column("c", say, keep=True)], 260)
    [120, 0, 140]
    >>> widths([Column("a", say, width=200), Column("c", say, width=120, keep=True)], 290)
    [170, 120]
    """
    shown = _shown(columns, room)
    least = [column.width if n in shown else 0 for n, column in enumerate(columns)]
    least[0] -= min(max(sum(least) - room, 0), least[0] * 2 // 5)  # its words go on in a tip; a state is told whole
    if sum(least) > room:
        return [width * room // max(sum(least), 1) for width in least]
    shares = [column.stretch if n in shown else 0 for n, column in enumerate(columns)]
    if not any(shares):
        shares[0] = 1
    spare = room - sum(least)
    grown = [width + spare * share // sum(shares) for width, share in zip(least, shares, strict=True)]
    grown[max(range(len(grown)), key=lambda n: shares[n])] += room - sum(grown)
    return grown


def _shown(columns: Sequence[Column[Any]], room: int) -> set[int]:
    """The columns there is room for: the first always, then all but the last ones that need not be kept."""
    shown = set(range(len(columns)))
    for n in range(len(columns) - 1, 0, -1):
        if sum(columns[each].width for each in shown) <= room:
            break
        if not columns[n].keep:
            shown.discard(n)
    return shown
