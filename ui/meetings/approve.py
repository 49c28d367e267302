"""Approving the minutes of an earlier meeting at the one that is running."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.changes import ChangeSet
from models.queries import meetings
from models.queries.minutes_of import minutes_of
from models.queries.minutes_standing import corrections
from ui import dates
from ui.house import House
from ui.meetings.minutes_corrections import Corrections
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.text import words


class ApproveMinutes(Card):
    """Hidden until it is asked; says what approval means before it is given; says `done`."""

    done = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(_("Approve the minutes"))
        self._house = house
        self._for = ("", "")
        self.sentence = words("", "soft")
        self.corrections = Corrections(house)
        self.corrections.setObjectName("")  # a sheet on a sheet needs no second edge
        self.corrections.body.setContentsMargins(0, 0, 0, 0)
        self.approve = button(_("Approve"), self._approve, icon="check", kind="primary")
        steps = QHBoxLayout()
        steps.addStretch(1)
        steps.addWidget(button(_("Not now"), self._leave))
        steps.addWidget(self.approve)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.corrections)
        self.body.addLayout(steps)
        self.hide()
        house.signals.changed.connect(self._heard)

    def ask(self, meeting_id: str, at_meeting_id: str) -> None:
        """Ask about the minutes of one meeting."""
        self._for = (meeting_id, at_meeting_id)
        with self._house.store.read() as reader:
            facts = meetings.meeting(reader, meeting_id)
        title = facts.title if facts else ""
        if facts and facts.starts:
            title = _("{meeting} ({held})").format(meeting=title, held=dates.moment(facts.starts))
        self.sentence.setText(
            _(
                "The minutes of {meeting} will stand as a correct record, with the corrections accepted; "
                "those who were absent may abstain. "
                "Approval is for good: an error found later is minuted at a later meeting."
            ).format(meeting=title)
        )
        self._refresh()
        self.show()
        self.approve.setFocus()

    def _refresh(self) -> None:
        meeting_id = self._for[0]
        with self._house.store.read() as reader:
            minutes = self._house.dispatcher.attempt(partial(minutes_of, reader, meeting_id))
            asked = corrections(reader, meeting_id)
        if minutes:
            self.corrections.tell(meeting_id, minutes, asked, None)

    def _heard(self, changes: ChangeSet) -> None:
        if self.isVisible() and changes.touches("correction"):
            self._refresh()

    def _approve(self) -> None:
        from models.commands import minutes

        meeting_id, at_meeting_id = self._for
        deed = partial(
            minutes.approve,
            meeting_id=meeting_id,
            at_meeting_id=at_meeting_id,
            on=self._house.today(),
            at=self._house.now(),
        )
        if self._house.dispatcher.run(_("Approve the minutes"), deed):
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.done.emit()
