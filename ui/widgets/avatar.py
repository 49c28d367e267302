"""A person as a disc with initials."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme, type_face


class Avatar(QWidget):
    """What stands for a face: two letters, the name for who cannot see them."""

    def __init__(self, initials: str = "", name: str = "", *, size: int = 48) -> None:
        super().__init__()
        self._size = size
        self._initials = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_person(initials, name)

    def set_person(self, initials: str, name: str) -> None:
        """Show somebody else."""
        self._initials = initials
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(worn.accent_soft))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.setFont(type_face(round(self._size * 0.36), QFont.Weight.Bold))
        painter.setPen(QColor(worn.accent))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)
