"""A page by itself before somebody's eyes, and every word on it."""

from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def in_sight(qtbot: QtBot, page: W) -> W:
    """The page, shown as large as the window would show it."""
    qtbot.addWidget(page)
    page.resize(1142, 850)
    with qtbot.waitExposed(page):
        page.show()
    return page


def says(page: QWidget) -> str:
    """Everything in sight that is words."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())
