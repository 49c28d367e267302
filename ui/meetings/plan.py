"""Planning a meeting: its kind, when, where, who comes, and an agenda that begins with what is waiting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from models.queries import agenda, kinds, meetings, next_agenda, room
from models.queries.agenda import ItemRow
from models.queries.kinds import Kind
from models.queries.meetings import MeetingRow
from models.rules.holding import Who
from models.rules.london import day_of, happens_twice, span, wall
from models.rules.starting_agenda import DraftItem, that_fit
from ui.house import House
from ui.meetings.agenda_time import closing_at
from ui.meetings.plan_form import PlanForm
from ui.meetings.plan_sheet import PlanSheet
from ui.meetings.words import item_title, known_topic, usual_title

_LIKE = "like:"
_EMPTY = "empty"


class PlanMeeting(PlanForm):
    """A form on the left, the agenda it makes on the right."""

    planned = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._own_title = self._own_end = False
        self._kinds: list[Kind] = []
        self._last: MeetingRow | None = None
        self._drafts: list[DraftItem] = []
        self._stored: list[ItemRow] = []
        self.sheet = PlanSheet()
        self.preview = self.sheet.preview
        self.lay_out(self.sheet)
        self._connect()

    def begin(self) -> None:
        """Fill in what can be guessed from the last meeting."""
        with self._house.store.read() as reader:
            self._last = last = meetings.running(reader) or meetings.last_held(reader)
            came = room.came_to(reader, last.id) if last else ()
            self._kinds = kinds.kinds(reader)
            self._stored = agenda.backlog(reader)
            self.people.show_people(reader, [Who(id) for id in came], came)
        self.show_kinds(self._kinds, last.kind if last else "")
        self._own_title = self._own_end = False
        self.day.set_value(_next_day(last, self._house.today()))
        self.starts.set_value(wall(last.starts).time() if last and last.starts else time(18))
        self.ends.set_value(wall(last.ends).time() if last and last.starts and last.ends else None)
        self._own_end = self.ends.value() is not None
        self.closes.set_value(None)
        self.place.set_value(last.place if last else "")
        self._offer_agendas()
        self.say("")
        self._read()
        self._tick_what_fits()
        self._preview()
        self.title.setFocus()

    def _kind(self) -> Kind | None:
        return next((kind for kind in self._kinds if kind.id == self.kind.value()), None)

    def _offer_agendas(self) -> None:
        choices = [("kind", _("What its kind begins from")), (_EMPTY, _("An empty agenda"))]
        if self._last:
            choices.insert(0, (_LIKE + self._last.id, _("Like the last one: {title}").format(title=self._last.title)))
        self.template.set_choices(choices)
        known = {kind.id for kind in self._kinds} - {self.kind.value()}
        same = self._last is not None and self._last.kind not in known
        self.template.set_value(choices[0][0] if same else "kind")

    def _connect(self) -> None:
        self.plan.clicked.connect(self._plan)
        self.plan.setToolTip(_("Plan it from anywhere on this page: Ctrl+Enter"))
        key = QShortcut(QKeySequence("Ctrl+Return"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._plan)
        self.kind.committed.connect(self._turned)
        self.title.committed.connect(self._titled)
        self.ends.committed.connect(self._ended)
        self.sheet.ticked.connect(self._preview)
        for field in (self.day, self.starts, self.closes, self.template):
            field.committed.connect(self._changed)

    def _titled(self, title: str) -> None:
        self._own_title = bool(title)
        self._name()

    def _ended(self, end: time | None) -> None:
        self._own_end = end is not None
        self._changed()

    def _turned(self, _kind: str) -> None:
        """Another kind brings its own length, agenda and rules."""
        self._own_end = False
        self.template.set_value("kind")
        self._changed()
        self._tick_what_fits()
        self._preview()

    def _changed(self, _value: object = None) -> None:
        self.say("")
        self._read()
        self._preview()

    def _read(self) -> None:
        """What follows from what was filled in: title, end, rules, notice."""
        self._name()
        kind = self._kind()
        begins = self.starts.value()
        if not self._own_end and begins:
            length = timedelta(minutes=kind.length if kind and kind.length else 120)
            self.ends.set_value((datetime.combine(self._house.today(), begins) + length).time())
        self.show_rules(kind, self.day.value())

    def _name(self) -> None:
        on, kind = self.day.value(), self._kind()
        if not self._own_title and on:
            self.title.set_value(usual_title(self.kind.value(), kind.name if kind else "", on))

    def _tick_what_fits(self) -> None:
        """Of the backlog as much as finds room before the end."""
        times = self._times()
        spare = 0
        if times:
            whole = (times[1] - times[0]) // timedelta(minutes=1)
            spare = whole - sum(item.minutes or 0 for item in self._made(()))
        count = that_fit([item.minutes or 10 for item in self._stored], spare)
        self.sheet.offer(self._stored, {item.id for item in self._stored[:count]})

    def _made(self, backlog: Sequence[str]) -> list[DraftItem]:
        chosen = self.template.value()
        like = chosen.removeprefix(_LIKE) if chosen.startswith(_LIKE) else ""
        kind = self.kind.value() if chosen == "kind" else ""
        with self._house.store.read() as reader:
            on = self.day.value() or self._house.today()
            drafts = next_agenda.starting_agenda(reader, on, kind=kind, like=like, backlog=backlog)
        return [worded(item) for item in drafts]

    def _preview(self) -> None:
        self._drafts = self._made(self.sheet.ticks())
        times = self._times()
        self.sheet.show_agenda(self._drafts, times, self._closing(times))

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
            self.say(_("The clocks go back that night: the first {time} is meant.").format(time=f"{start:%H:%M}"))
        return self._house.dispatcher.attempt(partial(span, start, end))

    def _closing(self, times: tuple[datetime, datetime] | None) -> datetime | None:
        at = self.closes.value()
        return self._house.dispatcher.attempt(partial(closing_at, times[0], at)) if times and at else None

    def _plan(self) -> None:
        for field in (self.title, self.day, self.starts, self.ends, self.closes, self.place):
            field.flush()
        if not self.title.value():
            self.say(_("Give the meeting a title."), self.title)
        elif self.day.value() is None or self.starts.value() is None:
            self.say(_("Say on which day and at what time it begins."), self.day)
        elif times := self._times():
            label = _("Plan {title}").format(title=self.title.value())
            if id := self._house.dispatcher.run(label, self._deed(times)):
                self.planned.emit(id)

    def _deed(self, times: tuple[datetime, datetime]) -> Any:
        from models import commands

        return partial(
            commands.meetings.plan,
            title=self.title.value(),
            kind=self.kind.value(),
            starts=times[0],
            ends=times[1],
            closes=self._closing(times),
            place=self.place.value(),
            agenda=self._drafts,
            expected=[Who(who.person_id, "" if who.person_id else who.name) for who in self.people.people()],
        )


def worded(item: DraftItem) -> DraftItem:
    """An item with its title in words; one of an older agenda is known by its words for what it is."""
    return replace(item, title=item_title(item), topic=known_topic(item), key="")


def _next_day(last: MeetingRow | None, today: date) -> date:
    """Four weeks after the last one, on the same weekday, or the next such day that is still to come."""
    if not last or not last.starts:
        return today + timedelta(days=14)
    on = day_of(last.starts) + timedelta(weeks=4)
    while on <= today:
        on += timedelta(weeks=1)
    return on
