"""What a pane tells: a title, captions with sentences under them, a mark."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.badge import Badge
from ui.widgets.text import words

_LEFT = 9  # pixels: fields keep that much beside their words


def title(text: str, mark: str = "", tone: str = "plain") -> QWidget:
    """The heading of a pane, its mark beside it."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(_LEFT, 0, _LEFT, 0)
    row.setSpacing(12)
    row.addWidget(words(text, "card"), 1)
    if mark:
        row.addWidget(Badge(mark, tone))
    return made


def said(text: str, style: str = "body") -> QWidget:
    """A paragraph."""
    made = words(text, style)
    made.setContentsMargins(_LEFT, 0, _LEFT, 0)
    return made


def told(caption: str, *lines: str) -> QWidget | None:
    """A caption with sentences under it; nothing at all when there are none."""
    if not any(lines):
        return None
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(_LEFT, 2, _LEFT, 2)
    column.setSpacing(1)
    column.addWidget(words(caption, "small"))
    text = words("\n".join(filter(None, lines)))
    text.setAccessibleName(caption)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(text)
    return made
