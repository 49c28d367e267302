"""A dialog that is never larger than the screen: what does not fit there scrolls."""

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

FRAME = QMargins(8, 40, 8, 8)  # pixels: at most what the system puts around a window


class FittedDialog(QDialog):
    """Derive from it, or build in it, as in any dialog."""

    def setVisible(self, visible: bool) -> None:
        if visible and not self.isVisible():
            self._fit_screen(self.screen().availableGeometry().marginsRemoved(FRAME).size())
        super().setVisible(visible)

    def _fit_screen(self, room: QSize) -> None:
        wanted = self._wanted_size()
        if not _holds(room, self._least_size(min(wanted.width(), room.width()))):
            self._let_scroll()
            wanted += QSize(self.style().pixelMetric(self.style().PixelMetric.PM_ScrollBarExtent), 0)
        self.setMinimumSize(self.minimumSize().boundedTo(room))
        if not _holds(room, wanted):
            self.resize(wanted.boundedTo(room))

    def _wanted_size(self) -> QSize:
        """What somebody set, else what its words ask for."""
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return self.size()
        self.adjustSize()
        self.setAttribute(Qt.WidgetAttribute.WA_Resized, False)
        return self.size().expandedTo(self._least_size(self.width()))

    def _least_size(self, width: int) -> QSize:
        """How small its layout can be at this width."""
        layout = self.layout()
        if layout is None:
            return QSize()
        return layout.totalMinimumSize().expandedTo(QSize(0, layout.totalMinimumHeightForWidth(width)))

    def _let_scroll(self) -> None:
        content, room, layout = QWidget(), QScrollArea(), self.layout()
        assert layout
        content.setObjectName("scrolled")
        content.setLayout(layout)
        room.setWidget(content)
        room.setWidgetResizable(True)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(room)


def _holds(room: QSize, wanted: QSize) -> bool:
    return room == room.expandedTo(wanted)
