"""Days in words."""

from datetime import UTC, date, datetime

from ui import dates

TODAY = date(2026, 11, 23)


def test_a_meeting_over_midnight_names_both_days() -> None:
    start, end = datetime(2026, 11, 27, 20, tzinfo=UTC), datetime(2026, 11, 28, 1, tzinfo=UTC)

    assert dates.span(start, end) == "Fri 27 Nov 2026, 20:00 – Sat 28 Nov 2026, 01:00"


def test_times_are_londons_in_summer_too() -> None:
    assert dates.moment(datetime(2026, 7, 31, 23, 30, tzinfo=UTC)) == "Sat 1 Aug 2026, 00:30"


def test_the_grid_has_an_instant_for_every_hour_of_the_days_the_clocks_change() -> None:
    spring, autumn = date(2027, 3, 28), date(2027, 10, 31)

    lengths = [
        (dates.instant_at(day, 24) - dates.instant_at(day, 0)).total_seconds() / 3600 for day in (spring, autumn)
    ]

    assert lengths == [23, 25]


def test_what_is_due_is_said_by_how_near_it_is() -> None:
    days = [date(2026, 11, 19), date(2026, 11, 22), TODAY, date(2026, 11, 24), date(2026, 11, 26), date(2027, 1, 5)]

    assert [dates.due(day, TODAY) for day in days] == [
        "4 days late",
        "1 day late",
        "Due today",
        "Due tomorrow",
        "Due Thu 26 Nov",
        "Due Tue 5 Jan 2027",
    ]


def test_a_week_begins_on_monday() -> None:
    assert {dates.monday(date(2026, 11, n)) for n in range(23, 30)} == {date(2026, 11, 23)}
