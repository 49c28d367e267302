"""What can be done with shared things: keep the register, lend and take back, book."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from models.commands.found import clean, connection_of, found, required
from models.errors import NotFound
from models.queries import holds
from models.reader import Reader
from models.rules.asset_kinds import kind_of
from models.rules.asset_use import AlreadyBack, InUse, MayNotBeLent, MoreThanLent, NotFit, Over
from models.rules.assets import Hold, Stock, require_free, require_total
from models.rules.loans import Condition
from models.rules.london import end_of
from models.tables import Asset, Booking, Loan, Person

_WORDS = ("name", "code", "kind", "description", "unit", "place", "rule_of_use", "condition", "link", "notes")
_COUNTS = ("quantity", "gap_minutes")


def add_asset(session: Session, *, name: str, kind: str, quantity: int = 1, place: str = "") -> str:
    """Put a shared thing on the register; the rest is told field by field. Raises `Missing`."""
    asset = Asset(name=required("name", name), kind=kind, quantity=quantity, place=clean(place))
    session.add(asset)
    return asset.id


def change(session: Session, *, asset_id: str, field: str, value: Any, now: datetime) -> None:
    """Change one field of one thing. Raises `Missing` for an empty name, `Committed` for fewer than are promised."""
    asset = found(session, Asset, asset_id)
    if field == "steward_id":
        set_steward(session, asset_id=asset_id, person_id=value)
    elif field in _WORDS:
        setattr(asset, field, required(field, value) if field == "name" else clean(value))
    elif field in _COUNTS:
        setattr(asset, field, _counted(session, asset, field, value, now))
    else:
        raise ValueError(field)


def set_steward(session: Session, *, asset_id: str, person_id: str | None) -> None:
    """Name who looks after something; None leaves it with nobody."""
    asset = found(session, Asset, asset_id)
    asset.steward_id = _member(session, person_id).id if person_id else None


def to_bin(session: Session, *, asset_id: str, now: datetime) -> None:
    """Take something off the register. Raises `InUse` while it is out or promised."""
    asset = found(session, Asset, asset_id)
    held = _stock(session, asset_id, now).holds
    standing = tuple(hold for hold in held if hold.end is None or hold.end > now)
    if standing:
        raise InUse(asset.name, standing)
    asset.removed = True


def restore(session: Session, *, asset_id: str) -> None:
    """Put something back on the register."""
    found(session, Asset, asset_id).removed = False


def lend(
    session: Session, *, asset_id: str, person_id: str, until: date, now: datetime, quantity: int = 1, note: str = ""
) -> str:
    """Hand something to somebody until the end of a day; what they had booked of it in that time is collected with it.

    Raises `NotFree` with other times, `TooMany`, `EmptyTime`, `NotFit`, `MayNotBeLent`.
    """
    asset = _standing(session, asset_id)
    _require_lendable(asset)
    loan = Loan(
        asset_id=asset_id, person_id=_member(session, person_id).id, quantity=quantity, out_at=now, due_on=until
    )
    loan.condition_out, loan.note = asset.condition, clean(note)
    want = Hold(now, end_of(until), quantity)
    collected = _collected(session, loan, want)
    require_free(_stock(session, asset_id, now, *(booking.id for booking in collected)), want, now=now)
    for booking in collected:
        booking.removed = True
    session.add(loan)
    return loan.id


def give_back(
    session: Session, *, loan_id: str, at: datetime, condition: str = "", note: str = "", quantity: int | None = None
) -> None:
    """Take something back, all of it or only so many. Raises `AlreadyBack`, `MoreThanLent`."""
    loan = _open_loan(session, loan_id)
    lent = loan.quantity or 1
    coming = lent if quantity is None else quantity
    if not 1 <= coming <= lent:
        raise MoreThanLent(coming, lent)
    if coming < lent:
        loan = _split(session, loan, coming)
    loan.returned_at, loan.condition_back = at, condition
    loan.note = "\n".join(filter(None, (loan.note, clean(note))))
    if condition:
        found(session, Asset, loan.asset_id or "").condition = condition


def extend(session: Session, *, loan_id: str, until: date, now: datetime) -> None:
    """Let somebody keep something until the end of a later day. Raises `NotFree`, `EmptyTime`."""
    loan = _open_loan(session, loan_id)
    want = Hold(now, end_of(until), loan.quantity or 1)
    require_free(_stock(session, loan.asset_id or "", now, loan_id), want, now=now)
    loan.due_on = until


def book(
    session: Session,
    *,
    asset_id: str,
    person_id: str,
    starts: datetime,
    ends: datetime,
    now: datetime,
    quantity: int = 1,
    purpose: str = "",
) -> str:
    """Promise something for the half-open time [starts, ends). Raises `NotFree` with other times, `TooMany`, `Over`."""
    _standing(session, asset_id)
    person = _member(session, person_id)
    _require_to_come(ends, starts, now)
    require_free(_stock(session, asset_id, now), Hold(starts, ends, quantity), now=now)
    booking = Booking(asset_id=asset_id, person_id=person.id, starts=starts, ends=ends, quantity=quantity)
    booking.purpose = clean(purpose)
    session.add(booking)
    return booking.id


def move_booking(session: Session, *, booking_id: str, starts: datetime, ends: datetime, now: datetime) -> None:
    """Promise the same for another time. Raises `NotFree`, `EmptyTime`, `Over`."""
    booking = found(session, Booking, booking_id)
    _require_to_come(ends, starts, now)
    want = Hold(starts, ends, booking.quantity or 1)
    require_free(_stock(session, booking.asset_id or "", now, booking_id), want, now=now)
    booking.starts, booking.ends = starts, ends


def cancel_booking(session: Session, *, booking_id: str) -> None:
    """Take a promise back."""
    found(session, Booking, booking_id).removed = True


def _stock(session: Session, asset_id: str, now: datetime, *ignoring: str) -> Stock:
    return holds.stock(Reader(connection_of(session)), asset_id, now, ignoring=frozenset(ignoring))


def _standing(session: Session, asset_id: str) -> Asset:
    asset = found(session, Asset, asset_id)
    if asset.removed:
        raise NotFound("asset", asset_id)
    return asset


def _member(session: Session, person_id: str) -> Person:
    person = found(session, Person, person_id)
    if person.removed:
        raise NotFound("person", person_id)
    return person


def _open_loan(session: Session, loan_id: str) -> Loan:
    loan = found(session, Loan, loan_id)
    if loan.returned_at is not None:
        raise AlreadyBack(loan.returned_at)
    return loan


def _require_lendable(asset: Asset) -> None:
    if not kind_of(asset.kind).may_be_lent:
        raise MayNotBeLent(asset.name)
    if asset.condition == Condition.D:
        raise NotFit(asset.name)


def _require_to_come(ends: datetime, starts: datetime, now: datetime) -> None:
    if starts < ends <= now:
        raise Over(ends)


def _collected(session: Session, loan: Loan, hold: Hold) -> list[Booking]:
    """The bookings that the borrower collects by taking the thing now."""
    own = (Booking.person_id == loan.person_id, Booking.asset_id == loan.asset_id, ~col(Booking.removed))
    return [each for each in session.exec(select(Booking).where(*own)) if _falls_within(each, hold)]


def _falls_within(booking: Booking, hold: Hold) -> bool:
    if not (booking.starts and booking.ends and hold.end):
        return False
    return hold.start < booking.ends <= hold.end and (booking.quantity or 1) <= hold.quantity


def _split(session: Session, loan: Loan, coming: int) -> Loan:
    """Part of a loan as a loan of its own, so that the rest stays out."""
    part = Loan(**loan.model_dump(exclude={"id", "quantity"}), quantity=coming)
    loan.quantity = (loan.quantity or 1) - coming
    session.add(part)
    return part


def _counted(session: Session, asset: Asset, field: str, value: int | None, now: datetime) -> int:
    count = max(value or 0, 1 if field == "quantity" else 0)
    if field == "quantity":
        require_total(_stock(session, asset.id, now), count, now=now)
    return count
