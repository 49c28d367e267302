"""What the system may do with the entries of the menus: macOS moves some elsewhere by what they are called."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tests.ui.window_parts import Make
from ui.house import House
from ui.recent import note


def entries(menu: QMenu) -> Iterator[QAction]:
    """What a menu offers once it opens, and the menus inside it."""
    menu.aboutToShow.emit()
    for each in menu.actions():
        inside = each.menu()
        if isinstance(inside, QMenu):
            yield from entries(inside)
        elif not each.isSeparator():
            yield each


def test_every_entry_stays_where_it_is_looked_for_and_only_quit_is_the_systems(
    make: Make, house: House, tmp_path: Path
) -> None:
    settings = tmp_path / "Settings group.chapter"
    settings.touch()
    note(house.preferences, settings)

    menus = [each.menu() for each in make().menuBar().actions()]
    found = [each for menu in menus if isinstance(menu, QMenu) for each in entries(menu)]
    roles = {each.text().split(" · ")[0]: each.menuRole() for each in found}

    moved = [text for text, role in roles.items() if role is not QAction.MenuRole.NoRole]
    assert (moved, roles["Quit"]) == (["Quit"], QAction.MenuRole.QuitRole)
    assert "Settings group" in roles
