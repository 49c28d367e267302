"""The one line of the speaking card: letters name somebody, Enter goes on."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.suggestions import Suggestions

_LETTERS = 2
_AHEAD = "!"


class SpeakingLine(QLineEdit):
    """Says `named(key, how)` – how is "" for Enter, "ahead" after an exclamation mark, "now" with Ctrl.

    Empty it says `went_on`, with Shift `passed`, and with Backspace `took_back`.
    """

    named = Signal(str, str)
    went_on = Signal()
    passed = Signal()
    took_back = Signal()

    def __init__(self, suggest: Callable[[str], Sequence[tuple[str, str]]]) -> None:
        super().__init__()
        self._suggest = suggest
        self._offered: Sequence[tuple[str, str]] = ()
        self._list = Suggestions(self)
        self._list.chosen.connect(self._take)
        self.setPlaceholderText(_("Who asks to speak? Two letters"))
        self.setAccessibleName(_("Asks to speak"))
        self.textEdited.connect(self._typed)

    def _typed(self, _text: str) -> None:
        self._offered = self._answers()
        self._list.offer([name for _key, name in self._offered])

    def _answers(self) -> Sequence[tuple[str, str]]:
        name = self.text().strip().lstrip(_AHEAD)
        return self._suggest(name)[:6] if len(name) >= _LETTERS else ()

    def _take(self, place: int, how: str = "") -> None:
        if 0 <= place < len(self._offered):
            key = self._offered[place][0]
            ahead = self.text().strip().startswith(_AHEAD)
            self._offered = ()
            self._list.offer([])
            self.clear()
            self.named.emit(key, how or ("ahead" if ahead else ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        empty, shift = not self.text().strip(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if empty:
                (self.passed if shift else self.went_on).emit()
                return
            self._offered = self._offered or self._answers()
            self._take(0, "now" if event.modifiers() & Qt.KeyboardModifier.ControlModifier else "")
        elif event.key() == Qt.Key.Key_Backspace and empty:
            self.took_back.emit()
        else:
            super().keyPressEvent(event)
