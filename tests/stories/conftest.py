"""What every story may count on: programs that start on laptops of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.app import Program
from desktop.paths import places


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[str], Program]]:
    """Starts the program on the laptop of this name; what was there before is ended first."""
    running: list[Program] = []

    def on(laptop: str) -> Program:
        while running:
            running.pop().end()
        running.append(Program(places({"CHAPTERHOUSE_HOME": str(tmp_path / laptop)})))
        running[-1].start([])
        return running[-1]

    yield on
    while running:
        running.pop().end()


@pytest.fixture
def program(start: Callable[[str], Program]) -> Program:
    """The program on a laptop that has never seen it."""
    return start("laptop")
