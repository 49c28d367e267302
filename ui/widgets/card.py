"""The white sheet everything lies on."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.widgets.hung import pushed_out
from ui.widgets.text import words


class Card(QFrame):
    """A sheet with an optional title and something at its right; put content in `body`."""

    def __init__(self, title: str = "", *, trailing: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 16, 20, 16)
        self.body.setSpacing(8)
        self._title = words(title, "card")
        self._title.setWordWrap(False)
        if title or trailing:
            self.body.addLayout(self._head(trailing))

    def set_title(self, title: str) -> None:
        """Rename the card."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def _head(self, trailing: QWidget | None) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        if trailing and trailing.property("kind") == "quiet":
            trailing.setProperty("snug", True)  # so low that the title stands where other cards have theirs
            head.addLayout(pushed_out(trailing))
        elif trailing:
            head.addWidget(trailing, 0, Qt.AlignmentFlag.AlignVCenter)
        return head


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line
