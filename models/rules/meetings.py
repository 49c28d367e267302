"""The course of a meeting: its states, what seals it, its clock and its notice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import accumulate

from models.errors import Refusal


class MeetingState(StrEnum):
    """Where a meeting stands; it only moves forward."""

    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"
    APPROVED = "approved"


class Purpose(StrEnum):
    """What an item wants of the group."""

    INFORM = "inform"
    DISCUSS = "discuss"
    DECIDE = "decide"


class Part(StrEnum):
    """What can be changed about a meeting; `progress` is what becomes of its actions later."""

    DETAILS = "details"
    AGENDA = "agenda"
    ATTENDANCE = "attendance"
    INTERESTS = "interests"
    NOTES = "notes"
    DECISIONS = "decisions"
    STANCES = "stances"
    ACTIONS = "actions"
    PROGRESS = "progress"


@dataclass(frozen=True)
class ItemClock:
    """The planned minutes of an item and when it was really begun and ended."""

    minutes: int | None = None
    started: datetime | None = None
    ended: datetime | None = None


@dataclass(eq=False)
class WrongState(Refusal):
    """The meeting stands elsewhere than the deed needs it."""

    needed: MeetingState
    state: MeetingState


@dataclass(eq=False)
class MeetingSealed(Refusal):
    """This part of a meeting is settled: by its closing, or by the approval of its minutes."""

    part: Part
    by: MeetingState


@dataclass(eq=False)
class NotLater(Refusal):
    """Minutes are approved at a later meeting than their own."""

    held: datetime
    approving: datetime


_SEALED_BY_CLOSING = frozenset({Part.AGENDA, Part.INTERESTS, Part.DECISIONS, Part.STANCES})


def sealed_by(state: MeetingState, part: Part) -> MeetingState | None:
    """What settled a part of a meeting; None while it may change. Facts can be put right until the approval.

    >>> sealed_by(MeetingState.CLOSED, Part.NOTES), sealed_by(MeetingState.APPROVED, Part.NOTES)
    (None, <MeetingState.APPROVED: 'approved'>)
    """
    if state is MeetingState.APPROVED and part is not Part.PROGRESS:
        return MeetingState.APPROVED
    return MeetingState.CLOSED if state is MeetingState.CLOSED and part in _SEALED_BY_CLOSING else None


def require_unsealed(state: MeetingState, part: Part) -> None:
    """Refuse to change what is settled. Raises `MeetingSealed`."""
    if by := sealed_by(state, part):
        raise MeetingSealed(part, by)


def require_planned(state: MeetingState) -> None:
    """Only a planned meeting can be opened. Raises `WrongState`."""
    _require(MeetingState.PLANNED, state)


def require_running(state: MeetingState) -> None:
    """Only a running meeting can decide or be closed. Raises `WrongState`."""
    _require(MeetingState.RUNNING, state)


def require_closed(state: MeetingState) -> None:
    """Only the minutes of a closed meeting can be approved, and once. Raises `WrongState`."""
    _require(MeetingState.CLOSED, state)


def require_later(held: datetime, approving: datetime) -> None:
    """Refuse a meeting that would approve its own minutes or a later one's. Raises `NotLater`."""
    if approving <= held:
        raise NotLater(held, approving)


def planned_starts(starts: datetime, items: Iterable[ItemClock]) -> tuple[datetime, ...]:
    """When each item should begin, one after another; an item without minutes takes none.

    >>> six = datetime(2026, 11, 12, 18)
    >>> [each.strftime("%H:%M") for each in planned_starts(six, [ItemClock(10), ItemClock(25), ItemClock()])]
    ['18:00', '18:10', '18:35']
    """
    begins: list[datetime] = []
    for item in items:
        begins.append(starts)
        starts += timedelta(minutes=item.minutes or 0)
    return tuple(begins)


def predicted_end(starts: datetime, items: Iterable[ItemClock], now: datetime) -> datetime:
    """When the meeting will end if what is left takes what was planned; an item over its time ends now.

    >>> six = datetime(2026, 11, 12, 18)
    >>> late = six + timedelta(minutes=15)
    >>> items = [ItemClock(10, six, late), ItemClock(20, late), ItemClock(5)]
    >>> predicted_end(six, items, six + timedelta(minutes=25)).strftime("%H:%M")
    '18:40'
    """
    return max(predicted_ends(starts, items, now), default=max(starts, now))


def predicted_ends(starts: datetime, items: Iterable[ItemClock], now: datetime) -> tuple[datetime, ...]:
    """When each item will end, one after another.

    >>> six = datetime(2026, 11, 12, 18)
    >>> [each.strftime("%H:%M") for each in predicted_ends(six, [ItemClock(10), ItemClock(), ItemClock(5)], six)]
    ['18:10', '18:10', '18:15']
    """
    left = accumulate(_left(item, now) for item in items)
    return tuple(max(starts, now) + each for each in left)


def clear_days(notice: date, meeting: date) -> int:
    """Whole days between, without the day of the notice and the day of the meeting (CIO regulations 2012, r. 35(3)).

    >>> clear_days(date(2025, 3, 4), date(2025, 3, 12))
    7
    """
    return max(0, (meeting - notice).days - 1)


def send_by(meeting: date, days: int) -> date:
    """The last day to send a notice of so many clear days.

    >>> send_by(date(2025, 3, 12), 7).strftime("%a %d %B")
    'Tue 04 March'
    """
    return meeting - timedelta(days=days + 1)


def _require(needed: MeetingState, state: MeetingState) -> None:
    if state is not needed:
        raise WrongState(needed, state)


def _left(item: ItemClock, now: datetime) -> timedelta:
    if item.ended is not None:
        return timedelta(0)
    spent = now - item.started if item.started is not None else timedelta(0)
    return max(timedelta(0), timedelta(minutes=item.minutes or 0) - spent)
