"""Go to anything by a few letters."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.gallery import find
from ui.goto import Found, GoTo
from ui.house import House

PAGES = (Found("Today", "Page", "today"), Found("Members", "Page", "members"))


def nothing(reader: Any, text: str) -> Sequence[Found]:
    """A finder that finds nothing."""
    return ()


@pytest.fixture
def palette(house: House, qtbot: QtBot) -> GoTo:
    """The palette, opened over a window."""
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    palette = GoTo(window, house.store, PAGES, [nothing, find])
    palette.setProperty("window", window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    palette.open()
    return palette


def titles(palette: GoTo) -> list[str]:
    """What is offered."""
    return [found.title for found in palette.found()]


def test_an_empty_line_offers_the_pages(palette: GoTo) -> None:
    assert titles(palette) == ["Today", "Members"]


def test_letters_find_pages_and_people(palette: GoTo, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette._line, "me")
    qtbot.waitUntil(lambda: titles(palette) == ["Members", "Carlos Mendes"])


def test_enter_goes_to_the_first_before_the_pause_is_over(palette: GoTo, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette._line, "gwen")

    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette._line, Qt.Key.Key_Return)

    assert chosen.args == find(None, "gwen")
    assert palette.isHidden()


def test_arrows_go_round(palette: GoTo, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(palette._line, key)

    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette._line, Qt.Key.Key_Return)

    assert chosen.args == [PAGES[1]]


def test_enter_on_nothing_goes_nowhere(palette: GoTo, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette._line, "zzz")

    with qtbot.assertNotEmitted(palette.chosen):
        qtbot.keyClick(palette._line, Qt.Key.Key_Return)

    assert palette.isVisible()


def test_esc_gives_the_keyboard_back(palette: GoTo, qtbot: QtBot) -> None:
    qtbot.keyClick(palette._line, Qt.Key.Key_Escape)

    assert palette.isHidden()


def test_whoever_is_gone_to_may_take_the_keyboard(palette: GoTo, qtbot: QtBot) -> None:
    page, rail = QWidget(palette.parentWidget()), QPushButton("Rail", palette.parentWidget())
    for each in (page, rail):
        each.show()
    held: list[bool] = []
    palette.chosen.connect(lambda _found: held.append(palette.isAncestorOf(QApplication.focusWidget() or page)))
    palette.chosen.connect(lambda _found: page.setFocus())

    qtbot.keyClick(palette._line, Qt.Key.Key_Return)

    assert (held, page.hasFocus(), palette.isVisible()) == ([True], True, False)


def test_in_a_small_window_the_last_place_is_not_below_its_end(palette: GoTo, qtbot: QtBot) -> None:
    window = palette.parentWidget()
    assert window

    window.resize(600, 160)
    palette.open()

    assert window.rect().contains(palette.geometry())
