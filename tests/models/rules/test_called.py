"""A few typed letters: one person, several to ask about, or nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.called import called, known_by
from models.rules.several_names import people_named

PEOPLE = {
    "gwen": "Gwen Pugh",
    "sam": "Sam Ito",
    "samantha": "Samantha Jones",
    "anne": "Anne-Marie O'Neill",
    "mac": "Mhairi Mac Donald",
    "sian": "Siân Davies",
    "sian-2": "Siân Davies",
}
KNOWN = known_by(PEOPLE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gw", "gwen"),
        ("GW", "gwen"),
        ("Gwen Pugh", "gwen"),
        ("gw pu", "gwen"),
        ("g p", "gwen"),
        ("GP", "gwen"),
        ("gp", ""),
        ("g", ""),
        ("pugh", "gwen"),
        ("sam", "sam"),
        ("sa", "sam samantha"),
        ("sama", "samantha"),
        ("jo", "samantha"),
        ("anne", "anne"),
        ("annemarie", "anne"),
        ("anne marie", "anne"),
        ("o’ne", "anne"),
        ("mac donald", "mac"),
        ("macd", "mac"),
        ("do", "mac"),
        ("sian", "sian sian-2"),
        ("Dr Pugh", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_whom_a_name_means(typed: str, meant: str) -> None:
    assert " ".join(called(typed, KNOWN)) == meant


@given(st.permutations(sorted(PEOPLE)), st.text(st.sampled_from("gwensamioj "), max_size=8))
def test_the_order_of_the_room_changes_nobody(room: list[str], typed: str) -> None:
    shuffled = known_by({person: PEOPLE[person] for person in room})

    assert sorted(called(typed, shuffled)) == sorted(called(typed, KNOWN))


@given(st.sampled_from(["gwen", "sam", "samantha", "anne", "mac"]), st.data())
def test_a_longer_beginning_of_a_name_still_means_its_owner(person: str, data: st.DataObject) -> None:
    first = KNOWN[person][0]

    typed = first[: data.draw(st.integers(2, len(first)))]

    assert person in called(typed, KNOWN) or typed == "sam"


@pytest.mark.parametrize(
    ("typed", "named", "unclear"),
    [
        ("gw sam", "gwen sam", ""),
        ("gwen pugh and sam & mh", "gwen sam mac", ""),
        ("gwen pugh sam ito", "gwen sam", ""),
        ("gw gw", "gwen", ""),
        ("and", "", ""),
        ("gw sa", "", "sa several"),
        ("gw xx yy", "", "xx nobody, yy nobody"),
        ("sian", "", "sian several"),
        ("gw and sa", "gwen", "sa several"),
    ],
)
def test_names_in_a_row(typed: str, named: str, unclear: str) -> None:
    found = people_named(typed.split(), KNOWN, frozenset({"and", "&"}))

    assert " ".join(found.ids) == named
    assert ", ".join(f"{each.typed} {each.why}" for each in found.unclear) == unclear


def test_a_row_that_can_be_parted_in_two_ways_is_asked_about() -> None:
    known = known_by({"3": "Ann Cole", "4": "Cole Dee", "5": "Ann"})

    found = people_named(["ann", "co", "de"], known, frozenset())

    assert [(each.typed, sorted(each.candidates)) for each in found.unclear] == [("ann co de", ["3", "4", "5"])]
