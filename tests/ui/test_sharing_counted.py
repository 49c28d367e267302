"""The rail and the Share page tell of one number: how many answers a person has to give there."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from desktop.pages import finders, pages
from models.store import Store
from tests.builders import NOW
from tests.builders_meetings import planned
from tests.ui.sharing_desk import change, founded, hand_over, joined, packed, press
from ui.house import House
from ui.main_window import FileActions, MainWindow
from ui.sharing.page import SharePage


@pytest.fixture
def window(qtbot: QtBot, house: House) -> MainWindow:
    """The window with all its pages."""
    files = FileActions(new_chapter=list, open_chapter=list, save_copy=list)
    made = MainWindow(house, "West Vales", pages(), files=files, opened=list, finders=finders())
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.painted):
        made.show()
    return made


def test_two_fields_of_one_thing_and_a_stranger_are_three_for_the_rail_and_for_the_page(
    qtbot: QtBot, window: MainWindow, house: House, store: Store, empty_chapter: Path
) -> None:
    founded(store)
    meeting = planned(store)
    with (
        joined(empty_chapter, store) as asha,
        joined(empty_chapter, store, name="Old laptop", knows=False) as stranger,
    ):
        for copy, title, hours in ((store, "Circle", 1), (asha, "Evening", 2)):
            starts = f"{NOW + timedelta(hours=hours):%Y-%m-%dT%H:%M:%SZ}"
            change(copy, "meeting", meeting, title=title, starts=starts)
        hand_over(asha, store)
        qtbot.waitUntil(lambda: waiting(window) == (2, 2))

        page(window).import_file(packed(stranger, "from a stranger.bundle"))

        qtbot.waitUntil(lambda: waiting(window) == (3, 3))
        press(qtbot, page(window), "Take “Evening”")
        qtbot.waitUntil(lambda: waiting(window) == (2, 2))


def page(window: MainWindow) -> SharePage:
    """The Share page, in sight."""
    window.show_page("share", "settle")
    found = window.page("share")
    assert isinstance(found, SharePage)
    return found


def waiting(window: MainWindow) -> tuple[int, int]:
    """How many things wait for a person, by the rail and by the tab."""
    (tabs,) = page(window).findChildren(QTabBar)
    told = tabs.tabText(1).removeprefix("Open and settle").strip()
    return window._rail._items["share"]._count or 0, int(told or 0)
