"""The notes of an item, saved as they are typed."""

from gettext import gettext as _

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

_PAUSE = 150  # ms: no more than a word is ever unsaved


class NotesEdit(QPlainTextEdit):
    """Says `typed(item id, text)` shortly after each letter, and at once when it is left or turned to another item."""

    typed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._item = ""
        self._saved = ""
        self.setPlaceholderText(_("Notes: saved as you type"))
        self.setAccessibleName(_("Notes of this item"))
        self.setTabChangesFocus(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._changed)

    def show_notes(self, item_id: str, text: str) -> None:
        """Show what stands; what is being typed is left alone, unless the notes were changed elsewhere."""
        if item_id != self._item:
            self.flush()
            self._item, self._saved = item_id, text
            self._put(text)
        elif text != self._saved:
            self._saved = text
            self._put(text)

    def flush(self) -> None:
        """Save what is not saved yet."""
        self._pause.stop()
        text = self.toPlainText()
        if self._item and text != self._saved:
            self._saved = text
            self.typed.emit(self._item, text)

    def _put(self, text: str) -> None:
        if self.toPlainText() == text:
            return
        place = self.textCursor().position()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)))
        self.setTextCursor(cursor)

    def _changed(self) -> None:
        if self.toPlainText() != self._saved:
            self._pause.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)
