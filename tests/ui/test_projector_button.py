"""The button that shows a meeting to the room: it takes no keyboard away, and the window goes with its own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.store import Store
from tests import builders_meetings as make
from tests.ui.projector_room import turn_to
from ui.house import House
from ui.projector.button import ProjectorButton
from ui.projector.place import floating, other_screen


class Desk(QWidget):
    """A facilitator's window: a line to type in, and the button."""

    def __init__(self, house: House, meeting: str) -> None:
        super().__init__()
        self.line, self.projector = QLineEdit(), ProjectorButton(house, lambda: meeting)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.projector)


@pytest.fixture
def meeting(store: Store) -> str:
    """A meeting at its first item."""
    meeting = make.running(store, "Kit")
    turn_to(store, meeting, 0)
    return meeting


@pytest.fixture
def desk(house: House, qtbot: QtBot, meeting: str) -> Iterator[Desk]:
    """The facilitator's window, with the keyboard in its line."""
    desk = Desk(house, meeting)
    qtbot.addWidget(desk)
    with qtbot.waitActive(desk):
        desk.show()
        desk.activateWindow()
    desk.line.setFocus()
    yield desk
    if desk.projector.window_for_room:
        desk.projector.window_for_room.close()


def test_f5_shows_it_and_puts_it_away_and_the_keyboard_stays_where_it_was(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(desk.line, Qt.Key.Key_F5)
    QApplication.processEvents()
    window = desk.projector.window_for_room
    assert window
    keyboard = desk.isActiveWindow() and QApplication.focusWidget() is desk.line
    shown = (window.isVisible(), desk.projector.toggle.isChecked(), keyboard)

    qtbot.keyClick(desk.line, Qt.Key.Key_F5)

    assert shown == (True, True, True)
    assert (window.isVisible(), desk.projector.toggle.isChecked()) == (False, False)
    assert desk.projector.toggle.accessibleName() == "Show to the room (F5)"


def test_it_comes_back_as_the_same_window(desk: Desk) -> None:
    desk.projector.turn()
    first = desk.projector.window_for_room
    desk.projector.turn()

    desk.projector.turn()

    assert desk.projector.window_for_room is first
    assert first and first.isVisible()


def test_it_goes_when_the_facilitators_window_closes(desk: Desk) -> None:
    desk.projector.turn()
    window = desk.projector.window_for_room

    desk.close()

    assert window and not window.isVisible()


def test_the_menu_offers_breaks_by_their_end_and_takes_one(desk: Desk) -> None:
    button = desk.projector
    button.fill_menu()
    entries = [each.text() for each in button.menu_of_it.actions() if each.text()]

    next(each for each in button.menu_of_it.actions() if "18:15" in each.text()).trigger()

    window = button.window_for_room
    assert entries[:4] == [
        "Show to the room", "What to read aloud", "The words of the objections", "Break of 5 min: back at 18:05",
    ]  # fmt: skip
    assert window and window.view.main.text() == "Back at 18:15"


def test_one_screen_gets_a_floating_window_and_no_other_screen_is_found(qapp: QApplication) -> None:
    own = qapp.primaryScreen()

    assert other_screen(own, [own]) is None
    assert floating(QRect(0, 0, 1366, 768), QSize(480, 360)) == QRect(546, 307, 820, 461)
    assert floating(QRect(0, 0, 2560, 1440), QSize(480, 360)).size() == QSize(1024, 768)
    assert floating(QRect(0, 0, 640, 400), QSize(480, 360)).bottomRight() == QPoint(639, 399)
