"""Between a chapter and the national community: who is behind, what may be answered, and what has already left."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.errors import Refusal


class Standing(StrEnum):
    """How far a chapter and the national community know of each other."""

    NEVER = "never"
    GAPS = "gaps"
    BEHIND = "behind"
    UP_TO_DATE = "up_to_date"


@dataclass(eq=False)
class WrongKind(Refusal):
    """Only the national community (`needed` is national) or only a chapter can do this."""

    needed: str


@dataclass(eq=False)
class ConsultationClosed(Refusal):
    """The national community takes no more answers to it."""

    title: str


@dataclass(eq=False)
class ClosesTooSoon(Refusal):
    """A consultation must not close before it opens."""


@dataclass(eq=False)
class NotInForce(Refusal):
    """What a chapter does on a decision's word needs one that is in force. `state` is one of `DecisionState`."""

    number: str
    state: str


@dataclass(eq=False)
class NotDeclared(Refusal):
    """Nothing goes up, and nothing is answered, by a proposal that is still open."""

    text: str


@dataclass(eq=False)
class AlreadyLeft(Refusal):
    """What has been sent up cannot be taken back: the national community has it, or may have."""

    number: str


@dataclass(eq=False)
class NotInvited(Refusal):
    """The answer gives back no code of ours: `other_words` when words were given, and they are not those of its key."""

    name: str
    other_words: bool = False


@dataclass(eq=False)
class NoSuchLevel(Refusal):
    """There are four levels of telling, 0 to 3."""

    level: int


def standing(*, heard: bool, missing: int, waiting: int) -> Standing:
    """How a chapter stands: `missing` changes of theirs have not come, `waiting` of ours they have not answered for.

    >>> standing(heard=True, missing=0, waiting=2), standing(heard=False, missing=0, waiting=2)
    (<Standing.BEHIND: 'behind'>, <Standing.NEVER: 'never'>)
    """
    if not heard:
        return Standing.NEVER
    if missing:
        return Standing.GAPS
    return Standing.BEHIND if waiting else Standing.UP_TO_DATE


def require_open(title: str, *, closed: bool) -> None:
    """Raises `ConsultationClosed`. The last day is a wish: who closes it is the national community."""
    if closed:
        raise ConsultationClosed(title)


def require_span(opens_on: date | None, closes_on: date | None) -> None:
    """Raises `ClosesTooSoon`."""
    if opens_on and closes_on and closes_on < opens_on:
        raise ClosesTooSoon


def require_level(level: int) -> None:
    """Raises `NoSuchLevel`."""
    if level not in range(4):
        raise NoSuchLevel(level)
