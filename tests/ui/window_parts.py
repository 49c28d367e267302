"""A window with pages that write down what they were asked, for the tests of the window."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, text

from models.errors import Missing
from ui.main_window import MainWindow
from ui.widgets.page import Page

PEOPLE = "SELECT count(*) FROM person WHERE NOT removed"


class Heard(Page):
    """A page that writes down what it was asked."""

    watches = ("person",)

    def _build(self) -> None:
        self.asked: list[str] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Search")
        self.column.addWidget(self.line)

    def refresh(self) -> None:
        self.asked.append("refresh")

    def show_id(self, id: str) -> None:
        """A record was asked for."""
        self.asked.append(id)

    def new_here(self) -> None:
        """Ctrl+N."""
        self.asked.append("new")

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.line.setFocus()

    def to_bin(self) -> None:
        """Del."""
        self.asked.append("bin")

    def back(self) -> bool:
        """Esc."""
        self.asked.append("back")
        return True

    def panes(self) -> list[QWidget]:
        """F6."""
        return [self.line]


class Bare(Page):
    """A page that knows nothing."""


def counted(reader: Any) -> int:
    """How many people there are."""
    return reader.value(PEOPLE)


def add_person(id: str, session: Session) -> None:
    """A deed."""
    session.connection().execute(text("INSERT INTO person (id, given_name) VALUES (:id, 'Gwen')"), {"id": id})


def refuse(session: Session) -> None:
    """A deed that is refused."""
    raise Missing("name")


Make = Callable[..., MainWindow]


def members(window: MainWindow) -> Heard:
    """The page that listens, turned to."""
    window.show_page("members")
    page = window.page("members")
    assert isinstance(page, Heard)
    return page


def key(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    """Press keys where the keyboard is."""
    qtbot.keySequence(window.focusWidget() or window, keys)
