"""The wizard's first step: which file, how it was read in words, and which sheet of it."""

from gettext import gettext as _
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.fields import ChoiceField
from ui.widgets.text import words


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
        for widget in (self._name, self._told, self.sheet):
            column.addWidget(widget)
        column.addStretch(1)

    def say(self, text: str) -> None:
        """Say how the reading stands."""
        self._told.setText(text)

    def refuse(self, text: str) -> None:
        """Say why the file cannot be read."""
        self._told.setText(text)

    def told(self) -> str:
        """What is said about the file."""
        return self._told.text()

    def show_reading(self, reading: Any) -> None:
        """Say how the file was understood."""
        self._told.setText("\n".join(_told(reading)))
        sheets = reading.table.sheets if reading.table else ()
        self.sheet.setVisible(len(sheets) > 1)
        if len(sheets) > 1:
            self.sheet.set_choices([(sheet, sheet) for sheet in sheets])
            self.sheet.set_value(reading.table.sheet)


def _told(reading: Any) -> list[str]:
    from exports.tables.wording import note

    count = len(reading.people)
    lines = [_("{count} rows with people.").format(count=f"{count:,}")]
    table = reading.table
    if table is None:
        return [*lines, _("Read as contacts (vCard).")]
    if table.encoding:
        between = {",": _("commas"), ";": _("semicolons"), "\t": _("tabs"), "|": _("bars")}.get(table.delimiter, "")
        lines.append(
            _("Read as text ({encoding}), columns parted by {between}.").format(
                encoding=table.encoding, between=between
            )
        )
    if table.junk_rows:
        lines.append(_("Rows above the headings that were left out: {count}.").format(count=table.junk_rows))
    return [*lines, *(note(each) for each in table.notes)]
