"""The window: pages built when asked for, keys that reach them, refusals in the page, undo with a name."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import Session, text

from models.errors import Missing
from ui.house import House
from ui.main_window import FileActions, MainWindow, PageSpec
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


def members(window: MainWindow) -> Heard:
    """The page that listens, turned to."""
    window.show_page("members")
    page = window.page("members")
    assert isinstance(page, Heard)
    return page


def key(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    """Press keys where the keyboard is."""
    qtbot.keySequence(window.focusWidget() or window, keys)


def test_only_the_first_page_is_built_at_first(make: Make) -> None:
    window = make()

    assert [window.page(name) is not None for name in ("today", "members", "share")] == [True, False, False]


def test_pages_turn_by_keys(make: Make, qtbot: QtBot) -> None:
    window = make()

    key(qtbot, window, "Ctrl+2")
    second = window.current_key()
    key(qtbot, window, "Ctrl+3")

    assert (second, window.current_key()) == ("members", "share")


def test_the_keys_of_a_page_reach_it(make: Make, qtbot: QtBot) -> None:
    window = make()
    page = members(window)

    for keys in ("Ctrl+N", "Del", "Esc"):
        key(qtbot, window, keys)
    key(qtbot, window, "Ctrl+F")

    assert (page.asked, page.line.hasFocus()) == (["refresh", "new", "bin", "back"], True)


def test_a_key_that_a_page_does_not_know_does_nothing(make: Make, qtbot: QtBot) -> None:
    window = make()

    for keys in ("Ctrl+N", "Ctrl+P", "F2", "Del", "Esc"):
        key(qtbot, window, keys)

    assert (window.current_key(), window.refusal()) == ("today", "")


def test_delete_in_a_field_is_the_fields_own(make: Make, qtbot: QtBot) -> None:
    window = make()
    page = members(window)
    page.line.setFocus()
    page.line.setText("Gwen")
    page.line.setCursorPosition(0)

    key(qtbot, window, "Del")

    assert (page.line.text(), page.asked) == ("wen", ["refresh"])


def test_f6_goes_from_pane_to_pane_and_round(make: Make, qtbot: QtBot) -> None:
    window = make()
    page = members(window)
    page.line.setFocus()

    key(qtbot, window, "F6")
    held = window.focusWidget()
    key(qtbot, window, "F6")

    assert (held is not None and window._rail.isAncestorOf(held), page.line.hasFocus()) == (True, True)


def test_a_record_elsewhere_is_gone_to_by_signal(make: Make, house: House) -> None:
    window = make()

    house.signals.go_to.emit("members", "01" * 16)

    page = window.page("members")
    assert isinstance(page, Heard)
    assert (window.current_key(), page.asked) == ("members", ["refresh", "01" * 16])


def test_a_refusal_is_a_sentence_in_the_page_until_the_next_deed(make: Make, house: House) -> None:
    window = make()

    house.dispatcher.run("Add Gwen", refuse)
    said = window.refusal()
    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16))

    assert (said, window.refusal()) == ("The name must not be empty.", "")


def test_esc_sends_a_refusal_away_before_it_goes_back(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()
    page = members(window)
    house.dispatcher.run("Add Gwen", refuse)

    key(qtbot, window, "Esc")
    first = (window.refusal(), list(page.asked))
    key(qtbot, window, "Esc")

    assert (first, page.asked) == (("", ["refresh"]), ["refresh", "back"])


def test_a_deed_can_be_undone_and_redone_by_name(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()
    house.dispatcher.run("Add R&D", partial(add_person, "01" * 16))
    qtbot.waitUntil(window._menus.undo.isEnabled)
    named = window._menus.undo.text()

    key(qtbot, window, "Ctrl+Z")
    with house.store.read() as reader:
        after_undo = reader.value(PEOPLE)
    qtbot.waitUntil(window._menus.redo.isEnabled)
    key(qtbot, window, "Ctrl+Shift+Z")

    with house.store.read() as reader:
        assert (named, after_undo, reader.value(PEOPLE)) == ("Undo Add R&&D", 0, 1)


def test_a_toast_undoes_the_deed_it_tells_of(make: Make, house: House) -> None:
    window = make()
    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16), say="Added Gwen")

    said = window._toast.sentence()
    window._toast._action.click()

    with house.store.read() as reader:
        assert (said, reader.value(PEOPLE)) == ("Added Gwen", 0)


def test_the_rail_says_when_it_was_saved_and_what_there_is(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()

    house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16))

    row = window._rail._items["members"]
    qtbot.waitUntil(lambda: row.accessibleName() == "Members, 1")
    assert window._rail.saved() == "Saved on this laptop · 18:00"


def test_a_page_reads_again_when_what_it_watches_changed(make: Make, house: House, qtbot: QtBot) -> None:
    page = members(make())

    with qtbot.waitSignal(house.signals.changed):
        house.dispatcher.run("Add Gwen", partial(add_person, "01" * 16))

    assert page.asked == ["refresh", "refresh"]


def test_a_hidden_page_reads_again_only_when_it_is_shown(make: Make, house: House, qtbot: QtBot) -> None:
    window = make()
    page = members(window)
    window.show_page("today")
    for n in (1, 2):
        with qtbot.waitSignal(house.signals.changed):
            house.dispatcher.run("Add Gwen", partial(add_person, f"{n:032x}"))
    before = list(page.asked)

    window.show_page("members")

    assert (before, page.asked) == (["refresh"], ["refresh", "refresh"])


def test_files_dropped_on_the_window_are_opened(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    dropped: list[list[Path]] = []
    window = make(opened=dropped.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "list.csv")), QUrl("https://vale.example/list.csv")])
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier

    window.dropEvent(QDropEvent(QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction, data, no_button, no_key))
    qtbot.waitUntil(lambda: bool(dropped))

    assert dropped == [[tmp_path / "list.csv"]]


def test_the_window_opens_again_as_large_as_it_was(make: Make) -> None:
    window = make()
    window.resize(700, 600)
    window.close()

    again = make()

    assert (again.width(), again.height()) == (700, 600)


def test_in_a_small_window_the_rail_keeps_only_its_drawings(make: Make) -> None:
    window = make()

    window.resize(700, 480)
    narrow = (window._rail.width(), window._rail._items["members"].toolTip())
    window.resize(1300, 800)

    assert (narrow, window._rail.width()) == ((68, "Members"), 218)


def test_help_says_what_the_page_is_for(make: Make, qtbot: QtBot) -> None:
    window = make()
    window.show_page("members")

    key(qtbot, window, "F1")

    dialog = window.findChild(QWidget, "help")
    assert dialog is not None
    assert dialog.accessibleDescription() == "Who is part of the chapter."
    dialog.close()
