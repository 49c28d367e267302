"""Python's garbage, collected on the window's thread: a worker would take apart there what belongs to Qt."""

import gc

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY = 200  # ms
_LATE = 10  # ms
_PATIENCE = 10
_LATELY, _ALL = 1, 2  # as Python numbers its generations
_ENOUGH = 1000  # collections of what came lately: some minutes of work


class Collector(QTimer):
    """Does what Python's own collector does between two turns of the event loop, until `end`.

    A turn that comes late comes after something somebody waits for, and is left out: but not for ever. To look through
    everything takes so long that it is felt: it is done when the program is put aside, or after minutes of work.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._since = QElapsedTimer()
        self._left_out = 0
        self.setInterval(_EVERY)
        self.timeout.connect(self._take_turn)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._put_aside)
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
            _collect_lately()
            _collect_all(after=_ENOUGH)

    def _put_aside(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive and self.isActive():
            _collect_all(after=gc.get_threshold()[_ALL])


def _collect_lately() -> None:
    """What came since the last time, if it is enough: never more than that, or it would be felt."""
    if 0 < gc.get_threshold()[0] < gc.get_count()[0]:
        gc.collect(_LATELY)


def _collect_all(*, after: int) -> None:
    """Everything, after so many collections of what came lately; nothing while the collector rests."""
    if gc.get_threshold()[0] and gc.get_count()[_ALL] > after:
        gc.collect()
