"""What the panels for silence, advice and mandates have in common: nothing is counted in the room."""

from functools import partial
from gettext import gettext as _

from ui.house import House
from ui.meetings.deciding.panels import DecidingPanel, row_of
from ui.widgets.badge import Badge
from ui.widgets.field_person import Pick
from ui.widgets.text import words


class OutsidePanel(DecidingPanel):
    """How it stands comes first: a badge, and beside it why."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.badge, self.why = Badge(), words("", "soft")
        self.column.addLayout(row_of(self.badge, self.why, stretch=(0, 1)))

    def set_decider(self, pick: Pick | None) -> None:
        """Say who decides it, or that nobody is named."""
        from models.commands import outside

        who = {"person_id": pick.id, "name": pick.text} if pick else {"person_id": "", "name": ""}
        self.doing.run(_("Say who decides"), partial(outside.set_decider, decision_id=self.doing.id, **who))
