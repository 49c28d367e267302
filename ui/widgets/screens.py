"""Screens one over the other, of which only the one in sight asks for room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Screens(QStackedWidget):
    """Unlike its base, as small as the screen it shows."""

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown else super().sizeHint()
