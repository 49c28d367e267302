"""The program's own window on a chapter. Says when it was painted, when it could write, and its longest stall."""

import sys
from pathlib import Path
from time import monotonic

from desktop.plain_imports import load_qt

load_qt()  # as the command does, before anything else of Qt

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop import language
from desktop.paths import here
from tests.bench.memory import megabytes

_BEAT = 5  # ms


class Watch(QObject):
    """Feels the event loop's pulse from the first paint until the chapter can be written."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._beat = QTimer(self)
        self._last = 0.0
        self._longest = 0.0

    def begin(self) -> None:
        """The first paint is done."""
        print("painted", _since_start())
        self._last = monotonic()
        self._beat.timeout.connect(self._feel)
        self._beat.start(_BEAT)

    def _feel(self) -> None:
        now = monotonic()
        self._longest = max(self._longest, (now - self._last) * 1000 - _BEAT)
        self._last = now
        window = self._program.window
        if window and window.house.store.is_ready:
            print("ready", _since_start())
            print("stall", self._longest)
            print("memory", megabytes())
            self._beat.stop()
            self._program.end()
            QApplication.quit()


def _since_start() -> float:
    return (monotonic() - float(sys.argv[1])) * 1000


if __name__ == "__main__":
    language.start()
    application = QApplication([])
    program = Program(here())
    watch = Watch(program)
    program.start([Path(sys.argv[2])])
    assert program.window
    program.window.painted.connect(watch.begin)
    application.exec()
