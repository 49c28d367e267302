"""The head of a running meeting, and how its keys and its menu reach their deeds."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from ui.meetings.run_keys import RUN_KEYS, more_words
from ui.widgets.buttons import icon_button
from ui.widgets.page_header import PageHeader


class RunHeader(PageHeader):
    """In a narrow window the buttons stand under the words, in the least one they say less."""

    def __init__(self) -> None:
        super().__init__("")
        self._is_narrow = False
        self._words: dict[QPushButton, tuple[str, str]] = {}

    def shorten(self, shown: QPushButton, text: str) -> None:
        """In the least window this button says only so much, or is its drawing alone."""
        self._words[shown] = (shown.text(), text)
        shown.setAccessibleName(shown.accessibleName() or shown.text())

    def fit(self, *, narrow: bool, least: bool) -> None:
        """Stand as there is room."""
        for each, (whole, short) in self._words.items():
            each.setText(short if least else whole)
        self._is_narrow = narrow
        self._stand()

    def _is_tight(self) -> bool:
        return self._is_narrow


def connect_keys(screen: QWidget, deeds: Mapping[str, Callable[[], object]]) -> None:
    """Let each key of the table do its deed while the screen is in sight."""
    for name, deed in deeds.items():
        keys = [RUN_KEYS[name], "Ctrl+="] if name == "more" else [RUN_KEYS[name]]
        for key in keys:
            QShortcut(QKeySequence(key), screen).activated.connect(deed)


def more_button(offered: Sequence[tuple[str, str, Callable[[], object]]]) -> QToolButton:
    """A button with a menu of these: words, the name of a key, a deed."""
    made = icon_button("more", more_words())
    menu = QMenu(made)
    for text, key, deed in offered:
        entry = menu.addAction(f"{text}\t{RUN_KEYS[key]}" if key else text)
        entry.triggered.connect(partial(_do, deed))
    made.clicked.connect(partial(_pop_up, menu, made))  # a menu of Qt's own would not open by Enter
    return made


def _pop_up(menu: QMenu, at: QWidget, _checked: bool = False) -> None:
    menu.popup(at.mapToGlobal(QPoint(0, at.height() + 2)))
    menu.setActiveAction(menu.actions()[0])


def _do(deed: Callable[[], Any], _checked: bool = False) -> None:
    deed()
