"""From a click to one transaction, with every refusal turned into a sentence on the way back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from models.errors import Refusal

if TYPE_CHECKING:
    from sqlmodel import Session

T = TypeVar("T")


class Writes(Protocol):
    """The store's writing door."""

    def write(self, label: str, /) -> AbstractContextManager[Session]: ...


class Dispatcher(QObject):
    """Runs deeds. A refusal goes out as words; anything else is a fault of ours and goes to the crash handler.

    What `said` carries is about the last deed, and has Undo beside it; what is `told` is no deed of the chapter's.
    """

    refused = Signal(str)
    done = Signal(str)
    said = Signal(str)
    told = Signal(str)

    def __init__(self, store: Writes) -> None:
        super().__init__()
        self._store = store

    def run(self, label: str, deed: Callable[[Session], T], *, say: str = "") -> T | None:
        """Do one deed in one transaction; None when it was refused. `say` is told in a toast, with Undo."""
        written, result = self._guarded(partial(self._write, label, deed))
        if not written:
            return None
        self.done.emit(label)
        if say:
            self.said.emit(say)
        return result

    def attempt(self, call: Callable[[], T]) -> T | None:
        """The same guard around something that opens its own door; None when it was refused."""
        return self._guarded(call)[1]

    def refuse(self, refusal: Refusal) -> None:
        """Say a refusal that came back another way, as from a task."""
        from ui.wordings import sentence

        self.refused.emit(sentence(refusal))

    def fail(self, fault: Exception) -> None:
        """What long work ended with: a refusal is said, anything else raised again."""
        if not isinstance(fault, Refusal):
            raise fault
        self.refuse(fault)

    def _write(self, label: str, deed: Callable[[Session], T]) -> T:
        with self._store.write(label) as session:
            return deed(session)

    def _guarded(self, call: Callable[[], T]) -> tuple[bool, T | None]:
        try:
            return True, call()
        except Refusal as refusal:
            self.refuse(refusal)
            return False, None
