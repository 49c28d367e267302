"""Copies of papers for other programs to show: they lie in a folder of their own, which goes when the program ends."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices

from exports.safe_file import write_bytes
from models.progress import Progress


class Borrowed(QObject):
    """The folder; nobody but this person can look into it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = TemporaryDirectory(prefix="chapterhouse-", ignore_cleanup_errors=True)
        self._count = 0

    def place(self, name: str) -> Path:
        """Where a copy of this name may lie; an earlier one is left to whoever is still looking at it."""
        self._count += 1
        folder = Path(self._folder.name) / str(self._count)
        folder.mkdir()
        return folder / name

    def clear(self) -> None:
        """Remove every copy."""
        self._folder.cleanup()


def borrowed() -> Borrowed:
    """The running program's folder, made when it is first needed."""
    application = QCoreApplication.instance()
    assert application
    found = application.findChild(Borrowed)
    if found is None:
        found = Borrowed(application)
        application.aboutToQuit.connect(found.clear)
    return found


def lend(target: Path, content: bytes, _progress: Progress) -> None:
    """On a worker: write the copy. Raises `CouldNotWrite`."""
    write_bytes(target, content)


def shown_elsewhere(path: Path) -> bool:
    """Let the system open a file; whether there was a program for it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
