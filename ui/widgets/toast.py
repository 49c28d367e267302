"""A word at the bottom of the window after a deed, with Undo beside it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.text import words

_STAYS = 6_000  # ms
_EDGE, _BESIDE_ACTION = 16, 8  # pixels: a button brings air of its own
_ABOVE = 76  # pixels: clear of the line one types in and of the buttons at the foot


class Toast(QFrame):
    """Floats over its parent for six seconds; stays while the pointer or the keyboard is on it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("toast")
        self._on: Callable[[], object] | None = None
        self._sentence = words()
        self._sentence.setWordWrap(False)
        self._action = button("", self._act)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_STAYS)
        self._clock.timeout.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 6, _BESIDE_ACTION, 6)
        row.setSpacing(12)
        row.addWidget(self._sentence)
        row.addWidget(self._action)
        parent.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, action: str = "", on: Callable[[], object] | None = None) -> None:
        """Say what happened."""
        self._on = on
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(sentence)
        self._place()
        self.show()
        self.raise_()
        announce(self, sentence)
        self._clock.start()

    def sentence(self) -> str:
        """What it says while it is shown."""
        return "" if self.isHidden() else self._sentence.text()

    def has_action(self) -> bool:
        """Whether something can be done from it just now."""
        return not self.isHidden() and not self._action.isHidden()

    def drop_action(self) -> None:
        """What it says stays, and nothing more can be done from it."""
        self._on = None
        self._action.hide()
        self._place()

    def _act(self) -> None:
        self.hide()
        if self._on:
            self._on()

    def _leave(self) -> None:
        if self.underMouse() or self._action.hasFocus():
            self._clock.start()
        else:
            self.hide()

    def _place(self) -> None:
        row = self.layout()
        if row:
            row.setContentsMargins(_EDGE, 6, _EDGE if self._action.isHidden() else _BESIDE_ACTION, 6)
        self.adjustSize()
        room = self._over.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - _ABOVE)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
