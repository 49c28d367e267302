"""A worker that waits until it is told to begin, for tests of what happens in between."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from models.progress import Progress
from ui.tasks import InlineTasks, Running, Tasks

T = TypeVar("T")


class Later(Tasks):
    """A worker that begins when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], Any]] = []

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        label: str = "",
    ) -> Running:
        running = Running(label)
        self.waiting.append(partial(_unless_cancelled, running, work, done, failed))
        return running

    def work(self) -> None:
        """Do everything asked for; workers come back in no order, here the last one first."""
        while self.waiting:
            self.waiting.pop()()


def _unless_cancelled(running: Running, *asked: Any) -> None:
    if not running.is_cancelled:
        InlineTasks().run(*asked)
