"""Python's garbage, collected on the window's thread: a worker would take apart there what belongs to Qt."""

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

_EVERY = 200  # ms
_LATE = 10  # ms
_PATIENCE = 10


class Collector(QTimer):
    """Does what Python's own collector does, by its thresholds, between two turns of the event loop, until `end`.

    A turn that comes late comes after something somebody waits for, and is left out: but not for ever.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._left_out = 0
        self.setInterval(_EVERY)
        self.timeout.connect(self._take_turn)
        gc.disable()
        self._since.start()
        self.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self.stop()
        gc.enable()

    def _take_turn(self) -> None:
        is_late = self._since.restart() > self.interval() + _LATE
        if is_late and self._left_out < _PATIENCE:
            self._left_out += 1
        else:
            self._left_out = 0
            _collect()


def _collect() -> None:
    due = -1
    for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True):
        if not 0 < most < count:
            break
        due += 1
    if due >= 0:
        gc.collect(due)
