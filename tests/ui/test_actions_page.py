"""The page of actions, by clicks and keys."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.commands import actions
from models.store import Store
from tests.builders import TODAY
from tests.builders_meetings import closed, people
from tests.ui.in_sight import in_sight, says
from ui.actions.find import find
from ui.actions.page import ActionsPage
from ui.actions.words import due_words, owner_words
from ui.house import House
from ui.row_table import RowTable

LEFT = Qt.MouseButton.LeftButton
SOON, YESTERDAY = TODAY + timedelta(days=3), TODAY - timedelta(days=1)
pytestmark = pytest.mark.qt_log_ignore(
    "This plugin does not support", extend=True
)  # lists under a field, without a screen


@pytest.fixture
def opened(qtbot: QtBot, house: House) -> Callable[[], ActionsPage]:
    """Opens the page on what stands in the chapter by then."""

    return lambda: in_sight(qtbot, ActionsPage(house))


def add(store: Store, text: str, due_on: date | None = None, **more: str) -> str:
    """An action; returns its id."""
    with store.write("Add") as session:
        return actions.add(session, text=text, due_on=due_on, **more)


def table(page: ActionsPage) -> RowTable:
    """The list."""
    found = page.findChild(RowTable)
    assert isinstance(found, RowTable)
    return found


def shown(page: ActionsPage) -> list[str]:
    """The list as it might be read out."""
    rows = [table(page).row_at(n) for n in range(table(page).row_total())]
    return [f"{row.text} | {owner_words(row)} | {due_words(row, TODAY)}" for row in rows if row]


def settled(qtbot: QtBot, page: ActionsPage, expected: list[str]) -> None:
    """Wait until the list says this."""
    qtbot.waitUntil(lambda: shown(page) == expected)


def press(qtbot: QtBot, page: ActionsPage, text: str) -> None:
    """Click the button (or chip) that begins so, or whose name for a screen reader is this."""
    visible = [each for each in page.findChildren(QAbstractButton) if each.isVisible()]
    (found,) = [each for each in visible if each.text().split("  ")[0] == text or each.accessibleName() == text]
    qtbot.mouseClick(found, LEFT)


def line(page: ActionsPage, name: str) -> QLineEdit:
    """The line one types into."""
    (found,) = [each for each in page.findChildren(QLineEdit) if each.isVisible() and each.accessibleName() == name]
    return found


def type_in(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    """Type over what stands there and leave the field."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    popup = QApplication.activePopupWidget()
    if popup:
        qtbot.keyClick(popup, Qt.Key.Key_Down)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    else:
        qtbot.keyClick(field, Qt.Key.Key_Tab)


def test_an_empty_page_says_what_it_is_for_and_writes_one_down(
    qtbot: QtBot, store: Store, opened: Callable[[], ActionsPage]
) -> None:
    people(store, "Gwen Pugh")
    page = opened()
    assert "No actions yet" in says(page)

    press(qtbot, page, "Write one down")
    type_in(qtbot, line(page, "What is to be done"), "Book the hall")
    type_in(qtbot, line(page, "Who does it"), "Gwen")
    type_in(qtbot, line(page, "By when"), "tomorrow")
    press(qtbot, page, "Add it")

    settled(qtbot, page, ["Book the hall | Gwen Pugh | Due tomorrow"])
    qtbot.waitUntil(lambda: "1 open · 1 due this week" in says(page))


def test_a_new_one_needs_words_and_escape_leaves_it(qtbot: QtBot, opened: Callable[[], ActionsPage]) -> None:
    page = opened()
    page.new_here()

    press(qtbot, page, "Add it")

    assert "Say what is to be done." in says(page)
    assert (page.back(), page.back()) == (True, False)


def test_space_ticks_the_row_off_and_undo_brings_it_back(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], ActionsPage]
) -> None:
    add(store, "Book the hall", YESTERDAY)
    add(store, "Buy stamps")
    page = opened()

    qtbot.keyClick(table(page), Qt.Key.Key_Space)

    settled(qtbot, page, ["Buy stamps | Nobody yet | No day"])
    assert house.history.undo_label() == "Tick off “Book the hall”"
    house.history.undo()
    settled(qtbot, page, ["Book the hall | Nobody yet | 1 day late", "Buy stamps | Nobody yet | No day"])


def test_a_click_on_the_circle_ticks_off_and_one_beside_it_only_chooses(
    qtbot: QtBot, store: Store, opened: Callable[[], ActionsPage]
) -> None:
    add(store, "Book the hall", YESTERDAY)
    add(store, "Buy stamps")
    page = opened()

    qtbot.mouseClick(table(page).viewport(), LEFT, pos=QPoint(120, 84))
    chosen = table(page).current_row()
    qtbot.mouseClick(table(page).viewport(), LEFT, pos=QPoint(28, 28))

    assert chosen is not None and chosen.text == "Buy stamps"
    settled(qtbot, page, ["Buy stamps | Nobody yet | No day"])


def test_several_are_ticked_off_in_one_deed(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], ActionsPage]
) -> None:
    for text in ("One", "Two", "Three"):
        add(store, text)
    page = opened()

    table(page).selectAll()
    qtbot.keyClick(table(page), Qt.Key.Key_Space)

    settled(qtbot, page, [])
    assert house.history.undo_label() == "Tick off “3 actions”"
    assert "Everything is done" in says(page)


def test_what_was_done_is_found_under_its_chip_and_opened_again(
    qtbot: QtBot, store: Store, opened: Callable[[], ActionsPage]
) -> None:
    action = add(store, "Book the hall")
    with store.write("Done") as session:
        actions.finish(session, action_id=action, on=TODAY)
    page = opened()

    press(qtbot, page, "Done")
    assert shown(page) == ["Book the hall | Nobody yet | Done 23 Nov 2026"]
    press(qtbot, page, "Open again")

    settled(qtbot, page, [])
    press(qtbot, page, "Open")
    assert shown(page) == ["Book the hall | Nobody yet | No day"]


def test_the_pane_changes_day_owner_and_words_in_place(
    qtbot: QtBot, store: Store, opened: Callable[[], ActionsPage]
) -> None:
    people(store, "Gwen Pugh")
    add(store, "Book the hall")
    page = opened()

    type_in(qtbot, line(page, "By when"), "26 Nov 2026")
    type_in(qtbot, line(page, "Who does it"), "Gwen")
    (text,) = [each for each in page.findChildren(QPlainTextEdit) if each.accessibleName() == "What is to be done"]
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Book the big hall")
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    settled(qtbot, page, ["Book the big hall | Gwen Pugh | Due Thu 26 Nov"])


def test_an_empty_text_is_refused_in_words_and_the_old_one_stands(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], ActionsPage]
) -> None:
    add(store, "Book the hall")
    page = opened()
    (text,) = [each for each in page.findChildren(QPlainTextEdit) if each.accessibleName() == "What is to be done"]

    text.setFocus()
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    with qtbot.waitSignal(house.dispatcher.refused) as refused:
        qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert refused.args == ["The text must not be empty."]
    assert text.toPlainText() == "Book the hall"


def test_dropped_and_binned_have_a_way_back(qtbot: QtBot, store: Store, opened: Callable[[], ActionsPage]) -> None:
    add(store, "Book the hall")
    page = opened()

    press(qtbot, page, "Drop")
    settled(qtbot, page, [])
    press(qtbot, page, "Dropped")
    press(qtbot, page, "Put in the bin")
    settled(qtbot, page, [])
    press(qtbot, page, "Bin")
    press(qtbot, page, "Take out of the bin")
    settled(qtbot, page, [])
    press(qtbot, page, "All")

    assert shown(page) == ["Book the hall | Nobody yet | Dropped 23 Nov 2026"]


def test_search_finds_by_owner_and_by_meeting(qtbot: QtBot, store: Store, opened: Callable[[], ActionsPage]) -> None:
    ids = people(store, "Gwen Pugh")
    add(store, "Book the hall", owner_id=ids["Gwen"])
    add(store, "Buy stamps", meeting_id=closed(store, "Post", title="October meeting"))
    page = opened()

    page.focus_search()
    search = line(page, "Search actions, people, meetings (Ctrl+F)")
    qtbot.keyClicks(search, "pugh")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    by_owner = shown(page)
    search.setText("october")
    qtbot.keyClick(search, Qt.Key.Key_Return)

    assert by_owner == ["Book the hall | Gwen Pugh | No day"]
    assert shown(page) == ["Buy stamps | Nobody yet | No day"]


def test_one_that_another_page_shows_is_found_whatever_the_list_showed(
    qtbot: QtBot, house: House, store: Store, opened: Callable[[], ActionsPage]
) -> None:
    meeting = closed(store, "Post", title="October meeting")
    done = add(store, "Buy stamps", meeting_id=meeting)
    with store.write("Done") as session:
        actions.finish(session, action_id=done, on=TODAY)
    page = opened()

    page.show_id(done)
    with qtbot.waitSignal(house.signals.go_to) as went:
        press(qtbot, page, "Open the meeting")

    assert table(page).current_id() == done
    assert went.args == ["meetings", meeting]


def test_its_history_says_who_changed_what(qtbot: QtBot, store: Store, opened: Callable[[], ActionsPage]) -> None:
    ids = people(store, "Gwen Pugh")
    action = add(store, "Book the hall")
    with store.write("Change") as session:
        actions.change(session, action_id=action, field="due_on", value=SOON)
        actions.give_to(session, action_id=action, person_id=ids["Gwen"], name="")
    page = opened()

    press(qtbot, page, "Who changed what")

    told = says(page)
    assert "due Thu 26 Nov 2026" in told
    assert "given to Gwen Pugh" in told
    assert ": noted" in told


def test_going_to_anything_finds_actions(store: Store) -> None:
    ids = people(store, "Gwen Pugh")
    add(store, "Book the hall", owner_id=ids["Gwen"])

    with store.read() as reader:
        found = [(each.title, each.kind, each.page_key, each.detail) for each in find(reader, "hall")]

    assert found == [("Book the hall", "Action", "actions", "Gwen Pugh")]
