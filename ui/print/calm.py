"""Python's full collections put off while papers are made and looked at: nothing moves while one runs.

Of a paper of a thousand pages one takes more than a second, again and again, and finds nothing to collect.
"""

import gc
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject

_NEVER = 1_000_000


class Calm(QObject):
    """As long as anybody holds it; the small collections, which take no time, go on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held_by: set[int] = set()
        self._usual = gc.get_threshold()

    def hold(self, who: QObject) -> None:
        """Somebody looks at a paper."""
        if not self._held_by:
            self._usual = gc.get_threshold()
            gc.set_threshold(*self._usual[:2], _NEVER)
        if id(who) not in self._held_by:
            self._held_by.add(id(who))
            who.destroyed.connect(partial(self._let_go, id(who)))  # also a window that goes with its parent, unclosed

    def release(self, who: QObject) -> None:
        """They do no longer."""
        self._let_go(id(who))

    def _let_go(self, who: int, _gone: object = None) -> None:
        if self._held_by:
            self._held_by.discard(who)
            if not self._held_by:
                gc.set_threshold(*self._usual)


def calm() -> Calm:
    """The running program's, made when it is first needed."""
    application = QCoreApplication.instance()
    assert application
    return application.findChild(Calm) or Calm(application)
