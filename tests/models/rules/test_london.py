"""London's clocks, on the days they change and all others."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from models.rules.london import (
    EndsTooSoon,
    NoSuchTime,
    day_of,
    happens_twice,
    instant,
    minutes_between,
    span,
    wall,
    whole_day,
)


def shown(wall_clock: str) -> datetime:
    """What a clock on the wall shows."""
    return datetime.fromisoformat(wall_clock)


def test_a_weekly_evening_moves_in_utc_when_summer_time_begins() -> None:
    tuesdays = [shown(f"2027-03-{day} 18:00") for day in (16, 23, 30)]

    assert [f"{instant(each):%H:%MZ}" for each in tuesdays] == ["18:00Z", "18:00Z", "17:00Z"]


def test_a_skipped_time_is_refused_with_the_one_to_take_instead() -> None:
    skipped = shown("2027-03-28 01:30")

    with pytest.raises(NoSuchTime) as refused:
        instant(skipped)

    assert (refused.value.asked, refused.value.instead) == (skipped, shown("2027-03-28 02:30"))


def test_a_time_that_comes_twice_is_the_first_unless_chosen() -> None:
    twice = shown("2027-10-31 01:30")

    assert happens_twice(twice)
    assert instant(twice) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert instant(twice, second=True) == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize("minute", ["2027-03-28T01:30", "2027-10-31T00:59", "2027-10-31T02:00", "2027-06-01T01:30"])
def test_other_times_do_not_come_twice(minute: str) -> None:
    assert not happens_twice(shown(minute))


@pytest.mark.parametrize(("day", "hours"), [("2027-03-28", 23), ("2027-10-31", 25), ("2027-06-01", 24)])
def test_a_whole_day_is_as_long_as_it_is(day: str, hours: int) -> None:
    start, end = whole_day(date.fromisoformat(day))

    assert minutes_between(start, end) == hours * 60


def test_the_day_turns_at_londons_midnight() -> None:
    late_on_sunday = datetime(2027, 6, 6, 23, 30, tzinfo=UTC)

    assert day_of(late_on_sunday) == date(2027, 6, 7)


def test_a_stretch_over_the_change_keeps_its_real_length() -> None:
    start, end = span(shown("2027-03-28 00:30"), shown("2027-03-28 02:30"))

    assert minutes_between(start, end) == 60


@pytest.mark.parametrize("minutes", [0, -30])
def test_a_stretch_must_end_after_it_starts(minutes: int) -> None:
    start = shown("2027-06-01 18:00")

    with pytest.raises(EndsTooSoon) as refused:
        span(start, start + timedelta(minutes=minutes))

    assert refused.value.start == start


@given(st.datetimes(min_value=shown("1990-01-01 00:00"), max_value=shown("2060-01-01 00:00")))
def test_every_time_a_clock_shows_comes_back(time: datetime) -> None:
    try:
        at = instant(time)
    except NoSuchTime:
        assume(False)

    assert wall(at) == time
    assert wall(instant(time, second=True)) == time
