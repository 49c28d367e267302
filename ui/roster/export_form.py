"""What is asked before members go into a file: whether what is private about them goes with it."""

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import button
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words


class ExportForm(FittedDialog):
    """Says `wanted` with whether the private part goes too; nothing is ticked by itself."""

    wanted = Signal(bool)

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export members"))
        self.setMinimumWidth(440)
        self.private = QCheckBox(_("With notes, access needs and reasons for leaving"))
        self._build()

    def go_on(self) -> None:
        """Close, and say what is wanted."""
        self.accept()
        self.wanted.emit(self.private.isChecked())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(words(_("Export members"), "card"))
        told = _("Everybody who is not in the bin goes into the file: an Excel workbook, a plain table or contacts.")
        column.addWidget(words(told, "soft"))
        column.addWidget(self.private)
        careful = _("Only for a file that stays with the coordinators. Importing one without them clears nothing here.")
        column.addWidget(words(careful, "soft"))
        steps = QHBoxLayout()
        steps.setContentsMargins(0, 12, 0, 0)
        steps.addStretch(1)
        steps.addWidget(button(_("Cancel"), self.reject, kind="quiet"))
        self.choose = button(_("Choose where…"), self.go_on, kind="primary")
        self.choose.setDefault(True)
        steps.addWidget(self.choose)
        column.addLayout(steps)


def held_words(private: bool) -> str:
    """What of the private part a file holds."""
    if private:
        return _("Notes, access needs and reasons for leaving are in it.")
    return _("Notes, access needs and reasons for leaving are not in it.")
