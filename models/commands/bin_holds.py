"""Putting back a booking or a loan: only where the stock for it is still free, and for somebody who is still there."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from models.commands.found import connection_of, found
from models.commands.roster import require_unmerged
from models.errors import NotFound
from models.queries import holds
from models.reader import Reader
from models.rules.assets import Hold, require_free
from models.rules.loans import Out, loan_hold
from models.rules.london import end_of
from models.tables import Booking, Loan


def require_room(session: Session, *, table: str, id: str, now: datetime) -> None:
    """Raises `NotFree`, `NotFound` and `MergedInto` of the person.

    What is over holds nothing, and what the borrower had booked is collected with the loan.
    """
    if table == "booking":
        booking = found(session, Booking, id)
        if booking.starts and booking.ends and booking.ends > now:
            _require_there(session, booking.person_id)
            want = Hold(booking.starts, booking.ends, booking.quantity or 1)
            _require(session, booking.asset_id or "", want, now)
    else:
        _require_for_loan(session, found(session, Loan, id), now)


def _require_for_loan(session: Session, loan: Loan, now: datetime) -> None:
    if loan.returned_at is not None or loan.out_at is None:
        return
    _require_there(session, loan.person_id)
    out = Out(loan.out_at, loan.due_on, None, loan.quantity or 1)
    end = end_of(loan.due_on) if loan.due_on else None
    collected = [each for each in _booked_by(session, loan) if _within(each, loan.out_at, end)]
    want = replace(loan_hold(out, now=now), start=now)
    _require(session, loan.asset_id or "", want, now, *(each.id for each in collected))
    for each in collected:
        each.removed = True


def _require_there(session: Session, person_id: str | None) -> None:
    reader = Reader(connection_of(session))
    require_unmerged(reader, person_id or "")
    if reader.value("SELECT 1 FROM person WHERE id = :id AND removed", id=person_id):
        raise NotFound("person", person_id or "")


def _require(session: Session, asset_id: str, want: Hold, now: datetime, *ignoring: str) -> None:
    reader = Reader(connection_of(session))
    if not asset_id:
        raise NotFound("asset", asset_id)
    require_free(holds.stock(reader, asset_id, now, ignoring=frozenset(ignoring)), want, now=now)


def _booked_by(session: Session, loan: Loan) -> list[Booking]:
    own = (Booking.person_id == loan.person_id, Booking.asset_id == loan.asset_id, ~col(Booking.removed))
    return list(session.exec(select(Booking).where(*own)))


def _within(booking: Booking, start: datetime, end: datetime | None) -> bool:
    if not (booking.starts and booking.ends and end):
        return False
    return start < booking.ends <= end
