"""The history of deeds by clicks: what was done, and how far to go back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from models.commands import actions, meetings
from models.log.deeds import keep
from models.store import Store
from tests.builders import NOW
from tests.builders_meetings import closed
from tests.ui.in_sight import in_sight, says
from ui.deeds.page import DeedsPage
from ui.deeds.words import state_words
from ui.house import House
from ui.row_table import RowTable

LEFT = Qt.MouseButton.LeftButton
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], DeedsPage]:
    """Opens the page on what was done by then."""
    return lambda: in_sight(qtbot, DeedsPage(house))


def done(store: Store, *texts: str) -> None:
    """Some actions, one deed each."""
    for text in texts:
        with store.write(f"Add {text}") as session:
            actions.add(session, text=text)


def table(page: DeedsPage) -> RowTable:
    """The list."""
    found = page.findChild(RowTable)
    assert isinstance(found, RowTable)
    return found


def shown(page: DeedsPage) -> list[str]:
    """The list as it might be read out."""
    rows = [table(page).row_at(n) for n in range(table(page).row_total())]
    return [f"{row.label} | {state_words(row)}" for row in rows if row]


def choose(page: DeedsPage, label: str) -> None:
    """Choose a deed in the list."""
    rows = (table(page).row_at(n) for n in range(table(page).row_total()))
    table(page).select_id(next(row.id for row in rows if row and row.label == label))


def press(qtbot: QtBot, page: DeedsPage, text: str) -> None:
    """Click the button or the chip that begins so."""
    (found,) = [
        each for each in page.findChildren(QAbstractButton) if each.isVisible() and each.text().split("  ")[0] == text
    ]
    qtbot.mouseClick(found, LEFT)


def standing(store: Store) -> list[str]:
    """The actions there are."""
    with store.read() as reader:
        return reader.column("SELECT text FROM action WHERE NOT removed ORDER BY text")


def test_of_an_import_only_the_first_are_looked_up(opened: Callable[[], DeedsPage], store: Store) -> None:
    with store.write("Import") as session:
        for number in range(300):
            actions.add(session, text=f"Do {number}")
    asked: list[str] = []
    with store.read() as reader:
        reader.connection.set_trace_callback(asked.append)

    page = opened()

    assert "Action · Do 0\n" in says(page) and "Do 7\nand 292 more" in says(page)
    assert len({each for each in asked if "FROM action" in each}) == 8


def test_deeds_are_listed_newest_first_with_what_they_changed(opened: Callable[[], DeedsPage], store: Store) -> None:
    done(store, "One", "Two")
    page = opened()

    assert shown(page) == ["Add Two | Done", "Add One | Done"]
    assert "Action · Two" in says(page)


def test_undo_goes_as_far_as_the_deed_chosen(
    opened: Callable[[], DeedsPage], store: Store, house: House, qtbot: QtBot
) -> None:
    done(store, "One", "Two", "Three")
    page = opened()
    choose(page, "Add Two")
    told = says(page)

    press(qtbot, page, "Undo to here: 2 deeds")

    assert "Before it, 1 later deed is undone:" in told
    qtbot.waitUntil(lambda: shown(page) == ["Add Three | Undone", "Add Two | Undone", "Add One | Done"])
    assert (standing(store), house.history.undo_label(), house.history.redo_label()) == (
        ["One"],
        "Add One",
        "Add Two",
    )


def test_the_keyboard_stays_on_the_way_back(opened: Callable[[], DeedsPage], store: Store, qtbot: QtBot) -> None:
    done(store, "One")
    page = opened()
    with qtbot.waitActive(page):
        page.activateWindow()

    press(qtbot, page, "Undo this")

    qtbot.waitUntil(lambda: shown(page) == ["Add One | Undone"])
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractButton)
    assert focused.text() == "Do this again"


def test_what_was_undone_is_done_again_as_far_as_the_deed_chosen(
    opened: Callable[[], DeedsPage], store: Store, house: House, qtbot: QtBot
) -> None:
    done(store, "One", "Two", "Three")
    for _time in range(3):
        house.history.undo()
    page = opened()
    choose(page, "Add Three")
    told = says(page)
    choose(page, "Add Two")

    press(qtbot, page, "Do again to here: 2 deeds")

    assert "Before it, 2 earlier deeds are done again, one by one:\nAdd One\nAdd Two" in told
    assert standing(store) == ["One", "Two"]
    qtbot.waitUntil(lambda: shown(page)[0] == "Add Three | Undone")


def test_what_cannot_be_undone_ends_it_and_says_why(
    opened: Callable[[], DeedsPage], store: Store, house: House, qtbot: QtBot
) -> None:
    meeting = closed(store)
    with store.write("Approve") as session:
        meetings.approve_silently(session, meeting_id=meeting, on=NOW.date())
    done(store, "One")
    said: list[str] = []
    house.dispatcher.refused.connect(said.append)
    page = opened()
    choose(page, "Approve")

    press(qtbot, page, "Undo to here: 2 deeds")

    assert (standing(store), len(said)) == ([], 1)
    qtbot.waitUntil(lambda: shown(page)[:2] == ["Add One | Undone", "Approve | Done"])


def test_what_was_undone_before_something_else_is_told_and_out_of_reach(
    opened: Callable[[], DeedsPage], store: Store, house: House
) -> None:
    done(store, "One")
    house.history.undo()
    done(store, "Two")
    page = opened()
    choose(page, "Add One")

    assert shown(page) == ["Add Two | Done", "Add One | Undone"]
    assert "something else was done since" in says(page)
    assert not any(step.isVisible() for step in page._pane._steps.values())


def test_a_search_and_a_filter_narrow_the_list(
    opened: Callable[[], DeedsPage], store: Store, house: House, qtbot: QtBot
) -> None:
    done(store, "One", "Two", "Three")
    house.history.undo()
    page = opened()

    press(qtbot, page, "Undone")
    undone = shown(page)
    press(qtbot, page, "All")
    page._search.set_text("tw")

    qtbot.waitUntil(lambda: shown(page) == ["Add Two | Done"])
    assert undone == ["Add Three | Undone"]


def test_an_empty_chapter_says_what_the_page_is_for(opened: Callable[[], DeedsPage]) -> None:
    assert "Nothing was done yet" in says(opened())


def test_what_was_done_for_good_and_wrote_to_no_record_is_listed_at_once(
    qtbot: QtBot, store: Store, opened: Callable[[], DeedsPage]
) -> None:
    done(store, "Book hall")
    page = opened()

    with store.uncaptured("Shut out Asha’s laptop") as (connection, _rows):
        keep(connection, "Shut out Asha’s laptop", store.now())

    expected = ["Shut out Asha’s laptop | For good", "Add Book hall | Done"]
    qtbot.waitUntil(lambda: shown(page) == expected)
