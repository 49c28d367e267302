"""Python's garbage, collected on the window's thread: a worker would take apart there what belongs to Qt."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 200  # ms


class Collector(QTimer):
    """Does what Python's own collector does, by its thresholds, between two turns of the event loop, until `end`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setInterval(_EVERY)
        self.timeout.connect(self._collect)
        gc.disable()
        self.start()

    def end(self) -> None:
        """Leave it to Python again."""
        self.stop()
        gc.enable()

    def _collect(self) -> None:
        due = -1
        for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True):
            if not 0 < most < count:
                break
            due += 1
        if due >= 0:
            gc.collect(due)
