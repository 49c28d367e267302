"""Notes as they are meant: Markdown with its paragraphs, lists and weights, and nothing fetched or followed."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def prose(text: str) -> QLabel:
    """A label that shows Markdown; tags and pictures in it stay the letters somebody typed."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setProperty("type", "body")
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setText(_markdown().render(text.replace("\x00", "\ufffd")))
    return label


def get_ready() -> None:
    """Load what reads Markdown, ahead of the first notes to be shown; on any thread."""
    _markdown()


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 40}).enable("table")
    reader.disable(["image", "link", "autolink", "reference", "entity"])  # as in the paper: words, whatever they are
    return reader
