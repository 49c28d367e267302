"""Walks each page and the whole meeting room, control by control, and prints what is wrong. Run by its test."""

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from desktop.pages import pages
from desktop.sample.make import SampleChapter
from models.migrate import create
from models.store import Store
from tests import builders, screenshots_room
from tests.ui.houses import house_on
from ui.main_window import FileActions, MainWindow
from ui.preferences import Preferences
from ui.theme import Look
from ui.widgets.rail import RailItem

_CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractSpinBox)
_MOST_TABS = 400
_NAMELESS = (QAccessible.Role.NoRole, QAccessible.Role.Client)


@dataclass
class Walk:
    """What was met on the way: how many controls, and what was wrong with any of them, scene by scene."""

    scenes: list[str] = field(default_factory=list)
    controls: int = 0
    unnamed: set[str] = field(default_factory=set)
    without_role: set[str] = field(default_factory=set)
    without_state: set[str] = field(default_factory=set)
    out_of_reach: set[str] = field(default_factory=set)

    def look(self, scene: str, shown: QWidget, size: tuple[int, int] = (1360, 850)) -> None:
        """Look at everything in sight, and press Tab until all of it was met."""
        shown.resize(*size)
        shown.show()
        shown.activateWindow()
        QApplication.processEvents()
        self.scenes.append(scene)
        found = list(_controls(shown))
        self.controls += len(found)
        for each in found:
            self._hear(scene, each)
        met = _met_by_tab(shown)
        self.out_of_reach |= {_path(scene, each) for each in found if not (each in met or _has_another_way(each, met))}

    def _hear(self, scene: str, each: QWidget) -> None:
        said = QAccessible.queryAccessibleInterface(each)
        path, state = _path(scene, each), said.state()
        if not said.text(QAccessible.Text.Name).strip():
            self.unnamed.add(path)
        if said.role() in _NAMELESS and not isinstance(each, QScrollArea):
            self.without_role.add(path)
        if isinstance(each, QAbstractButton) and each.isCheckable():
            told = bool(state.checkable) and bool(state.checked) == each.isChecked()
            self.without_state |= set() if told else {path}
        if isinstance(each, QComboBox) and not state.expandable:
            self.without_state.add(path)
        if _menu_of(each) and not state.hasPopup:
            self.without_state.add(path)


def main(folder: Path) -> None:
    """Every page of the sample, and its meeting half way through with every way of deciding."""
    application = QApplication([])
    create(folder / "empty.chapter")
    with builders.opened(folder / "empty.chapter", folder / "own.chapter") as store:
        SampleChapter(store, builders.NOW).fill()
        evening = screenshots_room.held(store, builders.NOW)
        window = _window(store, Look(application, Preferences(None)))
        walked = Walk()
        QTest.qWaitForWindowActive(window)
        for spec in window.specs:
            window.show_page(spec.key)
            walked.look(spec.key, window)
        screenshots_room.walk(window, evening, walked.look)
        print(
            json.dumps({name: sorted(held) if isinstance(held, set) else held for name, held in vars(walked).items()})
        )
        sys.stdout.flush()
        os._exit(0)  # what was met is told; taking it all down is not what is looked at


def _window(store: Store, look: Look) -> MainWindow:
    files = FileActions(new_chapter=list, open_chapter=list, save_copy=list)
    window = MainWindow(house_on(store, look), "West of England chapter", pages(), files=files, opened=list)
    window.resize(1360, 850)
    window.show()
    window.activateWindow()
    return window


def _controls(shown: QWidget) -> Iterator[QWidget]:
    """What can be used or given the keyboard, and is in sight."""
    for each in shown.findChildren(QWidget):
        used = isinstance(each, _CONTROLS) or bool(each.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if used and each.isVisible() and each.isEnabled() and not isinstance(each, QHeaderView):
            yield each


def _met_by_tab(shown: QWidget) -> set[QWidget]:
    """What Tab comes by, until it has come round."""
    met: set[QWidget] = set()
    again = 0
    for _step in range(_MOST_TABS):
        at = shown.focusWidget() or shown
        again = again + 1 if at in met else 0
        if again > 3:
            break
        met.add(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return met


def _has_another_way(each: QWidget, met: set[QWidget]) -> bool:
    """Pages have a key each, a calendar opens by Alt+Down, what scrolls goes along, arrows go on in a group."""
    if isinstance(each, RailItem | QScrollArea) or isinstance(each.parent(), QLineEdit):
        return True
    if isinstance(each, QRadioButton):
        return any(isinstance(other, QRadioButton) and other.parent() is each.parent() for other in met)
    proxy = each.focusProxy()
    if proxy is not None:
        return proxy.isVisible() and proxy.isEnabled()
    return (
        isinstance(each, QAbstractButton) and bool(each.group() and each.group().exclusive()) and not each.isChecked()
    )


def _menu_of(each: QWidget) -> bool:
    return isinstance(each, QPushButton | QToolButton) and each.menu() is not None


def _path(scene: str, each: QWidget) -> str:
    """A name for a failing test."""
    name = QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
    return f"{scene}: {type(each).__name__} in {type(each.parent()).__name__} “{name[:40]}”"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
