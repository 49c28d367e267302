"""The wizard's table of columns: what the file calls them, what is in them, and what they become."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from exports.shortened import shortened
from ui.widgets.fields import ChoiceField
from ui.widgets.text import words

_EXAMPLES = 3
_LONG = 40
_DAY, _MONTH = "day", "month"


class ColumnsStep(QWidget):
    """One line for each column of the file; another choice is said at once.

    `changed` is what a column becomes, `ordered` whether its dates have the month first, asked where they say neither.
    """

    changed = Signal(int, str)
    ordered = Signal(int, bool)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._orders: list[ChoiceField] = []
        self._fields: list[ChoiceField] = []
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.addWidget(self._scroll)

    def show_columns(self, table: Any, mapping: Any) -> None:
        """Show how the columns are understood."""
        if table is None or mapping is None:
            self._show(words(_("Contacts say by themselves what is what: there is nothing to choose here."), "soft"))
            self._fields, self._orders = [], []
        elif len(self._fields) != len(mapping.columns):
            self._draw(table, mapping)
        for field, each in zip(self._fields, mapping.columns if mapping else (), strict=False):
            field.set_value(each.field)
        self._ask_orders(table, mapping)

    def choices(self) -> list[str]:
        """What each column becomes."""
        return [field.value() for field in self._fields]

    def field(self, place: int) -> ChoiceField:
        """The choice for one column."""
        return self._fields[place]

    def order(self, place: int) -> ChoiceField:
        """How the dates of one column are read, shown where they can be read two ways."""
        return self._orders[place]

    def _ask_orders(self, table: Any, mapping: Any) -> None:
        from exports.tables.notes import either_way

        for place, asked in enumerate(self._orders):
            examples = either_way(table, mapping, place)
            asked.setVisible(bool(examples))
            asked.set_choices(_orders(examples, self._today()))
            asked.set_value(_MONTH if mapping.columns[place].month_first else _DAY)

    def _draw(self, table: Any, mapping: Any) -> None:
        content = QWidget()
        grid = QGridLayout(content)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        for place, heading in enumerate((_("In the file"), _("For example"), _("Becomes"))):
            grid.addWidget(words(heading, "small"), 0, place)
        self._fields, self._orders = [], []
        for place, each in enumerate(mapping.columns):
            line = place * 2 + 1
            field = ChoiceField(_("What “{header}” becomes").format(header=each.header), _choices(), flat=False)
            field.label.hide()
            field.setMinimumWidth(220)
            field.committed.connect(partial(self._choose, place))
            grid.addWidget(words(each.header or _("(no heading)"), "bold"), line, 0)
            grid.addWidget(words(_examples(table.rows, place), "soft"), line, 1)
            grid.addWidget(field, line, 2)
            grid.addWidget(self._asked_order(place, each.header), line + 1, 1, 1, 2)
            self._fields.append(field)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self._show(content)

    def _asked_order(self, place: int, header: str) -> ChoiceField:
        asked = ChoiceField(_("How the dates under “{header}” are read").format(header=header), [], flat=False)
        asked.label.hide()
        asked.committed.connect(partial(self._choose_order, place))
        self._orders.append(asked)
        return asked

    def _show(self, content: QWidget) -> None:
        content.setObjectName("scrolled")
        self._scroll.setWidget(content)
        self._scroll.viewport().setAutoFillBackground(False)

    def _choose(self, place: int, field: object) -> None:
        self.changed.emit(place, str(field))

    def _choose_order(self, place: int, order: object) -> None:
        self.ordered.emit(place, order == _MONTH)


def _choices() -> list[tuple[str, str]]:
    from exports.tables.mapping import FIELDS
    from exports.tables.wording import field_name

    return [("", _("Not imported")), *((field, field_name(field)) for field in FIELDS)]


def _orders(examples: Sequence[str], today: date) -> list[tuple[str, str]]:
    """Both ways of reading, each worked through for what stands in the file."""
    from exports.tables.dates import read_date
    from exports.words import bare_date

    def read(*, month_first: bool) -> str:
        days = (read_date(each, month_first=month_first, today=today) for each in examples)
        return ", ".join(bare_date(day) for day in days if day)

    return [
        (_DAY, _("Day first: {days}").format(days=read(month_first=False))),
        (_MONTH, _("Month first: {days}").format(days=read(month_first=True))),
    ]


def _examples(rows: Sequence[Any], place: int) -> str:
    """A few different values of a column, in the order of the file."""
    cells = (
        str(row.cells[place]) for row in rows[:200] if place < len(row.cells) and row.cells[place] not in (None, "")
    )
    found = list(dict.fromkeys(" ".join(cell.split()) for cell in cells))[:_EXAMPLES]
    return " · ".join(shortened(text, _LONG) for text in found) or "–"
