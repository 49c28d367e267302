"""Which column becomes which field, guessed, corrected and remembered."""

from pathlib import Path

import pytest

from exports.tables.mapping import Column, fingerprint, guess, recalled, remembered
from exports.tables.roster import read_table
from exports.tables.table import Cell, Row, Table
from exports.tables.wording import field_name, note
from tests.exports.roster_samples import TODAY, drawn


def table(headers: str, *rows: str) -> Table:
    """A table from lines with bars."""
    cells: list[tuple[Cell, ...]] = [tuple(each.strip() for each in row.split("|")) for row in rows]
    names = tuple(each.strip() for each in headers.split("|"))
    return Table(names, tuple(Row(number, row) for number, row in enumerate(cells, start=2)))


def fields(headers: str, *rows: str) -> list[str]:
    """What each column is guessed to hold."""
    return [f"{each.field} {each.label}".strip() for each in guess(table(headers, *rows)).columns]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ("Forename | Surname | Tel No. | Mobile", "given_name family_name phone,phone mobile"),
        ("Enw cyntaf | Cyfenw | Ffôn symudol", "given_name family_name,phone mobile"),
        ("Your name | Your e-mail address | Postcode (required)", "full_name email postcode"),
        ("Emergency contact | Next of kin phone | Date of birth | Home fax", ",,,"),
        ("Consent to photos? | GDPR | Happy to receive newsletter", "consent consent consent"),
        ("Skills / experience | What can you offer? | Access needs", "skills brings access_needs"),
    ],
)
def test_headers_say_what_stands_under_them(headers: str, expected: str) -> None:
    guessed = ",".join(fields(headers))

    assert guessed.replace(",", " ") == expected.replace(",", " ")


@pytest.mark.parametrize(
    ("header", "value", "field"),
    [
        ("Title", "Mrs", "honorific"),
        ("Title", "Treasurer", "job_title"),
        ("Email", "yes", "consent"),
        ("Phone", "N", "consent"),
        ("Contact", "t@example.org", "email"),
        ("Where", "SY23 1AB", "postcode"),
        ("Ring", "07700 900123", "phone"),
        ("Patient number", "943 476 5919", ""),
        ("Emergency", "07700 900123", ""),
    ],
)
def test_values_correct_what_a_header_seems_to_say(header: str, value: str, field: str) -> None:
    assert fields(f"Surname | {header}", f"Pugh | {value}", f"Rees | {value}")[1] == field


def test_a_name_beside_a_surname_is_a_first_name() -> None:
    assert fields("Name | Surname") == ["given_name", "family_name"]
    assert fields("Name | Town") == ["full_name", "town"]


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Rhys ap Gwilym", "given_name=Rhys | family_name=ap Gwilym"),
        ("de Souza, Maria", "given_name=Maria | family_name=de Souza"),
        ("REES Bethan MBE", "given_name=Bethan | family_name=REES MBE"),
        ("Prof. Dame Ann Pugh OBE", "honorific=Prof. Dame | given_name=Ann | family_name=Pugh OBE"),
        (
            "Elizabeth (Beth) Rees (she/her)",
            "given_name=Elizabeth | family_name=Rees | known_as=Beth | pronouns=she/her",
        ),
        ("Bethan", "given_name=Bethan"),
    ],
)
def test_whole_names_are_taken_apart(written: str, person: str) -> None:
    people = drawn(read_table(table("Name | Town", f"{written} | Borth"), today=TODAY))

    assert people == [f"2 {person} | town=Borth"]


def test_a_person_may_give_a_column_another_field() -> None:
    list_of_people = table("Who | Where", "Tom Pugh | Borth")
    mapping = guess(list_of_people).with_field(0, "full_name").with_field(1, "town")

    assert drawn(read_table(list_of_people, mapping, today=TODAY)) == [
        "2 given_name=Tom | family_name=Pugh | town=Borth"
    ]


def test_a_mapping_is_found_again_by_its_headers_wherever_they_stand() -> None:
    mapping = guess(table("Who | Joined | E-mail | E-mail")).with_field(0, "full_name").with_dates(1, month_first=True)

    again = recalled(remembered(mapping), ["E-MAIL", "who", "E-mail", "joined"])

    assert fingerprint(["Who", "Joined", "E-mail", "E-mail"]) == fingerprint(["E-mail", "E-mail", "Who", "Joined"])
    assert again is not None
    assert [each.field for each in again.columns] == ["email", "full_name", "email", "joined_on"]
    assert again.columns[3] == Column("joined", "joined_on", month_first=True)
    assert recalled(remembered(mapping), ["Who", "Joined"]) is None


@pytest.mark.parametrize(
    ("values", "days"),
    [
        ("03/04/2024 25/12/2019", "2024-04-03 2019-12-25"),
        ("03/04/2024 12/25/2019", "2024-03-04 2019-12-25"),
        ("3.4.24 1.1.99", "2024-04-03 1999-01-01"),
        ("2024-04-03 20191225", "2024-04-03 2019-12-25"),
        ("45385 43824.5", "2024-04-03 2019-12-25"),
        ("3-Apr-2024 2019", "2024-04-03 2019-01-01"),
    ],
)
def test_the_dates_of_a_column_are_all_read_one_way(values: str, days: str) -> None:
    rows = [f"Tom Pugh | {value}" for value in values.split()]

    people = drawn(read_table(table("Name | Joined", *rows), today=TODAY))

    assert [line.rpartition("joined_on=")[2] for line in people] == days.split()


def test_dates_that_could_be_read_two_ways_are_told_and_read_day_first() -> None:
    list_of_people = table("Name | Joined | Shoe size", "Tom Pugh | 03/04/2024 | 9", "Ann Rees | 5/6/24 |")

    reading = read_table(list_of_people, today=TODAY)

    assert [line.rpartition("joined_on=")[2] for line in drawn(reading)] == ["2024-04-03", "2024-06-05"]
    assert [note(each) for each in reading.notes] == [
        "The dates under “Joined” could be read with the day or the month first.",
        "The column “Shoe size” is not used.",
    ]
    assert reading.mapping is not None
    american = read_table(list_of_people, reading.mapping.with_dates(1, month_first=True), today=TODAY)
    assert [line.rpartition("joined_on=")[2] for line in drawn(american)] == ["2024-03-04", "2024-05-06"]
    assert [each.kind for each in american.notes] == ["unused"]


@pytest.mark.parametrize("value", ["31/02/2024", "29/02/2023", "13/13/2024", "soon", "99999999"])
def test_a_day_that_is_none_is_refused_with_its_column(value: str) -> None:
    people = drawn(read_table(table("Name | Joined", f"Tom Pugh | {value}"), today=TODAY))

    assert people == [f"2 refused: “{value}” under “Joined” is no day in the calendar."]


def test_placeholders_say_nothing() -> None:
    people = drawn(
        read_table(table("Name | E-mail | Phone | Joined | Town", "Tom Pugh | n/a | - | ? | #N/A"), today=TODAY)
    )

    assert people == ["2 given_name=Tom | family_name=Pugh"]


def test_an_address_is_never_mixed_from_two() -> None:
    headers = "Name | Home Street | Home City | Business Street | Business City | Business Postal Code"

    people = drawn(
        read_table(table(headers, "Tom Pugh | 1 High St | | 9 Office Row | Newport | NP20 1AA"), today=TODAY)
    )

    assert people == ["2 given_name=Tom | family_name=Pugh | address_lines=1 High St"]


def test_every_field_has_a_name(tmp_path: Path) -> None:
    from exports.tables.headers import FIELDS

    assert [field for field in FIELDS if not field_name(field)] == []
