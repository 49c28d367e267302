"""A roster file through the wizard, by clicks: looked at first, one deed, the same file again changes nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from models.queries import roster as members
from models.queries.roster_files import drafts
from tests.builders import TODAY
from tests.builders_roster import add
from ui.house import House
from ui.roster.import_preview import summary
from ui.roster.import_wizard import ImportWizard
from ui.roster.page import MembersPage, make

LIST = (
    "First name,Last name,E-mail,Organisation,Town\r\n"
    "Amara,Okafor,amara@example.org,Severn Health Board,Bristol\r\n"
    "Bethan,Rees,bethan@example.org,Wye Trust,Bath\r\n"
    ",,nobody@example.org,,\r\n"
)


@pytest.fixture
def page(house: House, qtbot: QtBot) -> MembersPage:
    made = make(house)
    assert isinstance(made, MembersPage)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "our list.csv"
    path.write_bytes(LIST.encode("utf-8-sig"))
    return path


def wizard_on(page: MembersPage, path: Path) -> ImportWizard:
    page.import_file(path)
    assert page.files.wizard
    return page.files.wizard


def names(house: House) -> list[str]:
    with house.store.read() as reader:
        return [row.name for row in members.everyone(reader, TODAY)]


def test_a_list_is_looked_at_before_it_is_imported(page: MembersPage, house: House, file: Path) -> None:
    wizard = wizard_on(page, file)
    wizard.next()
    wizard.next()

    assert wizard.current() == "look"
    assert [(row.number, row.name) for row in wizard.preview().rows("new")] == [(2, "Amara Okafor"), (3, "Bethan Rees")]
    assert [row.number for row in wizard.preview().rows("refused")] == [4]
    assert all(row.what for row in wizard.preview().rows("refused"))
    assert names(house) == []


def test_an_import_is_one_deed_with_a_sentence(page: MembersPage, house: House, file: Path) -> None:
    said: list[str] = []
    house.dispatcher.said.connect(said.append)
    wizard = wizard_on(page, file)
    for _step in range(3):
        wizard.next()

    assert names(house) == ["Amara Okafor", "Bethan Rees"]
    assert said == ["2 people added, 1 row stayed out"]
    assert house.history.undo() == "Import our list.csv"
    assert names(house) == []


def test_the_same_file_again_has_nothing_to_import(page: MembersPage, house: House, file: Path) -> None:
    wizard = wizard_on(page, file)
    for _step in range(3):
        wizard.next()

    again = wizard_on(page, file)
    again.next()
    again.next()
    again.next()

    assert [row.name for row in again.preview().rows("unchanged")] == ["Amara Okafor", "Bethan Rees"]
    assert again.isVisible(), "with nothing to do the last button does nothing"


def test_what_would_change_is_shown_cell_by_cell(page: MembersPage, house: House, file: Path) -> None:
    add(house.store, "Amara Okafor", email="amara@example.org", town="Cardiff")
    wizard = wizard_on(page, file)
    wizard.next()
    wizard.next()

    [changed] = wizard.preview().rows("changed")

    assert changed.what == "Organisation: blank → Severn Health Board; Town: Cardiff → Bristol"


def test_only_blanks_may_be_filled(page: MembersPage, house: House, file: Path) -> None:
    add(house.store, "Amara Okafor", email="amara@example.org", town="Cardiff")
    wizard = wizard_on(page, file)
    wizard.next()
    wizard.next()

    wizard.preview().choose_mode("fill")

    assert [row.what for row in wizard.preview().rows("changed")] == ["Organisation: blank → Severn Health Board"]


def test_a_column_can_become_something_else_and_that_is_remembered(page: MembersPage, house: House, file: Path) -> None:
    wizard = wizard_on(page, file)
    wizard.next()
    wizard.columns().changed.emit(4, "")
    wizard.next()
    wizard.next()

    with house.store.read() as reader:
        towns = [draft.town for draft in drafts(reader)]
    again = wizard_on(page, file)
    again.next()

    assert towns == ["", ""]
    assert again.columns().choices()[4] == ""


def test_dates_that_fit_both_orders_are_asked_about(page: MembersPage, house: House, tmp_path: Path) -> None:
    path = tmp_path / "joined.csv"
    path.write_text("Name,Joined,Left\nAmara Okafor,03/04/2024,\nBethan Rees,05/06/2024,20/06/2024\n")
    wizard = wizard_on(page, path)
    wizard.next()
    asked = wizard.columns().order(1)
    (combo,) = asked.findChildren(QComboBox)
    offered = [combo.itemText(place) for place in range(combo.count())]

    combo.activated.emit(1)
    wizard.next()
    wizard.next()

    assert offered == ["Day first: 3 Apr 2024, 5 Jun 2024", "Month first: 4 Mar 2024, 6 May 2024"]
    assert (asked.isHidden(), wizard.columns().order(2).isHidden()) == (False, True)
    with house.store.read() as reader:
        assert [str(draft.joined_on) for draft in drafts(reader)] == ["2024-03-04", "2024-05-06"]


def test_refused_rows_are_saved_with_the_reason(page: MembersPage, file: Path, tmp_path: Path) -> None:
    wizard = wizard_on(page, file)
    wizard.next()
    wizard.next()

    wizard.save_refused_to(tmp_path / "to correct.csv")

    text = (tmp_path / "to correct.csv").read_text("utf-8-sig")
    assert "nobody@example.org" in text
    assert "Why" in text.splitlines()[0]
    assert "Amara" not in text


def test_a_picture_is_no_list(page: MembersPage, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))

    wizard = wizard_on(page, path)
    wizard.next()

    assert wizard.current() == "file"
    assert "list.csv" in wizard.file().told()


def test_cancelling_changes_nothing(page: MembersPage, house: House, file: Path) -> None:
    wizard = wizard_on(page, file)
    wizard.next()
    wizard.next()
    wizard.reject()

    assert names(house) == []


def test_a_folder_that_cannot_be_written_is_said_in_words(page: MembersPage, house: House, tmp_path: Path) -> None:
    said: list[str] = []
    house.dispatcher.refused.connect(said.append)

    page.files.export_to(tmp_path / "nowhere" / "members.csv")

    assert len(said) == 1
    assert "members.csv could not be saved" in said[0]


def test_whoever_has_no_joining_date_comes_in_as_a_contact_and_it_is_said_before(
    page: MembersPage, tmp_path: Path
) -> None:
    dated = tmp_path / "dated.csv"
    dated.write_text("First name,Last name,Joined\nAmara,Okafor,03/02/2024\nBethan,Rees,\n", "utf-8")
    wizard = wizard_on(page, dated)
    wizard.next()
    wizard.next()

    assert wizard.plan
    assert summary(wizard.plan) == "1 new member · 1 new in contact · 0 changed · 0 unchanged · 0 rows stay out"
    assert [row.what for row in wizard.preview().rows("new")] == ["", "in contact: no joining date"]


def test_whoever_has_no_joining_date_can_join_today(page: MembersPage, house: House, tmp_path: Path) -> None:
    dated = tmp_path / "dated.csv"
    dated.write_text("First name,Last name,Joined\nAmara,Okafor,03/02/2024\nBethan,Rees,\n", "utf-8")
    wizard = wizard_on(page, dated)
    wizard.next()
    wizard.next()

    wizard.preview().choose_joining("joins")
    wizard.next()

    with house.store.read() as reader:
        joined = reader.rows(lambda *row: row, "SELECT given_name, joined_on FROM person ORDER BY given_name")
    assert joined == [("Amara", "2024-02-03"), ("Bethan", house.today().isoformat())]


def test_how_the_letters_were_read_is_said_as_people_save_them(page: MembersPage, tmp_path: Path) -> None:
    list_of_one = tmp_path / "excel.csv"
    list_of_one.write_bytes("First name,Last name\r\nRenée,Dubois\r\n".encode("cp1252"))

    wizard = wizard_on(page, list_of_one)

    assert "Read as text (as Windows writes it), columns parted by commas." in wizard.file().told()
