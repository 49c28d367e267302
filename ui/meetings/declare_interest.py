"""Taking down an interest somebody declares in the item."""

from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.rules.holding import Who
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.text import words


class DeclareInterest(Card):
    """Hidden until it is asked; says `done`."""

    done = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(_("Declare an interest"))
        self._house = house
        self._for: tuple[str, str, Who] = ("", "", Who())
        self.sentence = words("", "soft")
        self.nature = TextField(
            _("What is the interest?"), placeholder=_("Sells such kits, is a trustee there…"), flat=False
        )
        self.handling = TextField(
            _("What is done about it?"), placeholder=_("Left the room, stayed silent…"), flat=False
        )
        self.take = button(_("Take it down"), self._take, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.nature, 1)
        row.addWidget(self.handling, 1)
        steps = QHBoxLayout()
        steps.addStretch(1)
        steps.addWidget(button(_("Cancel"), self._leave))
        steps.addWidget(self.take)
        self.body.addWidget(self.sentence)
        self.body.addLayout(row)
        self.body.addLayout(steps)
        self.hide()

    def ask(self, meeting_id: str, item_id: str, who: Who) -> None:
        """Ask about one person."""
        self._for = (meeting_id, item_id, who)
        self.sentence.setText(
            _("{name} takes no part in deciding this item and does not count towards its quorum.").format(name=who.name)
        )
        self.nature.set_value("")
        self.handling.set_value("")
        self.show()
        self.nature.setFocus()

    def _take(self) -> None:
        from models import commands

        self.nature.flush()
        self.handling.flush()
        meeting_id, item_id, who = self._for
        deed: Any = partial(
            commands.meetings.declare_interest,
            meeting_id=meeting_id,
            item_id=item_id,
            who=who,
            nature=self.nature.value(),
            handling=self.handling.value(),
        )
        label = _("Interest declared by {name}").format(name=who.name)
        if self._house.dispatcher.run(label, deed, say=label):
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.done.emit()
