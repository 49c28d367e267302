"""The pane beside the list: one meeting's facts, edited in place, its agenda, and what to do next."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from exports.kind_words import kind_words
from models.queries import agenda, kinds, meetings, planning, room
from models.queries.meetings import ApprovalFacts, MeetingFacts
from models.rules.holding import Who
from models.rules.london import day_of, span, wall
from ui import dates
from ui.house import House
from ui.meetings.agenda_preview import AgendaPreview
from ui.meetings.agenda_time import closing_at, show_notice
from ui.meetings.kinds_words import kind_choices, rules_words
from ui.meetings.pack import MeetingPapers
from ui.meetings.quorum_field import QuorumField
from ui.meetings.words import state_tone, state_words
from ui.roster.finder import pick_of, suggester
from ui.widgets.badge import Badge
from ui.widgets.buttons import button, icon_button
from ui.widgets.detail_pane import DetailPane
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.field_time import TimeField
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.text import words


class MeetingDetail(DetailPane):
    """Says what is wanted of the meeting shown: `wanted("run")`, agenda, start, minutes, reopen, bin or restore."""

    wanted = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("Meeting"), _("Choose a meeting to see its agenda and what came of it."))
        self._house = house
        self._facts: MeetingFacts | None = None
        suggest = suggester(house)
        self.badge = Badge()
        self.texts = {
            "title": TextField(_("Title")),
            "place": TextField(_("Place"), placeholder=_("No place yet")),
            "next_meeting": TextField(_("Next meeting, as it will be minuted"), placeholder=_("Not agreed yet")),
        }
        self.day = DateField(_("Day"), house.today)
        self.starts, self.ends, self.closes = (
            TimeField(label, placeholder=_("Not said")) for label in (_("From"), _("Until"), _("Room closes"))
        )
        self.kind = ChoiceField(_("Kind"), [])
        self.rules, self.notice = words("", "small"), Badge()
        self.roles = {
            "facilitator": PersonField(_("Facilitator"), suggest, free=True),
            "note_taker": PersonField(_("Note-taker"), suggest, free=True),
        }
        self.quorum = QuorumField()
        self.came, self.approved = words("", "small"), words("", "small")
        self.preview, self.papers = AgendaPreview(), MeetingPapers(house, self.showing)
        self.buttons = self._make_buttons()
        self._about = QWidget()
        self.furnish()
        self._wire()

    def show_none(self) -> None:
        """Nothing is chosen."""
        self.turn_to("")
        self.show_parts()

    def show_meeting(self, facts: MeetingFacts, reader: Any) -> None:
        """Show one meeting."""
        if facts.id != self.showing():
            self.papers.banner.dismiss()
        self.turn_to(facts.id)
        self._facts = facts
        self.badge.set(_("In the bin") if facts.removed else state_words(facts.state), state_tone(facts.state))
        for name, field in self.texts.items():
            field.set_value(getattr(facts, name))
        for name, field in self.roles.items():
            field.set_value(pick_of(getattr(facts, f"{name}_id"), getattr(facts, name)))
        self.day.set_value(day_of(facts.starts) if facts.starts else None)
        self.starts.set_value(wall(facts.starts).time() if facts.starts else None)
        self.ends.set_value(wall(facts.ends).time() if facts.ends else None)
        self.quorum.show_quorum(facts)
        self._show_kind(facts, reader)
        self._tell_people(room.parts_taken(reader, facts.id))
        self._tell_approval(facts)
        items = agenda.items(reader, facts.id)
        self.preview.show_items([(item.title, item.minutes, item.owner) for item in items], facts.starts)
        self._offer(facts)
        self._lock(facts.state == "approved" or facts.removed)
        self.show_parts()

    def _show_kind(self, facts: MeetingFacts, reader: Any) -> None:
        kind, ready = kinds.kind(reader, facts.kind), planning.preparations(reader, facts.id)
        choices = kind_choices(kinds.kinds(reader))
        known = dict(choices)
        self.kind.set_choices(choices if kind.id in known else [(facts.kind, kind_words(kind) or _("None")), *choices])
        self.kind.set_value(kind.id if kind.id in known else facts.kind)
        self.rules.setText(rules_words(kind))
        self.closes.set_value(wall(ready.closes).time() if ready.closes else None)
        show_notice(self.notice, kind, facts.starts, self._house.today(), ready.notice_on)
        self.notice.setVisible(bool(self.notice.text()) and facts.state == "planned")

    def _make_buttons(self) -> dict[str, QAbstractButton]:
        known = {
            "agenda": (_("Agenda…"), "", "plain"),
            "start": (_("Start the meeting"), "play", "primary"),
            "run": (_("Go to the meeting"), "play-circle", "primary"),
            "minutes": (_("Minutes…"), "document", "primary"),
            "reopen": (_("Open again"), "undo", "plain"),
            "restore": (_("Take out of the bin"), "restore", "primary"),
        }
        made: dict[str, QAbstractButton] = {
            "bin": icon_button("trash", _("Put in the bin"), partial(self.wanted.emit, "bin"))
        }
        for key, (text, icon, kind) in known.items():
            made[key] = button(text, partial(self.wanted.emit, key), icon=icon, kind=kind)  # type: ignore[arg-type]
        return made

    def _furnish(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(9, 0, 9, 0)
        head.addWidget(self.badge)
        head.addWidget(self.notice)
        head.addStretch(1)
        times = QHBoxLayout()
        times.setSpacing(4)
        for field, share in ((self.day, 5), (self.starts, 3), (self.ends, 3)):
            times.addWidget(field, share)
        place = QHBoxLayout()
        place.setSpacing(4)
        place.addWidget(self.texts["place"], 8)
        place.addWidget(self.closes, 3)
        column = QVBoxLayout(self._about)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.body.addWidget(self._about)
        column.addWidget(self.papers.banner)
        column.addLayout(head)
        column.addWidget(self.texts["title"])
        column.addLayout(times)
        column.addLayout(place)
        for field in (self.kind, self.rules, *self.roles.values(), self.texts["next_meeting"], self.quorum):
            column.addWidget(field)
        for line in (self.came, self.approved):
            column.addWidget(line)
        for line in (self.rules, self.came, self.approved, self.preview):
            line.setContentsMargins(9, 0, 9, 0)
        title = QHBoxLayout()
        title.setContentsMargins(9, 8, 9, 0)
        title.addWidget(words(_("Agenda"), "bold"), 1)
        title.addWidget(self.papers.button)
        column.addLayout(title)
        column.addWidget(self.preview)
        for key in ("start", "run", "minutes", "agenda", "reopen"):
            self.footer.addWidget(self.buttons[key])
        self.footer.addStretch(1)
        for key in ("restore", "bin"):
            self.footer.addWidget(self.buttons[key])

    def _show_furniture(self) -> None:
        self._about.setVisible(self.has_record())
        self.show_footer(self.has_record())

    def _wire(self) -> None:
        for name, field in self.texts.items():
            field.committed.connect(partial(self._change, name))
        for name, field in self.roles.items():
            field.committed.connect(partial(self._set_role, name))
        for field in (self.day, self.starts, self.ends):
            field.committed.connect(self._reschedule)
        self.kind.committed.connect(self._set_kind)
        self.closes.committed.connect(self._set_closes)
        self.quorum.changed.connect(self._set_quorum)

    def _offer(self, facts: MeetingFacts) -> None:
        shown = {
            "planned": {"agenda", "start", "bin"},
            "running": {"run"},
            "closed": {"minutes", "reopen", "bin"},
            "approved": {"minutes"},
        }.get(facts.state, set())
        self.papers.button.setVisible(facts.state in ("planned", "running") and not facts.removed)
        for key, each in self.buttons.items():
            each.setVisible(key in (shown if not facts.removed else {"restore"}))

    def _tell_people(self, counted: Mapping[str, int]) -> None:
        came, expected, excused = (counted.get(part, 0) for part in ("present", "expected", "apologies"))
        parts = [
            ngettext("{count} was there", "{count} were there", came).format(count=came) if came else "",
            _("{count} expected").format(count=expected) if expected else "",
            _("apologies from {count}").format(count=excused) if excused else "",
        ]
        self.came.setText(" · ".join(filter(None, parts)))
        self.came.setVisible(bool(self.came.text()))

    def _tell_approval(self, facts: MeetingFacts) -> None:
        self.approved.setText("\n".join(_approved_words(facts)))
        self.approved.setVisible(bool(facts.approvals))

    def _lock(self, locked: bool) -> None:
        times = self.day, self.starts, self.ends, self.closes
        for field in (*self.texts.values(), *self.roles.values(), *times, self.kind, self.quorum):
            field.setEnabled(not locked)

    def _change(self, field: str, value: str) -> None:
        from models import commands

        label = _("Change {field} of the meeting").format(field=self.texts[field].label.text().lower())
        deed = partial(commands.meetings.change, meeting_id=self.showing(), field=field, value=value)
        self._house.dispatcher.run(label, deed)
        self._reread()

    def _set_kind(self, kind: str) -> None:
        from models import commands

        deed = partial(commands.meetings.set_kind, meeting_id=self.showing(), kind=kind)
        self._house.dispatcher.run(_("Change the kind of the meeting"), deed)
        self._reread()

    def _set_closes(self, at: time | None) -> None:
        from models import commands

        if self._facts and self._facts.starts:
            closes = self._house.dispatcher.attempt(partial(closing_at, self._facts.starts, at))
            if closes or at is None:
                deed = partial(commands.meetings.set_closes, meeting_id=self.showing(), closes=closes)
                self._house.dispatcher.run(_("Say when the room closes"), deed)
        self._reread()

    def _set_role(self, role: str, pick: Pick | None) -> None:
        from models import commands

        who = Who(pick.id, pick.text) if pick else None
        deed = partial(commands.meetings.set_role, meeting_id=self.showing(), role=role, who=who)
        self._house.dispatcher.run(_("Name the {role}").format(role=self.roles[role].label.text().lower()), deed)

    def _set_quorum(self, kind: str, count: int | None, share: str) -> None:
        from models import commands

        deed = partial(commands.meetings.set_quorum, meeting_id=self.showing(), kind=kind, count=count, share=share)
        self._house.dispatcher.run(_("Change the quorum of the meeting"), deed)
        self._reread()

    def _reschedule(self, _value: object) -> None:
        from models import commands

        on, begins, stops = self.day.value(), self.starts.value(), self.ends.value()
        if on is None or begins is None:
            return
        start = datetime.combine(on, begins)
        end = datetime.combine(on, stops) if stops else start + timedelta(hours=2)
        end += timedelta(days=end <= start)
        if times := self._house.dispatcher.attempt(partial(span, start, end)):
            deed = partial(commands.meetings.reschedule, meeting_id=self.showing(), starts=times[0], ends=times[1])
            self._house.dispatcher.run(_("Move the meeting"), deed)
        self._reread()

    def _reread(self) -> None:
        """After a refusal the fields must show what stands."""
        with self._house.store.read() as reader:
            if facts := meetings.meeting(reader, self.showing()):
                self.show_meeting(facts, reader)


def _approved_words(facts: MeetingFacts) -> list[str]:
    return [_approval_words(each) for each in facts.approvals]


def _approval_words(approval: ApprovalFacts) -> str:
    day = dates.day(date.fromisoformat(approval.on[:10])) if approval.on else _("a day nobody noted")
    if not approval.at_meeting_id:
        return _("Minutes approved on {day} without a meeting, by the silence of those who attended.").format(day=day)
    return _("Minutes approved on {day} at {meeting}.").format(
        day=day, meeting=approval.meeting or _("a meeting not in this file")
    )
