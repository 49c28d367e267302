"""Python's full collections put off while papers are made and looked at: nothing moves while one runs.

Of a paper of a thousand pages one takes more than a second, again and again, and finds nothing to collect.
"""

import gc

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
        self._held_by.add(id(who))

    def release(self, who: QObject) -> None:
        """They do no longer."""
        if self._held_by:
            self._held_by.discard(id(who))
            if not self._held_by:
                gc.set_threshold(*self._usual)


def calm() -> Calm:
    """The running program's, made when it is first needed."""
    application = QCoreApplication.instance()
    assert application
    return application.findChild(Calm) or Calm(application)
