"""In-place editors for words, long words, choices and numbers."""

from collections.abc import Callable, Sequence
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from ui.widgets.field import BadValue, Field, LineField


class TextField(LineField):
    """One line of words. `check` answers a sentence for what cannot be kept, or nothing."""

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        check: Callable[[str], str] | None = None,
        flat: bool = True,
    ) -> None:
        super().__init__(label, placeholder=placeholder, flat=flat)
        self._check = check
        self._saved = ""

    def _read(self, text: str) -> str:
        fault = self._check(text) if self._check else ""
        if fault:
            raise BadValue(fault)
        return text

    def _show(self, value: Any) -> str:
        return value or ""


class NumberField(LineField):
    """A whole number or nothing; the arrow keys count."""

    def __init__(self, label: str, *, low: int = 0, high: int = 999_999, unit: str = "", flat: bool = True) -> None:
        super().__init__(label, flat=flat)
        self._low, self._high, self._unit = low, high, unit

    def _read(self, text: str) -> int | None:
        bare = text.removesuffix(self._unit).strip().replace(",", "")
        if not bare:
            return None
        if not bare.lstrip("-").isdecimal():
            raise BadValue(_("“{text}” is not a whole number.").format(text=text))
        number = int(bare)
        if not self._low <= number <= self._high:
            raise BadValue(_("Choose a number from {low} to {high}.").format(low=self._low, high=self._high))
        return number

    def _show(self, value: Any) -> str:
        if value is None:
            return ""
        return f"{value} {self._unit}" if self._unit else str(value)

    def _pressed(self, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            return super()._pressed(event)
        self._step(step)
        return True

    def _step(self, step: int) -> None:
        try:
            number = self._read(self._line.text().strip())
        except BadValue:
            return
        counted = min(max((self._low if number is None else number + step), self._low), self._high)
        self._line.setText(self._show(counted))
        self._line.setModified(True)


_BAR = 14  # pixels: the scroll bar of a list


class _Growing(QPlainTextEdit):
    """As high as its words, however they are broken."""

    def __init__(self, least: int, *, flat: bool) -> None:
        super().__init__()
        self._least, self._frame = least, 12 if flat else 17
        self.document().documentLayout().documentSizeChanged.connect(self.grow)

    def grow(self, _size: object = None) -> None:
        """Take the height the lines need."""
        self.setFixedHeight(max(self._lines(), self._least) * self.fontMetrics().lineSpacing() + self._frame)

    def _lines(self) -> int:
        layout, block, total = self.document().documentLayout(), self.document().begin(), 0
        while block.isValid():
            layout.blockBoundingRect(block)  # lines are broken only when somebody asks
            total += max(block.layout().lineCount(), 1)
            block = block.next()
        return total

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grow()


class MultilineField(Field):
    """Several lines that grow with their words. Enter is a new line; leaving it, or Ctrl+Enter, saves."""

    def __init__(self, label: str, *, placeholder: str = "", lines: int = 1, flat: bool = True) -> None:
        self._edit = _Growing(lines, flat=flat)
        super().__init__(label, self._edit, flat=flat)
        self._saved = ""
        self._edit.setProperty("flat", flat)
        self._edit.setPlaceholderText(placeholder)
        self._edit.setTabChangesFocus(True)
        self._edit.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._edit.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._edit.document().setDocumentMargin(0)
        self._edit.installEventFilter(self)
        self._edit.grow()

    def value(self) -> str:
        return self._saved

    def text(self) -> str:
        """What stands in the field, saved or not."""
        return self._edit.toPlainText()

    def set_value(self, value: Any) -> None:
        self._saved = value or ""
        if not (self._edit.hasFocus() and self._edit.document().isModified()):
            self._restore()

    def flush(self) -> None:
        if not self._edit.document().isModified():
            return
        text = self._edit.toPlainText().rstrip()
        changed = text != self._saved
        self._saved = text
        self._edit.document().setModified(False)
        if changed:
            self.committed.emit(text)

    def abandon(self) -> None:
        self._restore()

    def _restore(self) -> None:
        if self._edit.toPlainText() != self._saved:
            self._edit.setPlainText(self._saved)
        self._edit.document().setModified(False)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._edit.document().isModified():
            self._restore()
            return True
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self.flush()
        if isinstance(event, QKeyEvent) and self._used(event):
            return True
        return super().eventFilter(watched, event)

    def _used(self, event: QKeyEvent) -> bool:
        """Esc belongs to the field, not to the window, while something is half typed."""
        if event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        half_typed = self._edit.document().isModified()
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape and half_typed:
            event.accept()
            return True
        return False


class _Combo(QComboBox):
    """A choice that the wheel changes only when it has the keyboard, and whose list shows its words whole."""

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.frameWidth() + _BAR)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is too long ends in three dots; the style would cut it through a letter."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        words = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, words, self).width()
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room - 2)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ChoiceField(Field):
    """One of a few; its value is the key beside the words."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]], *, flat: bool = True) -> None:
        self._combo = _Combo()
        super().__init__(label, self._combo, flat=flat)
        self._saved = ""
        self._combo.setProperty("flat", flat)
        self._combo.setItemDelegate(QStyledItemDelegate(self._combo))  # the default one ignores the style sheet
        self._combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._combo.setMinimumContentsLength(8)
        self._combo.setMaxVisibleItems(12)
        self._combo.activated.connect(self._chosen)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these; the saved one stays."""
        self._combo.clear()
        for key, text in choices:
            self._combo.addItem(text, key)
        self.set_value(self._saved)

    def value(self) -> str:
        return self._saved

    def set_value(self, value: Any) -> None:
        self._saved = value or ""
        self._combo.setCurrentIndex(self._combo.findData(self._saved))

    def _chosen(self, place: int) -> None:
        key = self._combo.itemData(place)
        if key != self._saved:
            self._saved = key
            self.committed.emit(key)
