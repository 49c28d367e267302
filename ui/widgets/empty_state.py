"""What an empty page says: what it is for, and the two natural first steps."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.drawing import Drawing
from ui.widgets.text import words

_WIDEST = 680  # pixels: a longer line is hard to follow


class EmptyState(QWidget):
    """A drawing, a title, a sentence and up to two buttons in the middle of the room; `seen` as it comes and goes."""

    seen = Signal(bool)

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        first: QPushButton | None = None,
        second: QPushButton | None = None,
    ) -> None:
        super().__init__()
        self._drawing = Drawing(icon, size=40)
        self._title = words(title, "card")
        self._sentence = words(sentence, "soft")
        self._build([step for step in (first, second) if step])

    def set_words(self, title: str, sentence: str) -> None:
        """Say something else, as when a search finds nothing."""
        self._title.setText(title)
        self._sentence.setText(sentence)

    def _build(self, steps: list[QPushButton]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self._title, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMaximumWidth(_WIDEST)
            middle = QHBoxLayout()
            middle.addWidget(label)
            column.addLayout(middle)
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.addStretch(1)
        for step in steps:
            row.addWidget(step)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)
