"""Where somebody stands in the chapter, derived from the dates of their membership."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

NEW_FOR = timedelta(days=90)
GRACE = timedelta(days=60)


class Status(StrEnum):
    """Standing in the chapter; the first that fits, in this order, is somebody's status."""

    DECEASED = "deceased"
    LEFT = "left"
    PAUSED = "paused"
    PROSPECT = "prospect"
    PENDING = "pending"
    NEW = "new"
    ACTIVE = "active"
    GRACE = "grace"
    LAPSED = "lapsed"

    @property
    def counts_as_member(self) -> bool:
        """Whether this is a member; a pause is leave, it ends nothing."""
        return self.may_decide or self is Status.PAUSED

    @property
    def may_decide(self) -> bool:
        """Whether this person is on the roll from which decisions and quorum are counted."""
        return self in (Status.NEW, Status.ACTIVE, Status.GRACE)


@dataclass(frozen=True)
class MembershipFacts:
    """The dates a status comes from; every one may be unknown, and `period_end` open."""

    first_contact_on: date | None = None
    requested_on: date | None = None
    joined_on: date | None = None
    period_end: date | None = None
    paused_from: date | None = None
    paused_to: date | None = None
    left_on: date | None = None
    deceased_on: date | None = None


def status(facts: MembershipFacts, today: date) -> Status:
    """Somebody's status on a day; a pause includes both its days, and a day of leaving to come changes nothing yet.

    >>> status(MembershipFacts(joined_on=date(2024, 5, 1), period_end=date(2026, 10, 31)), date(2026, 11, 12))
    <Status.GRACE: 'grace'>
    """
    if _reached(facts.deceased_on, today):
        return Status.DECEASED
    if _reached(facts.left_on, today):
        return Status.LEFT
    if _is_paused(facts, today):
        return Status.PAUSED
    if not _reached(facts.joined_on, today):
        return Status.PENDING if facts.requested_on or facts.joined_on else Status.PROSPECT
    return _status_of_member(facts, today)


def _status_of_member(facts: MembershipFacts, today: date) -> Status:
    if facts.joined_on and today - facts.joined_on <= NEW_FOR:
        return Status.NEW
    if facts.period_end is None or today <= facts.period_end:
        return Status.ACTIVE
    return Status.GRACE if today - facts.period_end <= GRACE else Status.LAPSED


def _reached(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def _is_paused(facts: MembershipFacts, today: date) -> bool:
    return _reached(facts.paused_from, today) and (facts.paused_to is None or today <= facts.paused_to)


STATUS_SQL = f"""CASE
    WHEN deceased_on <= :today THEN 'deceased'
    WHEN left_on <= :today THEN 'left'
    WHEN paused_from <= :today AND coalesce(:today <= paused_to, 1) THEN 'paused'
    WHEN joined_on IS NULL AND requested_on IS NULL THEN 'prospect'
    WHEN joined_on IS NULL OR joined_on > :today THEN 'pending'
    WHEN joined_on >= date(:today, '-{NEW_FOR.days} days') THEN 'new'
    WHEN period_end IS NULL OR :today <= period_end THEN 'active'
    WHEN period_end >= date(:today, '-{GRACE.days} days') THEN 'grace'
    ELSE 'lapsed' END"""
"""The same as `status` in SQL, over the columns of a person, with `:today` as ISO text."""


def statuses_where(holds: Callable[[Status], bool]) -> str:
    """The statuses for which something holds, as an SQL list.

    >>> statuses_where(lambda status: status.may_decide)
    "('new', 'active', 'grace')"
    """
    return "(" + ", ".join(f"'{each}'" for each in Status if holds(each)) + ")"
