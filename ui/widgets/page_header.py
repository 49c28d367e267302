"""The head of a page: its title, buttons at the right, and below both one plain sentence of state."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.widgets.buttons import turn_into
from ui.widgets.flow import Flow
from ui.widgets.text import words

_BUTTON, _GAP = 36, 8  # pixels: how high what stands beside the title is, and how far from it
_TITLE = 240  # pixels: a longer title goes on below


class PageHeader(QWidget):
    """Title 24; the sentence has the whole width, whatever stands beside the title."""

    def __init__(self, title: str, state: str = "") -> None:
        super().__init__()
        self._title = words(title, "page")
        self._title.setMinimumHeight(_BUTTON)
        self._state = words(state, "soft")
        self._stepped: set[QPushButton] = set()
        self._right = _Line()
        self._is_stacked = False
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(self._row)
        self._column.addWidget(self._state)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._title, 1, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)

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
        self._right.lines.addWidget(widget)

    def _stand(self) -> None:
        """The buttons beside the title, or below the sentence where there is no room for that."""
        if self._is_stacked == self._is_tight():
            return
        self._is_stacked = not self._is_stacked
        if self._is_stacked:
            self._row.removeWidget(self._right)
            self._column.addWidget(self._right)
        else:
            self._column.removeWidget(self._right)
            self._row.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)

    def _is_tight(self) -> bool:
        title = min(self._title.fontMetrics().horizontalAdvance(self._title.text()), _TITLE)
        return title + _GAP + self._right.lines.one_line() > self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()


class _Line(Flow):
    """Wants one line; where there is no room for it, there are two."""

    def sizeHint(self) -> QSize:
        return QSize(self.lines.one_line(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return super().sizeHint()
