"""Closing a meeting: what is assumed, said before it is done."""

from datetime import datetime, time, timedelta
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.queries import agenda, meetings, proposals, room
from models.queries.meetings import MeetingFacts, MeetingRow
from models.rules.london import day_of, instant, wall
from models.rules.minutes import Assumed
from ui.house import House
from ui.meetings.deciding.doing import MANY, TURN
from ui.meetings.words import when
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field_time import TimeField
from ui.widgets.fields import TextField
from ui.widgets.page_header import PageHeader
from ui.widgets.text import words

_DAY = timedelta(days=1)


class CloseMeeting(QWidget):
    """Says `closed(meeting)` when it is, `left(meeting)` when the meeting goes on after all."""

    closed = Signal(str)
    left = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._facts: MeetingFacts | None = None
        self._next: MeetingRow | None = None
        self._presumed: time | None = None
        self._here = 0
        self.header = PageHeader("")
        self.ended = TimeField(_("It ended at"), flat=False)
        self.next_meeting = TextField(
            _("Next meeting, as it will be minuted"), placeholder=_("Not agreed yet"), flat=False
        )
        self.people, self.open_proposals, self.carry_words = words(""), words("", "red"), words("", "soft")
        self.carried: dict[str, QCheckBox] = {}
        self.close_button = button(_("Close the meeting"), self._close, icon="flag", kind="primary")
        self._build()

    def meeting_id(self) -> str:
        """The meeting shown."""
        return self._facts.id if self._facts else ""

    def show_meeting(self, meeting_id: str) -> None:
        """Say what closing it would assume."""
        with self._house.store.read() as reader:
            self._facts = meetings.meeting(reader, meeting_id)
            self._next = meetings.next_planned(reader, after=meeting_id)
            if self._facts:
                self._tell(self._facts, reader)
        self.close_button.setFocus()

    def _tell(self, facts: MeetingFacts, reader: Any) -> None:
        now = self._house.now()
        forgotten = facts.is_forgotten(now)
        end = (facts.should_end() or now) if forgotten else now
        self._presumed = wall(end).time().replace(second=0, microsecond=0) if forgotten else None
        self._day = day_of(end)
        self.header.set_title(_("Close {meeting}").format(meeting=facts.title))
        self.header.set_state(
            _("The minutes are made from what was taken down. You can open it again until they are approved.")
        )
        self.ended.set_value(wall(end).time().replace(second=0, microsecond=0))
        coming = f"{self._next.title}, {when(self._next)}" if self._next else ""
        self.next_meeting.set_value(facts.next_meeting or coming)
        here = self._here = len(
            [stay for stay in room.attendance(reader, facts.id) if stay.part == "present" and stay.left is None]
        )
        self.people.setText(
            ngettext(
                "{count} person is not known to have left: taken as having stayed to the end.",
                "{count} people are not known to have left: taken as having stayed to the end.",
                here,
            ).format(count=here)
        )
        undecided = [
            row
            for item in agenda.items(reader, facts.id)
            for row in proposals.of_item(reader, item.id)
            if not row.outcome
        ]
        self.open_proposals.setVisible(bool(undecided))
        self.open_proposals.setText(
            ngettext(
                "{count} proposal has no outcome and will not be in the minutes: {first}",
                "{count} proposals have no outcome and will not be in the minutes. The first: {first}",
                len(undecided),
            ).format(count=len(undecided), first=undecided[0].text if undecided else "")
        )
        self._list_unfinished([(item.id, item.title) for item in agenda.unfinished(reader, facts.id)])

    def _list_unfinished(self, items: list[tuple[str, str]]) -> None:
        for box in self.carried.values():
            box.hide()
            box.deleteLater()
        self.carried = {}
        for id, title in items:
            box = self.carried[id] = QCheckBox(title.replace("&", "&&"))
            box.setChecked(True)
            box.setEnabled(self._next is not None)
            self._boxes.addWidget(box)
        if not items:
            self.carry_words.setText(_("Nothing is left over for another meeting."))
        elif self._next:
            self.carry_words.setText(
                _("Not taken yet. What is ticked goes on the agenda of {meeting} ({when}):").format(
                    meeting=self._next.title, when=when(self._next)
                )
            )
        else:
            self.carry_words.setText(_("Not taken yet. The next meeting you plan will have these on its agenda:"))

    def _build(self) -> None:
        sheet = Card()
        sheet.body.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.ended, 1)
        row.addWidget(self.next_meeting, 3)
        sheet.body.addLayout(row)
        sheet.body.addWidget(self.people)
        sheet.body.addWidget(self.open_proposals)
        sheet.body.addWidget(self.carry_words)
        self._boxes = QVBoxLayout()
        sheet.body.addLayout(self._boxes)
        steps = QHBoxLayout()
        steps.addWidget(button(_("The meeting goes on"), self._leave))
        steps.addStretch(1)
        steps.addWidget(self.close_button)
        sheet.body.addLayout(steps)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(sheet)
        column.addStretch(1)

    def _close(self) -> None:
        self.ended.flush()
        self.next_meeting.flush()
        facts = self._facts
        if facts is None or self.ended.error():
            return
        at = self._house.dispatcher.attempt(self._end)
        if at is not None and self._house.dispatcher.run(
            _("Close {meeting}").format(meeting=facts.title), partial(self._carry_out, facts.id, at)
        ):
            self._tell_closed(facts.id)

    def _tell_closed(self, meeting_id: str) -> None:
        """A large meeting's minutes are drawn up in a turn of their own."""
        if self._here > MANY:
            QTimer.singleShot(TURN, self, partial(self.closed.emit, meeting_id))
        else:
            self.closed.emit(meeting_id)

    def _carry_out(self, meeting_id: str, at: datetime, session: Any) -> bool:
        from models import commands

        agreed = self.next_meeting.value()
        if self._facts and agreed != self._facts.next_meeting:
            commands.meetings.change(session, meeting_id=meeting_id, field="next_meeting", value=agreed)
        carry = [id for id, box in self.carried.items() if box.isChecked()]
        to, assumed = self._next.id if self._next else "", self._assumed()
        commands.meetings.close(session, meeting_id=meeting_id, at=at, carry=carry, to_meeting_id=to, assumed=assumed)
        return True

    def _assumed(self) -> str:
        """What nobody knows of a meeting that was forgotten: who left when; and when it ended, unless it is said."""
        if self._presumed is None:
            return ""
        return f"{Assumed.END} {Assumed.STAYS}" if self.ended.value() == self._presumed else str(Assumed.STAYS)

    def _end(self) -> datetime:
        """The instant it ended: to the second when that is now."""
        now = self._house.now()
        shown = self.ended.value()
        if shown is None or wall(now).time().replace(second=0, microsecond=0) == shown:
            return now
        return self._on_its_day(shown, now)

    def _on_its_day(self, shown: time, now: datetime) -> datetime:
        """A meeting may go on past midnight: the time is taken on the day on which it can have ended."""
        at, began = instant(datetime.combine(self._day, shown)), self._facts.opened_at if self._facts else None
        if began and at <= began:
            after = instant(datetime.combine(self._day + _DAY, shown))
            return after if after <= now else at
        if began and at > now:
            before = instant(datetime.combine(self._day - _DAY, shown))
            return before if before > began else at
        return at

    def _leave(self) -> None:
        self.left.emit(self.meeting_id())
