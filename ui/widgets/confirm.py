"""A question before what cannot be taken back."""

from gettext import gettext as _

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.buttons import button
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words


def confirm(parent: QWidget | None, title: str, sentence: str, yes: str) -> bool:
    """Ask; `yes` names the deed, never OK."""
    return question(parent, title, sentence, yes).exec() == QDialog.DialogCode.Accepted


def question(parent: QWidget | None, title: str, sentence: str, yes: str) -> QDialog:
    """The dialog itself; Esc and Enter both leave everything as it is."""
    dialog = FittedDialog(parent)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(440)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(12)
    column.addWidget(words(title, "card"))
    column.addWidget(words(sentence, "soft"))
    keep = button(_("Leave as it is"), dialog.reject)
    row = QHBoxLayout()
    row.setContentsMargins(0, 12, 0, 0)
    row.addStretch(1)
    row.addWidget(keep)
    row.addWidget(button(yes, dialog.accept, kind="danger"))
    column.addLayout(row)
    keep.setDefault(True)
    keep.setFocus()
    return dialog
