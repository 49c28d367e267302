"""A panel for deciding otherwise in a test: shown, typed into, pressed, and read again after each deed."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.queries.proposals import proposal
from tests.builders import NOW
from tests.builders_choices import Table
from ui.house import House
from ui.meetings.deciding.panels import panel_for

EVENINGS = ("Tuesday", "Wednesday", "Thursday")


class Desk:
    """One proposal on the table, and its panel in sight."""

    def __init__(self, house: House, qtbot: QtBot, table: Table, method: str = "") -> None:
        self.house, self.qtbot, self.table = house, qtbot, table
        self.refused: list[str] = []
        house.dispatcher.refused.connect(self.refused.append)
        with house.store.read() as reader:
            held = proposal(reader, table.decision, NOW)
        assert held
        panel = panel_for(method or held.method, house)
        assert panel
        self.panel: Any = panel
        panel.altered.connect(self.show)
        window = QWidget()
        QVBoxLayout(window).addWidget(panel)
        window.resize(700, 900)
        qtbot.addWidget(window)
        self.window = window
        self.show()
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()

    def show(self) -> None:
        """Read it again, as the card does after each deed."""
        with self.house.store.read() as reader:
            held = proposal(reader, self.table.decision, NOW)
        assert held
        self.panel.show_proposal(held)

    def type(self, widget: QWidget, text: str, *, enter: bool = True) -> None:
        """Type in place of what stands there."""
        target = widget.focusProxy() or widget
        target.setFocus()
        self.qtbot.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(target, text)
        if enter:
            self.qtbot.keyClick(target, Qt.Key.Key_Return)

    def pick(self, field: QWidget, letters: str) -> None:
        """Type a few letters of a name and take the first that is offered."""
        self.type(field, letters, enter=False)
        popup = QApplication.activePopupWidget()
        assert popup
        self.qtbot.keyClick(popup, Qt.Key.Key_Down)
        self.qtbot.keyClick(popup, Qt.Key.Key_Return)

    def press(self, button: QAbstractButton) -> None:
        """Press it by keyboard."""
        assert button.isVisible() and button.isEnabled(), button.text()
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Return)
