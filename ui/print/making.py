"""A paper under way: made by a worker as it is set, stopped when it is wanted otherwise, taken apart in the end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exports.language import speaking
from exports.page_pictures import PagePictures
from models.progress import Progress
from ui.print.calm import calm
from ui.print.printable import Leaf, Printable, Setting
from ui.tasks import Running, Tasks

if TYPE_CHECKING:
    from exports.pdf.structure import Elem


@dataclass(frozen=True)
class Drawn:
    """What comes back from the worker: one paper, or several that go together."""

    leaves: tuple[Leaf, ...]
    pictures: PagePictures
    setting: Setting


class PaperMaker(QObject):
    """Says `came` with what is `Drawn`, `failed` with the fault, or `stopped` when the person pressed Cancel."""

    came = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, tasks: Tasks, printable: Printable) -> None:
        super().__init__()
        self._tasks, self._printable = tasks, printable
        self._running: Running | None = None
        self._busy = False

    def is_busy(self) -> bool:
        """Whether a paper is being made."""
        return self._busy

    def make(self, setting: Setting) -> Running | None:
        """Make the paper so; what there is to follow, unless it is over already."""
        self.cancel()
        calm().hold(self)
        self._busy = True
        running = self._tasks.run(partial(_drawn, self._printable, setting), self._came, self._failed)
        if not self._busy:
            return None
        running.label = _("Drawing: {title}").format(title=self._printable.title)
        running.ended.connect(self._ended)
        self._running = running
        return running

    def cancel(self) -> None:
        """Stop what is under way, and say nothing about it."""
        if self._running:
            self._running.cancel()
        self._running, self._busy = None, False

    def let_go(self, drawn: Drawn | None, *, is_used: bool = False) -> None:
        """On a worker: close its pictures, which may be drawn still, and take it apart unless it `is_used`."""
        if drawn:
            self._tasks.run(partial(_let_go, drawn, not is_used), _nothing, _nothing)

    def leave(self, drawn: Drawn | None, *, is_used: bool = False) -> None:
        """Nobody looks any more."""
        self.cancel()
        self.let_go(drawn, is_used=is_used)
        calm().release(self)

    def _came(self, drawn: Drawn) -> None:
        self._running, self._busy = None, False
        self.came.emit(drawn)

    def _failed(self, fault: Exception) -> None:
        self._running, self._busy = None, False
        self.failed.emit(fault)

    def _ended(self) -> None:
        """Without an outcome: somebody pressed Cancel."""
        if self._busy and self.sender() is self._running:
            self._running, self._busy = None, False
            self.stopped.emit()


def _drawn(printable: Printable, setting: Setting, progress: Progress) -> Drawn:
    """On the worker."""
    with speaking(setting.language):
        leaves = printable.leaves(setting, progress)
    return Drawn(leaves, PagePictures(*(leaf.paper.content for leaf in leaves)), setting)


def _let_go(drawn: Drawn, whole: bool, _progress: Progress) -> None:
    drawn.pictures.close()
    if whole:
        for leaf in drawn.leaves:
            _take_apart(leaf.paper.root)


def _take_apart(root: Elem) -> None:
    """Element by element: a collection would take as long, with everything standing still."""
    below = [root]
    while below:
        elem = below.pop()
        below.extend(elem.elements)
        elem.kids.clear()
        elem.parent = None


def _nothing(_outcome: object) -> None:
    """Nobody waits for it."""
