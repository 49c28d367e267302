"""An error nobody expected, wherever it happens: the window says so, once."""

import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.crash import Crash
from models.commands import roster

TOLD = "Something went wrong that should not have. What you saved is safe. A report lies in "
pytestmark = pytest.mark.logs_warnings


class Torn(QWidget):
    """Cannot be painted."""

    tries = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        self.tries += 1
        raise ValueError("torn")


class TornRows(QStyledItemDelegate):
    """Cannot paint a row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        raise ValueError("torn")


@pytest.fixture
def heard(program: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program, which hears every error nobody caught."""
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr(sys, "excepthook", program.hear_crash)
    return program


@pytest.fixture
def running(heard: Program, tmp_path: Path, qtbot: QtBot) -> Program:
    """The same with a chapter open."""
    path = tmp_path / "Fens.chapter"
    heard.begin(path, "Fens chapter")
    qtbot.waitUntil(lambda: bool(heard.window and heard.window.house.store.is_ready))
    return heard


def reports(tmp_path: Path) -> int:
    """How many reports lie on the laptop."""
    return len(list(tmp_path.rglob("crash-*.txt")))


def said(program: Program) -> str:
    """What the window in sight says."""
    assert program._shown
    return program._shown._banner.sentence()


def test_what_cannot_be_painted_is_told_once(running: Program, tmp_path: Path, qtbot: QtBot) -> None:
    assert running.window
    torn = Torn(running.window)
    torn.resize(40, 40)
    torn.show()

    qtbot.waitUntil(lambda: said(running).startswith(TOLD))
    running.window._banner.dismiss()
    torn.update()
    qtbot.waitUntil(lambda: torn.tries > 1)

    assert (said(running), reports(tmp_path)) == ("", 1)
    torn.deleteLater()


def test_a_row_that_cannot_be_painted_is_told_once(running: Program, tmp_path: Path, qtbot: QtBot) -> None:
    assert running.window
    running.window.show_page("members")
    page = running.window.page("members")
    assert page
    table = page.findChild(QTableView)
    assert isinstance(table, QTableView)
    table.setItemDelegate(TornRows(table))
    for name in ("Amara", "Bethan"):
        running.window.house.dispatcher.run("Add", partial(roster.add_person, given_name=name))

    qtbot.waitUntil(lambda: said(running).startswith(TOLD))
    assert reports(tmp_path) == 1


def test_what_goes_wrong_in_the_first_window_is_told_there(heard: Program, qtbot: QtBot) -> None:
    assert heard.window is None and heard._shown
    torn = Torn(heard._shown)
    torn.resize(40, 40)
    torn.show()

    qtbot.waitUntil(lambda: said(heard).startswith(TOLD))
    torn.deleteLater()


def test_what_goes_wrong_beside_the_window_is_told_in_it(running: Program, qtbot: QtBot) -> None:
    tell = partial(running.tell_crash, Crash(ValueError("torn"), None))

    thread = threading.Thread(target=tell)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: said(running).startswith(TOLD))
