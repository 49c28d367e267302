"""What is told of one decision, caption by caption; what is not there takes no room."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import icon_button
from ui.widgets.text import words


class Told(QWidget):
    """A caption with sentences under it; without sentences it is not there."""

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._words = words("")
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setAccessibleName(caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 2, 9, 2)
        column.setSpacing(1)
        column.addWidget(words(caption, "small"))
        column.addWidget(self._words)

    def tell(self, *said: str) -> None:
        """Say these, each on a line of its own."""
        told = "\n".join(filter(None, said))
        self._words.setText(told)
        self.setVisible(bool(told))

    def text(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._words.text()


class Ways(QWidget):
    """A caption with records to go to under it. Says `chosen` with an id."""

    chosen = Signal(str)

    def __init__(self, caption: str) -> None:
        super().__init__()
        self._caption = words(caption, "small")
        self._caption.setContentsMargins(9, 0, 9, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(2)
        self._column.addWidget(self._caption)

    def show_ways(self, ways: Sequence[tuple[str, str]]) -> None:
        """Each an id and its words."""
        while self._column.count() > 1:
            item = self._column.takeAt(1)
            if item and (old := item.widget()):
                old.hide()
                old.deleteLater()
        for id, text in ways:
            way = self._way(id, text)
            self._column.addWidget(way)
            way.show()
        self.setVisible(bool(ways))

    def _way(self, id: str, text: str) -> QWidget:
        """Words that may take several lines, and an arrow that goes there."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(9, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(words(text), 1)
        go = icon_button("chevron-right", _("Go to: {name}").format(name=text), partial(self.chosen.emit, id))
        row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return made
