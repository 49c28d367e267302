"""The Print button of a page: what it offers, what it asks, and what it writes."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from exports.printing import Wish
from models.queries.papers_of_members import answers_of
from models.rules.consent import ConsentState
from models.rules.directory import Listing
from tests.builders_papers import filled, listed
from tests.exports.pdf_reading import text_of
from ui.house import House
from ui.print import pages
from ui.print.directory_form import DirectoryForm
from ui.print.label_form import LabelForm
from ui.print.menu import PrintMenu
from ui.widgets.page_header import PageHeader


@pytest.fixture
def header(qtbot: QtBot, look: object) -> PageHeader:
    """The head of a page."""
    made = PageHeader("Page")
    qtbot.addWidget(made)
    return made


def menu_of(header: QWidget) -> PrintMenu:
    """The menu that was put there."""
    found = header.findChild(PrintMenu)
    assert isinstance(found, PrintMenu)
    return found


def offered(menu: PrintMenu) -> list[str]:
    """The lines that can be chosen now."""
    menu.menu.aboutToShow.emit()
    return [line.text() for line in menu.menu.actions() if line.isEnabled()]


def test_a_page_offers_what_can_be_printed_of_what_is_chosen(house: House, header: PageHeader) -> None:
    ids = filled(house.store)
    chosen = [""]
    pages.shared_assets(header, house, lambda: chosen[0])

    nothing = offered(menu_of(header))
    chosen[0] = ids["hall"]
    hall = offered(menu_of(header))
    chosen[0] = ids["projector"]
    projector = offered(menu_of(header))

    assert nothing == ["Catalogue…", "Labels with QR codes…", "Bookings of this week…", "Bookings of next week…"]
    assert hall == [*nothing, "Bookings of this thing, this week…", "What its steward hands over…"]
    assert projector == [*nothing, "Bookings of this thing, this week…", "Loan slip…", "What its steward hands over…"]


def test_every_page_has_its_papers(house: House, qtbot: QtBot) -> None:
    ids = filled(house.store)
    told: list[list[str]] = []
    for page, id in ((pages.members, ids["Zofia"]), (pages.decisions, ids["decision"]), (pages.actions, ids["Siân"])):
        head = PageHeader("Page")
        qtbot.addWidget(head)
        page(head, house, lambda id=id: id)
        told.append(offered(menu_of(head)))
    head = PageHeader("Share")
    qtbot.addWidget(head)
    pages.sharing(head, house)

    assert [len(each) for each in told] == [6, 6, 2]
    assert offered(menu_of(head)) == ["What left this laptop…"]


def test_a_paper_is_saved_where_it_is_wanted_and_said_so(
    house: House, header: PageHeader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(house.store)
    pages.members(header, house, lambda: "")
    names: list[str] = []
    said: list[str] = []
    house.dispatcher.said.connect(said.append)

    def chosen(*_facts: object, name: str, kinds: str) -> Path:
        names.append(name)
        return tmp_path / "roster.pdf"

    monkeypatch.setattr("ui.print.menu.file_to_save", chosen)
    menu_of(header).menu.actions()[0].trigger()

    assert names == ["2026-11-23 Members.pdf"]
    assert "Siân Llŷr" in text_of((tmp_path / "roster.pdf").read_bytes())
    assert said == ["Saved as roster.pdf. It holds personal data: delete it when it is no longer needed."]
    assert menu_of(header).button.isEnabled()


def test_a_folder_that_is_not_there_is_told_in_the_page(house: House, header: PageHeader, tmp_path: Path) -> None:
    filled(house.store)
    pages.members(header, house, lambda: "")
    refused: list[str] = []
    house.dispatcher.refused.connect(refused.append)

    menu_of(header).save_to(tmp_path / "gone" / "a.pdf", Wish("members"))

    assert len(refused) == 1 and "a.pdf" in refused[0]


def test_labels_are_asked_about_first(qtbot: QtBot, look: object) -> None:
    form = LabelForm(None, addresses=True)
    qtbot.addWidget(form)
    wanted: list[tuple[Any, ...]] = []
    form.wanted.connect(lambda *facts: wanted.append(facts))

    form.stock.set_value("L7163")
    form.stock.committed.emit("L7163")
    form.start.setValue(99)
    form.right.setValue(-1.5)
    form.post_only.setChecked(True)
    form.print_now()

    ((sheet, post_only),) = wanted
    assert (sheet.stock, sheet.start, sheet.right, sheet.down, post_only) == ("L7163", 14, -15, 0, True)


def test_the_directory_form_keeps_each_answer_by_itself(house: House, qtbot: QtBot) -> None:
    person = filled(house.store)["Zofia"]
    listed(house.store, person, Listing.NAME, Listing.PHONE)
    form = DirectoryForm(house, person, None)
    qtbot.addWidget(form)
    begun = [part for part, box in form.boxes.items() if box.isChecked()]

    form.boxes[Listing.PHONE].setChecked(False)
    form.boxes[Listing.SKILLS].setChecked(True)
    form.take_down()

    with house.store.read() as reader:
        said = answers_of(reader, person)
    assert begun == [Listing.NAME, Listing.PHONE]
    assert [part for part, state in said.items() if state is ConsentState.GRANTED] == [Listing.NAME, Listing.SKILLS]
    assert (said[Listing.PHONE], said[Listing.EMAIL]) == (ConsentState.WITHDRAWN, ConsentState.REFUSED)


def test_without_the_name_nothing_else_is_agreed_to(house: House, qtbot: QtBot) -> None:
    person = filled(house.store)["Zofia"]
    form = DirectoryForm(house, person, None)
    qtbot.addWidget(form)

    asked = [part for part, box in form.boxes.items() if box.isEnabled()]
    form.boxes[Listing.NAME].setChecked(True)
    form.boxes[Listing.EMAIL].setChecked(True)
    form.boxes[Listing.NAME].setChecked(False)
    form.take_down()

    with house.store.read() as reader:
        said = answers_of(reader, person)
    assert asked == [Listing.NAME]
    assert set(said.values()) == {ConsentState.REFUSED}
