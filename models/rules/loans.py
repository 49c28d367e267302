"""A thing in somebody's hands: how long it is held, how late it is, how it came back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.rules.assets import Hold
from models.rules.london import day_of, end_of

SOON = timedelta(days=2)


class LoanState(StrEnum):
    """Where a loan stands; it is overdue from the day after it was due."""

    OUT = "out"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    RETURNED = "returned"


class Condition(StrEnum):
    """How something is: A as new, B worn but well, C works and needs care, D not to be used."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True)
class Lent:
    """A loan's state; `days` are left until it is due or, when overdue, gone by since. None where no day is named."""

    state: LoanState
    days: int | None = None


@dataclass(frozen=True)
class Out:
    """What a loan says: since when, until which day, and when it came back."""

    out_at: datetime
    due_on: date | None
    returned_at: datetime | None
    quantity: int = 1
    who: str = ""
    id: str = ""


def loan_state(due_on: date | None, returned_on: date | None, today: date) -> Lent:
    """Where a loan stands on a day.

    >>> loan_state(date(2026, 11, 12), None, date(2026, 11, 15))
    Lent(state=<LoanState.OVERDUE: 'overdue'>, days=3)
    """
    if returned_on is not None:
        return Lent(LoanState.RETURNED)
    if due_on is None:
        return Lent(LoanState.OUT)
    if due_on < today:
        return Lent(LoanState.OVERDUE, (today - due_on).days)
    state = LoanState.DUE_SOON if due_on - today <= SOON else LoanState.OUT
    return Lent(state, (due_on - today).days)


def loan_hold(out: Out, *, now: datetime) -> Hold:
    """The stock a loan holds: to the end of its due day, and for good once that is past or where none is named."""
    return Hold(out.out_at, _held_until(out, now), out.quantity, out.who, out.id)


def _held_until(out: Out, now: datetime) -> datetime | None:
    if out.returned_at is not None:
        return out.returned_at
    if out.due_on is None or out.due_on < day_of(now):
        return None
    return end_of(out.due_on)
