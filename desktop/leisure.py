"""What Qt makes when it is first asked for, and dozens of it at once, made while nobody waits: a little each turn."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QObject, QTimer

_BETWEEN = 10  # ms: whatever else there is to do comes before

# The first table or scrolled sheet asks for the names of all of these, used or not; the first painting for the rest.
_WIDGETS = (
    "QColorDialog", "QDateEdit", "QDialogButtonBox", "QDockWidget", "QFontComboBox", "QFontDialog", "QGraphicsView",
    "QInputDialog", "QLCDNumber", "QMdiArea", "QMdiSubWindow", "QMessageBox", "QRhiWidget", "QRubberBand", "QSlider",
    "QTabWidget", "QTextBrowser", "QWizard",
)  # fmt: skip
_PAINTING = ("QConicalGradient", "QTextDocument")


class Leisure(QTimer):
    """Begins once, and ends when everything is made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.steps: Iterator[Callable[[], object]] = iter(
            [
                *(partial(getattr, QtWidgets, name) for name in _WIDGETS),
                *(partial(getattr, QtGui, name) for name in _PAINTING),
            ]
        )
        self.setInterval(_BETWEEN)
        self.timeout.connect(self._step)

    def _step(self) -> None:
        step = next(self.steps, None)
        if step:
            step()
        else:
            self.stop()
