"""The two sheets that explain the program: every key, and what a page is for."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.shortcuts import Key, all_keys
from ui.widgets.buttons import button
from ui.widgets.fitted import FittedDialog
from ui.widgets.text import words


def key_sheet(parent: QWidget | None, pages: int) -> QDialog:
    """Every key of the window, under its heading, in two columns."""
    dialog, column = _sheet(parent, _("Keys"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(40)
    grid.setVerticalSpacing(20)
    grid.setContentsMargins(0, 0, 0, 0)
    for place, (heading, keys) in enumerate(all_keys(pages).items()):
        grid.addLayout(_table(heading, keys), place // 2, place % 2)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    content = QWidget()
    content.setObjectName("scrolled")
    content.setLayout(grid)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(content)
    scroll.viewport().setAutoFillBackground(False)
    column.addWidget(scroll, 1)
    dialog.resize(940, 620)
    return _closable(dialog, column)


def help_sheet(parent: QWidget | None, title: str, about: str) -> QDialog:
    """What a page is for."""
    dialog, column = _sheet(parent, title)
    dialog.setObjectName("help")
    dialog.setAccessibleDescription(about)
    column.addWidget(words(about))
    column.addWidget(words(_("Ctrl+K goes to anything. Ctrl+/ shows every key. Every change can be undone."), "soft"))
    dialog.setMinimumWidth(520)
    return _closable(dialog, column)


def _sheet(parent: QWidget | None, title: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = FittedDialog(parent)
    dialog.setWindowTitle(title)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(28, 22, 28, 20)
    column.setSpacing(12)
    column.addWidget(words(title, "page"))
    return dialog, column


def _table(heading: str, keys: list[Key]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(words(heading, "card"))
    rows = QGridLayout()
    rows.setHorizontalSpacing(16)
    rows.setVerticalSpacing(6)
    rows.setColumnMinimumWidth(0, 136)
    rows.setColumnStretch(1, 1)
    for row, key in enumerate(keys):
        name = words(key.keys, "bold")
        name.setWordWrap(False)
        rows.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(words(key.words, "soft"), row, 1)
    column.addLayout(rows)
    column.addStretch(1)
    return column


def _closable(dialog: QDialog, column: QVBoxLayout) -> QDialog:
    box = QDialogButtonBox()
    close = button(_("Close"), dialog.accept)
    box.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
    column.addWidget(box)
    close.setDefault(True)
    return dialog
