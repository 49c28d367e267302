"""Tables out of every kind of file a person may choose, and the words for those that hold none."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from exports.tables.guard import contents
from exports.tables.read import table_of
from exports.tables.table import Row, Table
from exports.tables.wording import note, unreadable
from models.rules.roster_file import NotARoster
from tests.exports import old_files
from tests.exports.roster_samples import TODAY, drawn, read

PEOPLE = "Name,Town,Notes\r\nSiân Rhôn,Bangor,£5 owed\r\nZoë,Borth,\r\n"


def opened(path: Path, *, sheet: str | None = None) -> Table:
    """The table in a file."""
    return table_of(path, contents(path), sheet=sheet)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"])
def test_every_encoding_and_delimiter_reads_alike(encoding: str, delimiter: str, tmp_path: Path) -> None:
    text = PEOPLE.replace(",", delimiter)

    people = drawn(read(tmp_path, text.encode(encoding)))

    assert people == [
        "2 given_name=Siân | family_name=Rhôn | town=Bangor | notes=£5 owed",
        "3 given_name=Zoë | town=Borth",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252", "mac-roman"])
@pytest.mark.parametrize("name", ["Núñez", "Renée O’Neill", "Jürgen Öztürk", "É. Dupont – £5", "Beyoncé", "Łukasz Ŵyn"])
def test_the_letters_of_names_arrive(name: str, encoding: str, tmp_path: Path) -> None:
    content = f"Town,Notes\nBorth,{name}\n".encode(encoding, errors="ignore")

    assert drawn(read(tmp_path, content)) == [f"2 town=Borth | notes={content.decode(encoding).split(',')[-1].strip()}"]


def test_line_breaks_commas_and_quotation_marks_inside_cells(tmp_path: Path) -> None:
    text = 'Name,Notes\n"Rees, Bethan","She said ""yes"",\nthen left"\nTom Pugh,5" nails\n'

    people = drawn(read(tmp_path, text))

    assert people == [
        '2 given_name=Bethan | family_name=Rees | notes=She said "yes", / then left',
        '3 given_name=Tom | family_name=Pugh | notes=5" nails',
    ]


@pytest.mark.parametrize("last", ["Total: 2", "Total: 2 members", "TOTAL", "Grand total 2", "Number of members: 2"])
def test_a_row_of_totals_is_nobody(tmp_path: Path, last: str) -> None:
    table = opened(_file(tmp_path, f"Name,Town\nTom Pugh,Borth\nAnn Rees,Bath\n{last},\n"))

    assert [row.cells[0] for row in table.rows] == ["Tom Pugh", "Ann Rees"]


def test_rows_keep_the_numbers_a_spreadsheet_shows(tmp_path: Path) -> None:
    text = "Our list,,\n,,\nName,Town,E-mail\nTom Pugh,Borth,t@example.org\n\nAnn Rees,,a@example.org\n,,\nTotal: 2,,\n"

    table = opened(_file(tmp_path, text))

    assert [(row.number, row.cells[0]) for row in table.rows] == [(4, "Tom Pugh"), (6, "Ann Rees")]
    assert table.junk_rows == (Row(1, ("Our list",)),)
    assert [note(each) for each in table.notes] == [
        "1 row of totals at the end was left out.",
        "1 row above the headers was left out.",
    ]


def test_excel_names_its_delimiter_in_the_first_line(tmp_path: Path) -> None:
    people = drawn(read(tmp_path, "sep=;\r\nName;Town\r\nTom Pugh, Jr;Borth\r\n"))

    assert people == ["3 given_name=Tom | family_name=Pugh Jr | town=Borth"]


def test_a_list_without_headers_is_read_by_what_stands_in_it(tmp_path: Path) -> None:
    reading = read(tmp_path, "Tom Pugh,t@example.org,07700 900123\nAnn Rees,a@example.org,01970 123456\n")

    assert reading.table is not None and reading.table.headers == ("Column A", "Column B", "Column C")
    assert [line.split(" ", 1)[1] for line in drawn(reading)] == [
        "emails=t@example.org | phones=07700 900123",
        "emails=a@example.org | phones=01970 123456",
    ]


def test_a_row_with_more_cells_than_headers_is_refused(tmp_path: Path) -> None:
    people = drawn(read(tmp_path, "Name,Address,E-mail\nTom Pugh,1 High St, Borth,t@example.org\nAnn Rees,2 High St\n"))

    assert people == [
        "2 refused: The row has more cells than there are headers, so its values may stand in the wrong columns.",
        "3 given_name=Ann | family_name=Rees | address_lines=2 High St",
    ]


def test_a_long_number_that_excel_shortened_is_refused(tmp_path: Path) -> None:
    people = drawn(read(tmp_path, "Name,Mobile\nTom Pugh,4.47701E+11\n"))

    assert people == [
        "2 refused: A spreadsheet program shortened the number under “Mobile” to 4.47701E+11; its digits are lost."
    ]


def test_a_spoilt_letter_in_utf_8_is_told_and_spoils_no_other(tmp_path: Path) -> None:
    content = "Name,Town\nSiân Ŵyn Ô,Pwllheli â\n".encode().replace(b"Pwll", b"Pw\xffl")

    reading = read(tmp_path, content)

    assert [note(each) for each in reading.notes] == ["1 letter could not be read."]
    assert drawn(reading)[0].startswith("2 given_name=Siân Ŵyn | family_name=Ô")


@pytest.mark.parametrize("write", [old_files.write_xls, old_files.write_ods], ids=["xls", "ods"])
def test_old_excel_and_libreoffice(
    write: Callable[[Path, dict[str, list[list[object]]]], None], tmp_path: Path
) -> None:
    people: list[list[object]] = [
        ["Name", "Mobile", "Joined"],
        ["Siân Rees", 7700900123.0, TODAY],
        ["Tom\nPugh", "", ""],
    ]
    write(tmp_path / "members", {"Cover": [["Aber Walks"]], "Members": people})

    table = opened(tmp_path / "members")

    assert (table.sheet, table.headers) == ("Members", ("Name", "Mobile", "Joined"))
    assert table.rows == (Row(2, ("Siân Rees", "7700900123", TODAY)), Row(3, ("Tom\nPugh",)))


def test_a_sheet_can_be_chosen_by_name(tmp_path: Path) -> None:
    old_files.write_ods(tmp_path / "two.ods", {"2025": [["Name"], ["Tom Pugh"]], "2026": [["Name"], ["Ann Rees"]]})

    table = opened(tmp_path / "two.ods", sheet="2026")

    assert table.rows == (Row(2, ("Ann Rees",)),)
    assert _refusal(tmp_path / "two.ods", sheet="2027") == "two.ods has no sheet called 2027."


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "list.csv is empty."),
        (b"\xef\xbb\xbf\r\n", "list.csv is empty."),
        (b"Name,Town\r\n", "list.csv holds no rows of people."),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "list.csv is a picture, not a list."),
        (b"%PDF-1.7\n", "list.csv is a PDF; save the list it came from as CSV or XLSX."),
        (bytes(range(256)) * 40, "list.csv is not a text file or a spreadsheet."),
        (b"<html><table><tr><td>Name", "list.csv is a web page, whatever its ending; open it in a spreadsheet program"),
        (b"SQLite format 3\x00" + bytes(100), "list.csv is a database, not a list of people."),
        (b"PK\x03\x04 cut short", "list.csv is damaged and cannot be read."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(18), "list.csv is damaged and cannot be read."),
        (b'Name,Notes\nTom,"never\nclosed\n' + b"a,b\n" * 9, "In list.csv a quotation mark is opened in row 2"),
        (b"Name" + b",x" * 1001 + b"\nTom,1\n", "list.csv has 1,002 columns; a list of members has at most 1,000."),
        (b"Name\n" + b"x\n" * 200_001, "list.csv has more than 200,000 rows."),
    ],
)
def test_a_file_that_is_no_list_is_told_in_words(content: bytes, words: str, tmp_path: Path) -> None:
    path = _file(tmp_path, content)

    assert _refusal(path).startswith(words)


def test_an_old_workbook_whose_sectors_run_in_a_circle_is_damaged(tmp_path: Path) -> None:
    old_files.write_xls(tmp_path / "round.xls", {"A": [["Name"], ["Tom Pugh"]]})
    content = bytearray((tmp_path / "round.xls").read_bytes())
    content[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")
    (tmp_path / "round.xls").write_bytes(content)

    assert _refusal(tmp_path / "round.xls") == "round.xls is damaged and cannot be read."


def test_a_vast_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    assert _refusal(path) == "list.csv is larger than 50 MB, far more than a list of members needs."


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert _refusal(tmp_path) == f"{tmp_path.name} is a folder; choose one file."
    assert _refusal(tmp_path / "none.csv") == "There is no file none.csv."


def test_a_workbook_behind_a_password(tmp_path: Path) -> None:
    old_files.write_locked_xlsx(tmp_path / "locked.xlsx")

    assert _refusal(tmp_path / "locked.xlsx") == "locked.xlsx is protected with a password; save a copy without one."


def test_one_stray_cell_in_the_last_corner_does_not_bring_the_program_down(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Town"])
    sheet.append(["Tom Pugh", "Borth"])
    sheet.cell(1_048_576, 16_384, " ")
    book.save(tmp_path / "stray.xlsx")

    assert _refusal(tmp_path / "stray.xlsx").startswith("Something stands in cell XFD1048576 of stray.xlsx")


@pytest.mark.parametrize("name", ["word/document.xml", "Index/Document.iwa", "xl/workbook.bin", "photos/1.jpg"])
def test_other_things_in_a_zip_are_named(name: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as packed:
        packed.writestr(name, "x")

    assert "list.xlsx is a" in _refusal(tmp_path / "list.xlsx")


@pytest.mark.parametrize("cut", [10, 100, 1000, 3000, 5000])
@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_a_workbook_cut_short_is_damaged(kind: str, cut: int, tmp_path: Path) -> None:
    path = tmp_path / f"members.{kind}"
    {"xlsx": _write_xlsx, "xls": old_files.write_xls, "ods": old_files.write_ods}[kind](
        path, {"A": [["Name"], ["Tom"]]}
    )
    content = path.read_bytes()
    path.write_bytes(content[: min(cut, len(content) - 50)])

    assert _refusal(path) in {
        f"{path.name} is damaged and cannot be read.",
        f"{path.name} is not a text file or a spreadsheet.",
    }


def _write_xlsx(path: Path, sheets: dict[str, list[list[old_files.Value]]]) -> None:
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def _file(folder: Path, content: str | bytes) -> Path:
    path = folder / "list.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def _refusal(path: Path, sheet: str | None = None) -> str:
    with pytest.raises(NotARoster) as caught:
        opened(path, sheet=sheet)
    return unreadable(caught.value)
