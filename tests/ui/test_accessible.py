"""By keyboard and ear: every control has a name, and the one that has the keyboard can be seen to have it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.gallery import PeoplePage
from tests.ui.gallery_today import TodayPage, week
from ui.house import House
from ui.main_window import FileActions, MainWindow, PageSpec
from ui.widgets.page import Page

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTableView)


class WeekPage(Page):
    """A week."""

    def _build(self) -> None:
        self.column.addWidget(week())


@pytest.fixture
def window(house: House, qtbot: QtBot) -> MainWindow:
    """A window with a page of every widget."""
    pages = (
        PageSpec("today", "Today", "today", TodayPage),
        PageSpec("members", "Members", "members", PeoplePage),
        PageSpec("assets", "Assets", "assets", WeekPage),
    )
    files = FileActions(new_chapter=list, open_chapter=list, save_copy=list)
    window = MainWindow(house, "West Vales chapter", pages, files=files, opened=list)
    qtbot.addWidget(window)
    window.resize(1360, 850)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def controls(window: MainWindow) -> Iterator[QWidget]:
    """Every control in sight that the Tab key reaches."""
    for kind in CONTROLS:
        for each in window.findChildren(kind):
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield each


def heard(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).replace("&", "")


def path(widget: QWidget) -> str:
    """A name for a failing test."""
    return f"{type(widget).__name__} in {type(widget.parent()).__name__}"


@pytest.mark.parametrize("page", ["today", "members", "assets"])
def test_every_control_has_a_name(window: MainWindow, page: str) -> None:
    window.show_page(page)
    QApplication.processEvents()

    assert [path(each) for each in controls(window) if not heard(each)] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", ["today", "members", "assets"])
def test_the_control_that_has_the_keyboard_can_be_seen_to_have_it(window: MainWindow, page: str, theme: str) -> None:
    window.house.look.choose(theme)
    window.show_page(page)
    QApplication.processEvents()

    unseen = [path(each) for each in controls(window) if not _changes(each, window)]

    window.house.look.choose("light")
    assert unseen == []


@pytest.mark.parametrize("page", ["today", "members"])
def test_the_tab_key_reaches_every_control(window: MainWindow, page: str, qtbot: QtBot) -> None:
    window.show_page(page)
    QApplication.processEvents()
    wanted = {each for each in controls(window) if each.focusProxy() is None and not _is_reached_by_arrows(each)}
    reached: set[QWidget] = set()

    for _step in range(len(wanted) * 3):
        held = QApplication.focusWidget()
        if held:
            reached.add(held)
        qtbot.keyClick(held or window, Qt.Key.Key_Tab)

    assert sorted(path(each) for each in wanted - reached) == []


def _is_reached_by_arrows(widget: QWidget) -> bool:
    """Of those of which only one can be chosen, Tab goes to the chosen one."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    return isinstance(widget, QRadioButton) or bool(widget.group() and widget.group().exclusive())


def _changes(widget: QWidget, window: MainWindow) -> bool:
    """Whether something in or around it looks different when it has the keyboard."""
    around = widget.parentWidget() or widget
    elsewhere = window.page(window.current_key())
    assert elsewhere is not None
    elsewhere.setFocus()
    before = around.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return around.grab().toImage() != before
