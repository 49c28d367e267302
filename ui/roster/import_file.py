"""The wizard's first step: which file, how it was read in words, and which sheet of it."""

from collections.abc import Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField
from ui.widgets.text import words

_ROWS, _COLUMNS, _LETTERS = 5, 5, 32


class FileStep(QWidget):
    """Which file, how it was read in words, and which sheet of it."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._name = words(path.name, "card")
        self._told = words("", "body")
        self.sheet = ChoiceField(_("Sheet"), [], flat=False)
        self.sheet.setMaximumWidth(360)
        self.sheet.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 8)
        column.setSpacing(10)
        self._sample = Card(_("The first rows, as they were read"))
        self._rows: QWidget | None = None
        self._sample.hide()
        for widget in (self._name, self._told, self.sheet, self._sample):
            column.addWidget(widget)
        column.addStretch(1)

    def say(self, text: str) -> None:
        """Say how the reading stands."""
        self._told.setText(text)

    def refuse(self, text: str) -> None:
        """Say why the file cannot be read."""
        self._told.setText(text)
        self._show_rows(None)

    def told(self) -> str:
        """What is said about the file."""
        return self._told.text()

    def show_reading(self, reading: Any) -> None:
        """Say how the file was understood."""
        self._told.setText("\n".join(_told(reading)))
        self._show_rows(reading.table)
        sheets = reading.table.sheets if reading.table else ()
        self.sheet.setVisible(len(sheets) > 1)
        if len(sheets) > 1:
            self.sheet.set_choices([(sheet, sheet) for sheet in sheets])
            self.sheet.set_value(reading.table.sheet)

    def _show_rows(self, table: Any) -> None:
        """A few cells, so that a wrong alphabet is seen before it is imported."""
        if self._rows:
            self._rows.hide()
            self._rows.deleteLater()
            self._rows = None
        self._sample.setVisible(table is not None)
        if table is not None:
            self._rows = _grid([table.headers, *(row.cells for row in table.rows[:_ROWS])])
            self._sample.body.addWidget(self._rows)


def _grid(rows: Sequence[Sequence[Any]]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    for place, row in enumerate(rows):
        for column, cell in enumerate(row[:_COLUMNS]):
            text = " ".join(str("" if cell is None else cell).split())
            grid.addWidget(words(text[:_LETTERS], "body" if place else "small"), place, column)
    return made


def _told(reading: Any) -> list[str]:
    from exports.tables.wording import note

    count = len(reading.people)
    people = ngettext("{count} row with a person.", "{count} rows with people.", count)
    lines = [people.format(count=f"{count:,}")]
    table = reading.table
    if table is None:
        return [*lines, _("Read as contacts (vCard).")]
    if table.encoding:
        between = {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": _("bars")}.get(table.delimiter, "")
        lines.append(
            _("Read as text ({encoding}), columns parted by {between}.").format(
                encoding=_alphabets().get(table.encoding, table.encoding), between=between
            )
        )
    return [*lines, *(note(each) for each in reading.notes)]


def _alphabets() -> dict[str, str]:
    """What the usual encodings are called by those who save such files."""
    unicode = dict.fromkeys(("utf-8", "utf-16-le", "utf-16-be"), "Unicode")
    return {**unicode, "cp1252": _("as Windows writes it"), "mac-roman": _("as older Macs write it")}
