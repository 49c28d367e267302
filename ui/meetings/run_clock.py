"""The clock of the present item: what is left of it, a pause, and five minutes more."""

from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from models.queries.agenda import ItemRow
from ui.icons import icon
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.ring import Ring


class ClockCard(Card):
    """Says `paused` (or go on) and `extended` (minutes)."""

    paused = Signal()
    extended = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Time for this item"))
        self._item: ItemRow | None = None
        self.ring = Ring(size=124)
        self.pause = button(_("Pause"), self.paused.emit, icon="pause")
        self.more = button(_("+5 min"), self._extend)
        self.body.setContentsMargins(14, 14, 14, 14)
        self.body.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.pause, 1)
        row.addWidget(self.more, 1)
        self.body.addLayout(row)

    def show_time(self, item: ItemRow | None, spent: int) -> None:
        """Show the item that is on, and the seconds it has had."""
        self._item = item
        self.setVisible(item is not None)
        if item is None:
            return
        total = (item.minutes or 0) * 60
        self.ring.set_time(total - spent, total or 60)
        waiting = item.ended_at is not None
        self.pause.setText(_("Go on") if waiting else _("Pause"))
        self.pause.setIcon(icon("play" if waiting else "pause"))

    def _extend(self) -> None:
        self.extended.emit(5)
