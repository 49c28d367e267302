"""A committed ChangeSet becomes a Qt signal on the window's thread."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from models.changes import ChangeSet


class Tells(Protocol):
    """Whatever tells its listeners what each transaction changed: the store."""

    def listen(self, heard: Callable[[ChangeSet], None], /) -> object: ...


class ChapterSignals(QObject):
    """Says on the window's thread what changed, whichever thread wrote it."""

    changed = Signal(object)
    go_to = Signal(str, str)
    _heard = Signal(object)

    def __init__(self, store: Tells) -> None:
        super().__init__()
        self._heard.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        store.listen(self._hear)

    def _hear(self, changes: ChangeSet) -> None:
        """On the writer's thread: only queue it."""
        self._heard.emit(changes)

    def _pass_on(self, changes: ChangeSet) -> None:
        self.changed.emit(changes)
