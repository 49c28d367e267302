"""Who somebody at a meeting is, and what the holding of a meeting may refuse."""

from dataclasses import dataclass
from datetime import datetime

from models.errors import Refusal


@dataclass(frozen=True)
class Who:
    """Somebody at a meeting: a member by id, or a name as written."""

    person_id: str = ""
    name: str = ""


@dataclass(eq=False)
class AlreadyHere(Refusal):
    """This person is in the room already; `since` may be unknown."""

    name: str
    since: datetime | None


@dataclass(eq=False)
class ItemInUse(Refusal):
    """Something was decided or proposed under the item, which therefore stays."""

    title: str
    decisions: int


@dataclass(eq=False)
class HasDecisions(Refusal):
    """A meeting that decided something is kept."""

    title: str
    decisions: int


@dataclass(eq=False)
class BrokenRule(Refusal):
    """These parts make no quorum of this kind."""

    kind: str
