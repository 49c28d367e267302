"""Things that national passed on from one chapter to another: what follows from all its certificates together.

What a former owner wrote before national knew of it stays; what it writes later, unaware, is only a suggestion to the
new owner. National says up to which of its changes, laptop by laptop, because stamps can be forged.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.rules.certificates import Claim

PASSABLE = ("asset",)


@dataclass(frozen=True)
class Passing:
    """Whose a thing is now, and the last number of each former owner's laptop (its id) that was written to its own."""

    table: str
    row: str
    chapter: str
    until: tuple[tuple[str, int], ...]


def passings(claims: Iterable["Claim"], crowned: Collection[str]) -> tuple[Passing, ...]:
    """Whose everything is that was passed on, by the word of the national keys that hold; the last step counts."""
    told: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "passed" and claim.by in crowned and claim.table in PASSABLE:
            told.setdefault(claim.row, []).append(claim)
    return tuple(_passing(told[row]) for row in sorted(told))


def _passing(steps: list["Claim"]) -> Passing:
    last = max(steps, key=lambda claim: (claim.step, claim.at, claim.id))
    until: dict[str, int] = {}
    for writer, seq in (each for claim in steps for each in claim.until):
        until[writer] = max(seq, until.get(writer, 0))
    return Passing(last.table, last.row, last.chapter, tuple(sorted(until.items())))
