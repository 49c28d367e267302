"""A sample chapter says that it is one, and leads to a chapter of one's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from models.commands import chapter
from models.store import Store
from tests import builders
from tests.ui.houses import house_on
from tests.ui.in_sight import says
from tests.ui.window_parts import Bare
from ui.chapter.sample_fence import SampleFence, fence
from ui.main_window import FileActions, MainWindow, PageSpec
from ui.theme import Look

Opened = Callable[[Callable[..., str], FileActions], MainWindow]


@pytest.fixture
def opened(tmp_path: Path, look: Look, qtbot: QtBot) -> Iterator[Opened]:
    """Opens the window on a chapter founded in one way or the other."""
    stores: list[Store] = []

    def at(path: Path) -> Store:
        return Store(path, home=tmp_path / "home", now=builders.clock)

    def on(found: Callable[..., str], files: FileActions) -> MainWindow:
        stores.append(chapter.make(tmp_path / "own.chapter", at, label="New", name="West Vales", found=found))
        pages = (PageSpec("today", "Today", "today", Bare),)
        window = MainWindow(house_on(stores[-1], look), "West Vales", pages, files=files, opened=list)
        qtbot.addWidget(window)
        fence(window, files)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield on
    for store in stores:
        store.close()


def press(window: MainWindow, text: str) -> None:
    """Click the button of these words."""
    (found,) = [each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.text() == text]
    found.click()


def test_a_sample_says_so_and_offers_the_two_ways_on(opened: Opened) -> None:
    asked: list[str] = []
    files = FileActions(
        new_chapter=lambda: asked.append("own"),
        open_chapter=list,
        save_copy=list,
        remove=lambda: asked.append("away"),
    )
    window = opened(chapter.found_sample, files)

    press(window, "Start your own…")
    press(window, "Remove the sample")

    assert "nobody in it is real" in says(window)
    assert asked == ["own", "away"]


def test_where_nothing_can_remove_it_nothing_offers_to(opened: Opened) -> None:
    window = opened(chapter.found_sample, FileActions(new_chapter=list, open_chapter=list, save_copy=list))

    shown = [each.text() for each in window.findChildren(QAbstractButton) if each.isVisible()]
    assert ("Start your own…" in shown, "Remove the sample" in shown) == (True, False)


def test_a_chapter_of_ones_own_has_no_fence(opened: Opened) -> None:
    window = opened(chapter.found_chapter, FileActions(new_chapter=list, open_chapter=list, save_copy=list))

    assert window.findChildren(SampleFence) == []


def test_a_sample_stays_one_when_it_is_called_otherwise(opened: Opened, qtbot: QtBot) -> None:
    files = FileActions(new_chapter=list, open_chapter=list, save_copy=list)
    window = opened(chapter.found_sample, files)
    store = window.house.store
    with store.read() as reader:
        id = reader.value("SELECT chapter FROM _ctl")
    with store.write("Rename") as session:
        chapter.change(session, chapter_id=id, field="name", value="Our chapter")

    assert fence(window, files) is not None
