"""The corrections to some minutes: taken down, accepted or declined, or kept for an annex."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exports.shortened import shortened
from models.queries.meetings import MeetingRow
from models.queries.minutes import Minutes
from models.queries.minutes_standing import CorrectionRow
from models.rules.holding import Who
from models.rules.minutes import CorrectionState, MinutesState
from ui.house import House
from ui.meetings.deeds import done
from ui.meetings.minutes_words import correction_state, correction_words
from ui.roster.finder import suggester
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule
from ui.widgets.emptied import empty
from ui.widgets.field_person import PersonField
from ui.widgets.fields import MultilineField, TextField
from ui.widgets.text import words


class Corrections(Card):
    """Who would have what put right, and what was answered."""

    def __init__(self, house: House) -> None:
        super().__init__(_("Corrections"))
        self._house = house
        self._minutes: Minutes | None = None
        self._meeting_id = ""
        self._running: MeetingRow | None = None
        self._about = words("", "soft")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.place = TextField(_("Which line"), placeholder=_("Item 3, second sentence"), flat=False)
        self.text = MultilineField(_("What it should say"), flat=False)
        self.who = PersonField(_("Who says so"), suggester(house), free=True, flat=False)
        self.add = button(_("Take it down"), self._add, icon="plus")
        self._build()

    def tell(self, meeting_id: str, minutes: Minutes, rows: list[CorrectionRow], running: MeetingRow | None) -> None:
        """Show the corrections of these minutes; `running` is the meeting that could minute an error now."""
        self._meeting_id, self._minutes, self._running = meeting_id, minutes, running
        self._about.setText(_about(minutes, rows))
        empty(self._rows)
        for number, row in enumerate(rows):
            if number:
                self._rows.addWidget(rule())
            line = self._line(row)
            self._rows.addWidget(line)
            line.show()

    def _line(self, row: CorrectionRow) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(words(correction_words(row)))
        foot = QHBoxLayout()
        foot.setSpacing(2)
        foot.addWidget(Badge(*correction_state(row, approved=self._is_approved())))
        for text, what in self._answers(row):
            offered = button(text, partial(self._answer, row, what), kind="quiet")
            offered.setAccessibleName(
                _("{answer}: {correction}").format(answer=text, correction=shortened(row.text, 60))
            )
            foot.addWidget(offered)
        foot.addStretch(1)
        column.addLayout(foot)
        return made

    def _answers(self, row: CorrectionRow) -> list[tuple[str, str]]:
        """What can be said to it now."""
        if row.state == CorrectionState.ANNEX:
            return []
        if self._is_approved():
            if row.state != CorrectionState.RAISED:
                return []
            minute = [(_("Minute it now"), str(CorrectionState.ANNEX))] if self._running else []
            return [*minute, (_("Take back"), "")]
        other = {
            CorrectionState.RAISED: (CorrectionState.ACCEPTED, CorrectionState.DECLINED),
            CorrectionState.ACCEPTED: (CorrectionState.DECLINED,),
            CorrectionState.DECLINED: (CorrectionState.ACCEPTED,),
        }[CorrectionState(row.state or CorrectionState.RAISED)]
        names = {CorrectionState.ACCEPTED: _("Accept"), CorrectionState.DECLINED: _("Decline")}
        return [*((names[each], str(each)) for each in other), (_("Take back"), "")]

    def _answer(self, row: CorrectionRow, what: str) -> None:
        from models.commands import minutes

        if what == CorrectionState.ANNEX and self._running:
            deed: Any = partial(
                minutes.annex, correction_id=row.id, at_meeting_id=self._running.id, at=self._house.now()
            )
            label = _("Minute a correction")
        elif what:
            deed = partial(minutes.answer_correction, correction_id=row.id, state=what)
            label = _("Accept a correction") if what == CorrectionState.ACCEPTED else _("Decline a correction")
        else:
            deed = partial(minutes.take_back_correction, correction_id=row.id)
            label = _("Take back a correction")
        done(self._house, label, deed)

    def _add(self) -> None:
        from models.commands import minutes

        for field in (self.place, self.text, self.who):
            field.flush()
        pick = self.who.value()
        who = Who(pick.id, pick.text) if pick else Who()
        deed = partial(
            minutes.raise_correction,
            meeting_id=self._meeting_id,
            who=who,
            place=self.place.value() or "",
            text=self.text.value(),
            on=self._house.today(),
        )
        if self._house.dispatcher.run(_("Take down a correction"), deed):
            for field in (self.place, self.text, self.who):
                field.set_value(None)
            self.place.setFocus()

    def _is_approved(self) -> bool:
        return bool(self._minutes and MinutesState(self._minutes.state).is_approved)

    def _build(self) -> None:
        self.body.addWidget(self._about)
        self.body.addLayout(self._rows)
        for field in (self.place, self.text, self.who):
            self.body.addWidget(field)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(foot)


def _about(minutes: Minutes, rows: list[CorrectionRow]) -> str:
    if MinutesState(minutes.state).is_approved:
        return _("Nothing is un-approved: an error found now is minuted at a later meeting, and printed as an annex.")
    waiting = sum(row.state == CorrectionState.RAISED for row in rows)
    if waiting:
        told = ngettext("{count} waits for an answer.", "{count} wait for an answer.", waiting)
        return told.format(count=waiting)
    return "" if rows else _("None so far. What somebody would have put right is kept here until the approval.")
