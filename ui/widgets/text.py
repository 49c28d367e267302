"""Words on a page: labels that show people's text exactly as it is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

_DOT, _KEPT = " · ", "\u00a0· "


class Words(QLabel):
    """A label in which the dot between two facts never begins a line."""

    def setText(self, text: str) -> None:
        super().setText(dots_kept(text))

    def text(self) -> str:
        return super().text().replace(_KEPT, _DOT)


def dots_kept(text: str) -> str:
    """The same words, with each dot between two facts on the line of the fact before it."""
    return text.replace(_DOT, _KEPT)


def words(text: str = "", style: str = "body", parent: QWidget | None = None) -> QLabel:
    """A label in one of the styles page, card, proposal, body, bold, soft, small, caps, key, number, red, accent.

    Plain text always: `<b>` and `R&D` are what somebody wrote, not markup.
    """
    label = Words(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("type", style)
    label.setWordWrap(style not in {"caps", "number"})
    label.setText(text)
    return label


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at; one that was never set looks as if it were off."""
    before = widget.property(name)
    if before == value or (before is None and not value):
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
