"""What became of a promise, and which promises the next meeting hears about."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=7)


class ActionState(StrEnum):
    """Where an action stands; it is overdue from the day after it was due."""

    OPEN = "open"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has it to do."""
        return self not in (ActionState.DONE, ActionState.DROPPED)


@dataclass(frozen=True)
class ActionFacts:
    """The dates a state comes from."""

    id: str
    due_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None


def action_state(facts: ActionFacts, today: date) -> ActionState:
    """Where an action stands on a day.

    >>> action_state(ActionFacts("1", due_on=date(2026, 11, 26)), date(2026, 11, 27))
    <ActionState.OVERDUE: 'overdue'>
    """
    if facts.done_on is not None:
        return ActionState.DONE
    if facts.dropped_on is not None:
        return ActionState.DROPPED
    if facts.due_on is None or facts.due_on - today > SOON:
        return ActionState.OPEN
    return ActionState.OVERDUE if facts.due_on < today else ActionState.DUE_SOON


def days_over(due_on: date | None, today: date) -> int:
    """Whole days since an action was due; nought until then."""
    return max(0, (today - due_on).days) if due_on else 0


def carried_over(actions: Iterable[ActionFacts], today: date, elsewhere: Collection[str] = ()) -> tuple[str, ...]:
    """The open actions the next agenda asks about: longest overdue first, undated last.

    Those already under another item of it stay there.

    >>> carried_over([ActionFacts("cups"), ActionFacts("card", date(2026, 11, 1))], date(2026, 11, 12))
    ('card', 'cups')
    """
    still_open = [each for each in actions if action_state(each, today).is_open and each.id not in elsewhere]
    return tuple(each.id for each in sorted(still_open, key=lambda each: (each.due_on or date.max, each.id)))


ACTION_STATE_SQL = f"""CASE
    WHEN done_on IS NOT NULL THEN 'done'
    WHEN dropped_on IS NOT NULL THEN 'dropped'
    WHEN due_on < :today THEN 'overdue'
    WHEN due_on <= date(:today, '+{SOON.days} days') THEN 'due_soon'
    ELSE 'open' END"""
"""The same as `action_state` in SQL, over the columns of an action, with `:today` as ISO text."""
