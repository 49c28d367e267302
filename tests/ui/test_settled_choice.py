"""A choice moved by the arrow keys: one value is kept, however many were passed on the way."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.settled_choice import SettledChoice

CHOICES = [(each, each.capitalize()) for each in ("consent", "consensus", "majority", "ranked")]
KEY = Qt.Key


class Desk:
    """The field with a line after it, and what it said."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot, self.said = qtbot, list[str]()
        self.window, self.next = QWidget(), QLineEdit()
        self.field = SettledChoice("Method", CHOICES)
        self.field.set_value("consent")
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addWidget(self.next)
        qtbot.addWidget(self.window)
        self.field.committed.connect(self.said.append)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.field.setFocus()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys in the field."""
        for key in keys:
            self.qtbot.keyClick(self.field.focusProxy(), key)

    def shown(self) -> str:
        """What stands in the field."""
        combo = self.field.focusProxy()
        return combo.currentText()  # type: ignore[union-attr]


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    """A choice of four, with the keyboard."""
    return Desk(qtbot)


def test_arrows_only_move_and_enter_keeps_one(desk: Desk) -> None:
    desk.press(KEY.Key_Down, KEY.Key_Down)
    before = list(desk.said)

    desk.press(KEY.Key_Return)

    assert (before, desk.said, desk.field.value()) == ([], ["majority"], "majority")


def test_leaving_keeps_what_is_shown(desk: Desk) -> None:
    desk.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)

    desk.press(KEY.Key_Tab)

    assert (desk.said, desk.next.hasFocus()) == (["ranked"], True)


def test_going_there_and_back_says_nothing(desk: Desk) -> None:
    desk.press(KEY.Key_Down, KEY.Key_Up, KEY.Key_Return, KEY.Key_Tab)

    assert desk.said == []


def test_esc_brings_back_what_was(desk: Desk) -> None:
    desk.press(KEY.Key_Down, KEY.Key_Escape, KEY.Key_Tab)

    assert (desk.said, desk.shown()) == ([], "Consent")


def test_what_is_read_again_meanwhile_leaves_it_alone(desk: Desk) -> None:
    desk.press(KEY.Key_Down)

    desk.field.set_value("consent")
    shown = desk.shown()
    desk.field.set_value("ranked")

    assert (shown, desk.shown(), desk.said) == ("Consensus", "Ranked", [])


def test_a_choice_from_the_open_list_is_kept_at_once(desk: Desk) -> None:
    combo = desk.field.focusProxy()
    assert combo
    combo.showPopup()  # type: ignore[union-attr]
    view = combo.view()  # type: ignore[union-attr]
    desk.qtbot.keyClick(view, KEY.Key_Down)
    desk.qtbot.keyClick(view, KEY.Key_Return)

    assert desk.said == ["consensus"]
