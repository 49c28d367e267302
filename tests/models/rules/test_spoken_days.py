"""Days as people say them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.spoken_days import day_meant, is_plainly_a_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-11-23"),
        ("Tomorrow", "2026-11-24"),
        ("Friday", "2026-11-27"),
        ("fri", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("Monday", "2026-11-30"),
        ("next Tuesday", "2026-12-01"),
        ("next Monday", "2026-11-30"),
        ("23 Nov", "2026-11-23"),
        ("26 Nov", "2026-11-26"),
        ("26th of November", "2026-11-26"),
        ("the 26th November 2027", "2027-11-26"),
        ("Thu 26 Nov", "2026-11-26"),
        ("Thursday, 26 November 2026", "2026-11-26"),
        ("26Nov", "2026-11-26"),
        ("Nov 26", "2026-11-26"),
        ("November 26th, 2027", "2027-11-26"),
        ("26 Nov 27", "2027-11-26"),
        ("1 March", "2027-03-01"),
        ("29 Feb", "2028-02-29"),
        ("1/12", "2026-12-01"),
        ("the 26th", "2026-11-26"),
        ("on the 1st", "2026-12-01"),
        ("23rd", "2026-11-23"),
        ("31st", "2026-12-31"),
        ("the 26th of this month", "2026-11-26"),
        ("the 22nd of next month", "2026-12-22"),
        ("1.12.2026", "2026-12-01"),
        ("01.12.26", "2026-12-01"),
        ("1-12-2026", "2026-12-01"),
        ("26 Nov.", "2026-11-26"),
        ("Thurs. 26 Nov.", "2026-11-26"),
        ("Weds", "2026-11-25"),
        ("Weds 2 Dec", "2026-12-02"),
        ("tonight", "2026-11-23"),
        ("a week today", "2026-11-30"),
        ("a week tomorrow", "2026-12-01"),
        ("tomorrow week", "2026-12-01"),
        ("Friday week", "2026-12-04"),
        ("a week on Friday", "2026-12-04"),
        ("two weeks on Friday", "2026-12-11"),
        ("a week from Friday", "2026-12-04"),
        ("a fortnight today", "2026-12-07"),
        ("Friday fortnight", "2026-12-11"),
        ("Friday next week", "2026-12-04"),
        ("Monday next week", "2026-11-30"),
        ("01/12/26", "2026-12-01"),
        ("1/12/2027", "2027-12-01"),
        ("2026-12-01", "2026-12-01"),
        ("in two weeks", "2026-12-07"),
        ("in 2 weeks", "2026-12-07"),
        ("two weeks", "2026-12-07"),
        ("in two weeks’ time", "2026-12-07"),
        ("in a fortnight", "2026-12-07"),
        ("within ten days", "2026-12-03"),
        ("in a month", "2026-12-23"),
        ("in three months", "2027-02-23"),
        ("next week", "2026-12-04"),
        ("the end of the week", "2026-11-27"),
        ("end of the month", "2026-11-30"),
        ("the end of next month", "2026-12-31"),
        ("end of November", "2026-11-30"),
        ("end of March", "2027-03-31"),
        ("end of February 2028", "2028-02-29"),
        ("end of February", "2027-02-28"),
        ("end of the year", "2026-12-31"),
        ("end of next year", "2027-12-31"),
    ],
)
def test_a_day_as_it_is_said(words: str, day: str) -> None:
    assert day_meant(words, MONDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    "words",
    [
        *("31 Feb", "30 Feb 2027", "32/1", "1/13", "2026-13-01", "yesterday", "2026-11-22", "22 Nov 2026", "", "the"),
        *("Gwen", "26", "Nov", "end of Gwen", "Gwen 26 Nov", "in no weeks", "99 Nov", "fr", "end of March 0000", "0/0"),
        *("1 Jan 0000", "Fri 26 Nov", "Friday, 26 November 2026", "1.12", "1-12", "1.12-2026", "32nd", "0th"),
        *("the 22nd of this month", "the 31st of next year", "next week week", "Gwen week", "no weeks on Friday"),
    ],
)
def test_what_is_no_day_or_a_past_one_is_not_guessed(words: str) -> None:
    assert day_meant(words, MONDAY) is None


def test_the_same_weekday_is_a_week_ahead() -> None:
    coming = [day_meant("friday", date(2026, 11, 26) + timedelta(days=n)) for n in (0, 1, 2)]

    assert coming == [date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 4)]


def test_weeks_begin_on_monday_whatever_day_it_is() -> None:
    thursday = date(2026, 11, 26)

    said = [day_meant(words, thursday) for words in ("next Tuesday", "this week", "next week", "next Sunday")]

    assert said == [date(2026, 12, 1), date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 6)]


def test_the_next_leap_day_may_be_eight_years_away() -> None:
    assert day_meant("29 Feb", date(2096, 3, 1)) == date(2104, 2, 29)


def test_a_month_ahead_of_the_31st_is_the_last_there_is() -> None:
    assert day_meant("in a month", date(2027, 1, 31)) == date(2027, 2, 28)


@given(st.text(max_size=30), st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1)))
def test_no_words_break_it_and_no_day_is_past(words: str, today: date) -> None:
    found = day_meant(words, today)

    assert found is None or found >= today


@given(st.dates(min_value=MONDAY, max_value=date(2100, 1, 1)))
def test_every_way_to_write_a_day_in_full_is_read(day: date) -> None:
    written = [
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B %Y}",
        f"{day:%b} {day.day} {day:%Y}",
        f"{day:%a %d %b %Y}",
        day.isoformat(),
    ]

    assert {day_meant(words, MONDAY) for words in written} == {day}


def test_only_plain_words_are_a_day_without_by() -> None:
    said = ["next Tuesday", "Friday", "in two weeks", "tomorrow.", "sat", "1/12"]

    assert [is_plainly_a_day(words) for words in said] == [True, True, True, True, False, False]
