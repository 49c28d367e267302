"""One block of a week view: a booking one can see, reach by keyboard, and hear."""

from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.dates import clock, span
from ui.theme import theme, type_face
from ui.widgets.buttons import entered

_TWO_LINES = 34


@dataclass(frozen=True)
class Block:
    """Something from `start` to before `end`, both aware instants. `clash` hatches it and says so."""

    id: str
    start: datetime
    end: datetime
    title: str
    tone: str = "accent"
    clash: bool = False
    under: str = ""


class BlockButton(QAbstractButton):
    """A block as a button."""

    def __init__(self, block: Block, parent: QWidget) -> None:
        super().__init__(parent)
        self.block = block
        said = _("{title}, {time}").format(title=block.title, time=span(block.start, block.end))
        clashing = _("{block}, clashes with another").format(block=said) if block.clash else said
        self.setAccessibleName(clashing)
        self.setToolTip("\n".join(filter(None, (block.title, span(block.start, block.end), block.under))))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _ground(self, painter: QPainter, ink: QColor, ground: QColor) -> None:
        room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setBrush(ground)
        painter.setPen(QPen(ink, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(room, 6, 6)
        if self.block.clash:
            faint = QColor(ink)
            faint.setAlpha(60)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(faint, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(room, 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(1, 1, 3, self.height() - 2), 1.5, 1.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        ink, ground = (QColor(colour) for colour in theme().tone(self.block.tone))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, ink, ground)
        room = QRect(10, 4, self.width() - 14, self.height() - 6)
        painter.setPen(ink)
        painter.setFont(type_face(13, QFont.Weight.DemiBold))
        title = painter.fontMetrics().elidedText(self.block.title, Qt.TextElideMode.ElideRight, room.width())
        if room.height() < _TWO_LINES:
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
            return
        painter.drawText(room, Qt.AlignmentFlag.AlignTop, title)
        below = room.adjusted(0, painter.fontMetrics().height() + 1, 0, 0)
        painter.setFont(type_face(12))
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, self._times(painter.fontMetrics(), room.width()))

    def _times(self, metrics: QFontMetrics, width: int) -> str:
        """From when to when, or only from when where it is narrow."""
        whole = f"{clock(self.block.start)} – {clock(self.block.end)}"
        return whole if metrics.horizontalAdvance(whole) <= width else clock(self.block.start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not entered(self, event):
            super().keyPressEvent(event)
