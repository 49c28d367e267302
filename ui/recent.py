"""The chapters opened last on this laptop, to open again; those that are no longer there say so."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.preferences import Preferences

LAST = "chapter.last"
_KEY = "chapter.recent"
_MOST = 8


@dataclass(frozen=True)
class Recent:
    """One of them."""

    path: Path
    is_there: bool


def recent(preferences: Preferences, *, without: Path | None = None) -> list[Recent]:
    """The last opened first, without the one that is open."""
    return [Recent(path, path.exists()) for path in _kept(preferences) if path != (without and without.absolute())]


def note(preferences: Preferences, path: Path) -> None:
    """This one was opened."""
    kept = dict.fromkeys([path.absolute(), *_kept(preferences)])
    _keep(preferences, list(kept)[:_MOST])


def forget(preferences: Preferences, path: Path | None = None) -> None:
    """Keep one no longer in the list, or none at all; the chapters themselves stay where they are."""
    _keep(preferences, [each for each in _kept(preferences) if path and each != path.absolute()])


class RecentMenu(QMenu):
    """Offers them; what it offers is looked up each time it opens."""

    def __init__(self, parent: QWidget, preferences: Preferences, open_: Callable[[Path], object]) -> None:
        super().__init__(_("Open recent"), parent)
        self._preferences, self._open = preferences, open_
        self._shown: Path | None = None
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def leave_out(self, path: Path) -> None:
        """The chapter that is open."""
        self._shown = path

    def _fill(self) -> None:
        self.clear()
        found = recent(self._preferences, without=self._shown)
        for each in found:
            self._add(each)
        if not found:
            self._entry(_("No other chapter was opened yet")).setEnabled(False)
            return
        self.addSeparator()
        self._entry(_("Empty this list")).triggered.connect(self._forget)

    def _add(self, each: Recent) -> None:
        told = _("{chapter} · {folder}") if each.is_there else _("{chapter} · {folder} (no longer there)")
        text = told.format(chapter=each.path.stem, folder=shown_folder(each.path))
        action = self._entry(text.replace("&", "&&"))
        action.setToolTip(str(each.path))
        action.setEnabled(each.is_there)
        action.triggered.connect(partial(self._open_one, each.path))

    def _entry(self, text: str) -> QAction:
        action = self.addAction(text)
        action.setMenuRole(QAction.MenuRole.NoRole)  # else macOS takes a chapter called “Settings” for the program’s
        return action

    def _open_one(self, path: Path, _checked: bool = False) -> None:
        self._open(path)

    def _forget(self) -> None:
        forget(self._preferences)
        if self._shown:
            note(self._preferences, self._shown)


def shown_folder(path: Path) -> str:
    """The folder a chapter lies in, as people know it: "~/Documents"."""
    try:
        inside = path.parent.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return str(path.parent)
    return str(Path("~") / inside)


def _kept(preferences: Preferences) -> list[Path]:
    try:
        found = json.loads(preferences.get(_KEY, "") or "[]")
    except ValueError:
        return []
    return [Path(each) for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _keep(preferences: Preferences, paths: list[Path]) -> None:
    preferences.set(_KEY, json.dumps([str(path) for path in paths]))
