"""What lets the first paint go before it: the workers, and getting ready to write."""

import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QThreadPool, QTimer

from desktop.pages import load_rooms
from desktop.plain_imports import collect_again
from models.progress import Progress
from models.store import Store
from ui.tasks import ThreadTasks

_AT_THE_LATEST = 1000  # ms: a window that opens minimised is not painted
_M_ARENA_MAX = -8  # as malloc.h has it


class LateTasks(ThreadTasks):
    """Keeps what it is given until `begin`: before the first paint a worker would only take turns with it."""

    def __init__(self) -> None:
        super().__init__()
        self._pool = self._late = LatePool()
        QTimer.singleShot(_AT_THE_LATEST, self.begin)

    def begin(self) -> None:
        """Start what is waiting, and from now on everything at once."""
        self._late.begin()

    def close(self) -> None:
        """Forget what has not begun, and wait for the rest."""
        self._late.waiting.clear()
        super().close()


class LatePool(QThreadPool):
    """Workers that begin together."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []
        self._has_begun = False

    def begin(self) -> None:
        """Let everything run that waits, and whatever comes."""
        if self._has_begun:
            return
        self._has_begun = True
        _share_one_heap()
        for work in self.waiting:
            super().start(work)
        self.waiting.clear()

    def start(self, work: Callable[[], None]) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Run this, now or when it is time."""
        if self._has_begun:
            super().start(work)
        else:
            self.waiting.append(work)


def _share_one_heap() -> None:
    """The C library of Linux would give each worker a heap of its own, and hardly ever give anything back from it."""
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError, OSError):  # another C library may have no such choice
            ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)


def get_ready(store: Store, _progress: Progress) -> None:
    """On a worker: the chapter ready to write, and the other rooms ready to enter."""
    try:
        store.prepare()
        load_rooms()
    finally:
        collect_again()
