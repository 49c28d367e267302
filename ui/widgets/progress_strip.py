"""Long work, how far it is, and a Cancel that works."""

from gettext import gettext as _

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from ui.tasks import Running
from ui.widgets.buttons import button
from ui.widgets.text import words

_PATIENCE = 300  # ms: what is over sooner needs no strip


class ProgressStrip(QFrame):
    """Follows one piece of work; it shows itself only when the work takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._running: Running | None = None
        self._label = words()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self.show)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        row.addWidget(self._label)
        row.addWidget(self._bar, 1)
        row.addWidget(button(_("Cancel"), self._cancel, kind="quiet"))
        self.hide()

    def follow(self, running: Running) -> None:
        """Watch this work until it ends."""
        self._running = running
        self._label.setText(running.label)
        self._label.setWordWrap(False)
        self._bar.setAccessibleName(running.label)
        self._bar.setRange(0, 0)
        running.progressed.connect(self._step)
        running.ended.connect(self._end)
        self._patience.start()

    def _step(self, done: int, total: int) -> None:
        if self.sender() is self._running:
            self._bar.setRange(0, total if done < total else 0)  # all is counted, and yet it goes on: only busy
            self._bar.setValue(done)

    def _end(self) -> None:
        if self.sender() is self._running:
            self._running = None
            self._patience.stop()
            self.hide()

    def _cancel(self) -> None:
        if self._running:
            self._label.setText(_("Stopping…"))
            self._running.cancel()
