"""Where the window for the room goes: onto the projector, or beside the meeting where there is one screen."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_FLOATING = QSize(1024, 768)


def other_screen(own: QScreen | None, screens: Sequence[QScreen]) -> QScreen | None:
    """A screen that the facilitator does not work on; a copy of their own screen is none."""
    if own is None:
        return None
    return next((each for each in screens if each is not own and each.geometry() != own.geometry()), None)


def floating(room: QRect, least: QSize) -> QRect:
    """A place at the right and below: smaller on a small screen, so that the meeting stays in reach."""
    size = _FLOATING.boundedTo(room.size() * 0.6).expandedTo(least.boundedTo(room.size()))
    made = QRect(room.topLeft(), size)
    made.moveBottomRight(room.bottomRight())
    return made


def put_up(window: QWidget, beside: QWidget) -> bool:
    """Show the window without taking the keyboard: it stays where the facilitator types.

    Says whether it has a screen for itself.
    """
    facilitating, own = beside.window(), beside.window().screen()
    target = other_screen(own, QGuiApplication.screens())
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, target is None)
    window.setWindowState(Qt.WindowState.WindowNoState)  # a full screen would stay where it was
    if target:
        window.setScreen(target)
        window.setGeometry(target.geometry())
        window.showFullScreen()
    else:
        window.setGeometry(floating(own.availableGeometry(), window.minimumSize()))
        window.showNormal()
    facilitating.activateWindow()
    return target is not None
