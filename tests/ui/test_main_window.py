"""The window: pages built when asked for, and keys that reach them."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window_parts import Heard, Make, key, members
from ui.house import House


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


def test_on_a_small_screen_the_first_window_is_wholly_on_it(make: Make) -> None:
    window = make()  # the screen of the tests is 800 pixels wide

    assert window.screen().availableGeometry().contains(window.frameGeometry())


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
