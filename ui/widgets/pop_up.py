"""A menu for a row, where the mouse or the menu key asked for it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget


def pop_up(parent: QWidget, choices: Iterable[tuple[str, Callable[[], object]]], at: QPoint) -> None:
    """Offer the deeds by their words; the menu is gone once one is chosen."""
    menu = QMenu(parent)
    for text, deed in choices:
        menu.addAction(text, deed)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
