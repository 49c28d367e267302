"""Stances at a glance: one sign for each person, beside the counts in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from exports.pdf.pen import Pen
from exports.pdf.style import ACCENT, AMBER, RED

_SUPPORT = {"consent", "yes", "agree", "support"}
_AGAINST = {"objection", "no", "block"}
_RESERVED = {"concern", "reservation"}
_APART = {"stand_aside", "abstain"}
_ORDER = ("support", "reserved", "apart", "against")
_MOST_MARKS = 40


def stance_marks(counts: Sequence[tuple[str, int]], radius: float) -> "StanceMarks":
    """One sign for each person, those in support first; none for stances in free words, or above forty people."""
    kinds = [kind for stance, count in counts for kind in [_kind(stance)] * min(count, _MOST_MARKS + 1)]
    if len(kinds) > _MOST_MARKS or "" in kinds:
        return StanceMarks((), radius)
    return StanceMarks(tuple(sorted(kinds, key=_ORDER.index)), radius)


def _kind(stance: str) -> str:
    groups = {"support": _SUPPORT, "reserved": _RESERVED, "apart": _APART, "against": _AGAINST}
    return next((kind for kind, stances in groups.items() if stance in stances), "")


@dataclass(frozen=True)
class StanceMarks:
    """A full disc for support, a disc with a hole for a concern, a ring for standing aside, a square for an objection.

    They only repeat the words beside them, so they are decoration to a screen reader.
    """

    kinds: tuple[str, ...]
    radius: float

    @property
    def width(self) -> float:
        """Room for all signs and the white after them."""
        return self.radius * (2.5 * len(self.kinds) + 1.4) if self.kinds else 0.0

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw the signs, their middle at `y`."""
        with pen.shapes():
            for number, kind in enumerate(self.kinds):
                self._sign(pen, kind, x + self.radius * (1 + 2.5 * number), y)

    def _sign(self, pen: Pen, kind: str, x: float, y: float) -> None:
        match kind:
            case "against":
                side = self.radius * 1.8
                pen.box(x - side / 2, y - side / 2, side, side, fill=RED)
            case "apart":
                pen.disc(x, y, self.radius, colour=AMBER, hollow=True)
            case "reserved":
                pen.disc(x, y, self.radius, colour=AMBER, hollow=True)
                pen.disc(x, y, self.radius * 0.42, colour=AMBER)
            case _:
                pen.disc(x, y, self.radius, colour=ACCENT)
