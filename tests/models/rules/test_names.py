"""Names: what is shown, what sorts, and what counts as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.names import Names, display_name, formal_name, initials, linked, name_index, normal_name, sort_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bethan Rees", "  bethan   REES "),
        ("Bethan Rees", "Rees, Bethan"),
        ("Bethan Rees", "Dr. Bethan Rees"),
        ("Bethan Rees", "Prof Dame Bethan Rees MBE"),
        ("Bethan Rees", "Bethan Rees, PhD, FRCP"),
        ("Rees", "Dr Rees"),
        ("Zoë Ŵyn", "Zoe\u0308 Wyn"),
        ("Anne-Marie O'Hara", "Annemarie O’Hara"),
        ("Iain MacDonald", "Iain McDonald"),
        ("Iain Mac Donald", "Iain Mc Donald"),
        ("Łukasz Søby", "Lukasz Soby"),
        ("ＡＬＩ Reza", "Ali Reza"),
        ("Straße", "STRASSE"),
    ],
)
def test_these_are_the_same_name(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sam Ito", "Sam Itoh"),
        ("राम", "रम"),
        ("Ann Lee", "Anne Lee"),
        ("Dr", "Mr"),
        ("Ali", "Ali MD"),
        ("王芳", "王方"),
    ],
)
def test_these_are_not(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


@given(st.text())
def test_any_text_can_be_compared_whatever_its_case_and_blanks(text: str) -> None:
    assert normal_name(f"  {text}\t") == normal_name(text)
    assert " " not in normal_name(text)


@pytest.mark.parametrize(
    ("names", "shown", "letters"),
    [
        (Names("Bethan", "Rees"), "Bethan Rees", "BR"),
        (Names("Andrees", "Rees"), "Andrees Rees", "AR"),
        (Names("Rees", "Rees"), "Rees Rees", "RR"),
        (Names("Bethan", "Rees", known_as="Beth"), "Beth Rees", "BR"),
        (Names("Bethan", "Rees", known_as="Beth Rees"), "Beth Rees", "BR"),
        (Names("Bethan", "", known_as=""), "Bethan", "B"),
        (Names("", "Rees"), "Rees", "R"),
        (Names("Mary Ann", "van der Berg"), "Mary Ann van der Berg", "MV"),
        (Names(), "", ""),
        (Names(" ", " "), "", ""),
    ],
)
def test_a_name_is_shown_as_people_use_it(names: Names, shown: str, letters: str) -> None:
    assert (display_name(names), initials(names)) == (shown, letters)


def test_an_envelope_has_the_title_and_the_given_name() -> None:
    assert formal_name(Names("Bethan", "Rees", "Beth", "Dr")) == "Dr Bethan Rees"


def test_a_list_sorts_by_family_name_blind_to_accents() -> None:
    people = [Names("Zoë", "Ŵyn"), Names("Ali", "Reza"), Names("Éva", "rees"), Names("Bethan", "Rees")]

    shown = [display_name(names) for names in sorted(people, key=sort_name)]

    assert shown == ["Bethan Rees", "Éva rees", "Ali Reza", "Zoë Ŵyn"]


def test_a_written_name_links_only_where_it_means_one_person() -> None:
    people = [
        ("beth", Names("Bethan", "Rees", "Beth")),
        ("sam-1", Names("Sam", "Ito")),
        ("sam-2", Names("Samuel", "Ito", "Sam")),
        ("nobody", Names()),
    ]

    index = name_index(people)

    written = ["Beth Rees", "Rees, Bethan", "Bethan Beth Rees", "Sam Ito", "Samuel Ito", "Beth", ""]
    assert [linked(index, name) for name in written] == ["beth", "beth", "beth", None, "sam-2", None, None]
