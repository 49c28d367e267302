"""One question on the page: a sentence and a button a side, or whole versions side by side."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.sharing.questions import Asked, Choice, Line
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.text import words

Choose = Callable[[int], object]


class QuestionView(QWidget):
    """Calls `choose` with the number of the choice pressed."""

    def __init__(self, asked: Asked, choose: Choose) -> None:
        super().__init__()
        self.setAccessibleName(asked.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 6)
        column.setSpacing(4)
        column.addWidget(words(asked.title, "bold"))
        column.addWidget(words(asked.sentence, "soft"))
        column.addWidget(_versions(asked, choose) if asked.side_by_side else _buttons(asked, choose))


def _buttons(asked: Asked, choose: Choose) -> QWidget:
    row = Flow()
    for place, choice in enumerate(asked.choices):
        row.lines.addWidget(_button(choice, partial(choose, place)))
    return row


def _button(choice: Choice, choose: Callable[[], object]) -> QWidget:
    made = button(choice.button.replace("&", "&&"), choose)
    made.setAccessibleName(choice.name)
    made.setToolTip(choice.by)
    return made


def _versions(asked: Asked, choose: Choose) -> QWidget:
    sides = QWidget()
    row = QHBoxLayout(sides)
    row.setContentsMargins(0, 4, 0, 0)
    row.setSpacing(12)
    for place, choice in enumerate(asked.choices):
        row.addWidget(_version(choice, partial(choose, place)), 1)
    return sides


def _version(choice: Choice, choose: Callable[[], object]) -> QFrame:
    """A sheet with everything one side wrote."""
    sheet = QFrame()
    sheet.setObjectName("card")
    sheet.setAccessibleName(choice.by)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    head = QHBoxLayout()
    head.addWidget(words(choice.by, "bold"), 1)
    head.addStrut(26)  # as high with the badge as without
    if choice.stands:
        head.addWidget(Badge(_("Stands for now")), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    column.addLayout(_table(choice.lines))
    column.addStretch(1)
    column.addWidget(_button(choice, choose), 0, Qt.AlignmentFlag.AlignLeft)
    return sheet


def _table(lines: tuple[Line, ...]) -> QGridLayout:
    """Label and value; what differs is bold. A single field is named by the question already."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    top = Qt.AlignmentFlag.AlignTop
    if len(lines) == 1:
        grid.addWidget(words(lines[0].value), 0, 0, 1, 2, top)
        return grid
    for row, line in enumerate(lines):
        label = words(line.label, "small")
        label.setWordWrap(False)
        grid.addWidget(label, row, 0, top)
        grid.addWidget(words(line.value, "bold" if line.differs else "body"), row, 1, top)
    return grid
