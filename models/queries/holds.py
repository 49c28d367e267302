"""What holds a shared thing's stock: loans out and bookings, as the rules see them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from models.queries.moments import day, instant
from models.queries.plain import called
from models.reader import Reader
from models.rules.assets import Hold, Stock, gap_of, peak
from models.rules.loans import Lent, Out, loan_hold, loan_state
from models.rules.london import day_of


@dataclass(frozen=True)
class LoanRow:
    """One loan, out or come back; `person` is the borrower's name, `lent` where it stands today."""

    id: str
    asset_id: str
    asset: str
    person_id: str
    person: str
    quantity: int
    out_at: datetime
    due_on: date | None
    returned_at: datetime | None
    condition_out: str
    condition_back: str
    note: str
    lent: Lent


@dataclass(frozen=True)
class BookingRow:
    """One booking; `clash` says that more is promised in its time than there is."""

    id: str
    asset_id: str
    asset: str
    person_id: str
    person: str
    purpose: str
    starts: datetime
    ends: datetime
    quantity: int
    clash: bool = False


_LOANS = """SELECT l.id, coalesce(l.asset_id, ''), coalesce(a.name, ''), coalesce(l.person_id, ''),
    p.given_name, p.family_name, p.known_as, coalesce(l.quantity, 1), l.out_at, l.due_on, l.returned_at,
    coalesce(l.condition_out, ''), coalesce(l.condition_back, ''), coalesce(l.note, '')
    FROM loan AS l JOIN asset AS a ON a.id = l.asset_id LEFT JOIN person AS p ON p.id = l.person_id
    WHERE NOT l.removed AND l.out_at IS NOT NULL """

_BOOKINGS = """SELECT b.id, coalesce(b.asset_id, ''), coalesce(a.name, ''), coalesce(b.person_id, ''),
    p.given_name, p.family_name, p.known_as, coalesce(b.purpose, ''), b.starts, b.ends, coalesce(b.quantity, 1)
    FROM booking AS b JOIN asset AS a ON a.id = b.asset_id LEFT JOIN person AS p ON p.id = b.person_id
    WHERE NOT b.removed AND b.starts < b.ends """


def loans(reader: Reader, where: str, today: date, **params: object) -> list[LoanRow]:
    """The loans that answer an SQL condition over `l` (loan), `a` (asset) and `p` (person)."""

    def make(*row: str) -> LoanRow:
        return _loan(row, today)

    return reader.rows(make, f"{_LOANS} AND {where}", **params)


def out(reader: Reader, today: date) -> list[LoanRow]:
    """Every loan that is out: the one due earliest first, those without a day last."""
    where = "NOT a.removed AND l.returned_at IS NULL ORDER BY l.due_on IS NULL, l.due_on, a.name, l.id"
    return loans(reader, where, today)


def bookings(reader: Reader, where: str, **params: object) -> list[BookingRow]:
    """The bookings that answer an SQL condition over `b` (booking), `a` (asset) and `p` (person)."""
    return reader.rows(_booking, f"{_BOOKINGS} AND {where}", **params)


def stock(reader: Reader, asset_id: str, now: datetime, *, ignoring: frozenset[str] = frozenset()) -> Stock:
    """How many there are of an asset and who holds them, without the loans and bookings to be ignored."""
    found = stocks(reader, now, asset_id).get(asset_id, Stock(1))
    return replace(found, holds=tuple(hold for hold in found.holds if hold.id not in ignoring))


def stocks(reader: Reader, now: datetime, asset_id: str = "") -> dict[str, Stock]:
    """The stock of one asset, or of every one, by its id."""
    holds: defaultdict[str, list[Hold]] = defaultdict(list)
    for loan in loans(reader, "(:asset = '' OR a.id = :asset) AND l.returned_at IS NULL", day_of(now), asset=asset_id):
        holds[loan.asset_id].append(held_by(loan, now))
    for booking in bookings(reader, "(:asset = '' OR a.id = :asset)", asset=asset_id):
        holds[booking.asset_id].append(booked(booking))
    query = """SELECT id, coalesce(quantity, 1), coalesce(gap_minutes, 0) FROM asset WHERE :asset = '' OR id = :asset"""
    counted = reader.rows(lambda *row: row, query, asset=asset_id)
    return {id: Stock(total, tuple(holds[id]), gap_of(gap)) for id, total, gap in counted}


def flagged(promised: Iterable[BookingRow], held: Mapping[str, Stock]) -> list[BookingRow]:
    """The bookings, each with whether more is promised in its time than there is."""
    return [replace(each, clash=is_promised_twice(held[each.asset_id], each)) for each in promised]


def name_of(reader: Reader, person_id: str) -> str:
    """What somebody is called, or nothing."""
    query = "SELECT given_name, family_name, known_as FROM person WHERE id = :id"
    return reader.one(called, query, id=person_id) or ""


def held_by(loan: LoanRow, now: datetime) -> Hold:
    """What a loan holds."""
    out = Out(loan.out_at, loan.due_on, loan.returned_at, loan.quantity, loan.person, loan.id)
    return loan_hold(out, now=now)


def booked(booking: BookingRow) -> Hold:
    """What a booking holds."""
    return Hold(booking.starts, booking.ends, booking.quantity, booking.person, booking.id)


def is_promised_twice(stock: Stock, booking: BookingRow) -> bool:
    """Whether more is promised in the booking's time than there is."""
    return peak(stock, booking.starts, booking.ends) > stock.total


def _loan(row: tuple[str, ...], today: date) -> LoanRow:
    id, asset_id, asset, person_id, *names, quantity, out_at, due, back, before, after, note = row
    out, due_on, returned = instant(out_at), day(due), instant(back)
    assert out is not None
    lent = loan_state(due_on, day_of(returned) if returned else None, today)
    person = called(*names)
    return LoanRow(
        id, asset_id, asset, person_id, person, int(quantity), out, due_on, returned, before, after, note, lent
    )


def _booking(*row: str) -> BookingRow:
    id, asset_id, asset, person_id, *names, purpose, starts, ends, quantity = row
    begins, stops = datetime.fromisoformat(starts), datetime.fromisoformat(ends)
    return BookingRow(id, asset_id, asset, person_id, called(*names), purpose, begins, stops, int(quantity))
