"""Ways to type into a field, as people do."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.widgets.field import Field

Shown = Callable[[Field], list[Any]]


def line(field: Field) -> QLineEdit:
    """What one types into."""
    return field.findChildren(QLineEdit)[0]


def write(field: Field, text: str, qtbot: QtBot) -> None:
    """Type something instead of what is there."""
    line(field).setFocus()
    line(field).selectAll()
    qtbot.keyClick(line(field), Qt.Key.Key_Backspace)
    qtbot.keyClicks(line(field), text)


def leave(field: Field) -> None:
    """Go elsewhere."""
    field.window().findChild(QLineEdit, "elsewhere").setFocus()  # type: ignore[union-attr]
