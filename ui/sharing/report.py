"""What opening a bundle did, line by line, with Undo beside it."""

from collections.abc import Callable, Sequence
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.log.merge import Merged
from ui.sharing.report_words import Line, report_lines
from ui.widgets.announce import announce
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.drawing import Drawing
from ui.widgets.emptied import empty
from ui.widgets.text import words


class ReportCard(Card):
    """Shown after a bundle was taken in, until it is closed or the next one comes."""

    def __init__(self, undo: Callable[[], object]) -> None:
        super().__init__(_("Taken in"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._undo = button(_("Undo"), undo, icon="undo")
        self._undo.setAccessibleName(_("Undo taking in the bundle"))
        self._close = button(_("Close"), self.hide, kind="quiet")
        row = QHBoxLayout()
        row.addWidget(self._undo)
        row.addWidget(self._close)
        row.addStretch(1)
        self.body.addLayout(self._lines)
        self.body.addLayout(row)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._told: tuple[Merged, str] | None = None
        self._attention = 0
        self.hide()

    def take_focus(self) -> None:
        """Give it the keyboard: what it says, so that Enter pressed once too often does nothing."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, merged: Merged, laptop: str, attention: int = 0) -> None:
        """Show what came of this merge, and how many things need attention since."""
        self._told, self._attention = (merged, laptop), attention
        self.set_title(_("Taken in from {laptop}").format(laptop=laptop))
        told = report_lines(merged, laptop, attention)
        self._show(told)
        self._undo.setVisible(bool(merged.fresh))
        self.show()
        announce(self, self.accessibleDescription())

    def keep_up(self, attention: int) -> None:
        """Send nobody to what was settled since: so many are left."""
        if self._told and attention < self._attention:
            self._attention = attention
            self._show(report_lines(*self._told, attention))

    def _show(self, told: Sequence[Line]) -> None:
        self.setAccessibleDescription(" ".join(sentence for _icon, _token, sentence in told))
        while item := self._lines.takeAt(0):
            _forget(item.layout())
        for icon, token, sentence in told:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(Drawing(icon, token, size=18), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(words(sentence), 1)
            self._lines.addLayout(row)


def _forget(row: object) -> None:
    if isinstance(row, QHBoxLayout):
        empty(row)
        row.deleteLater()
