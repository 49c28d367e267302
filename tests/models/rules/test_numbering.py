"""Decision numbers: readable, and never given twice."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.numbering import next_number, number, short_code

HELD = date(2025, 3, 11)


@pytest.mark.parametrize(("place", "letters"), [(1, ""), (2, "b"), (26, "z"), (27, "aa"), (28, "ab"), (703, "aaa")])
def test_the_first_decision_of_an_item_has_no_letter(place: int, letters: str) -> None:
    assert number("NENC", HELD, 4, place) == f"NENC 2025-03-11/4{letters}"


@given(st.integers(1, 800))
def test_numbers_given_one_after_another_are_all_different(count: int) -> None:
    last = number("NENC", HELD, 4, count)

    assert next_number("NENC", HELD, 4, [last]) == number("NENC", HELD, 4, count + 1)


def test_a_number_is_not_given_again_when_an_earlier_one_is_gone() -> None:
    assert next_number("NENC", HELD, 4, ["NENC 2025-03-11/4c"]) == "NENC 2025-03-11/4d"


def test_other_items_days_and_chapters_do_not_matter() -> None:
    taken = ["NENC 2025-03-11/14", "NENC 2025-03-12/4", "XNENC 2025-03-11/4", "NENC 2025-03-11/4 x", "as agreed", ""]

    assert next_number("NENC", HELD, 4, taken) == "NENC 2025-03-11/4"
    assert next_number("N.E(", HELD, 4, ["N.E( 2025-03-11/4"]) == "N.E( 2025-03-11/4b"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("North East and North Cumbria", "NENC"),
        ("Gwynedd", "GWYN"),
        ("Northfield Q", "NQ"),
        ("ynys môn", "YM"),
        ("Caerdydd a'r Fro", "CF"),
        ("East", "EAST"),
        ("One Two Three Four Five Six Seven", "OTTFFS"),
        ("", ""),
        ("42", "42"),
    ],
)
def test_a_chapter_has_a_code_before_people_choose_one(name: str, code: str) -> None:
    assert short_code(name) == code
