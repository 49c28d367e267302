"""One side of the Share page: cards one below the other, which scroll under the page's head."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget


class Pane(QScrollArea):
    """Put cards into `body`; what the keyboard is given to comes into sight."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = content = _Content()
        content.setObjectName("scrolled")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 2, 2, 4)
        self.body.setSpacing(14)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._reveal)

    def _reveal(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What the mouse presses is in sight already, and must not move."""
        if now and self._content.isAncestorOf(now) and QApplication.mouseButtons() is Qt.MouseButton.NoButton:
            self.ensureWidgetVisible(now, 0, 48)


class _Content(QWidget):
    """As high as its words are at this width, not at the narrowest there could be."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Watch(QObject):
    """Says `turned` when one of the widgets it is installed on comes or goes."""

    turned = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.turned.emit()
        return False
