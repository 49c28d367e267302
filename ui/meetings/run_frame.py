"""How a running meeting is laid out, at every width, and how its keys and its menu reach their deeds."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from ui.meetings.run_keys import RUN_KEYS, more_words
from ui.widgets.buttons import icon_button
from ui.widgets.page_header import PageHeader

_NARROW = 780  # below, the columns stand one under the other and the page scrolls
_TALL, _TALLEST, _AROUND = 320, 640, 175  # what the middle has at least and at most, what stands around it
_UNBOUNDED = 16_777_215


class RunHeader(PageHeader):
    """In a narrow window the buttons stand under the words."""

    def fit(self, *, narrow: bool) -> None:
        """Stand as there is room."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.setAlignment(self._right, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignTop)


class Columns:
    """The agenda, the middle and the right, side by side; in a narrow window one under the other, the middle first."""

    def __init__(self, agenda: QWidget, middle: Sequence[QWidget], right: Sequence[QWidget]) -> None:
        self._agenda, self._middle, self._right = agenda, _stacked(middle), _stacked(right)
        self._header: RunHeader | None = None
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(14)
        for each, share in ((self._agenda, 24), (self._middle, 50), (self._right, 26)):
            self._row.addWidget(each, share)
        self._is_narrow: bool | None = None

    def lie_in(self, screen: QWidget, header: RunHeader, above: Sequence[QWidget]) -> None:
        """Lay everything out in the screen, with these above the columns."""
        self._header = header
        column = QVBoxLayout(screen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for each in (header, *above):
            column.addWidget(each)
        column.addLayout(self._row, 1)
        self.fit(_NARROW)

    def fit(self, width: int, high: int = 0) -> None:
        """Stand as this width allows, in a window so high: the middle fills what is in sight."""
        narrow = width < _NARROW
        self._middle.setMinimumHeight(min(max(high - _AROUND, _TALL), _TALLEST) if narrow else 0)
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._row.removeWidget(self._agenda)
        self._row.insertWidget(2 if narrow else 0, self._agenda, 24)
        for side, least, most in ((self._agenda, 200, 300), (self._right, 262, 320)):
            side.setMinimumWidth(0 if narrow else least)
            side.setMaximumWidth(_UNBOUNDED if narrow else most)
        self._agenda.setMinimumHeight(_TALL if narrow else 0)
        self._right.setMinimumHeight(_TALL + 300 if narrow else 0)
        if self._header:
            self._header.fit(narrow=narrow)


def _stacked(widgets: Sequence[QWidget]) -> QWidget:
    """The last one takes what is left."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for place, each in enumerate(widgets, start=1):
        column.addWidget(each, 1 if place == len(widgets) else 0)
    return made


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
