"""One cell of two entries side by side: what the one says, and the dot that chooses it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from models.rules.duplicates_choice import BOTH, FIRST, SECOND
from ui.theme import theme

CHOICES = {"1": FIRST, "2": SECOND, "b": BOTH}
_ARROWS: dict[int, str] = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
}


class Pick(QRadioButton):
    """The dot of a cell. `keyed` tells of arrows, 1, 2 and b, which the row answers."""

    keyed = Signal(str)

    def __init__(self, name: str, text: str = "") -> None:
        super().__init__(text)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = _ARROWS.get(event.key(), event.text().casefold())
        if key in _ARROWS.values() or key in CHOICES:
            self.keyed.emit(key)
        else:
            super().keyPressEvent(event)


class Cell(QFrame):
    """What one entry says; a click anywhere in it chooses it."""

    def __init__(self, pick: Pick, text: QWidget) -> None:
        super().__init__()
        self._pick = pick
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 5, 10, 7)
        row.setSpacing(3)
        row.addWidget(pick, 0, Qt.AlignmentFlag.AlignTop)
        across = QVBoxLayout()
        across.setContentsMargins(0, 2, 0, 0)
        across.addWidget(text)
        across.addStretch(1)
        row.addLayout(across, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick.setChecked(True)
        self._pick.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn, is_chosen = theme(), self._pick.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(worn.accent_soft if is_chosen else worn.card))
        painter.setPen(QPen(QColor(worn.accent if is_chosen else worn.line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
