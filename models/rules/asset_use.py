"""Why a shared thing may not be lent, taken back or put away."""

from dataclasses import dataclass
from datetime import datetime

from models.errors import Refusal
from models.rules.assets import Hold


@dataclass(eq=False)
class MayNotBeLent(Refusal):
    """A room, know-how or hours are booked, not carried away."""

    name: str


@dataclass(eq=False)
class NotFit(Refusal):
    """Its condition says that it is not to be used."""

    name: str


@dataclass(eq=False)
class AlreadyBack(Refusal):
    """The loan has come back already."""

    at: datetime


@dataclass(eq=False)
class MoreThanLent(Refusal):
    """More (or fewer than one) would come back than went out."""

    back: int
    lent: int


@dataclass(eq=False)
class InUse(Refusal):
    """It is out or promised, so it cannot leave the register."""

    name: str
    holds: tuple[Hold, ...]


@dataclass(eq=False)
class Over(Refusal):
    """The time asked for has passed already."""

    ended: datetime
