"""Two cards in one place, turned like the leaves of a register."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.meetings.screens import Screens
from ui.widgets.buttons import Push


class SideCards(QWidget):
    """One card in sight; its tab is pressed."""

    def __init__(self, cards: Sequence[tuple[str, QWidget, str]]) -> None:
        super().__init__()
        self.tabs: dict[str, Push] = {}
        self._cards = {key: card for key, card, _tip in cards}
        self._stack = Screens()
        tabs = QHBoxLayout()
        tabs.setSpacing(6)
        for key, card, tip in cards:
            self._stack.addWidget(card)
            self.tabs[key] = self._tab(key, tip)
            tabs.addWidget(self.tabs[key], 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(tabs)
        column.addWidget(self._stack, 1)
        self.turn_to(cards[0][0])

    def turn_to(self, key: str) -> None:
        """Show one card."""
        for name, tab in self.tabs.items():
            tab.setChecked(name == key)
        self._stack.setCurrentWidget(self._cards[key])

    def current(self) -> str:
        """The card in sight."""
        return next(key for key, tab in self.tabs.items() if tab.isChecked())

    def name(self, key: str, text: str) -> None:
        """What stands on a tab."""
        self.tabs[key].setText(text)

    def _tab(self, key: str, tip: str) -> Push:
        made = Push()
        made.setProperty("kind", "chip")
        made.setCheckable(True)
        made.setAutoDefault(False)
        made.setToolTip(tip)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.clicked.connect(partial(self._pressed, key))
        return made

    def _pressed(self, key: str, _checked: bool = False) -> None:
        self.turn_to(key)
