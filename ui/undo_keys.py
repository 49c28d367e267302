"""Lets Ctrl+Z reach the chapter's own undo from a line in which nothing has been typed."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class UndoKeys(QObject):
    """Follows the keyboard. Lines of text claim the undo keys even when they have nothing to undo; here they do not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._line: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and before is self._line:
            before.removeEventFilter(self)
        self._line = now if isinstance(now, QLineEdit | QPlainTextEdit) else None
        if self._line is not None:
            self._line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the line from claiming a key that would do nothing there."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        return (event.matches(_UNDO) and not _can(watched, "undo")) or (
            event.matches(_REDO) and not _can(watched, "redo")
        )


def _can(line: QObject, what: str) -> bool:
    if isinstance(line, QLineEdit):
        return line.isUndoAvailable() if what == "undo" else line.isRedoAvailable()
    if isinstance(line, QPlainTextEdit):
        document = line.document()
        return document.isUndoAvailable() if what == "undo" else document.isRedoAvailable()
    return True
