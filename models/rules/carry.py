"""What a meeting leaves to the next one when it closes."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from models.rules.agenda import Topic
from models.rules.starting_agenda import EVERY_TIME

COMES_BY_ITSELF = frozenset({*EVERY_TIME, *(str(each) for each in Topic if each is not Topic.CARRIED)})
"""The topics that every agenda, or the records behind them, bring again of their own accord."""


class WhyLeft(StrEnum):
    """Why something goes on to the next meeting."""

    NOT_REACHED = "not_reached"
    BROKEN_OFF = "broken_off"
    OPEN_PROPOSAL = "open_proposal"
    PUT_OFF = "put_off"


@dataclass(frozen=True)
class ClosingItem:
    """An item as the meeting closes; `open_proposals` have no outcome, `put_off` were declared carried over."""

    id: str
    topic: str = ""
    started: bool = False
    ended: bool = False
    open_proposals: tuple[str, ...] = ()
    put_off: tuple[str, ...] = ()


@dataclass(frozen=True)
class Left:
    """What goes on: an item with its proposals, or proposals alone where their item comes by itself."""

    item: str
    why: WhyLeft
    proposals: tuple[str, ...] = ()
    alone: bool = False


def left_over(items: Iterable[ClosingItem]) -> tuple[Left, ...]:
    """What the next meeting takes up, in the order of the agenda; items that come by themselves stay behind.

    >>> agenda = [ClosingItem("hello", "standing"), ClosingItem("keys", started=True, ended=True), ClosingItem("shed")]
    >>> left_over(agenda)
    (Left(item='shed', why=<WhyLeft.NOT_REACHED: 'not_reached'>, proposals=(), alone=False),)
    """
    return tuple(left for item in items if (left := _left(item)) is not None)


def _left(item: ClosingItem) -> Left | None:
    proposals = item.open_proposals + item.put_off
    alone = item.topic in COMES_BY_ITSELF
    why = _why(item)
    return None if why is None or (alone and not proposals) else Left(item.id, why, proposals, alone)


def _why(item: ClosingItem) -> WhyLeft | None:
    if item.open_proposals:
        return WhyLeft.OPEN_PROPOSAL
    if item.put_off:
        return WhyLeft.PUT_OFF
    if not item.started:
        return WhyLeft.NOT_REACHED
    return None if item.ended else WhyLeft.BROKEN_OFF
