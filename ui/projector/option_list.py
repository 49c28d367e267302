"""The options of a choice, numbered, in as many columns as make them largest."""

from gettext import gettext as _
from gettext import ngettext
from itertools import product

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.projector.fitting import Laid, laid
from ui.theme import theme, type_face

_SIZES = (150, 130, 115, 100, 88, 76)  # hundredths of the plain size
_MOST_COLUMNS = 4
_MOST_LINES = 99
_GAP = 1.2

Column = list[Laid]


class OptionList(QWidget):
    """Every option that fits, and how many more there are on paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._options: tuple[str, ...] = ()
        self._base = 28

    def show_options(self, options: tuple[str, ...]) -> None:
        """Show these."""
        if options == self._options:
            return
        self._options = options
        self.setAccessibleName(_("Options: {options}").format(options="; ".join(options)) if options else "")
        self.setVisible(bool(options))
        self.update()

    def set_base(self, pixels: int) -> None:
        """The size of plain words around it."""
        self._base = pixels

    def has_room(self) -> bool:
        """Whether every option can be shown."""
        return bool(self._all())

    def columns(self) -> list[Column]:
        """The options as they are laid out."""
        return self._all() or self._as_many_as_fit()

    def _all(self) -> list[Column]:
        """The largest way to show every option, each on one line if that can be; nothing where there is no room."""
        for most_lines, hundredths, count in product((1, _MOST_LINES), _SIZES, range(1, _MOST_COLUMNS + 1)):
            columns = self._columns(self._entries(), hundredths, count)
            if all(self._fits(column, most_lines) for column in columns):
                return columns
        return []

    def _entries(self) -> list[str]:
        return [f"{number}  {text}" for number, text in enumerate(self._options, 1)]

    def _fits(self, column: Column, most_lines: int) -> bool:
        words = all(entry.whole and entry.lines <= most_lines for entry in column)
        return words and self._height(column) <= self.height()

    def _as_many_as_fit(self) -> list[Column]:
        entries = self._entries()
        for shown in range(len(entries) - 1, 0, -1):
            more = len(entries) - shown
            rest = ngettext("and {count} more, on paper", "and {count} more, on paper", more).format(count=more)
            columns = self._columns([*entries[:shown], rest], _SIZES[-1], _MOST_COLUMNS)
            if all(self._height(column) <= self.height() for column in columns):
                return columns
        return []

    def _columns(self, entries: list[str], hundredths: int, count: int) -> list[Column]:
        font = type_face(self._base * hundredths // 100, QFont.Weight.DemiBold)
        width = self._column_width(count)
        each = -(-len(entries) // count) or 1
        made = [laid(entry, font, width) for entry in entries]
        return [made[start : start + each] for start in range(0, len(made), each)]

    def _column_width(self, count: int) -> float:
        return (self.width() - (count - 1) * self._base * _GAP) / count

    def _height(self, column: Column) -> float:
        return sum(entry.height + entry.line_height * 0.2 for entry in column)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, columns = QPainter(self), self.columns()
        painter.setPen(QColor(theme().ink))
        width = self._column_width(max(len(columns), 1))
        for place, column in enumerate(columns):
            top = 0.0
            for entry in column:
                entry.layout.draw(painter, QPointF(place * (width + self._base * _GAP), top))
                top += entry.height + entry.line_height * 0.2
