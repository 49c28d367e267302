"""Where two entries differ: a row for each field, with what the one says, what the other says and what will stay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QVBoxLayout, QWidget

from models.rules.duplicates_choice import BOTH, FIRST, SECOND
from ui.panes import focus_into
from ui.roster.duplicates_cell import CHOICES, Cell, Pick
from ui.widgets.announce import announce
from ui.widgets.text import words


@dataclass(frozen=True)
class Differing:
    """One field in which two entries differ; `both` is what it would be with both kept, "" where that cannot be."""

    field: str
    label: str
    first: str
    second: str
    both: str = ""

    def result(self, choice: str) -> str:
        """What stays with this choice."""
        return {FIRST: self.first, SECOND: self.second, BOTH: self.both}[choice]


class ChoiceRows(QWidget):
    """Every row to choose in. Up and Down go from row to row; Left, Right, 1, 2 and B choose in one."""

    chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[str, ChoiceRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)

    def show_lines(self, lines: Sequence[Differing], choices: Mapping[str, str], names: tuple[str, str]) -> None:
        """Show these, each with its choice; `names` are of the two entries."""
        for row in self._rows.values():
            row.hide()
            row.deleteLater()
        self._rows = {line.field: ChoiceRow(line, names) for line in lines}
        for row in self._rows.values():
            self._column.addWidget(row)
            row.choose(choices[row.line.field])
            row.chosen.connect(self._tell)
            row.wants_row.connect(self._go)

    def rows(self) -> list["ChoiceRow"]:
        """The rows, from the top."""
        return list(self._rows.values())

    def focus_first(self) -> bool:
        """Take the keyboard to the first row; False where there is none."""
        rows = self.rows()
        if rows:
            rows[0].take_keyboard()
        return bool(rows)

    def _tell(self, field: str, choice: str) -> None:
        self.chosen.emit(field, choice)

    def _go(self, field: str, step: int) -> None:
        rows = self.rows()
        at = rows.index(self._rows[field]) + step
        if 0 <= at < len(rows):
            rows[at].take_keyboard()


class ChoiceRow(QFrame):
    """A label, and under it three cells: the one, the other, what stays."""

    chosen = Signal(str, str)
    wants_row = Signal(str, int)

    def __init__(self, line: Differing, names: tuple[str, str]) -> None:
        super().__init__()
        self.line = line
        self.setAccessibleName(line.label)
        self._group = QButtonGroup(self)
        self._result = words("", "bold")
        self._picks: dict[str, Pick] = {}
        self._cells: list[Cell] = []
        said = {FIRST: (names[0], line.first), SECOND: (names[1], line.second)}
        for key, (name, value) in said.items():
            self._picks[key] = Pick(_told(line.label, name, value))
        if line.both:
            self._picks[BOTH] = Pick(_("{field}: keep both").format(field=line.label), _("Both"))
        for key, pick in self._picks.items():
            self._group.addButton(pick)
            pick.toggled.connect(partial(self._toggled, key))
            pick.keyed.connect(self.press)
        self._build()

    def choice(self) -> str:
        """What is chosen."""
        return next((key for key, pick in self._picks.items() if pick.isChecked()), "")

    def choose(self, choice: str) -> None:
        """Choose the one, the other or both; what cannot be chosen is not."""
        if choice in self._picks:
            self._picks[choice].setChecked(True)

    def result(self) -> str:
        """What stays, as it is shown."""
        return self._result.text()

    def take_keyboard(self) -> None:
        """Let the keys choose here, in sight."""
        focus_into(self._group.checkedButton() or self._picks[FIRST])

    def press(self, key: str) -> None:
        """A key was pressed: up and down leave the row, the others choose."""
        if key in ("up", "down"):
            self.wants_row.emit(self.line.field, -1 if key == "up" else 1)
            return
        self.choose(CHOICES.get(key) or self._beside(-1 if key == "left" else 1))
        self.take_keyboard()

    def _beside(self, step: int) -> str:
        """The choice to the left or the right of the one made."""
        there = list(self._picks)
        return there[min(max(there.index(self.choice()) + step, 0), len(there) - 1)]

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(words(self.line.label, "small"), 0, 0, 1, 3)
        for column, key in enumerate((FIRST, SECOND)):
            cell = Cell(self._picks[key], words(self.line.result(key) or "–"))
            self._cells.append(cell)
            grid.addWidget(cell, 1, column)
        grid.addWidget(self._last(), 1, 2)
        for column in range(3):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 1)

    def _last(self) -> QWidget:
        """What stays, under the way to keep both where there is one."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(8, 5 if BOTH in self._picks else 7, 0, 7)
        column.setSpacing(0)
        if BOTH in self._picks:
            column.addWidget(self._picks[BOTH], 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._result)
        column.addStretch(1)
        return holder

    def _toggled(self, key: str, on: bool) -> None:
        for cell in self._cells:
            cell.update()
        if on:
            shown = self.line.result(key)
            self._result.setText(shown or _("nothing"))
            self.chosen.emit(self.line.field, key)
            announce(self, _("{field}: {value}").format(field=self.line.label, value=shown or _("nothing")))


def _told(label: str, name: str, value: str) -> str:
    return _("{field}, as entered for {name}: {value}").format(field=label, name=name, value=value or _("nothing"))
