"""What became of a promise."""

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

    due_on: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None


def action_state(facts: ActionFacts, today: date) -> ActionState:
    """Where an action stands on a day.

    >>> action_state(ActionFacts(due_on=date(2026, 11, 26)), date(2026, 11, 27))
    <ActionState.OVERDUE: 'overdue'>
    """
    if facts.done_on is not None:
        return ActionState.DONE
    if facts.dropped_on is not None:
        return ActionState.DROPPED
    if facts.due_on is None or facts.due_on - today > SOON:
        return ActionState.OPEN
    return ActionState.OVERDUE if facts.due_on < today else ActionState.DUE_SOON
