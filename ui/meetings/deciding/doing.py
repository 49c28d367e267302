"""What the parts of a proposal's card share: the proposal shown, and one way to carry out a deed on it."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from models.queries.proposals import Proposal
from ui.house import House
from ui.meetings.deeds import done

MANY = 60
"""Above so many people, writing and drawing each take a turn of their own."""

TURN = 1
"""ms until the next turn; nought would come before what is typed meanwhile."""

SETTLED = 24
"""ms after which what was added to a scrolled sheet is laid out; nobody sees it between two sizes."""


class Doing(QObject):
    """Carries out each step as its own deed, and says `altered` after each, done or refused."""

    altered = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house
        self.proposal: Proposal | None = None

    @property
    def id(self) -> str:
        """The proposal shown."""
        return self.proposal.id if self.proposal else ""

    def run(self, label: str, deed: partial[Any], say: str = "") -> bool:
        """Carry it out; True when it was not refused."""
        was_done = done(self.house, label, deed, say)
        self.tell()
        return was_done

    def tell(self) -> None:
        """Let it be shown; with hundreds in a turn of its own, for writing and drawing at once would be felt."""
        if self.proposal and len(self.proposal.deciders) > MANY:
            QTimer.singleShot(TURN, self._tell)
        else:
            self._tell()

    def _tell(self) -> None:
        self.altered.emit()

    def change(self, label: str, field: str, value: object) -> bool:
        """Change one field of the proposal."""
        from models import commands

        return self.run(label, partial(commands.decisions.change, decision_id=self.id, field=field, value=value))

    def names(self) -> dict[str, str]:
        """What those who may decide are called."""
        return {each.person_id: each.name for each in self.proposal.deciders} if self.proposal else {}

    def name_of(self, person_id: str) -> str:
        """What somebody here is called."""
        return self.names().get(person_id, "")
