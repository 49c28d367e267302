"""The hands of a person at the window: clicks, keys and the system's file dialogs, nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)
_LEFT = Qt.MouseButton.LeftButton
_SOON = 20  # ms between two looks for a dialog


class Hands:
    """Finds what a person would see, by the words on it or its name for a screen reader."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    def click(self, text: str) -> None:
        """Press the button that says so."""
        button = self._find(QAbstractButton, lambda each: _says(each, text), text)
        QApplication.processEvents()  # a person clicks what has been laid out
        self._qtbot.mouseClick(button, _LEFT)

    def fill(self, name: str, text: str) -> None:
        """Type over what stands in a line, take the first suggestion if there is one, and go on with Tab."""
        line = self._typed(name, text)
        popup = QApplication.activePopupWidget()
        if popup:
            self._qtbot.keyClick(popup, Qt.Key.Key_Down)
            self._qtbot.keyClick(popup, Qt.Key.Key_Return)
        self._qtbot.keyClick(line, Qt.Key.Key_Tab)

    def enter(self, name: str, text: str) -> None:
        """Type over what stands in a line, and press Enter."""
        line = self._typed(name, text)
        self._qtbot.keyClick(QApplication.activePopupWidget() or line, Qt.Key.Key_Return)

    def write(self, name: str, text: str) -> None:
        """Write in a field of several lines."""
        field = self._find(QPlainTextEdit, lambda each: each.accessibleName() == name, name)
        field.setFocus()
        self._qtbot.keyClicks(field, text)

    def rewrite(self, name: str, text: str) -> None:
        """Write something else into a field of several lines, and save it."""
        field = self._find(QPlainTextEdit, lambda each: each.accessibleName() == name, name)
        field.setFocus()
        field.selectAll()
        self._qtbot.keyClicks(field, text)
        self._qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def pick(self, name: str, text: str) -> None:
        """Choose from a list that opens."""
        box = self._find(QComboBox, lambda each: each.accessibleName().startswith(name), name)
        box.showPopup()
        row = box.findText(text)
        assert row >= 0, f"no “{text}” among {[box.itemText(n) for n in range(box.count())]}"
        view = box.view()
        place = view.visualRect(box.model().index(row, 0)).center()
        self._qtbot.mouseMove(view.viewport(), place)
        self._qtbot.mouseClick(view.viewport(), _LEFT, pos=place)

    def key(self, window: QWidget, keys: str) -> None:
        """Press keys in a window, wherever its keyboard is."""
        with self._qtbot.waitActive(window):  # shortcuts answer only in the active window
            window.activateWindow()
        self._qtbot.keySequence(window.focusWidget() or window, keys)

    def choose_files(self, paths: Sequence[Path], press: Callable[[], None]) -> None:
        """Press something that asks for one file after another, and answer with these."""
        waiting = list(paths)

        def answer() -> None:
            if _answered(waiting[0]):
                waiting.pop(0)
            if waiting:
                QTimer.singleShot(_SOON, answer)

        QTimer.singleShot(_SOON, answer)
        press()

    def choose_file(self, path: Path, press: Callable[[], None]) -> None:
        """Press something that asks for a file, and answer with this one."""
        self.choose_files([path], press)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so, at most a few seconds."""
        self._qtbot.waitUntil(until, timeout=20_000)

    def sees(self, text: str) -> bool:
        """Whether these words stand on any visible label or button."""
        return any(text in said for widget in _visible(QWidget) for said in _words(widget))

    def _typed(self, name: str, text: str) -> QLineEdit:
        line = self._find(QLineEdit, lambda each: each.accessibleName() == name, name)
        line.setFocus()
        line.selectAll()
        self._qtbot.keyClicks(line, text)
        return line

    def _find(self, kind: type[W], wanted: Callable[[W], bool], what: str) -> W:
        def found() -> list[W]:
            return [each for each in _visible(kind) if each.isEnabled() and wanted(each)]

        try:
            self.wait(lambda: bool(found()))
        except Exception as error:
            raise AssertionError(f"no “{what}” to be seen among {_all_seen()}") from error
        return found()[0]


def _says(button: QAbstractButton, text: str) -> bool:
    return text in (button.text().replace("&&", "&"), button.accessibleName())


def _visible(kind: type[W]) -> list[W]:
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    every = [each for window in windows for each in (window, *window.findChildren(kind))]
    return [each for each in every if isinstance(each, kind) and each.isVisible()]


def _words(widget: QWidget) -> list[str]:
    text = getattr(widget, "text", None)
    said = text() if callable(text) else ""
    return [words for words in (said, widget.accessibleName()) if isinstance(words, str) and words]


def _all_seen() -> list[str]:
    return sorted({said for widget in _visible(QWidget) for said in _words(widget)})


def _answered(path: Path) -> bool:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QInputDialog):
        dialog.setTextValue(str(path))
        dialog.accept()
        return True
    line = dialog.findChild(QLineEdit, "fileNameEdit") if isinstance(dialog, QFileDialog) else None
    if line is None or not isinstance(dialog, QFileDialog):
        return False
    line.setText(str(path))
    dialog.accept()
    return True
