"""What lets the first paint go before it: the workers, and getting ready to write."""

import sys
from contextlib import suppress

from PySide6.QtCore import QTimer, Signal

from desktop.leisure import Leisure
from desktop.pages import load_rooms
from desktop.plain_imports import collect_again
from models.progress import Progress
from models.store import Store
from ui.tasks import Running, ThreadTasks

_AT_THE_LATEST = 1000  # ms: a window that opens minimised is not painted
_QUIET = 1000  # ms without anything coming back from a worker
_TURN = 0.0005  # seconds
_M_ARENA_MAX = -8  # as malloc.h has it


class LateTasks(ThreadTasks):
    """Keeps what it is given until `begin`: before the first paint a worker would only take turns with it.

    When it is quiet, the memory that long work needed goes back to the system, what Qt will need is made ready, and
    `rested` is said.
    """

    rested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._turn.setInterval(_AT_THE_LATEST)
        self._turn.timeout.connect(self.begin)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(self._be_quiet)
        self._leisure = Leisure(self)
        self.started.connect(self._follow)

    def begin(self) -> None:
        """Start what is waiting, and from now on everything in its turn.

        The window waits for a turn of a worker's whenever it comes back from Qt: Python's usual 5 ms add up.
        """
        sys.setswitchinterval(_TURN)
        _share_one_heap()
        self._turn.setInterval(0)

    def _follow(self, running: Running) -> None:
        running.ended.connect(self._quiet.start)

    def _be_quiet(self) -> None:
        _give_back()
        self._leisure.start()
        self.rested.emit()


def _share_one_heap() -> None:
    """The C library of Linux would give each worker a heap of its own, and hardly ever give anything back from it."""
    _ask_for("mallopt", _M_ARENA_MAX, 1)


def _give_back() -> None:
    """The C library of Linux gives back only what lies at the end of its heap, unless it is asked."""
    _ask_for("malloc_trim", 0)


def _ask_for(name: str, *values: int) -> None:
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError, OSError):  # another C library may have no such choice
            getattr(ctypes.CDLL(None), name)(*values)


def get_ready(store: Store, _progress: Progress) -> None:
    """On a worker: the chapter ready to write, every record at hand, and the other rooms ready to enter."""
    from models.tables import load as load_tables

    try:
        store.prepare()
        load_tables()
        load_rooms()
    finally:
        collect_again()
