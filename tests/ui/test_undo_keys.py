"""Undo by its key from a line of text, where there is nothing typed and where there is."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from ui.undo_keys import UndoKeys


@pytest.fixture
def desk(qtbot: QtBot) -> tuple[QMainWindow, QLineEdit, list[str]]:
    """A window with an undo of its own, and a line that has the keyboard."""
    window, line, heard = QMainWindow(), QLineEdit(), []
    qtbot.addWidget(window)
    action = QAction(window)
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(lambda: heard.append("undo"))
    window.addAction(action)
    UndoKeys(window)
    window.setCentralWidget(line)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()
    return window, line, heard


def test_a_line_with_nothing_typed_leaves_undo_to_the_window(desk: tuple[QMainWindow, QLineEdit, list[str]]) -> None:
    _window, line, heard = desk
    line.setText("as it was saved")

    QTest.keySequence(line, "Ctrl+Z")

    assert (line.text(), heard) == ("as it was saved", ["undo"])


def test_what_was_typed_is_taken_back_first(desk: tuple[QMainWindow, QLineEdit, list[str]]) -> None:
    _window, line, heard = desk
    QTest.keyClicks(line, "typed")

    QTest.keySequence(line, "Ctrl+Z")

    assert (line.text(), heard) == ("", [])
