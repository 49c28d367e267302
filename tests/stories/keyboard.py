"""A keyboard alone: presses keys where the keyboard is, and counts them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QWidget

_MOST_STEPS = 200
_SOON = 20  # ms between two looks for a dialog


class Keyboard:
    """`counts` says how many keys each step of a story took, a key with Ctrl as one."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._step = ""
        self.counts: dict[str, int] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """What is pressed inside is counted under this name."""
        self._step = name
        self.counts.setdefault(name, 0)
        yield
        self._step = ""

    def press(self, keys: str) -> None:
        """One key, such as `Ctrl+Return`."""
        self._count(1)
        QTest.keySequence(self._focus(), keys)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Letters, one after another."""
        self._count(len(text))
        QTest.keyClicks(QApplication.focusWidget() or self._window, text)
        QApplication.processEvents()

    def enter(self, text: str) -> None:
        """Letters, and Enter."""
        self.type(text)
        self._count(1)
        QTest.keyClick(self._focus(), Qt.Key.Key_Return)
        QApplication.processEvents()

    def tab_to(self, name: str) -> None:
        """Tab, until the keyboard is at the control of this name or with these words."""
        met: list[str] = []
        for _ in range(_MOST_STEPS):
            if self.is_at(name):
                return
            met.append(self._focus().accessibleName() or type(self._focus()).__name__)
            self._count(1)
            QTest.keyClick(self._focus(), Qt.Key.Key_Tab)
            QApplication.processEvents()
        raise AssertionError(f"no Tab leads to “{name}”, but to {list(dict.fromkeys(met))}")

    def choose(self, text: str) -> None:
        """Down to the entry of the menu that is open, and Enter."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        for _ in menu.actions():
            self.press("Down")
            if (at := menu.activeAction()) and at.text().replace("&", "").startswith(text):
                self.press("Return")
                return
        raise AssertionError(f"no “{text}” in {[each.text() for each in menu.actions()]}")

    def press_and_answer(self, keys: str, path: Path) -> None:
        """A key that asks for a file; the file's name and Enter."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            line = dialog.findChild(QLineEdit, "fileNameEdit") if isinstance(dialog, QFileDialog) else None
            if line is None or not isinstance(dialog, QFileDialog):
                QTimer.singleShot(_SOON, answer)
                return
            self._count(len(path.name) + 1)
            line.setText(str(path))  # the dialog is the system's own: only what is typed into it is counted
            dialog.accept()

        QTimer.singleShot(_SOON, answer)
        self.press(keys)

    def is_at(self, name: str) -> bool:
        """Whether the keyboard is there."""
        at = self._focus()
        text = getattr(at, "text", None)
        said = [at.accessibleName(), str(text()) if callable(text) else ""]
        return any(each.replace("&", "").startswith(name) for each in said)

    def _focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window

    def _count(self, keys: int) -> None:
        if self._step:
            self.counts[self._step] += keys
