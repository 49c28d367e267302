"""Why two entries are not made one, or not taken apart."""

from dataclasses import dataclass
from datetime import datetime

from models.errors import Refusal


@dataclass(eq=False)
class WithThemselves(Refusal):
    """Both are one entry, or were made one before. `name` is what it is called."""

    name: str


@dataclass(eq=False)
class InTheBin(Refusal):
    """One of them was removed, or merged into somebody already. `name` is what it is called, "" when forgotten."""

    name: str


@dataclass(eq=False)
class SaidDifferent(Refusal):
    """Somebody looked at these two and said they are two people, at `at`; they can be merged all the same."""

    first: str
    second: str
    at: datetime | None


@dataclass(eq=False)
class InABallot(Refusal):
    """Both are in a ballot that is still open, or one stands in it and papers are out: `decision` is its text."""

    decision: str


@dataclass(eq=False)
class NotMerged(Refusal):
    """These two were never made one, or have been taken apart. `name` is what the second is called."""

    name: str
