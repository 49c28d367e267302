"""Asking again before the last answer has come: one look at a time, and only the newest is shown."""

from collections.abc import Callable
from functools import partial
from typing import Any

from models.progress import Progress
from ui.tasks import Tasks

Work = Callable[[Progress], Any]
Done = Callable[[Any], None]


class Newest:
    """Runs work away from the window's thread; what is asked meanwhile waits, and replaces what waited before."""

    def __init__(self, tasks: Tasks, failed: Callable[[Exception], None]) -> None:
        self._tasks = tasks
        self._failed = failed
        self._busy = False
        self._waiting: tuple[Work, Done] | None = None

    def ask(self, work: Work, done: Done) -> None:
        """Look, and tell `done` unless somebody has asked anew by then."""
        self._waiting = (work, done)
        if not self._busy:
            self._go()

    def _go(self) -> None:
        if self._waiting:
            (work, done), self._waiting = self._waiting, None
            self._busy = True
            self._tasks.run(work, partial(self._came, done), self._fail)

    def _came(self, done: Done, answer: Any) -> None:
        self._busy = False
        if self._waiting:
            self._go()
        else:
            done(answer)

    def _fail(self, error: Exception) -> None:
        self._busy = False
        self._go()
        self._failed(error)
