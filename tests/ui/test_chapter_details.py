"""What the chapter is called and in which language it writes, changed by keys and seen in the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from models.history import History
from models.queries.chapter import ChapterFacts, chapter
from models.store import Store
from tests.ui.in_sight import says
from tests.ui.preview_hands import leaflet, shown
from tests.ui.window_parts import Make
from ui.chapter.details import ChapterDetails, show_details
from ui.chapter.naming import Naming
from ui.house import House
from ui.widgets.field import Field


@pytest.fixture
def west(store: Store) -> Store:
    """A chapter with a name."""
    from models.commands.chapter import found_chapter

    with store.write("Found") as session:
        found_chapter(session, name="West Vales chapter")
    return store


@pytest.fixture
def details(west: Store, house: House, make: Make, qtbot: QtBot) -> ChapterDetails:
    """The dialog in front of the window, as the File menu opens it."""
    window = make()
    Naming(window)
    next(each for each in window._menus.all[0].actions() if each.text() == "About this chapter…").trigger()
    (found,) = window.findChildren(ChapterDetails)
    with qtbot.waitActive(found):
        found.activateWindow()
    return found


def facts(store: Store) -> ChapterFacts:
    """As it stands kept."""
    with store.read() as reader:
        found = chapter(reader)
    assert found
    return found


def type_into(qtbot: QtBot, field: Field, text: str) -> None:
    """Write over what stands there, and leave."""
    line = field.findChild(QLineEdit)
    assert line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)


def choose(qtbot: QtBot, field: Field, key: Qt.Key) -> None:
    """One step in a list."""
    combo = field.findChild(QComboBox)
    assert combo
    combo.setFocus()
    qtbot.keyClick(combo, key)


def test_a_renamed_chapter_is_renamed_everywhere_and_can_be_taken_back(
    details: ChapterDetails, west: Store, qtbot: QtBot
) -> None:
    window = details.parentWidget()
    assert window

    type_into(qtbot, details.name, "Severnside chapter")
    qtbot.waitUntil(lambda: window.windowTitle() == "Severnside chapter")

    assert facts(west).name == "Severnside chapter"
    assert History(west).undo() == "Rename the chapter"
    qtbot.waitUntil(lambda: window.windowTitle() == "West Vales chapter" == details.name.value())


def test_a_chapter_has_a_name(details: ChapterDetails, west: Store, qtbot: QtBot) -> None:
    line = details.name.findChild(QLineEdit)
    assert line
    line.clear()
    line.setModified(True)
    details.name.flush()

    assert details.name.error() == "The name must not be empty."
    assert facts(west).name == "West Vales chapter"


def test_papers_follow_the_language_the_chapter_writes_in(
    details: ChapterDetails, house: House, west: Store, qtbot: QtBot
) -> None:
    before = shown(qtbot, house, leaflet(1)).setting()

    choose(qtbot, details.language, Qt.Key.Key_Down)
    after = shown(qtbot, house, leaflet(1)).setting()

    assert (facts(west).language, History(west).undo_label()) == ("cy", "Say which language the chapter writes in")
    assert before and after and (before.language, after.language) == ("en", "cy")


def test_the_words_half_typed_are_kept_when_it_is_closed(details: ChapterDetails, west: Store, qtbot: QtBot) -> None:
    line = details.region.findChild(QLineEdit)
    assert line
    line.setFocus()
    qtbot.keyClicks(line, "Severn")

    details.close_button.click()

    assert facts(west).region == "Severn"


def test_a_copy_without_its_chapter_says_so(house: House) -> None:
    refused: list[str] = []
    house.dispatcher.refused.connect(refused.append)

    show_details(house, None)

    assert len(refused) == 1
    assert refused[0].startswith("This chapter")


def test_it_says_what_its_language_is_for(details: ChapterDetails) -> None:
    assert "unless another is chosen in the preview" in says(details)
    assert details.language.value() == "en"
