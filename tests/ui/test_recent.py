"""The chapters opened last: kept on this laptop, offered in the menu and at the welcome, forgotten on wish."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.in_sight import says
from tests.ui.window_parts import Make
from ui.house import House
from ui.preferences import Preferences
from ui.recent import RecentMenu, forget, note, recent
from ui.theme import Look
from ui.welcome import Welcome


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """A laptop on which nothing was opened yet."""
    return Preferences(tmp_path / "preferences.json")


def made(folder: Path, *names: str) -> list[Path]:
    """Files that are there."""
    paths = [folder / f"{name}.chapter" for name in names]
    for path in paths:
        path.touch()
    return paths


def offered(menu: QMenu) -> list[tuple[str, bool]]:
    """What a menu offers once it opens."""
    menu.aboutToShow.emit()
    return [(each.text().split(" · ")[0], each.isEnabled()) for each in menu.actions() if not each.isSeparator()]


def entry(menu: QMenu, text: str) -> QAction:
    """One of its entries."""
    (found,) = [each for each in menu.actions() if each.text().startswith(text)]
    return found


def test_the_last_opened_comes_first_and_each_once(preferences: Preferences, tmp_path: Path) -> None:
    west, fens = made(tmp_path, "West", "Fens")
    for path in (west, fens, west):
        note(preferences, path)

    assert [each.path for each in recent(Preferences(tmp_path / "preferences.json"))] == [west, fens]


def test_the_list_stays_short(preferences: Preferences, tmp_path: Path) -> None:
    for path in made(tmp_path, *(f"{n}" for n in range(12))):
        note(preferences, path)

    assert [each.path.stem for each in recent(preferences)] == ["11", "10", "9", "8", "7", "6", "5", "4"]


def test_what_is_not_there_any_more_is_told(preferences: Preferences, tmp_path: Path) -> None:
    west, fens = made(tmp_path, "West", "Fens")
    for path in (west, fens):
        note(preferences, path)
    west.unlink()

    assert [(each.path.stem, each.is_there) for each in recent(preferences)] == [("Fens", True), ("West", False)]


def test_one_or_all_are_forgotten_on_wish(preferences: Preferences, tmp_path: Path) -> None:
    west, fens = made(tmp_path, "West", "Fens")
    for path in (west, fens):
        note(preferences, path)

    forget(preferences, fens)
    left = [each.path for each in recent(preferences)]
    forget(preferences)

    assert (left, recent(preferences)) == ([west], [])


@pytest.mark.parametrize("kept", ["{", "7", '["a", 3]'])
def test_a_spoilt_list_is_no_reason_to_stop(preferences: Preferences, kept: str) -> None:
    preferences.set("chapter.recent", kept)

    assert all(isinstance(each.path, Path) for each in recent(preferences))


def test_the_menu_leaves_out_the_open_chapter_and_greys_what_is_gone(
    make: Make, house: House, tmp_path: Path, qtbot: QtBot
) -> None:
    west, fens = made(tmp_path, "R&D", "Fens")
    for path in (west, fens):
        note(house.preferences, path)
    fens.unlink()
    asked: list[list[Path]] = []
    window = make(opened=asked.append)
    (menu,) = window.findChildren(RecentMenu)

    told = offered(menu)
    entry(menu, "R&&D").trigger()

    assert told == [("Fens", False), ("R&&D", True), ("Empty this list", True)]
    assert "(no longer there)" in entry(menu, "Fens").text()
    qtbot.waitUntil(lambda: asked == [[west]])


def test_the_chapter_that_is_open_heads_the_list_from_then_on(make: Make, house: House) -> None:
    make()

    assert [each.path for each in recent(house.preferences)] == [house.store.path.absolute()]


def test_the_list_is_emptied_but_for_what_is_open(make: Make, house: House, tmp_path: Path) -> None:
    note(house.preferences, made(tmp_path, "West")[0])
    window = make()
    (menu,) = window.findChildren(RecentMenu)
    menu.aboutToShow.emit()

    entry(menu, "Empty this list").trigger()

    assert offered(menu) == [("No other chapter was opened yet", False)]
    assert [each.path for each in recent(house.preferences)] == [house.store.path.absolute()]


def test_the_welcome_offers_them_once_there_are_any(
    preferences: Preferences, tmp_path: Path, look: Look, qtbot: QtBot
) -> None:
    asked: list[Path] = []
    before, west = welcome(preferences, asked, qtbot), made(tmp_path, "West")[0]
    note(preferences, west)
    after = welcome(preferences, asked, qtbot)
    (step,) = [each for each in after.findChildren(QPushButton) if each.text() == "Recent"]
    menu = step.menu()
    assert isinstance(menu, RecentMenu)

    told = offered(menu)
    entry(menu, "West").trigger()

    assert "again" not in says(before)
    assert "Open one of the last chapters again" in says(after)
    assert (told, asked) == ([("West", True), ("Empty this list", True)], [west])


def welcome(preferences: Preferences, asked: list[Path], qtbot: QtBot) -> Welcome:
    """The first window."""
    shown = Welcome(preferences, begin=print, join=print, open_=asked.append, sample=print)
    qtbot.addWidget(shown)
    shown.show()
    return shown
