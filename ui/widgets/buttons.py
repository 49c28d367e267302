"""Buttons: one primary on a page, plain ones beside it, quiet ones in the text, red ones for what hurts."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton

from ui.icons import icon as drawn
from ui.widgets.text import restyle

Kind = Literal["plain", "primary", "quiet", "danger"]
_INK = {"plain": "ink", "primary": "on_accent", "quiet": "accent", "danger": "red"}


class Push(QPushButton):
    """A button that Enter presses while it has the keyboard, in a dialog and outside."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not entered(self, event):
            super().keyPressEvent(event)


class Tool(QToolButton):
    """The same for a small one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not entered(self, event):
            super().keyPressEvent(event)


def entered(pressed: QAbstractButton, event: QKeyEvent) -> bool:
    """Enter presses what has the keyboard; whether that was it."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    pressed.click()
    return True


def button(
    text: str, on: Callable[[], object] | None = None, *, icon: str = "", kind: Kind = "plain", tip: str = ""
) -> QPushButton:
    """A push button; Enter presses it when it has the keyboard."""
    made = Push(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        made.setProperty("drawing", icon)
        made.setIcon(drawn(icon, _INK[kind]))
        made.setIconSize(QSize(22, 18))
    if tip:
        made.setToolTip(tip)
    if on:
        made.clicked.connect(lambda _checked=False: on())
    return made


def turn_into(made: QPushButton, kind: Kind) -> None:
    """Let a button weigh more or less than it did, its drawing with it."""
    restyle(made, "kind", kind)
    if icon := made.property("drawing"):
        made.setIcon(drawn(icon, _INK[kind]))


def icon_button(icon: str, name: str, on: Callable[[], object] | None = None, *, token: str = "soft") -> QToolButton:
    """A small button that is only a drawing; its name is its tooltip and what a screen reader says."""
    made = Tool()
    made.setIcon(drawn(icon, token))
    made.setIconSize(QSize(18, 18))
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if on:
        made.clicked.connect(lambda _checked=False: on())
    return made
