"""Asking for a file: the system's own dialogs, which remember the last folder."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.preferences import Preferences

_FOLDER = "files.folder"


def file_to_open(parent: QWidget, preferences: Preferences, title: str, kinds: str) -> Path | None:
    """A file the person chose, or None. `kinds` is Qt's filter: `Bundles (*.bundle)`."""
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, preferences.get(_FOLDER, ""), kinds)
    return _remembered(preferences, chosen)


def file_to_save(parent: QWidget, preferences: Preferences, title: str, *, name: str, kinds: str) -> Path | None:
    """Where the person wants a file, or None; the system has already asked about replacing one."""
    suggested = str(Path(preferences.get(_FOLDER, "")) / name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    path = _remembered(preferences, chosen)
    return path if path is None or path.suffix else path.with_suffix(_ending(kind))


def _remembered(preferences: Preferences, chosen: str) -> Path | None:
    if not chosen:
        return None
    preferences.set(_FOLDER, str(Path(chosen).parent))
    return Path(chosen)


def _ending(kind: str) -> str:
    """The ending a filter stands for.

    >>> _ending("Bundles (*.bundle)")
    '.bundle'
    """
    return kind.partition("(*")[2].partition(")")[0].split(" ")[0]
