"""Folders and files that the program keeps for itself: nobody else on the laptop reads them, where it has modes."""

from contextlib import suppress
from pathlib import Path

_FOLDER, _FILE = 0o700, 0o600


def own_folder(folder: Path) -> Path:
    """Make a folder and every one above it that is missing. Raises `OSError`."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=_FOLDER, exist_ok=True)
    folder.mkdir(exist_ok=True)  # says what is wrong when a file stands in the way
    _close(folder, _FOLDER)
    return folder


def own_file(file: Path) -> Path:
    """Close a file that stands in such a folder to everybody else."""
    _close(file, _FILE)
    return file


def close_all(home: Path) -> None:
    """Close all that lies in a folder of the program's own, as earlier versions left it open."""
    for each in home.rglob("*"):
        if not each.is_symlink():
            _close(each, _FOLDER if each.is_dir() else _FILE)
    _close(home, _FOLDER)


def _close(path: Path, mode: int) -> None:
    with suppress(OSError):  # sticks and shared folders have no modes
        if path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)
