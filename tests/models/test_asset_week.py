"""The week of one thing and of all."""

from datetime import UTC, date, datetime, timedelta

from models.queries.asset_week import week
from models.store import Store
from tests.builders import NOW
from tests.builders_assets import TOMORROW, asset, book, lend, person

MONDAY = date(2026, 11, 23)


def lines(store: Store, monday: date, *, now: datetime = NOW, asset_id: str = "") -> list[str]:
    """The week as drawn: from, to, what, who."""
    with store.read() as reader:
        blocks = week(reader, monday, now, asset_id)
    return [f"{block.start:%d %H:%M}-{block.end:%d %H:%M} {block.asset}, {block.person}" for block in blocks]


def test_loans_reach_the_end_of_their_last_day_and_bookings_keep_their_hours(store: Store) -> None:
    tent, room = asset(store, "Tent"), asset(store, "Room", kind="room")
    hari, isla = person(store, "Hari Patel"), person(store, "Isla Morrison")
    lend(store, tent, hari, TOMORROW)
    book(store, room, isla, datetime(2026, 11, 26, 10, tzinfo=UTC))

    assert lines(store, MONDAY) == [
        "23 18:00-25 00:00 Tent, Hari Patel",
        "26 10:00-26 12:00 Room, Isla Morrison",
    ]
    assert lines(store, MONDAY, asset_id=room) == ["26 10:00-26 12:00 Room, Isla Morrison"]
    assert lines(store, MONDAY + timedelta(days=7)) == []


def test_an_overdue_loan_fills_the_weeks_to_come_and_one_returned_ends_when_it_came_back(store: Store) -> None:
    tent, hari = asset(store, "Tent"), person(store, "Hari Patel")
    lend(store, tent, hari, TOMORROW)

    late = lines(store, MONDAY + timedelta(days=7), now=NOW + timedelta(days=4))

    assert late == ["30 00:00-07 00:00 Tent, Hari Patel"]
