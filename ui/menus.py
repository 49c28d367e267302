"""The menus of the window: made once, with the names of the deeds they would undo kept true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QMenu

from ui.icons import icon
from ui.recent import RecentMenu, note
from ui.shortcuts import KEYS, page_key
from ui.undo_keys import UndoKeys

if TYPE_CHECKING:
    from ui.main_window import MainWindow


@dataclass(frozen=True)
class FileActions:
    """What the File menu does; given by whoever knows files. `remove` takes a sample off this laptop."""

    new_chapter: Callable[[], object]
    open_chapter: Callable[[], object]
    save_copy: Callable[[], object]
    remove: Callable[[], object] | None = None


class Menus(QObject):
    """File, Edit, Go, View, Help."""

    def __init__(self, window: MainWindow, files: FileActions) -> None:
        super().__init__(window)
        self._window = window
        self.all: list[QMenu] = []
        self._file(files)
        self.undo, self.redo = self._edit()
        self._go()
        self._view()
        self._help()
        UndoKeys(self)

    def refresh(self) -> None:
        """Name what Undo and Redo would do."""
        history = self._window.house.history
        self._name(self.undo, history.undo_label(), _("Undo {deed}"), _("Undo"))
        self._name(self.redo, history.redo_label(), _("Redo {deed}"), _("Redo"))

    def _name(self, action: QAction, deed: str | None, named: str, bare: str) -> None:
        action.setEnabled(deed is not None)
        action.setText(named.format(deed=deed.replace("&", "&&")) if deed else bare)

    def _menu(self, title: str) -> QMenu:
        menu = QMenu(title, self._window)
        self.all.append(menu)
        self._window.menuBar().addMenu(menu)
        return menu

    def _add(self, menu: QMenu, text: str, on: Callable[[], object], key: str = "", drawn: str = "") -> QAction:
        """An action in a menu; its key works while the menu bar is hidden too, through the menu of the rail."""
        action = QAction(icon(drawn) if drawn else QIcon(), text, self._window)
        action.setMenuRole(QAction.MenuRole.NoRole)  # else macOS moves whatever begins with “About” or “Settings”
        if key:
            action.setShortcut(key)
        action.triggered.connect(lambda _checked=False: on())
        menu.addAction(action)
        return action

    def _file(self, files: FileActions) -> None:
        menu = self._menu(_("&File"))
        self._add(menu, _("New chapter…"), files.new_chapter, KEYS["new_chapter"])
        self._add(menu, _("Open…"), files.open_chapter, KEYS["open"], "folder")
        menu.addMenu(self._recent())
        self._add(menu, _("Save a copy…"), files.save_copy, KEYS["save_copy"])
        menu.addSeparator()
        self._add(menu, _("Print…"), partial(self._window.ask_page, "print_here"), KEYS["print"], "print")
        self._add(menu, _("Check a paper…"), self._check_paper, drawn="check-circle")
        menu.addSeparator()
        self._add(menu, _("About this chapter…"), self._show_details, drawn="info")
        menu.addSeparator()
        leave = self._add(menu, _("Quit"), self._window.close, KEYS["quit"])
        leave.setMenuRole(QAction.MenuRole.QuitRole)

    def _recent(self) -> QMenu:
        window = self._window
        menu = RecentMenu(window, window.house.preferences, window.open_file)
        menu.leave_out(window.house.store.path)
        window.painted.connect(partial(note, window.house.preferences, window.house.store.path))
        return menu

    def _check_paper(self) -> None:
        from ui.verify.check_paper import choose_paper

        choose_paper(self._window.house, self._window)

    def _show_details(self) -> None:
        from ui.chapter.details import show_details

        show_details(self._window.house, self._window)

    def _edit(self) -> tuple[QAction, QAction]:
        menu = self._menu(_("&Edit"))
        undo = self._add(menu, _("Undo"), self._window.undo, KEYS["undo"], "undo")
        redo = self._add(menu, _("Redo"), self._window.redo, KEYS["redo"], "redo")
        menu.addSeparator()
        self._add(menu, _("New here"), partial(self._window.ask_page, "new_here"), KEYS["new"], "plus")
        self._add(menu, _("Rename"), partial(self._window.ask_page, "rename_here"), KEYS["rename"], "edit")
        self._add(menu, _("Put in the bin"), partial(self._window.ask_page, "to_bin"), KEYS["bin"], "trash")
        menu.addSeparator()
        self._add(menu, _("Search here"), partial(self._window.ask_page, "focus_search"), KEYS["find"], "search")
        menu.addSeparator()
        for spec in (spec for spec in self._window.specs if not spec.on_rail):
            self._add(
                menu, _("{page}…").format(page=spec.title), partial(self._window.show_page, spec.key), "", spec.icon
            )
        menu.aboutToShow.connect(self.refresh)
        return undo, redo

    def _go(self) -> None:
        menu = self._menu(_("&Go"))
        self._add(menu, _("Go to anything…"), self._window.go_to_anything, KEYS["go_to"])
        menu.addSeparator()
        for place, spec in enumerate(self._window.rail_specs, start=1):
            self._add(menu, spec.title, partial(self._window.show_page, spec.key), page_key(place), spec.icon)
        menu.addSeparator()
        self._add(menu, _("Next pane"), self._window.next_pane, KEYS["pane"])
        self._add(menu, _("Pane before"), partial(self._window.next_pane, -1), KEYS["pane_before"])
        self._add(menu, _("Back"), self._window.back, KEYS["back"])

    def _view(self) -> None:
        menu = self._menu(_("&View"))
        group = QActionGroup(self)
        for choice, text in (("system", _("As the system")), ("light", _("Light")), ("dark", _("Dark"))):
            action = self._add(menu, text, partial(self._window.house.look.choose, choice))
            action.setCheckable(True)
            action.setChecked(self._window.house.look.choice == choice)
            group.addAction(action)
        menu.addSeparator()
        bar = self._add(menu, _("Menu bar"), self._window.turn_menu_bar)
        bar.setCheckable(True)
        bar.setChecked(self._window.house.preferences.get("menu bar", False))
        self._add(menu, _("Full screen"), self._window.turn_full_screen, KEYS["full_screen"])

    def _help(self) -> None:
        menu = self._menu(_("&Help"))
        self._add(menu, _("What this page is for"), self._window.help, KEYS["help"], "help")
        self._add(menu, _("Keys"), self._window.show_keys, KEYS["keys"])
        by_key = QAction(_("Menu"), self._window)
        by_key.setShortcut(KEYS["menu"])
        by_key.triggered.connect(self._window.open_menu)
        self._window.addAction(by_key)
