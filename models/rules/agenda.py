"""What an agenda starts from: a template, and what earlier meetings left to do."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from models.rules.meetings import Purpose


class TemplateItem(NamedTuple):
    """One item of a template, by an identifier that is put into words elsewhere."""

    key: str
    minutes: int
    purpose: Purpose


class Topic(StrEnum):
    """What an item brings onto an agenda by itself, in the order it is taken."""

    RATIFY = "ratify"
    MINUTES = "minutes"
    ACTIONS = "actions"
    CARRIED = "carried"
    OBJECTED = "objected"
    REVIEW = "review"
    FORK = "fork"
    CONSULTATION = "consultation"
    BACKLOG = "backlog"


@dataclass(frozen=True)
class LeftOver:
    """Something left over: the record's id and, for an item carried or from the backlog, what was planned for it."""

    id: str
    minutes: int | None = None
    purpose: str = ""


@dataclass(frozen=True)
class Pending:
    """What waits for the next meeting, each in the order it is to be taken."""

    to_ratify: tuple[str, ...] = ()
    minutes_to_approve: tuple[str, ...] = ()
    open_actions: tuple[str, ...] = ()
    carried: tuple[LeftOver, ...] = ()
    objected: tuple[str, ...] = ()
    reviews_due: tuple[str, ...] = ()
    forked: tuple[str, ...] = ()
    consultations: tuple[str, ...] = ()
    backlog: tuple[LeftOver, ...] = ()


@dataclass(frozen=True)
class AutomaticItem:
    """An item that puts itself on the agenda; `about` is empty for the one item on all open actions."""

    topic: Topic
    about: str
    minutes: int
    purpose: str


_INFORM, _DISCUSS, _DECIDE = Purpose.INFORM, Purpose.DISCUSS, Purpose.DECIDE

TEMPLATES: dict[str, tuple[TemplateItem, ...]] = {
    "regular": (
        TemplateItem("welcome", 5, _INFORM),
        TemplateItem("apologies", 2, _INFORM),
        TemplateItem("interests", 3, _INFORM),
        TemplateItem("last_minutes", 5, _DECIDE),
        TemplateItem("matters_arising", 10, _DISCUSS),
        TemplateItem("reports", 15, _INFORM),
        TemplateItem("proposals", 30, _DECIDE),
        TemplateItem("other_business", 10, _DISCUSS),
        TemplateItem("next_meeting", 5, _DECIDE),
        TemplateItem("check_out", 5, _DISCUSS),
    ),
    "governance": (
        TemplateItem("check_in", 10, _DISCUSS),
        TemplateItem("last_minutes", 5, _DECIDE),
        TemplateItem("next_meeting", 5, _DECIDE),
        TemplateItem("agree_agenda", 5, _DECIDE),
        TemplateItem("reports", 10, _INFORM),
        TemplateItem("reviews", 20, _DECIDE),
        TemplateItem("proposals", 45, _DECIDE),
        TemplateItem("evaluation", 10, _DISCUSS),
        TemplateItem("check_out", 5, _DISCUSS),
    ),
    "short": (
        TemplateItem("check_in", 5, _DISCUSS),
        TemplateItem("matters_arising", 10, _DISCUSS),
        TemplateItem("proposals", 20, _DECIDE),
        TemplateItem("other_business", 5, _DISCUSS),
        TemplateItem("next_meeting", 5, _DECIDE),
    ),
    "sharing": (
        TemplateItem("welcome", 10, _INFORM),
        TemplateItem("stories", 40, _DISCUSS),
        TemplateItem("offers_and_needs", 20, _DISCUSS),
        TemplateItem("next_steps", 15, _DECIDE),
        TemplateItem("check_out", 5, _DISCUSS),
    ),
    "annual": (
        TemplateItem("welcome", 5, _INFORM),
        TemplateItem("apologies", 2, _INFORM),
        TemplateItem("interests", 3, _INFORM),
        TemplateItem("last_minutes", 5, _DECIDE),
        TemplateItem("matters_arising", 10, _DISCUSS),
        TemplateItem("annual_report", 15, _INFORM),
        TemplateItem("accounts", 10, _DECIDE),
        TemplateItem("roles", 20, _DECIDE),
        TemplateItem("proposals", 20, _DECIDE),
        TemplateItem("other_business", 10, _DISCUSS),
        TemplateItem("next_meeting", 5, _DECIDE),
    ),
}


def automatic_items(pending: Pending) -> tuple[AutomaticItem, ...]:
    """The items the next agenda begins from; all open actions share one.

    >>> pending = Pending(open_actions=("1", "2"), to_ratify=("3",))
    >>> [(str(item.topic), item.minutes) for item in automatic_items(pending)]
    [('ratify', 5), ('actions', 4)]
    """
    actions = len(pending.open_actions)
    return (
        *(AutomaticItem(Topic.RATIFY, each, 5, _DECIDE) for each in pending.to_ratify),
        *(AutomaticItem(Topic.MINUTES, each, 5, _DECIDE) for each in pending.minutes_to_approve),
        *([AutomaticItem(Topic.ACTIONS, "", _minutes_for(actions), _DISCUSS)] if actions else []),
        *(AutomaticItem(Topic.CARRIED, each.id, each.minutes or 10, _DECIDE) for each in pending.carried),
        *(AutomaticItem(Topic.OBJECTED, each, 15, _DECIDE) for each in pending.objected),
        *(AutomaticItem(Topic.REVIEW, each, 10, _DECIDE) for each in pending.reviews_due),
        *(AutomaticItem(Topic.FORK, each, 10, _DECIDE) for each in pending.forked),
        *(AutomaticItem(Topic.CONSULTATION, each, 20, _DECIDE) for each in pending.consultations),
        *(AutomaticItem(Topic.BACKLOG, each.id, each.minutes or 10, each.purpose) for each in pending.backlog),
    )


def _minutes_for(actions: int) -> int:
    """Two minutes an action, and a quarter of an hour at most."""
    return min(2 * actions, 15)
