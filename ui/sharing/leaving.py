"""The card that shows exactly what the next bundle would hold."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from models.queries.sharing import NextBundle
from ui.sharing import words
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.drawing import Drawing
from ui.widgets.text import words as label

_ICONS = {
    "roster": "members",
    "assets": "assets",
    "meetings": "meetings",
    "decisions": "decisions",
    "actions": "actions",
}


class LeavingCard(Card):
    """One line a subject: how much of it would go, and the names of the first few things."""

    def __init__(self) -> None:
        self._badge = Badge()
        super().__init__(_("What would leave"), trailing=self._badge)
        self._audience = label("", "soft")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(3, 1)
        self.body.addWidget(self._audience)
        self.body.addLayout(self._grid)
        self._lines = {subject: self._line(row, subject) for row, subject in enumerate(_ICONS)}

    def show_bundle(self, bundle: NextBundle) -> None:
        """Show what would go now."""
        self._audience.setText(words.audience_words(bundle))
        self._badge.set(_("{n} changes").format(n=bundle.changes) if bundle.changes else "", "blue")
        for part in bundle.parts:
            amount, names = self._lines[part.subject]
            amount.setText(words.changed_words(part))
            names.setText(words.names_words(part))

    def _line(self, row: int, subject: str) -> tuple[QLabel, QLabel]:
        amount, names = label("", "body"), label("", "soft")
        self._grid.addWidget(Drawing(_ICONS[subject], size=20), row, 0)
        self._grid.addWidget(label(words.subject_words(subject), "bold"), row, 1)
        self._grid.addWidget(amount, row, 2, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(names, row, 3)
        for column, width in ((1, 110), (2, 110)):
            self._grid.setColumnMinimumWidth(column, width)
        return amount, names
