"""Shared things as papers tell them: catalogue, labels, one loan, a week of bookings, what a steward hands over."""

from dataclasses import dataclass
from datetime import date, datetime

from models.errors import NotFound
from models.queries.actions import ActionRow, of_person
from models.queries.asset_week import WeekBlock, week
from models.queries.assets import AssetDetail, AssetRow, detail, loan, rows
from models.queries.chapter import chapter_name
from models.queries.holds import LoanRow, name_of
from models.queries.plain import folded
from models.reader import Reader
from models.rules.london import day_of


@dataclass(frozen=True)
class Catalogue:
    """Every shared thing by kind and name."""

    chapter: str
    assets: tuple[AssetDetail, ...]


@dataclass(frozen=True)
class LoanSlip:
    """One loan, and the thing as the register knows it."""

    chapter: str
    loan: LoanRow
    asset: AssetDetail


@dataclass(frozen=True)
class BookingWeek:
    """The loans and bookings of a week; `asset` names the one thing it is about, or is empty."""

    chapter: str
    monday: date
    asset: str
    blocks: tuple[WeekBlock, ...]


@dataclass(frozen=True)
class HandOver:
    """Everything one steward looks after, and what they have still promised."""

    chapter: str
    steward: str
    assets: tuple[AssetDetail, ...]
    actions: tuple[ActionRow, ...]


def catalogue(reader: Reader, now: datetime) -> Catalogue:
    """Everything shared."""
    return Catalogue(chapter_name(reader), tuple(_in_full(reader, rows(reader, now), now)))


def loan_slip(reader: Reader, loan_id: str, now: datetime) -> LoanSlip:
    """One loan. Raises `NotFound`."""
    found = loan(reader, loan_id, day_of(now))
    thing = detail(reader, found.asset_id, now) if found else None
    if found is None or thing is None:
        raise NotFound("loan", loan_id)
    return LoanSlip(chapter_name(reader), found, thing)


def booking_week(reader: Reader, monday: date, now: datetime, asset_id: str = "") -> BookingWeek:
    """One week of one thing, or of all. Raises `NotFound`."""
    thing = detail(reader, asset_id, now) if asset_id else None
    if asset_id and thing is None:
        raise NotFound("asset", asset_id)
    blocks = tuple(week(reader, monday, now, asset_id))
    return BookingWeek(chapter_name(reader), monday, thing.row.name if thing else "", blocks)


def hand_over(reader: Reader, steward_id: str, now: datetime) -> HandOver:
    """What somebody looks after. Raises `NotFound`."""
    if not reader.value("SELECT count(*) FROM person WHERE id = :id", id=steward_id):
        raise NotFound("person", steward_id)
    theirs = [row for row in rows(reader, now) if row.steward_id == steward_id]
    actions = tuple(of_person(reader, steward_id, day_of(now)))
    return HandOver(chapter_name(reader), name_of(reader, steward_id), tuple(_in_full(reader, theirs, now)), actions)


def _in_full(reader: Reader, found: list[AssetRow], now: datetime) -> list[AssetDetail]:
    told = [detail(reader, row.id, now) for row in found]
    return sorted((each for each in told if each), key=lambda each: (folded(each.row.name), each.row.id))
