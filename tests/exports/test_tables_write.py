"""Rosters as files for other programs."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from exports.tables.roster import export_roster, read_roster, write_problems
from exports.tables.wording import unreadable
from exports.tables.write import write_csv
from models.errors import CouldNotWrite
from models.rules.roster_file import CellTooLong, Contact, Known, NotARoster, PersonDraft
from models.rules.roster_match import plan
from tests.exports.roster_samples import TODAY, drawn, read

BETHAN = PersonDraft(
    id="01" * 16,
    given_name="Bethan",
    family_name="Rees",
    emails=(Contact("beth@example.org", "home"), Contact("b.rees@example.net")),
    phones=(Contact("07700900123", "mobile"),),
    skills=("Welsh", "Food / cooking"),
    notes="=HYPERLINK(1)",
    access_needs="Step-free",
    joined_on=date(2020, 2, 29),
)


def test_a_csv_file_opens_rightly_in_excel_and_runs_nothing(tmp_path: Path) -> None:
    export_roster(tmp_path / "members.csv", [BETHAN], leave_out={"access_needs", "left_reason", "county", "country"})

    content = (tmp_path / "members.csv").read_bytes()
    assert content == (
        b"\xef\xbb\xbfChapterhouse ID,Title,First name,Last name,Known as,Pronouns,Organisation,Job title,"
        b"E-mail,E-mail label,E-mail 2,E-mail 2 label,Phone,Phone label,Street,Town,Postcode,Skills,Roles,Brings,"
        b"Notes,Preferred channel,Joined,Left\r\n"
        b"01010101010101010101010101010101,,Bethan,Rees,,,,,beth@example.org,home,b.rees@example.net,,07700900123,"
        b'mobile,,,,"Welsh; ""Food / cooking""",,,\'=HYPERLINK(1),,2020-02-29,\r\n'
    )


def test_a_workbook_keeps_zeros_and_has_no_formulas(tmp_path: Path) -> None:
    export_roster(tmp_path / "members.xlsx", [BETHAN])

    sheet = load_workbook(tmp_path / "members.xlsx").active
    assert sheet is not None
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["Phone"].value, cells["Phone"].number_format) == ("07700900123", "@")
    assert (cells["Notes"].value, cells["Notes"].data_type) == ("=HYPERLINK(1)", "s")
    assert sheet.freeze_panes == "A2" and sheet["A1"].font.bold
    assert sheet.auto_filter.ref == "A1:AB2"


def test_a_text_too_long_for_a_cell_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    person = PersonDraft(given_name="Tom", family_name="Pugh", notes="x" * 32_768)

    with pytest.raises(CellTooLong) as caught:
        export_roster(tmp_path / "members.xlsx", [person])

    assert (caught.value.name, caught.value.column) == ("Tom Pugh", "Notes")
    assert list(tmp_path.iterdir()) == []


def test_another_ending_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotARoster) as caught:
        export_roster(tmp_path / "members.doc", [BETHAN])

    assert unreadable(caught.value) == "A list of members is written as .csv, .xlsx or .vcf, not as “.doc”."


@pytest.mark.parametrize("ending", ["csv", "xlsx", "vcf"])
def test_a_folder_that_is_not_there_is_the_worlds_fault(ending: str, tmp_path: Path) -> None:
    with pytest.raises(CouldNotWrite):
        export_roster(tmp_path / "gone" / f"members.{ending}", [BETHAN])


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_correction_made_in_our_own_file_is_the_only_change(ending: str, tmp_path: Path) -> None:
    known = [Known(BETHAN), Known(PersonDraft(id="02" * 16, given_name="Tom", family_name="Pugh"))]
    target = tmp_path / f"members.{ending}"
    corrected = [PersonDraft(id=BETHAN.id, given_name="Bethân", family_name="Rees"), known[1].draft]
    export_roster(target, corrected)

    what = plan(read_roster(target, today=TODAY).people, known, today=TODAY)

    assert [(each.field, each.before, each.after) for change in what.changed for each in change.fields] == [
        ("given_name", "Bethan", "Bethân")
    ]
    assert len(what.unchanged) == 1


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_refused_rows_come_back_with_why_and_can_be_mended_alone(ending: str, tmp_path: Path) -> None:
    reading = read(tmp_path, "Name,Joined,E-mail\nTom Pugh,31/02/2024,t@example.org\nAnn Rees,1/2/2024,a@example.org\n")
    what = plan(reading.people, [], today=TODAY)
    assert reading.table is not None

    write_problems(tmp_path / f"problems.{ending}", reading.table, what.refused)

    again = read_roster(tmp_path / f"problems.{ending}", today=TODAY)
    assert again.table is not None and again.table.headers == ("Name", "Joined", "E-mail", "Why")
    assert [row.cells for row in again.table.rows] == [
        ("Tom Pugh", "31/02/2024", "t@example.org", "“31/02/2024” under “Joined” is no day in the calendar.")
    ]
    assert drawn(again) == ["2 refused: “31/02/2024” under “Joined” is no day in the calendar."]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_header_out_of_somebody_elses_list_runs_nothing(ending: str, tmp_path: Path) -> None:
    reading = read(tmp_path, 'Name,Joined,"\'=HYPERLINK(1)"\nTom Pugh,31/02/2024,x\n')
    assert reading.table is not None
    assert reading.table.headers[-1] == "=HYPERLINK(1)"

    target = tmp_path / f"problems.{ending}"
    write_problems(target, reading.table, plan(reading.people, [], today=TODAY).refused)

    if ending == "csv":
        assert target.read_text("utf-8-sig").splitlines()[0] == "Name,Joined,'=HYPERLINK(1),Why"
    else:
        sheet = load_workbook(target).active
        assert sheet is not None
        assert (sheet["C1"].value, sheet["C1"].data_type) == ("=HYPERLINK(1)", "s")
    again = read_roster(target, today=TODAY).table
    assert again is not None and again.headers[2] == "=HYPERLINK(1)"


@pytest.mark.parametrize("before", ["", " ", "\u00a0", "\u200b", "\ufeff", "'"])
def test_a_formula_behind_something_nobody_sees_runs_nothing_either(before: str, tmp_path: Path) -> None:
    for sign in "=+-@\uff1d":
        write_csv(tmp_path / "x.csv", ["A"], [[f"{before}{sign}1+1"]])

        assert (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()[1].startswith("'")


def test_what_is_left_out_stands_in_no_contact_card(tmp_path: Path) -> None:
    export_roster(tmp_path / "members.vcf", [BETHAN], leave_out={"notes", "access_needs", "phones"})

    card = (tmp_path / "members.vcf").read_text(encoding="utf-8")
    assert "Bethan" in card and "beth@example.org" in card
    assert not any(word in card for word in ("HYPERLINK", "Step-free", "07700"))
