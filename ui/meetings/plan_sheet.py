"""The agenda a planned meeting begins with, and what of the backlog it takes."""

from collections.abc import Sequence
from datetime import datetime
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from models.queries.agenda import ItemRow
from models.rules.starting_agenda import DraftItem
from ui import dates
from ui.meetings.agenda_preview import AgendaPreview
from ui.meetings.agenda_time import spare_words
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.text import words


class PlanSheet(Card):
    """Says `ticked` when something of the backlog is taken or left."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(_("The agenda it begins with"))
        self.preview = AgendaPreview()
        self.spare = Badge()
        self.backlog = words(_("From the backlog"), "bold")
        self.ticked_items: dict[str, QCheckBox] = {}
        self._ticks = QVBoxLayout()
        self._ticks.setSpacing(2)
        self.body.addWidget(words(_("You can change everything in the next step."), "small"))
        self.body.addWidget(self.preview)
        self.body.addWidget(self.spare)
        self.body.addWidget(self.backlog)
        self.body.addLayout(self._ticks)
        self.body.addStretch(1)

    def offer(self, stored: Sequence[ItemRow], taken: set[str]) -> None:
        """Offer what waits, with these taken."""
        for old in self.ticked_items.values():
            old.hide()
            old.deleteLater()
        self.ticked_items = {item.id: self._tick(item, item.id in taken) for item in stored}
        self.backlog.setVisible(bool(stored))

    def ticks(self) -> list[str]:
        """What of the backlog is taken."""
        return [id for id, tick in self.ticked_items.items() if tick.isChecked()]

    def show_agenda(
        self, items: Sequence[DraftItem], times: tuple[datetime, datetime] | None, closes: datetime | None
    ) -> None:
        """Show the agenda, and how it stands against the end."""
        starts, ends = times or (None, None)
        self.preview.show_items([(item.title, item.minutes, item.owner) for item in items], starts)
        said, over = spare_words([item.minutes for item in items], starts, closes, ends)
        self.spare.set(said, "amber" if over else "accent")
        self.spare.setVisible(bool(said))

    def _tick(self, item: ItemRow, taken: bool) -> QCheckBox:
        length = dates.minutes(item.minutes or 10)
        tick = QCheckBox(_("{item}, {length}").format(item=item.title, length=length).replace("&", "&&"))
        tick.setAccessibleName(_("{item}, {length}").format(item=item.title, length=length))
        tick.setChecked(taken)
        tick.toggled.connect(self._turned)
        self._ticks.addWidget(tick)
        return tick

    def _turned(self, _on: bool) -> None:
        self.ticked.emit()
