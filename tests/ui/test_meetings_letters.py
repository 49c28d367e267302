"""The letters of a notice, seen before they are printed: from the notice itself, and from the menu of papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from models.store import Store
from models.tables import Person
from tests import builders_meetings as make
from tests.exports.reading_out import read_out
from tests.ui.in_sight import says
from tests.ui.preview_hands import paper_in, preview_beside, saved_from
from ui.house import House
from ui.meetings.pack import MeetingPapers
from ui.meetings.post import NoticeDialog
from ui.print.preview import Preview

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # menus pop up


@pytest.fixture
def meeting(store: Store) -> str:
    """A planned meeting of two: one with an address, one with nothing."""
    ids = make.people(store, "Ben Okoro", "Huw Price")
    with store.write("ways") as session:
        ben = session.get(Person, ids["Ben"])
        assert ben
        ben.address_lines, ben.postcode = "4 Mill Lane", "WV1 2AB"
    return make.planned(store, "November meeting", "Welcome", "Kit")


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[QWidget]:
    """Where the button of papers stands."""
    shown = QWidget()
    QVBoxLayout(shown)
    qtbot.addWidget(shown)
    yield shown


def notice(house: House, meeting: str, qtbot: QtBot) -> NoticeDialog:
    """The notice in sight, with the keyboard in it."""
    shown = NoticeDialog(house, meeting)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def from_menu(house: House, meeting: str, screen: QWidget) -> Preview:
    """What the menu of papers shows as the letters."""
    papers, column = MeetingPapers(house, lambda: meeting), screen.layout()
    assert column
    papers.setParent(screen)
    column.addWidget(papers.button)
    screen.show()
    next(each for each in papers.menu.actions() if each.text() == "Letters of the notice…").trigger()
    return preview_beside(papers.button)


def test_a_key_of_the_notice_shows_the_very_letters_it_writes(
    house: House, meeting: str, tmp_path: Path, qtbot: QtBot
) -> None:
    shown = notice(house, meeting, qtbot)

    qtbot.keyClick(shown, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(shown.findChildren(Preview)))
    preview = preview_beside(shown)
    content = paper_in(preview).content
    told = says(preview)
    shown.write_to(tmp_path)

    (letter,) = [each for each in tmp_path.iterdir() if "letter" in each.name]
    assert letter.name.endswith(" – letter 1 Ben Okoro.pdf")
    assert letter.read_bytes() == content
    assert "It holds personal data" in told


def test_the_letters_are_in_the_menu_of_papers_too(
    house: House, meeting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: QWidget
) -> None:
    preview = from_menu(house, meeting, screen)

    saved = saved_from(preview, tmp_path, monkeypatch)

    assert "Ben Okoro" in read_out(paper_in(preview))
    assert saved.name.endswith(" – letter 1 Ben Okoro.pdf")


def test_several_letters_are_leafed_through_by_name_and_saved_into_a_folder(
    house: House, meeting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, screen: QWidget
) -> None:
    with house.store.write("post") as session:
        for person in session.exec(select(Person)):
            person.address_lines, person.postcode = "4 Mill Lane", "WV1 2AB"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    preview = from_menu(house, meeting, screen)

    preview.bar.next_paper()
    second = read_out(paper_in(preview))
    QTest.mouseClick(preview.save_button, Qt.MouseButton.LeftButton)

    assert "Dear Huw Price" in second
    assert "Dear Ben Okoro" not in second
    assert sorted(each.name.split("letter ")[1] for each in tmp_path.glob("*.pdf")) == [
        "1 Ben Okoro.pdf",
        "2 Huw Price.pdf",
    ]


def test_where_no_letter_is_to_be_written_it_says_so(house: House, screen: QWidget, qtbot: QtBot) -> None:
    meeting = make.planned(house.store)

    preview = from_menu(house, meeting, screen)

    assert preview.paper() is None
    assert "There is no letter to write" in says(preview)
    assert not notice(house, meeting, qtbot).see.isEnabled()
