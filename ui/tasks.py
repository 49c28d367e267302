"""The one thread door: long work goes out as a plain function and comes back on the window's thread."""

import atexit
import threading
import time
import weakref
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal

from models.progress import Progress, Stopped

T = TypeVar("T")
Delivery = Callable[[], None]  # of what came of the work, on the window's thread
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

    @property
    def is_cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop; neither `done` nor `failed` will be called."""
        self._stop.set()

    def progress(self, done: int, total: int) -> None:
        """What the work is given as its Progress; runs on the worker."""
        if self.is_cancelled:
            raise Stopped
        now = time.monotonic()
        if done >= total or now - self._told_at >= _TOLD_EVERY:
            self._told_at = now
            self.progressed.emit(done, total)

    def come_back(self, delivery: Delivery) -> None:
        """On the worker: hand the outcome to the window's thread."""
        self._came_back.emit(delivery)

    def _settle(self, delivery: Delivery) -> None:
        try:
            if not self.is_cancelled:
                delivery()
        finally:
            self.ended.emit()


class Tasks(QObject):
    """Whoever runs long work; `started` tells of each piece before it begins."""

    started = Signal(object)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        label: str = "",
    ) -> Running:
        """Have `work` done; call `done` or `failed` on the window's thread. A label is shown with Cancel."""
        running = Running(label)
        self.started.emit(running)
        self._take_on(running, partial(_outcome, running, work, done, failed))
        return running

    def close(self) -> None:
        """Let nothing run on."""

    def _take_on(self, running: Running, work: Callable[[], Delivery]) -> None:
        raise NotImplementedError


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
        ending = weakref.finalize(self, _end, self._pool, self._under_way, self._waiting)
        ending.atexit = False  # its own hour is that of the first `finalize` of all, often after Qt has ended
        atexit.register(ending)

    def close(self) -> None:
        """Forget what has not begun, cancel the rest and wait until the workers are home."""
        _end(self._pool, self._under_way, self._waiting)

    def _take_on(self, running: Running, work: Callable[[], Delivery]) -> None:
        """Let a worker begin in the next turn of the event loop."""
        self._under_way.add(running)
        running.ended.connect(partial(self._under_way.discard, running))
        self._waiting.append(lambda: running.come_back(work()))
        if not self._turn.isActive():
            self._turn.start()

    def _begin(self) -> None:
        for work in self._waiting:
            self._pool.start(work)
        self._waiting.clear()


def _end(pool: QThreadPool, under_way: set[Running], waiting: list[Callable[[], None]]) -> None:
    waiting.clear()
    for running in list(under_way):
        running.cancel()
    pool.waitForDone()


class InlineTasks(Tasks):
    """Runs work at once, for tests: everything has happened before `run` returns."""

    def _take_on(self, running: Running, work: Callable[[], Delivery]) -> None:
        work()()
        running.ended.emit()


def _outcome(
    running: Running, work: Callable[[Progress], T], done: Callable[[T], None], failed: Callable[[Exception], None]
) -> Delivery:
    """Do the work; what is left is one call for the window's thread."""
    try:
        result = work(running.progress)
    except Stopped:
        return _nothing
    except Exception as fault:  # noqa: BLE001 - nothing may vanish on a worker: `failed` decides whose fault it is
        return partial(failed, fault)
    return partial(done, result)


def _nothing() -> None:
    """The delivery of work that was stopped."""
