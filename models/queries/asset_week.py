"""Who has what in one week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.queries.holds import BookingRow, LoanRow, bookings, flagged, held_by, loans, stocks
from models.queries.plain import stored
from models.reader import Reader
from models.rules.loans import LoanState
from models.rules.london import day_of, midnight


@dataclass(frozen=True)
class WeekBlock:
    """One loan or booking, half-open and cut to the week; a loan without an end reaches the end of it."""

    id: str
    asset_id: str
    asset: str
    person: str
    purpose: str
    start: datetime
    end: datetime
    is_loan: bool = False
    is_overdue: bool = False
    clash: bool = False


def week(reader: Reader, monday: date, now: datetime, asset_id: str = "") -> list[WeekBlock]:
    """The loans and bookings that touch a week, of one asset or of all."""
    start, end = midnight(monday), midnight(monday + timedelta(days=7))
    params = {"start": stored(start), "end": stored(end), "asset": asset_id}
    which = "NOT a.removed AND (:asset = '' OR a.id = :asset)"
    touching = f"{which} AND l.out_at < :end AND coalesce(l.returned_at, :end) > :start"
    taken = [_lent(loan, now, start, end) for loan in loans(reader, touching, day_of(now), **params)]
    promised = bookings(reader, f"{which} AND b.starts < :end AND b.ends > :start", **params)
    told = [_booked(each, start, end) for each in flagged(promised, stocks(reader, now, asset_id))]
    blocks = (block for block in (*taken, *told) if block.start < block.end)
    return sorted(blocks, key=lambda block: (block.start, block.asset, block.id))


def _lent(loan: LoanRow, now: datetime, start: datetime, end: datetime) -> WeekBlock:
    hold = held_by(loan, now)
    begins, stops = max(hold.start, start), min(hold.end or end, end)
    late = loan.lent.state is LoanState.OVERDUE
    return WeekBlock(loan.id, loan.asset_id, loan.asset, loan.person, loan.note, begins, stops, True, late)


def _booked(each: BookingRow, start: datetime, end: datetime) -> WeekBlock:
    begins, stops = max(each.starts, start), min(each.ends, end)
    return WeekBlock(each.id, each.asset_id, each.asset, each.person, each.purpose, begins, stops, clash=each.clash)
