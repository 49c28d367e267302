"""What the chapter shares: kit, rooms, toolkits, know-how and hours, and who has them when."""

from datetime import date, datetime

from models.tables.base import Record, count, day, flag, instant, ref, words


class Asset(Record, table=True):
    """One shared thing. `kind` is kit, room, document, know_how or hours; `gap_minutes` stays free between bookings.

    `cleared` says that a person has looked for names in it, `withheld` asks those who hold it to hold it no longer.
    """

    name: str = words()
    code: str = words()
    kind: str = words()
    description: str = words()
    quantity: int | None = count()
    unit: str = words()
    steward_id: str | None = ref()
    place: str = words()
    rule_of_use: str = words()
    condition: str = words()
    link: str = words()
    gap_minutes: int | None = count()
    notes: str = words()
    cleared: bool = flag()
    withheld: bool = flag()


class Booking(Record, table=True):
    """A promise of an asset for the half-open time [starts, ends)."""

    asset_id: str | None = ref()
    person_id: str | None = ref()
    purpose: str = words()
    starts: datetime | None = instant()
    ends: datetime | None = instant()
    quantity: int | None = count()


class Loan(Record, table=True):
    """An asset in somebody's hands; it holds stock until it is returned, however late."""

    asset_id: str | None = ref()
    person_id: str | None = ref()
    quantity: int | None = count()
    out_at: datetime | None = instant()
    due_on: date | None = day()
    returned_at: datetime | None = instant()
    condition_out: str = words()
    condition_back: str = words()
    note: str = words()
