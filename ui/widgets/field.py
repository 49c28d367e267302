"""What every in-place editor shares: a label above, a sentence below, saved when left, and Esc for what was."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.widgets.text import restyle, words


class BadValue(Exception):
    """What was typed cannot be kept; the message is a sentence for the person."""


class Field(QWidget):
    """Says `committed` with a new value; keeps half-typed text while it has the keyboard."""

    committed = Signal(object)

    def __init__(self, label: str, editor: QWidget, *, flat: bool = True) -> None:
        super().__init__()
        inset = 9 if flat else 1
        self.label = words(label, "small")
        self.label.setContentsMargins(inset, 0, inset, 0 if flat else 3)
        if not label:
            self.label.hide()
        self._inset = inset
        self._below: QLabel | None = None
        editor.setAccessibleName(label)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.label)
        self._column.addWidget(editor)
        self.setFocusProxy(editor)

    def value(self) -> Any:
        """What stands saved."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show what stands saved; text being typed is left alone."""
        raise NotImplementedError

    def flush(self) -> None:
        """Save what is half typed, as if the field were left."""

    def abandon(self) -> None:
        """Forget what is half typed."""

    def set_error(self, sentence: str) -> None:
        """Say what is wrong with the value, or nothing."""
        self._tell(sentence, "red" if sentence else "small")

    def error(self) -> str:
        """What is wrong, if anything."""
        return self.below() if self._below and self._below.property("type") == "red" else ""

    def below(self) -> str:
        """What is said below: what is wrong, or how the words are understood."""
        return self._below.text() if self._below else ""

    def set_hint(self, sentence: str) -> None:
        """Say softly how the words typed are understood."""
        self._tell(sentence, "small")

    def _tell(self, sentence: str, style: str) -> None:
        """Most fields never say anything, and are built without a label for it."""
        if self._below is None:
            if not sentence:
                return
            self._below = words("", style)
            self._below.setContentsMargins(self._inset, 1, self._inset, 2)
            self._column.addWidget(self._below)
        restyle(self._below, "type", style)
        self._below.setText(sentence)
        self._below.setVisible(bool(sentence))


class LineField(Field):
    """A field of one line; what it means is in `_read` and `_show`."""

    def __init__(self, label: str, *, placeholder: str = "", flat: bool = True) -> None:
        self._line = QLineEdit()
        super().__init__(label, self._line, flat=flat)
        self._saved: Any = None
        self._line.setPlaceholderText(placeholder)
        self._line.setProperty("flat", flat)
        self._line.editingFinished.connect(self.flush)
        self._line.textEdited.connect(self._edited)
        self._line.installEventFilter(self)

    def value(self) -> Any:
        return self._saved

    def set_value(self, value: Any) -> None:
        self._saved = value
        if not (self._line.hasFocus() and self._line.isModified()):
            self._restore()

    def text(self) -> str:
        """What stands in the line, saved or not."""
        return self._line.text()

    def flush(self) -> None:
        if not self._line.isModified():
            return
        try:
            value = self._read(self._line.text().strip())
        except BadValue as bad:
            self.set_error(str(bad))
            restyle(self._line, "wrong", True)
            return
        changed = value != self._saved
        self._saved = value
        self._restore()
        if changed:
            self.committed.emit(value)

    def abandon(self) -> None:
        self._restore()

    def _read(self, text: str) -> Any:
        """The value meant; raises `BadValue`."""
        raise NotImplementedError

    def _show(self, value: Any) -> str:
        """The value in words."""
        raise NotImplementedError

    def _restore(self) -> None:
        shown = self._show(self._saved)
        if self._line.text() != shown or self._line.isModified():  # else what is selected stays selected
            self._line.setText(shown)
            self._line.setCursorPosition(0)
            self._line.setModified(False)
        self.set_error("")
        restyle(self._line, "wrong", False)

    def _edited(self, text: str) -> None:
        self.set_error("")
        restyle(self._line, "wrong", False)

    def _pressed(self, event: QKeyEvent) -> bool:
        """A key before the line sees it; True when it is used up."""
        if event.key() == Qt.Key.Key_Escape and self._line.isModified():
            self._restore()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() is Qt.FocusReason.OtherFocusReason:
            self._line.selectAll()  # as Tab does: what is typed next takes the place of what stands
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self._line.isModified():
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._pressed(event):
            return True
        return super().eventFilter(watched, event)
