"""The one thread door: long work goes out as a plain function and comes back on the window's thread."""

import threading
import time
import weakref
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from models.progress import Progress, Stopped

T = TypeVar("T")
_TOLD_EVERY = 0.05  # seconds: more often than an eye can follow is only noise for the event loop


class Running(QObject):
    """One piece of work under way; `ended` comes in every case, `progressed` now and then."""

    progressed = Signal(int, int)
    ended = Signal()
    _came_back = Signal(object)

    def __init__(self, label: str = "") -> None:
        super().__init__()
        self.label = label
        self._stop = threading.Event()
        self._told_at = 0.0
        self._came_back.connect(self._settle, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; neither `done` nor `failed` will be called."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the person asked it to stop."""
        return self._stop.is_set()

    def progress(self, done: int, total: int) -> None:
        """What the work is given as its Progress; runs on the worker."""
        if self._stop.is_set():
            raise Stopped
        now = time.monotonic()
        if done >= total or now - self._told_at >= _TOLD_EVERY:
            self._told_at = now
            self.progressed.emit(done, total)

    def come_back(self, delivery: Callable[[], None]) -> None:
        """On the worker: hand the outcome to the window's thread."""
        self._came_back.emit(delivery)

    def _settle(self, delivery: Callable[[], None]) -> None:
        try:
            if not self._stop.is_set():
                delivery()
        finally:
            self.ended.emit()


class Tasks(QObject):
    """Whoever runs long work; `started` tells of each piece as it starts."""

    started = Signal(object)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        label: str = "",
    ) -> Running:
        """Start `work`; call `done` or `failed` on the window's thread. A label is shown with Cancel."""
        raise NotImplementedError

    def close(self) -> None:
        """Let nothing run on."""


class ThreadTasks(Tasks):
    """Runs work on worker threads, once the window has done what it is at: both at once would only take turns."""

    def __init__(self) -> None:
        super().__init__()
        self._pool = QThreadPool()
        self._under_way: set[Running] = set()
        self._waiting: list[Callable[[], None]] = []
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._begin)
        # Whoever forgets to close must not leave a worker behind: it would crash as the program ends.
        weakref.finalize(self, _end, self._pool, self._under_way, self._waiting)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        label: str = "",
    ) -> Running:
        """Let a worker start `work` in the next turn of the event loop."""
        running = Running(label)
        self._under_way.add(running)
        running.ended.connect(partial(self._under_way.discard, running))
        self.started.emit(running)  # before the work: whoever follows it misses nothing
        self._waiting.append(partial(_carry_out, running, work, done, failed))
        if not self._turn.isActive():
            self._turn.start()
        return running

    def _begin(self) -> None:
        for work in self._waiting:
            self._pool.start(work)
        self._waiting.clear()

    def close(self) -> None:
        """Forget what has not begun, cancel the rest and wait until the workers are home."""
        _end(self._pool, self._under_way, self._waiting)


def _end(pool: QThreadPool, under_way: set[Running], waiting: list[Callable[[], None]]) -> None:
    waiting.clear()
    for running in list(under_way):
        running.cancel()
    pool.waitForDone()


class InlineTasks(Tasks):
    """Runs work at once, for tests: everything has happened before `run` returns."""

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        label: str = "",
    ) -> Running:
        """Do `work` here and now."""
        running = Running(label)
        self.started.emit(running)
        outcome = _outcome(running, work, done, failed)
        if outcome:
            outcome()
        running.ended.emit()
        return running


def _carry_out(
    running: Running, work: Callable[[Progress], T], done: Callable[[T], None], failed: Callable[[Exception], None]
) -> None:
    running.come_back(_outcome(running, work, done, failed) or _nothing)


def _outcome(
    running: Running, work: Callable[[Progress], T], done: Callable[[T], None], failed: Callable[[Exception], None]
) -> Callable[[], None] | None:
    """Do the work; what is left is one call for the window's thread."""
    try:
        result = work(running.progress)
    except Stopped:
        return None
    except Exception as fault:  # noqa: BLE001 - nothing may vanish on a worker: `failed` decides whose fault it is
        return partial(failed, fault)
    return partial(done, result)


def _nothing() -> None:
    """The delivery of work that was stopped."""
