"""Approving the minutes of an earlier meeting at the one that is running."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.queries import meetings
from models.queries.minutes_of import minutes_of
from ui import dates
from ui.house import House
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.fields import MultilineField
from ui.widgets.text import words


class ApproveMinutes(Card):
    """Hidden until it is asked; says what approval means before it is given; says `done`."""

    done = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(_("Approve the minutes"))
        self._house = house
        self._for = ("", "")
        self.sentence = words("", "soft")
        self.corrections = MultilineField(
            _("Corrections agreed"), placeholder=_("None: approved as a correct record"), flat=False
        )
        self.approve = button(_("Approve"), self._approve, icon="check", kind="primary")
        steps = QHBoxLayout()
        steps.addStretch(1)
        steps.addWidget(button(_("Not now"), self._leave))
        steps.addWidget(self.approve)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.corrections)
        self.body.addLayout(steps)
        self.hide()

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
                "The minutes of {meeting} will stand as a correct record. "
                "Approval is for good: an error found later is minuted at a later meeting."
            ).format(meeting=title)
        )
        self.corrections.set_value("")
        self.show()
        self.approve.setFocus()

    def _approve(self) -> None:
        from models import commands

        self.corrections.flush()
        meeting_id, at_meeting_id = self._for
        with self._house.store.read() as reader:
            fingerprint = minutes_of(reader, meeting_id).fingerprint
        deed = partial(
            commands.meetings.approve_minutes,
            meeting_id=meeting_id,
            at_meeting_id=at_meeting_id,
            on=self._house.today(),
            corrections=self.corrections.value(),
            fingerprint=fingerprint,
        )
        if self._house.dispatcher.run(_("Approve the minutes"), deed):
            self._leave()

    def _leave(self) -> None:
        self.hide()
        self.done.emit()
