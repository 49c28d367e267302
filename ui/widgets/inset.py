"""Margins around something that comes and goes, and that go with it."""

from PySide6.QtCore import QEvent, QMargins, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Inset(QWidget):
    """Takes room only while its one child is shown."""

    def __init__(self, child: QWidget, margins: QMargins) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(margins)
        column.addWidget(child)
        child.installEventFilter(self)
        if child.isHidden():
            self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShowToParent:
            self.show()
        elif event.type() is QEvent.Type.HideToParent:
            self.hide()
        return False
