"""The head of a page: its title, one plain sentence of state, buttons at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.buttons import turn_into
from ui.widgets.text import words


class PageHeader(QWidget):
    """Title 24, sentence of state below."""

    def __init__(self, title: str, state: str = "") -> None:
        super().__init__()
        self._title = words(title, "page")
        self._state = words(state, "soft")
        self._stepped: set[QPushButton] = set()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._title)
        left.addWidget(self._state)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(left, 1)
        self._right = QHBoxLayout()
        self._right.setSpacing(8)
        self._row.addLayout(self._right)
        self._row.setAlignment(self._right, Qt.AlignmentFlag.AlignTop)

    def set_title(self, title: str) -> None:
        """Rename the page."""
        self._title.setText(title)

    def set_state(self, sentence: str) -> None:
        """Say how things stand."""
        self._state.setText(sentence)

    def state(self) -> str:
        """What it says."""
        return self._state.text()

    def step_back(self, is_behind: bool) -> None:
        """Let the page's one primary button be plain while another stands in the page, and primary again after."""
        for each in self.findChildren(QPushButton):
            if each.property("kind") == "primary" or each in self._stepped:
                self._stepped.add(each)
                turn_into(each, "plain" if is_behind else "primary")

    def add(self, widget: QWidget) -> None:
        """Put a button (or a badge) at the right."""
        self._right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
