"""Planning a meeting: when, where, and an agenda that begins with what is waiting."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.queries import agenda, meetings, room
from models.rules.holding import Who
from models.rules.london import day_of, happens_twice, span, wall
from models.rules.starting_agenda import DraftItem
from ui.house import House
from ui.meetings.agenda_preview import AgendaPreview
from ui.meetings.words import item_title, month_meeting, templates
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field_date import DateField
from ui.widgets.field_time import TimeField
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.page_header import PageHeader
from ui.widgets.text import words

_LIKE = "like:"


class PlanMeeting(QWidget):
    """A form on the left, the agenda it makes on the right."""

    planned = Signal(str)
    left = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._own_title = False
        self._came: tuple[str, ...] = ()
        self._drafts: list[DraftItem] = []
        self.title = TextField(_("Title"), flat=False)
        self.day = DateField(_("Day"), house.today, flat=False)
        self.starts = TimeField(_("From"), flat=False)
        self.ends = TimeField(_("Until"), flat=False)
        self.place = TextField(_("Place"), placeholder=_("Room, address or link"), flat=False)
        self.template = ChoiceField(_("Begin the agenda from"), [], flat=False)
        self.expect = QCheckBox()
        self.preview = AgendaPreview()
        self.wrong = words("", "red")
        self.plan = button(_("Plan the meeting"), self._plan, icon="check", kind="primary")
        self._build()
        self._connect()

    def begin(self) -> None:
        """Fill in what can be guessed from the last meeting."""
        with self._house.store.read() as reader:
            last = meetings.running(reader) or meetings.last_held(reader)
            self._came = room.came_to(reader, last.id) if last else ()
        choices = templates()
        if last:
            choices.insert(0, (_LIKE + last.id, _("Like the last one: {title}").format(title=last.title)))
        self.template.set_choices(choices)
        self.template.set_value("regular" if not last else choices[0][0])
        starts, ends = self._usual_times(last)
        self._own_title = False
        self.day.set_value(_next_day(last, self._house.today()))
        self.starts.set_value(starts)
        self.ends.set_value(ends)
        self.place.set_value(last.place if last else "")
        self.expect.setVisible(bool(self._came))
        self.expect.setChecked(bool(self._came))
        count = len(self._came)
        expected = ngettext("Expect the one who came last time", "Expect the {count} who came last time", count)
        self.expect.setText(expected.format(count=count))
        self._say("")
        self._name()
        self._preview()
        self.title.setFocus()

    def _usual_times(self, last: meetings.MeetingRow | None) -> tuple[time, time]:
        if last and last.starts and last.ends:
            return wall(last.starts).time(), wall(last.ends).time()
        return time(18), time(20)

    def _build(self) -> None:
        form = Card()
        form.body.setSpacing(12)
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self.day, 2)
        when.addWidget(self.starts, 1)
        when.addWidget(self.ends, 1)
        form.body.addWidget(self.title)
        form.body.addLayout(when)
        form.body.addWidget(self.place)
        form.body.addWidget(self.template)
        form.body.addWidget(self.expect)
        form.body.addWidget(self.wrong)
        form.body.addStretch(1)
        form.body.addLayout(self._steps())
        sheet = Card(_("The agenda it begins with"))
        sheet.body.addWidget(words(_("You can change everything in the next step."), "small"))
        sheet.body.addWidget(self.preview)
        sheet.body.addStretch(1)
        halves = QHBoxLayout()
        halves.setSpacing(14)
        halves.addWidget(form, 5)
        halves.addWidget(sheet, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(PageHeader(_("Plan a meeting"), _("When and where; the agenda begins with what is waiting.")))
        column.addLayout(halves)
        column.addStretch(1)

    def _steps(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(button(_("Cancel"), self.left.emit))
        row.addStretch(1)
        row.addWidget(self.plan, 0, Qt.AlignmentFlag.AlignRight)
        return row

    def _connect(self) -> None:
        self.title.committed.connect(self._titled)
        for field in (self.day, self.starts, self.ends, self.template):
            field.committed.connect(self._changed)

    def _titled(self, title: str) -> None:
        self._own_title = bool(title)
        self._name()

    def _changed(self) -> None:
        self._say("")
        self._name()
        self._preview()

    def _name(self) -> None:
        if not self._own_title and self.day.value():
            self.title.set_value(month_meeting(self.day.value()))

    def _preview(self) -> None:
        chosen = self.template.value()
        like = chosen.removeprefix(_LIKE) if chosen.startswith(_LIKE) else ""
        with self._house.store.read() as reader:
            on = self.day.value() or self._house.today()
            drafts = agenda.starting_agenda(reader, on, template="" if like else chosen, like=like)
        self._drafts = [worded(item) for item in drafts]
        times = self._times()
        self.preview.show_items(
            [(item.title, item.minutes, item.owner) for item in self._drafts], times[0] if times else None
        )

    def _times(self) -> tuple[datetime, datetime] | None:
        """The instants, when day and times make sense; otherwise says what is missing."""
        on, begins, stops = self.day.value(), self.starts.value(), self.ends.value()
        if on is None or begins is None:
            return None
        start = datetime.combine(on, begins)
        end = datetime.combine(on, stops) if stops else start + timedelta(hours=2)
        if end <= start:
            end += timedelta(days=1)
        if happens_twice(start):
            self._say(_("The clocks go back that night: the first {time} is meant.").format(time=f"{start:%H:%M}"))
        return self._house.dispatcher.attempt(partial(span, start, end))

    def _plan(self) -> None:
        from models import commands

        for field in (self.title, self.day, self.starts, self.ends, self.place):
            field.flush()
        if not self.title.value():
            self._say(_("Give the meeting a title."), self.title)
            return
        if self.day.value() is None or self.starts.value() is None:
            self._say(_("Say on which day and at what time it begins."), self.day)
            return
        if times := self._times():
            deed = partial(
                commands.meetings.plan,
                title=self.title.value(),
                starts=times[0],
                ends=times[1],
                place=self.place.value(),
                agenda=self._drafts,
                expected=[Who(id) for id in self._came] if self.expect.isChecked() else [],
            )
            if id := self._house.dispatcher.run(_("Plan {title}").format(title=self.title.value()), deed):
                self.planned.emit(id)

    def _say(self, sentence: str, at: QWidget | None = None) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        if at:
            at.setFocus()


def worded(item: DraftItem) -> DraftItem:
    """An item with its title in words."""
    return replace(item, title=item_title(item), key="")


def _next_day(last: meetings.MeetingRow | None, today: date) -> date:
    """Four weeks after the last one, on the same weekday, or the next such day that is still to come."""
    if not last or not last.starts:
        return today + timedelta(days=14)
    on = day_of(last.starts) + timedelta(weeks=4)
    while on <= today:
        on += timedelta(weeks=1)
    return on
