"""Cards in one place, turned like the leaves of a register."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import Push
from ui.widgets.screens import Screens
from ui.widgets.text import restyle


class SideCards(QWidget):
    """One card in sight; its tab is pressed."""

    def __init__(self, cards: Sequence[tuple[str, QWidget, str]]) -> None:
        super().__init__()
        self.tabs: dict[str, Push] = {}
        self._cards = {key: card for key, card, _tip in cards}
        self._stack = Screens()
        self._row = tabs = QHBoxLayout()
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

    def take_in(self, key: str, card: QWidget, text: str) -> None:
        """Make a card a leaf of its own, before the others; it has to stand somewhere in a smaller window."""
        self._cards = {key: card, **self._cards}
        self._stack.insertWidget(0, card)
        self.tabs = {key: self._tab(key, text), **self.tabs}
        self._row.insertWidget(0, self.tabs[key], 1)
        self.name(key, text)
        self._tighten()

    def let_go(self, key: str) -> QWidget:
        """Give a card that was taken in back."""
        if self.current() == key:
            self.turn_to(list(self._cards)[-2])
        tab = self.tabs.pop(key)
        tab.hide()
        tab.deleteLater()
        card = self._cards.pop(key)
        self._stack.removeWidget(card)
        self._tighten()
        return card

    def _tighten(self) -> None:
        """Three tabs and more keep less around their words."""
        for tab in self.tabs.values():
            restyle(tab, "short", len(self.tabs) > 2)

    def current(self) -> str:
        """The card in sight."""
        return next(key for key, tab in self.tabs.items() if tab.isChecked())

    def turning(self) -> list[QWidget]:
        """What the keyboard turns the leaves with, where they are more than the two that have keys of their own."""
        return [self.tabs[self.current()]] if len(self.tabs) > 2 else []

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
