"""Drives the real window at full size and feels the event loop's pulse, in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from desktop.app import Program
from desktop.paths import here
from tests.bench.memory import megabytes

_BEAT = 4  # ms


def longest_stall(path: Path, typed: Sequence[str]) -> tuple[float, float, float]:
    """The longest stall in ms while typing, scrolling and turning pages; memory after it, and a bare window's."""
    environment = {**os.environ, "CHAPTERHOUSE_HOME": str(path.parent / "home")}

    def told(module: str, *words: str) -> dict[str, float]:
        command = [sys.executable, "-m", module, str(monotonic()), *words]
        said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        return {name: float(value) for name, value in (line.split() for line in said.splitlines())}

    ours = told("tests.bench.pulse", str(path), *typed)
    return ours["stall"], ours["memory"], told("tests.bench.bare_window")["memory"]


class Driver:
    """Does to the window what a person does, each step an event of its own, so that the pulse is felt around it."""

    def __init__(self, path: Path) -> None:
        self._application = QApplication([])
        self._program = Program(here())
        self._program.start([path])
        assert self._program.window
        self._window = self._program.window
        while not self._window.house.store.is_ready:
            self._application.processEvents()
        self._beats: list[float] = []
        self._beat = QTimer()
        self._beat.timeout.connect(lambda: self._beats.append(monotonic()))
        self._beat.start(_BEAT)

    def drive(self, typed: Sequence[str]) -> None:
        """Turn every page, type, scroll; then say how it went."""
        for _ in range(2):  # building a page is felt too
            for spec in self._window.specs:
                self._step(partial(self._window.show_page, spec.key))
        self._step(partial(self._window.show_page, "members"))
        self._type(typed)
        self._scroll()
        print("stall", max(after - before for before, after in pairwise(self._beats)) * 1000 - _BEAT)
        print("memory", megabytes())
        self._program.end()

    def _type(self, typed: Sequence[str]) -> None:
        line = self._members().findChild(QLineEdit)
        for text in typed:
            self._step(line.clear)
            for letter in text:
                self._step(partial(QTest.keyClicks, line, letter))
        self._step(line.clear)

    def _scroll(self) -> None:
        bar = self._members().findChild(QTableView).verticalScrollBar()
        for place in range(0, bar.maximum(), max(1, bar.maximum() // 60)):
            self._step(partial(bar.setValue, place))

    def _members(self) -> QWidget:
        page = self._window.page("members")
        assert page
        return page

    def _step(self, work: Callable[[], object]) -> None:
        QTimer.singleShot(0, work)
        QTest.qWait(150)


if __name__ == "__main__":
    Driver(Path(sys.argv[2])).drive(sys.argv[3:])
