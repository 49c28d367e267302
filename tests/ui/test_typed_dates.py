"""Days as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.dates import day, long_day
from ui.typed_dates import parse_clock, parse_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12 Nov 2026", date(2026, 11, 12)),
        ("12th november 26", date(2026, 11, 12)),
        ("Nov 12", date(2026, 11, 12)),
        ("Thu 12 Nov 2026", date(2026, 11, 12)),
        ("12/11/26", date(2026, 11, 12)),
        ("12-11-2026", date(2026, 11, 12)),
        ("2026-11-12", date(2026, 11, 12)),
        ("tomorrow", date(2026, 11, 24)),
        ("Yesterday", date(2026, 11, 22)),
        ("thu", date(2026, 11, 26)),
        ("next thu", date(2026, 12, 3)),
        ("in two weeks", date(2026, 12, 7)),
        ("5 jan", date(2027, 1, 5)),
        ("20 nov", date(2026, 11, 20)),
        ("3/4/71", date(1971, 4, 3)),
        ("29 Feb 2028", date(2028, 2, 29)),
    ],
)
def test_a_day_is_understood_as_it_is_said(typed: str, meant: date) -> None:
    assert parse_day(typed, MONDAY) == meant


@pytest.mark.parametrize("typed", ["", "soon", "31 Feb 2026", "31/02/26", "13/13/26", "99", "12 Nov 20266", "²"])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert parse_day(typed, MONDAY) is None


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_what_the_program_writes_it_also_reads(when: date, today: date) -> None:
    typed = (day(when), long_day(when), f"{when:%d/%m/%y}", when.isoformat())

    assert {parse_day(text, today) for text in typed} == {when}


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading(typed: str) -> None:
    parse_day(typed, MONDAY)
    parse_clock(typed)
