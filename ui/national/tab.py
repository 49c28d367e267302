"""A list with its pane: what the tabs of the pages about the national community have in common."""

from collections.abc import Sequence
from gettext import gettext as _
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.house import House
from ui.row_table import Column, RowTable, SmallListing
from ui.widgets.detail_pane import DetailPane
from ui.widgets.emptied import empty
from ui.widgets.empty_state import EmptyState
from ui.widgets.form import Form
from ui.widgets.hands_on import hands_on
from ui.widgets.page import split

R = TypeVar("R")


class TabPane(DetailPane):
    """What is told of a row, and below it the open sheet, or that sheet alone; away while there is nothing to list."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.is_alone = self.has_rows = False
        self._above = QWidget()
        self.facts = QVBoxLayout(self._above)
        self.facts.setContentsMargins(0, 0, 0, 0)
        self.facts.setSpacing(8)
        self.body.addWidget(self._above)
        self.body.addLayout(self.sheet)
        self.furnish()

    def _show_furniture(self) -> None:
        is_open = self.form() is not None
        self._above.setVisible(not (is_open and self.is_alone))
        self.show_footer(not is_open and self.footer.count() > 0)
        self.setVisible(is_open or self.has_rows)


class Tab(QWidget, Generic[R]):
    """Derive, and say what is told of a row (`facts`) and what can be done with it (`deeds`).

    Says `changed` after a deed of its own.
    """

    changed = Signal()

    def __init__(self, house: House, name: str, columns: Sequence[Column[R]], empty: EmptyState) -> None:
        super().__init__()
        self.house = house
        self.table = RowTable(house.store, house.tasks, columns, name=name, row_height=56, empty=empty)
        self.pane = TabPane(name)
        self._rows: dict[str, R] = {}
        self._told: tuple[R, ...] = ()
        hands_on(self, self.table)
        self._lay()
        self.table.chosen.connect(self._chose)
        self.table.reloaded.connect(self._settled)

    def id_of(self, row: R) -> str:
        """The record's id."""
        raise NotImplementedError

    def facts(self, row: R) -> Sequence[QWidget | None]:
        """What is told of it, one below the other; None takes no room."""
        raise NotImplementedError

    def deeds(self, row: R) -> Sequence[QPushButton]:
        """What can be done with it."""
        return ()

    def show_rows(self, rows: Sequence[R]) -> None:
        """List these, keeping what is chosen."""
        self._rows = {self.id_of(row): row for row in rows}
        self.table.show_listing(SmallListing(lambda _reader: rows, self.id_of))
        self.pane.has_rows = bool(rows)
        self.pane.show_parts()

    def row(self) -> R | None:
        """What is chosen."""
        return self._rows.get(self.pane.showing())

    def open_form(self, form: Form, *, alone: bool = False) -> None:
        """Lay a sheet into the pane, under what is told of the row or `alone`; Esc takes it away."""
        self.pane.is_alone = alone
        self.pane.open_form(form)
        form.closed.connect(self._to_list)

    def close_form(self) -> bool:
        """Take the open sheet away; whether there was one."""
        was_open = self.pane.close_form()
        if was_open:
            self._to_list()
        return was_open

    def holds(self, form: Form) -> bool:
        """Whether this sheet is still open."""
        return self.pane.form() is form

    def acted(self) -> None:
        """Something in the pane was pressed that is gone now: the list has the keyboard again."""
        self.changed.emit()
        self._to_list()

    def _to_list(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split(self.table, self.pane, sizes=(700, 380)))

    def _settled(self, _rows: int) -> None:
        self.table.select_first()
        self._chose(self.table.current_id())

    def _chose(self, id: str) -> None:
        if id != self.pane.showing() and self.pane.showing():
            self.close_form()
        self.pane.turn_to(id)
        row = self._rows.get(id)
        told = () if row is None else (row,)
        if told == self._told:
            return
        self._told = told
        empty(self.pane.facts)
        empty(self.pane.footer)
        if row is not None:
            self._show(row)
        self.pane.show_parts()

    def _show(self, row: R) -> None:
        for widget in filter(None, self.facts(row)):
            self.pane.facts.addWidget(widget)
            widget.show()
        made = self.deeds(row)
        for pressed in made:
            self.pane.footer.addWidget(pressed)
            pressed.show()
        if made:
            self.pane.footer.addStretch(1)


def titled(name: str, count: int) -> str:
    """A tab's title, with how many wait there."""
    return _("{name}  {n}").format(name=name, n=count) if count else name
