"""The notes of an item, saved as they are typed."""

from gettext import gettext as _

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from ui.meetings.photos_drop import holds_picture

_PAUSE = 150  # ms: no more than a word is ever unsaved
_KEYS = {Qt.Key.Key_A: "action", Qt.Key.Key_D: "proposal"}
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class NotesEdit(QPlainTextEdit):
    """Says `typed(item id, text)` shortly after each letter, and at once when it is left or turned to another item.

    `turning(place of the line, kind)` asks to make something of the line under the cursor, `pictured` brings a
    picture that was pasted or dropped.
    """

    typed = Signal(str, str)
    turning = Signal(int, str)
    pictured = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._item = ""
        self._saved = ""
        self.setPlaceholderText(_("Notes: saved as you type"))
        self.setAccessibleName(_("Notes of this item"))
        self.setAccessibleDescription(_("Ctrl+Shift+A makes the line an action, Ctrl+Shift+D a proposal"))
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
        line, column = self.textCursor().blockNumber(), self.textCursor().positionInBlock()
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        block = self.document().findBlockByNumber(min(line, self.blockCount() - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)

    def _changed(self) -> None:
        if self.toPlainText() != self._saved:
            self._pause.start()

    def _turn(self, kind: str) -> None:
        self.flush()
        before = self.toPlainText().encode("utf-16-le")[: 2 * self.textCursor().position()]  # Qt counts these units
        self.turning.emit(before.decode("utf-16-le", "ignore").count("\n"), kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        kind = _KEYS.get(Qt.Key(event.key())) if event.modifiers() == _CHORD else None
        if kind:
            self._turn(kind)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._ends_command():
            self._turn("")
            self.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        super().keyPressEvent(event)

    def _ends_command(self) -> bool:
        """Whether the cursor stands behind a line such as "/action Gwen to …"."""
        cursor = self.textCursor()
        return cursor.atBlockEnd() and cursor.block().text().lstrip().startswith("/")

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return holds_picture(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if holds_picture(source):
            self.pictured.emit(source)
        else:
            super().insertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.flush()
        super().focusOutEvent(event)
