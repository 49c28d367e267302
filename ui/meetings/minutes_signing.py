"""Approval and signature of some minutes: what was agreed where, who signed, and what was handed out."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from models.queries.minutes import Minutes
from models.queries.minutes_standing import IssueRow
from models.rules.holding import Who
from models.rules.minutes import MinutesState
from ui import dates
from ui.house import House
from ui.meetings.minutes_outside import ApproveOutside
from ui.meetings.minutes_words import issue_words
from ui.roster.finder import suggester
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.text import words


class Signing(Card):
    """Says where the minutes are approved, takes down the signature, and keeps the list of issues."""

    def __init__(self, house: House) -> None:
        super().__init__(_("Approval and signature"))
        self._house = house
        self._meeting_id = ""
        self._told, self._issues = words(), words("", "small")
        self._issues.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.form, self.outside = QWidget(), ApproveOutside(house)
        self.who = PersonField(_("Signed by"), suggester(house), free=True, flat=False)
        self.on = DateField(_("On"), house.today, flat=False)
        self.sign = button(_("It is signed"), self._sign, icon="edit")
        self._build()

    def tell(self, meeting_id: str, minutes: Minutes, issued: list[IssueRow]) -> None:
        """Show how far these minutes have come."""
        if meeting_id != self._meeting_id:
            self.who.set_value(Pick("", minutes.facilitator) if minutes.facilitator else None)
            self.on.set_value(self._house.today())
        self._meeting_id = meeting_id
        self._told.setText("\n".join(_sentences(minutes)))
        self._issues.setText("\n".join([_("Handed out:"), *(issue_words(row) for row in issued)]) if issued else "")
        self._issues.setVisible(bool(issued))
        self.outside.tell(meeting_id, minutes)
        self.form.setVisible(MinutesState(minutes.state).is_approved and not minutes.signed)

    def _sign(self) -> None:
        from models.commands import minutes

        self.who.flush()
        self.on.flush()
        pick, on = self.who.value(), self.on.value()
        if self.who.error() or self.on.error() or on is None:
            return
        deed = partial(
            minutes.sign,
            meeting_id=self._meeting_id,
            who=Who(pick.id, pick.text) if pick else Who(),
            on=on,
            at=self._house.now(),
        )
        self._house.dispatcher.run(_("Write down the signature"), deed)

    def _build(self) -> None:
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.who, 0, 0, 1, 2)
        grid.addWidget(self.on, 1, 0)
        grid.addWidget(self.sign, 1, 1, Qt.AlignmentFlag.AlignBottom)
        grid.setColumnStretch(0, 1)
        for part in (self._told, self.outside, self.form, self._issues):
            self.body.addWidget(part)


def _sentences(minutes: Minutes) -> list[str]:
    if minutes.approved is None:
        return [_("Approved at a later meeting, under its item on these minutes. Those who were absent may abstain.")]
    words_of = {"meeting": minutes.approved.meeting, "day": dates.day(minutes.approved.on)}
    at_meeting = _("Approved as a correct record at {meeting} on {day}.")
    outside = _("Approved as a correct record without a meeting on {day}, by the silence of those who attended.")
    told = [(at_meeting if minutes.approved.meeting else outside).format(**words_of)]
    if minutes.approved.corrections:
        told.append(_("With these corrections: {text}").format(text=minutes.approved.corrections))
    told += [_("Signed by {name} on {day}.").format(name=each.name, day=dates.day(each.on)) for each in minutes.signed]
    return told
