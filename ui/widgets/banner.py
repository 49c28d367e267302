"""A sentence across the page: what was refused and why, or what to know, with a next step beside it."""

from collections.abc import Callable
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.icons import icon
from ui.widgets.announce import announce
from ui.widgets.buttons import button, icon_button
from ui.widgets.drawing import Drawing
from ui.widgets.text import restyle, words

_ICONS = {"red": "warning", "amber": "warning", "blue": "info"}


class Banner(QFrame):
    """Hidden until it has something to say; Esc or the cross sends it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._on_next: Callable[[], object] | None = None
        self._drawing = Drawing("warning", "red")
        self._sentence = words()
        self._next = button("", self._go_next)
        self._close = icon_button("close", _("Dismiss"), self.dismiss, token="red")
        self._build()
        self.hide()

    def refuse(self, sentence: str, next_text: str = "", on_next: Callable[[], object] | None = None) -> None:
        """What was not done, and why."""
        self._say("red", sentence, next_text, on_next)

    def warn(self, sentence: str, next_text: str = "", on_next: Callable[[], object] | None = None) -> None:
        """What needs a look."""
        self._say("amber", sentence, next_text, on_next)

    def inform(self, sentence: str, next_text: str = "", on_next: Callable[[], object] | None = None) -> None:
        """What is good to know."""
        self._say("blue", sentence, next_text, on_next)

    def dismiss(self) -> None:
        """Take it away."""
        self.hide()

    def sentence(self) -> str:
        """What it says while it is shown."""
        return "" if self.isHidden() else self._sentence.text()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(self._drawing)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._next)
        row.addWidget(self._close)

    def _say(self, tone: str, sentence: str, next_text: str, on_next: Callable[[], object] | None) -> None:
        self._on_next = on_next
        self._sentence.setText(sentence)
        self._next.setText(next_text.replace("&", "&&"))
        self._next.setVisible(bool(next_text))
        restyle(self, "tone", tone)
        self._drawing.set(_ICONS[tone], tone)
        self._close.setIcon(icon("close", tone))
        self.setAccessibleName(sentence)
        self.show()
        announce(self, sentence)

    def _go_next(self) -> None:
        self.dismiss()
        if self._on_next:
            self._on_next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
