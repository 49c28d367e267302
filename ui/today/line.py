"""One line of a card: a title, softly whose it is, and a pill; pressing it leads somewhere."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.icons import icon
from ui.theme import theme, type_face
from ui.widgets.buttons import entered

_HEIGHT = 40
_TALL = 54
_ASIDE = 140
_PILL = 132
_LEAD = 26
_ARROW = 18
PAD = 4  # pixels round the words, for the ring of the keyboard


class Line(QAbstractButton):
    """Columns stand at the same place in every line of a card, whatever their words; long titles are cut with a tip."""

    def __init__(
        self,
        title: str,
        on: Callable[[], object],
        *,
        lead: str = "",
        aside: str = "",
        under: str = "",
        pill: str = "",
        tone: str = "plain",
    ) -> None:
        super().__init__()
        self._title, self._lead, self._aside = title, lead, aside
        self._under, self._pill, self._tone = under, pill, tone
        self._is_last = self._leads_on = False
        self.setAccessibleName(", ".join(filter(None, (title, aside, under, pill))))
        self.setToolTip(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda _checked=False: on())

    def sizeHint(self) -> QSize:
        return QSize(240, _TALL if self._under else _HEIGHT)

    def end_the_list(self) -> None:
        """No hairline below the last one."""
        self._is_last = True

    def lead_on(self) -> None:
        """Show by an arrow at the end that a press goes somewhere: nothing else on the line says so."""
        self._leads_on = True

    def text_shown(self) -> str:
        """The line as it might be read out."""
        return " | ".join(filter(None, (self._lead, self._title, self._aside, self._under, self._pill)))

    def _paint_pill(self, painter: QPainter) -> None:
        ink, ground = (QColor(colour) for colour in theme().tone(self._tone))
        painter.setFont(type_face(13, QFont.Weight.DemiBold))
        width = self._pill_width()
        room = QRect(self.width() - width - PAD, (self.height() - 26) // 2, width, 26)
        painter.setBrush(ground)
        painter.setPen(QColor(theme().line) if self._tone == "plain" else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(ink)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._pill)

    def _pill_width(self) -> int:
        return min(QFontMetrics(type_face(13, QFont.Weight.DemiBold)).horizontalAdvance(self._pill) + 22, _PILL)

    def _paint_words(self, painter: QPainter) -> None:
        left, right = PAD, self.width() - PAD
        if self._pill:
            right -= _PILL if self._aside else self._pill_width()
        if self._lead:
            self._write(painter, QRect(left, 0, _LEAD, self.height()), type_face(13), theme().soft, self._lead)
            left += _LEAD
        if self._aside:
            share = min(_ASIDE, (right - left) // 3)
            self._write_aside(painter, QRect(right - share, 0, share - (8 if self._pill else 0), self.height()))
            right -= share + 8
        room = QRect(left, 0, right - left - 8, self.height())
        if self._under:
            self._write(painter, room.adjusted(0, 27, 0, -6), type_face(13), theme().soft, self._under)
            room.setBottom(32)
        self._write(painter, room, type_face(15, QFont.Weight.DemiBold), theme().ink, self._title)

    def _write_aside(self, painter: QPainter, room: QRect) -> None:
        """Beside a pill it hangs left like a column of names, at the end of a line right like one of numbers."""
        side = Qt.AlignmentFlag.AlignLeft if self._pill else Qt.AlignmentFlag.AlignRight
        self._write(painter, room, type_face(14), theme().soft, self._aside, side=side)

    @staticmethod
    def _write(
        painter: QPainter,
        room: QRect,
        font: QFont,
        colour: str,
        text: str,
        *,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, cut)

    def paintEvent(self, event: QPaintEvent) -> None:
        worn = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.fillRect(self.rect(), QColor(worn.hover))
        if not self._is_last:
            painter.setPen(QColor(worn.line))
            painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        self._paint_words(painter)
        if self._pill:
            self._paint_pill(painter)
        elif self._leads_on:
            at = QRect(self.width() - _ARROW - PAD, (self.height() - _ARROW) // 2, _ARROW, _ARROW)
            icon("chevron-right", "soft").paint(painter, at)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(worn.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -2), 6, 6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not entered(self, event):
            super().keyPressEvent(event)
