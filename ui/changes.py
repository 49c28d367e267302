"""Who changed a record and when, folded until somebody asks."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.queries.history import HistoryLine, lines_of
from models.reader import Reader
from models.rules.london import day_of
from ui import dates
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.text import words

_MOST = 40
Teller = Callable[[Reader, HistoryLine], str]


class Changes(QWidget):
    """The history of some records, read when it is opened; `told` puts one change into words, or into none."""

    def __init__(self, house: House, told: Teller) -> None:
        super().__init__()
        self._house = house
        self._told = told
        self._rows: tuple[str, ...] = ()
        self._toggle = button(_("Who changed what"), self.turn, icon="history", kind="quiet")
        self._lines = words("", "small")
        self._lines.setContentsMargins(9, 0, 0, 0)
        self._lines.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 9, 0)
        column.setSpacing(4)
        column.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lines)

    def show_rows(self, rows: Sequence[str]) -> None:
        """Speak of these records."""
        if tuple(rows) != self._rows:
            self._lines.hide()
        self._rows = tuple(rows)
        if not self._lines.isHidden():
            self._read()

    def turn(self) -> None:
        """Open it or fold it."""
        if self._lines.isHidden():
            self._read()
        self._lines.setVisible(self._lines.isHidden())

    def text(self) -> str:
        """What it says while it is open."""
        return "" if self._lines.isHidden() else self._lines.text()

    def _read(self) -> None:
        with self._house.store.read() as reader:
            lines = [(line, self._told(reader, line)) for line in lines_of(reader, self._rows)]
        self._lines.setText("\n".join(_dated(line, told) for line, told in [each for each in lines if each[1]][:_MOST]))


def _dated(line: HistoryLine, told: str) -> str:
    when = _("{day}, {time}, {laptop}").format(
        day=dates.day(day_of(line.at)), time=dates.clock(line.at), laptop=line.by
    )
    return _("{when}: {what}").format(when=when, what=told)
