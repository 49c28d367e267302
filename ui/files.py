"""Asking for a file: the system's own dialogs, which remember the last folder."""

import re
from gettext import gettext as _
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.preferences import Preferences
from ui.widgets.confirm import confirm

_FOLDER = "files.folder"


def documents() -> Path:
    """Where documents go; a laptop may have no such folder yet."""
    usual = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return usual if usual.is_dir() else Path.home()


def file_to_open(parent: QWidget, preferences: Preferences, title: str, kinds: str) -> Path | None:
    """A file the person chose, or None. `kinds` is Qt's filter: `Bundles (*.bundle)`."""
    chosen, _used = QFileDialog.getOpenFileName(parent, title, _folder(preferences), kinds)
    return _remembered(preferences, chosen)


def file_to_save(parent: QWidget, preferences: Preferences, title: str, *, name: str, kinds: str) -> Path | None:
    """Where the person wants a file, or None; the system has already asked about replacing one."""
    suggested = str(Path(_folder(preferences)) / name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    path = _remembered(preferences, chosen)
    if path is None or path.suffix.lower() in _endings(kinds):
        return path
    path = path.with_name(path.name + (_endings(kind) or _endings(kinds))[0])
    return path if not path.exists() or _may_replace(parent, path) else None


def folder_to_fill(parent: QWidget, preferences: Preferences, title: str) -> Path | None:
    """A folder the person chose, or None; it is offered again the next time."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _folder(preferences))
    if not chosen:
        return None
    preferences.set(_FOLDER, chosen)
    return Path(chosen)


def _folder(preferences: Preferences) -> str:
    """The last folder used; before there is one, the documents, and never where the program happens to run."""
    return preferences.get(_FOLDER, "") or str(documents())


def _remembered(preferences: Preferences, chosen: str) -> Path | None:
    if not chosen:
        return None
    preferences.set(_FOLDER, str(Path(chosen).parent))
    return Path(chosen)


def _may_replace(parent: QWidget, path: Path) -> bool:
    """The system asked about the name as it was typed, without its ending."""
    title = _("Replace {file}?").format(file=path.name)
    return confirm(parent, title, _("A file of this name is already there."), _("Replace it"))


def _endings(kinds: str) -> list[str]:
    """The endings some filters stand for.

    >>> _endings("Excel workbook (*.xlsx);;Bundles (*.bundle *.zip)")
    ['.xlsx', '.bundle', '.zip']
    """
    return re.findall(r"\*(\.\w+)", kinds)
