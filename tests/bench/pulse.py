"""Drives the real window at full size and feels the event loop's pulse, in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import monotonic, thread_time
from typing import TypeVar

from desktop.plain_imports import load_qt

load_qt()  # as the command does, before anything else of Qt

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from desktop import language
from desktop.app import Program
from desktop.paths import here
from models.errors import Refusal
from tests.bench.memory import megabytes
from ui.main_window import MainWindow
from ui.wording import sentence

W = TypeVar("W", bound=QWidget)
_BEAT = 2  # ms
_STEP = 180  # ms: the search asks 120 ms after a letter
_BREATH = 12  # steps: a person looks at the first page for some two seconds
_MEMBERS = "members"


@dataclass(frozen=True, order=True)
class Stall:
    """The longest the window did not answer during one step, and how much of that its own thread worked; both in ms."""

    waited: float
    worked: float
    step: str


@dataclass(frozen=True)
class Felt:
    """What one drive told: the longest stall of every step in turn, and the memory in MB after it."""

    stalls: list[Stall]
    memory: float


def felt(path: Path, typed: Sequence[str]) -> Felt:
    """Turn every page, type and scroll, in a fresh process."""
    told = json.loads(said("tests.bench.pulse", path, str(path), *typed))
    return Felt([Stall(**each) for each in told["stalls"]], told["memory"])


def bare_memory(path: Path) -> float:
    """A bare window's memory in MB."""
    lines = dict(line.split() for line in said("tests.bench.bare_window", path).splitlines())
    return float(lines["memory"])


def said(module: str, path: Path, *words: str) -> str:
    """What a module prints that runs in a process of its own."""
    environment = {**os.environ, "CHAPTERHOUSE_HOME": str(path.parent / "home")}
    command = [sys.executable, "-m", module, str(monotonic()), *words]
    return subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


class Pulse:
    """Beats on the window's thread; between two beats the window answers nobody."""

    def __init__(self) -> None:
        self._beats: list[tuple[float, float]] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT)

    def during(self, step: str, work: Callable[[], object], lasting: int = _STEP) -> Stall:
        """Do the work as an event of its own, and feel what comes of it."""
        self._beats.clear()
        loop = QEventLoop()
        QTimer.singleShot(_BEAT * 3, work)
        QTimer.singleShot(lasting, loop.quit)
        loop.exec()
        self._beat()
        gaps = [(later[0] - beat[0], later[1] - beat[1]) for beat, later in pairwise(self._beats)]
        waited, worked = max(gaps)
        return Stall(waited * 1000 - _BEAT, worked * 1000, step)

    def _beat(self) -> None:
        self._beats.append((monotonic(), thread_time()))


def opened_on(path: Path) -> tuple[Program, MainWindow]:
    """The program's window on a chapter, ready to write; where it cannot be, all ends with the reason in words."""
    language.start()
    program = Program(here())
    program.start([path])
    window = program.window
    assert window
    _wait(lambda: window.house.store.is_ready or bool(window.refusal()))
    try:
        window.house.store.prepare()
    except Refusal as refusal:
        program.end()
        sys.exit(sentence(refusal))
    return program, window


def _wait(is_so: Callable[[], bool]) -> None:
    loop, look = QEventLoop(), QTimer()
    look.timeout.connect(lambda: loop.quit() if is_so() else None)
    look.start(_BEAT)
    loop.exec()


class Driver:
    """Does to the window what a person does."""

    def __init__(self, path: Path) -> None:
        self._application = QApplication([])
        self._program, self._window = opened_on(path)
        self._pulse = Pulse()
        self._stalls: list[Stall] = []

    def drive(self, typed: Sequence[str]) -> Felt:
        """Turn every page twice, for building a page is felt too; type, and scroll."""
        for _ in range(_BREATH):
            self._step("get ready", list)
        for time in ("open", "turn to"):
            for spec in self._window.specs:
                self._step(f"{time} {spec.key}", partial(self._window.show_page, spec.key))
        self._step("turn to members", partial(self._window.show_page, _MEMBERS))
        self._type(typed)
        self._scroll()
        memory = megabytes()
        self._program.end()
        return Felt(self._stalls, memory)

    def _type(self, typed: Sequence[str]) -> None:
        line = self._part(QLineEdit)
        for text in (*typed, ""):
            self._step("type nothing", line.clear)
            for end, letter in enumerate(text, 1):
                self._step(f"type {text[:end]}", partial(QTest.keyClicks, line, letter))

    def _scroll(self) -> None:
        bar = self._part(QTableView).verticalScrollBar()
        for place in range(0, bar.maximum(), max(1, bar.maximum() // 60)):
            self._step("scroll", partial(bar.setValue, place))

    def _part(self, kind: type[W]) -> W:
        """The members' list, or their search."""
        page = self._window.page(_MEMBERS)
        part = page.findChild(kind) if page else None
        assert part is not None
        return part

    def _step(self, name: str, work: Callable[[], object]) -> None:
        self._stalls.append(self._pulse.during(name, work))


if __name__ == "__main__":
    print(json.dumps(asdict(Driver(Path(sys.argv[2])).drive(sys.argv[3:]))))
