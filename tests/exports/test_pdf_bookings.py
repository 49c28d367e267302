"""On which days of the booking sheet stands what begins or ends at midnight, or lasts over a change of clocks."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from exports.pdf.meeting_paper import Printing
from exports.printing import Wish, drawing
from models.rules.london import instant, midnight, whole_day
from models.store import Store
from models.tables import Asset, Booking, Loan
from tests.builders import NOW, TODAY
from tests.exports.reading_out import read_out

MONDAY = date(2026, 10, 19)  # the clocks go back in the night before this week's Sunday
SPRING = date(2027, 3, 22)  # and forward before this one's
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SATURDAY, SUNDAY = MONDAY + timedelta(days=5), MONDAY + timedelta(days=6)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the clock on the wall."""
    return instant(datetime.combine(day, time(hour, minute)))


def sheet(store: Store, monday: date = MONDAY) -> dict[str, list[str]]:
    """What stands in the rows of each day of a week that says anything; "" holds what lasts for several days."""
    with store.read() as reader:
        draw = drawing(reader, Wish("bookings", since=monday), NOW)
    shown: dict[str, list[str]] = {}
    for part in read_out(draw(Printing(printed=TODAY))).split("  H2 ")[1:]:
        title, *lines = part.splitlines()
        cells = [line.strip()[3:] for line in lines if line.strip().startswith("TD")]
        if told := [cell for cell in cells[::4] if cell.strip()]:
            shown[title[:3] if title[:3] in DAYS else ""] = told
    return shown


def book(store: Store, *spans: tuple[datetime, datetime]) -> None:
    """One hall, promised for each of these."""
    with store.write("book") as session:
        hall = Asset(name="Hall", kind="room", quantity=1)
        session.add(hall)
        for start, end in spans:
            session.add(Booking(asset_id=hall.id, purpose="A talk", starts=start, ends=end, quantity=1))


def test_what_ends_at_midnight_does_not_touch_the_next_day(store: Store) -> None:
    book(store, (at(MONDAY, 20), midnight(MONDAY + timedelta(days=1))))

    assert sheet(store) == {"Mon": ["from 20:00"]}


def test_what_begins_at_midnight_does_not_touch_the_day_before(store: Store) -> None:
    book(store, (midnight(MONDAY + timedelta(days=2)), at(MONDAY + timedelta(days=2), 2)))

    assert sheet(store) == {"Wed": ["until 02:00"]}


def test_two_that_meet_at_midnight_are_not_promised_twice(store: Store) -> None:
    tuesday = MONDAY + timedelta(days=1)
    book(store, (at(MONDAY, 20), midnight(tuesday)), (midnight(tuesday), at(tuesday, 1)))

    assert sheet(store) == {"Mon": ["from 20:00"], "Tue": ["until 01:00"]}


def test_what_ends_as_the_week_begins_or_begins_as_it_ends_is_not_in_it(store: Store) -> None:
    before, after = MONDAY - timedelta(days=1), MONDAY + timedelta(days=7)
    book(store, (at(before, 18), midnight(MONDAY)), (midnight(after), at(after, 9)))

    assert sheet(store) == {}


def test_a_whole_day_stands_on_that_day_alone(store: Store) -> None:
    book(store, *(whole_day(MONDAY + timedelta(days=number)) for number in (0, 5, 6)))

    assert sheet(store) == {"Mon": ["all day"], "Sat": ["all day"], "Sun": ["all day"]}


def test_a_loan_brought_back_at_midnight_was_not_out_on_that_day(store: Store) -> None:
    with store.write("lend") as session:
        urn = Asset(name="Urn", kind="kit", quantity=1)
        session.add_all([urn, Loan(asset_id=urn.id, quantity=1, out_at=at(SATURDAY, 9), returned_at=midnight(SUNDAY))])

    assert sheet(store) == {"Sat": ["from 09:00"]}


@pytest.mark.parametrize(("monday", "hours"), [(MONDAY, 11), (SPRING, 9)])
def test_the_night_in_which_the_clocks_change_stands_on_both_its_days(store: Store, monday: date, hours: int) -> None:
    saturday, sunday = monday + timedelta(days=5), monday + timedelta(days=6)
    book(store, (at(saturday, 22), at(sunday, 8)))

    assert at(sunday, 8) - at(saturday, 22) == timedelta(hours=hours)
    assert sheet(store, monday) == {"Sat": ["from 22:00"], "Sun": ["until 08:00"]}


@pytest.mark.parametrize("monday", [MONDAY, SPRING])
def test_the_day_of_25_hours_and_that_of_23_are_whole_days(store: Store, monday: date) -> None:
    sunday = monday + timedelta(days=6)
    book(store, whole_day(sunday))

    assert whole_day(sunday)[1] - whole_day(sunday)[0] != timedelta(days=1)
    assert sheet(store, monday) == {"Sun": ["all day"]}
    assert sheet(store, monday + timedelta(days=7)) == {}


def test_a_weekend_over_the_change_is_told_once(store: Store) -> None:
    book(store, (at(SATURDAY - timedelta(days=1), 18), midnight(SUNDAY + timedelta(days=1))))

    assert sheet(store) == {"": ["from Fri 18:00"]}


def test_an_hour_that_comes_twice_and_one_that_is_skipped_have_a_length(store: Store) -> None:
    twice = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    skipped = datetime(2027, 3, 28, 0, 30, tzinfo=UTC), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    book(store, twice, skipped)

    assert sheet(store) == {"Sun": ["01:30 to 01:30 (1 h)"]}
    assert sheet(store, SPRING) == {"Sun": ["00:30 to 02:30 (1 h)"]}
