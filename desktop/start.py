"""One start of the program: the window that has the chapter comes forward, or one is opened on it."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop.paths import Places, here
from desktop.single import knock
from ui.preferences import Preferences
from ui.recent import LAST

_AFTER_PAINT = 400  # ms


class Application(QApplication):
    """Says which files are to be opened once it runs: macOS gives no arguments to what was double-clicked."""

    asked_for = Signal(object)

    def event(self, event: QEvent) -> bool:
        """The system asks for a file."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.asked_for.emit([Path(event.file())])
            return True
        return super().event(event)


def open_window(files: Sequence[Path]) -> int:
    """Open the window on a chapter, or the welcome when there is none; returns the exit code when it is closed."""
    places = here()
    if has_window(places, files):
        return 0
    from desktop.app import Program

    application = QApplication.instance() or Application(["chapterhouse"])
    program = Program(places)
    if isinstance(application, Application):
        application.asked_for.connect(program.open_any)
    sys.excepthook = program.hear_crash
    QTimer.singleShot(_AFTER_PAINT, partial(_start_logs, places))
    program.start(files)
    code = application.exec()
    program.end()
    return code


def has_window(places: Places, files: Sequence[Path]) -> bool:
    """Whether the chapter asked for, or that of last time, has one already; it was told to come with the files."""
    last = Path(Preferences(places.preferences).get(LAST, ""))
    asked = next((file for file in files if file.suffix.lower() == ".chapter"), last)
    return asked.suffix.lower() == ".chapter" and knock(places.data, asked, files)


def _start_logs(places: Places) -> None:
    from desktop import logs

    logs.start(places.logs)
    logs.hear_qt()
