"""The Print button of a page: what it offers, what it asks, and what it shows."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.queries.papers_of_members import answers_of
from models.rules.consent import ConsentState
from models.rules.directory import Listing
from tests.builders_papers import filled, listed
from tests.exports.pdf_reading import text_of
from tests.ui.preview_hands import paper_in, preview_beside, saved_from
from ui.house import House
from ui.print import pages
from ui.print.directory_form import DirectoryForm
from ui.print.label_form import LabelForm
from ui.print.menu import PrintMenu
from ui.print.printable import Setting
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
    for page, id in ((pages.members, ids["Zofia"]), (pages.decisions, ids["decision"])):
        head = PageHeader("Page")
        qtbot.addWidget(head)
        page(head, house, lambda id=id: id)
        told.append(offered(menu_of(head)))
    head = PageHeader("Share")
    qtbot.addWidget(head)
    pages.sharing(head, house)

    assert [len(each) for each in told] == [6, 6]
    assert offered(menu_of(head)) == ["What left this laptop…"]


def test_a_paper_is_shown_before_anything_is_done_with_it(house: House, header: PageHeader) -> None:
    filled(house.store)
    pages.members(header, house, lambda: "")

    menu_of(header).menu.actions()[0].trigger()

    preview = preview_beside(header)
    assert preview.windowTitle() == "Preview: Members"
    assert "Siân Llŷr" in text_of(paper_in(preview).content)


def test_the_name_of_the_file_is_in_the_language_of_the_paper(
    house: House, header: PageHeader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(house.store)
    pages.members(header, house, lambda: "")
    menu_of(header).menu.actions()[0].trigger()
    preview = preview_beside(header)

    english = saved_from(preview, tmp_path, monkeypatch)
    preview.bar.chosen.emit(Setting(12, "cy"))
    welsh = saved_from(preview, tmp_path, monkeypatch)

    assert [english.name, welsh.name] == ["2026-11-23 Members.pdf", "2026-11-23 Aelodau.pdf"]
    assert "Aelodau" in text_of(welsh.read_bytes())


def test_labels_go_on_to_the_preview(house: House, header: PageHeader) -> None:
    filled(house.store)
    pages.shared_assets(header, house, lambda: "")

    menu_of(header).menu.actions()[1].trigger()
    (form,) = header.findChildren(LabelForm)
    form.start.setValue(3)
    form.go.click()

    preview = preview_beside(header)
    assert preview.windowTitle() == "Preview: Asset labels"
    assert not preview.bar.type_size.isVisible()


def test_labels_are_asked_about_first(qtbot: QtBot, look: object) -> None:
    form = LabelForm(None, unreached=lambda post_only: ("Gwen Pugh",) if post_only else ("Ali Reza", "Gwen Pugh"))
    qtbot.addWidget(form)
    wanted: list[tuple[Any, ...]] = []
    form.wanted.connect(lambda *facts: wanted.append(facts))

    form.stock.set_value("L7163")
    form.stock.committed.emit("L7163")
    form.start.setValue(99)
    form.right.setValue(-1.5)
    before = form.lacking.text()
    form.post_only.setChecked(True)
    form.print_now()

    assert before == "2 people have no address here, and get no label: Ali Reza, Gwen Pugh"
    assert form.lacking.text() == "Gwen Pugh has no address here, and gets no label."
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
