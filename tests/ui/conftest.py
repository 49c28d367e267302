"""What every test of the window may count on: one application in our theme, and a house on a real chapter."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.history import History
from models.store import Store
from tests import builders
from tests.ui.typing_fields import Shown
from tests.ui.window_parts import Bare, Heard, Make, counted
from ui.dispatcher import Dispatcher
from ui.house import House
from ui.main_window import FileActions, MainWindow, PageSpec
from ui.preferences import Preferences
from ui.signals import ChapterSignals
from ui.tasks import InlineTasks
from ui.theme import Look
from ui.widgets.field import Field


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Iterator[Look]:
    """The light theme, worn once a session: a style sheet set late is slow."""
    yield Look(qapp, Preferences(None))


@pytest.fixture
def house(store: Store, look: Look, tmp_path: Path) -> House:
    """A house on this test's own chapter; long work is done at once."""
    return House(
        store=store,
        history=History(store),
        signals=ChapterSignals(store),
        dispatcher=Dispatcher(store),
        tasks=InlineTasks(),
        preferences=Preferences(tmp_path / "preferences.json"),
        now=builders.clock,
        look=look,
    )


@pytest.fixture
def shown(look: Look, qtbot: QtBot) -> Shown:
    """Shows a field with another thing to go to; answers everything it commits from then on."""
    windows: list[QWidget] = []

    def show(field: Field) -> list[Any]:
        window, elsewhere = QWidget(), QLineEdit()
        elsewhere.setObjectName("elsewhere")
        column = QVBoxLayout(window)
        column.addWidget(field)
        column.addWidget(elsewhere)
        qtbot.addWidget(window)
        windows.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        told: list[Any] = []
        field.committed.connect(told.append)
        return told

    return show


@pytest.fixture
def make(house: House, qtbot: QtBot) -> Make:
    """Opens a window with three pages."""

    def open_window(**given: Any) -> MainWindow:
        pages = (
            PageSpec("today", "Today", "today", Bare),
            PageSpec("members", "Members", "members", Heard, counted, "Who is part of the chapter."),
            PageSpec("share", "Share", "share", Bare),
        )
        files = FileActions(new_chapter=list, open_chapter=list, save_copy=list)
        window = MainWindow(house, "West Vales chapter", pages, files=files, **{"opened": list, **given})
        qtbot.addWidget(window)
        with qtbot.waitActive(window), qtbot.waitSignal(window.painted):
            window.show()
            window.activateWindow()
        return window

    return open_window
