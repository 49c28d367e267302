"""Takes a sample chapter off this laptop: into the system's own bin, so that there is a way back."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFile

from models import chapter_file

_CHAPTER, _BESIDE = "sample.chapter", ("minutes.pdf", "sample.bundle")


def put_away(path: Path) -> bool:
    """The chapter, closed by now, with what the tour made beside it; the folder too once nothing is in it.

    Where the system has no bin it all stays, and the answer is False.
    """
    if path.exists() and not QFile.moveToTrash(str(path)):
        return False
    chapter_file.discard_journal(path)
    path.with_name(f".{path.name}.lock").unlink(missing_ok=True)
    if path.name == _CHAPTER:
        for beside in filter(Path.exists, map(path.with_name, _BESIDE)):
            QFile.moveToTrash(str(beside))
        with suppress(OSError):  # there is something else in it
            path.parent.rmdir()
    return True
