"""Planning the agenda: rows to type in and to move, the time it takes, who is expected, and what is still waiting."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from models.queries import agenda, kinds, meetings, next_agenda, planning, room
from models.queries.agenda import ItemRow
from models.queries.meetings import MeetingFacts
from models.reader import Reader
from models.rules.holding import Who
from models.rules.london import day_of
from models.rules.meetings import ItemClock, planned_starts
from models.rules.starting_agenda import DraftItem
from ui import dates
from ui.house import House
from ui.meetings.agenda_backlog import BacklogCard
from ui.meetings.agenda_drag import OrderedRows, keep_tab_order
from ui.meetings.agenda_line import draft_of
from ui.meetings.agenda_row import AgendaEditRow
from ui.meetings.agenda_time import TimeCard
from ui.meetings.deciding.doing import MANY, TURN
from ui.meetings.deeds import done
from ui.meetings.pack import MeetingPapers
from ui.meetings.plan import worded
from ui.meetings.plan_people import ExpectedPeople
from ui.meetings.words import when
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.card import Card, rule
from ui.widgets.hung import level
from ui.widgets.page_header import PageHeader

_NARROW = 900


class AgendaEditor(QWidget):
    """Everything is saved as it is changed; `left` says the person is done."""

    left = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._meeting: MeetingFacts | None = None
        self._items: list[ItemRow] = []
        self._begins: dict[str, str] = {}
        self._expected: list[Who] = []
        self._people_turn = QTimer(self)
        self._people_turn.setSingleShot(True)
        self._people_turn.setInterval(TURN)
        self.header = PageHeader(_("Agenda"))
        self.waiting = Banner()
        self.papers = MeetingPapers(house, self.meeting_id)
        self.list: OrderedRows[AgendaEditRow] = OrderedRows(self._new_row)
        self.rows = self.list.rows
        self.add_line = QLineEdit()
        self.time = TimeCard(house)
        self.total = self.time.total
        self.backlog = BacklogCard(house)
        self.people = ExpectedPeople(house)
        self._build()
        self._connect()

    def meeting_id(self) -> str:
        """The meeting shown."""
        return self._meeting.id if self._meeting else ""

    def show_meeting(self, meeting_id: str) -> None:
        """Take up a meeting's agenda."""
        with self._house.store.read() as reader:
            self._meeting = meetings.meeting(reader, meeting_id)
            on = day_of(self._meeting.starts) if self._meeting and self._meeting.starts else self._house.today()
            missing = [worded(item) for item in next_agenda.missing_items(reader, meeting_id, on)]
        self.refresh()
        self.waiting.dismiss()
        if missing:
            sentence = ngettext(
                "One thing is waiting for a meeting: {things}.", "{count} things are waiting: {things}.", len(missing)
            ).format(count=len(missing), things="; ".join(item.title.rstrip(".") for item in missing[:4]))
            self.waiting.inform(sentence, _("Put on the agenda"), partial(self.bring_in, missing))

    def items(self) -> list[ItemRow]:
        """The agenda as shown."""
        return self._items

    def refresh(self) -> None:
        """Read the agenda again; a field being typed in keeps its words."""
        if not self._meeting:
            return
        with self._house.store.read() as reader:
            self._meeting = meetings.meeting(reader, self._meeting.id)
            if self._meeting and not self._meeting.removed:
                self._show(self._meeting, reader)
                return
        self.left.emit()  # its planning was undone

    def _show(self, facts: MeetingFacts, reader: Reader) -> None:
        self._items = agenda.items(reader, facts.id)
        begins = planned_starts(facts.starts, [ItemClock(item.minutes) for item in self._items]) if facts.starts else ()
        self._begins = {item.id: dates.clock(at) for item, at in zip(self._items, begins, strict=False)}
        self.header.set_title(_("Agenda of {meeting}").format(meeting=facts.title))
        self.header.set_state(f"{when(facts)} · {facts.place}".strip(" ·"))
        self.list.show_ids([item.id for item in self._items])
        kind = kinds.kind(reader, facts.kind)
        self.time.show_times(facts, self._items, kind, planning.preparations(reader, facts.id))
        self.backlog.show_items(agenda.backlog(reader))
        self._expected = [Who(id, name) for id, name in planning.expected(reader, facts.id)]
        if len(self._expected) > MANY:  # they take a turn of their own: drawn with the rest they would be felt
            self._people_turn.start()
        else:
            self._show_people(facts, reader)

    def _take_turn(self) -> None:
        if self._meeting:
            with self._house.store.read() as reader:
                self._show_people(self._meeting, reader)

    def _show_people(self, facts: MeetingFacts, reader: Reader) -> None:
        self._people_turn.stop()
        last = meetings.last_held(reader, before=facts.id)
        self.people.show_people(reader, self._expected, room.came_to(reader, last.id) if last else ())
        on = day_of(facts.starts) if facts.starts else self._house.today()
        self.people.show_newcomers(planning.newcomers(reader, on, kinds.kind(reader, facts.kind).joined_days))

    def _new_row(self, id: str) -> AgendaEditRow:
        row = AgendaEditRow(self._house, next(item for item in self._items if item.id == id))
        row.changed.connect(self._change)
        row.removed.connect(self._remove)
        row.put_back.connect(self._put_back)
        return row

    def _fill_rows(self) -> None:
        for item in self._items:
            if row := self.rows.get(item.id):
                row.show_item(item)
                row.begins.setText(self._begins.get(item.id, ""))
        keep_tab_order([*self.list.stops()[-1:], self.add_line])

    def _build(self) -> None:
        self.header.add(self.papers.button)
        self.header.add(button(_("Done"), self.left.emit, icon="check", kind="primary"))
        self.add_line.setPlaceholderText(_("Add an item: “Spring exchange, 15 min”, then Enter"))
        self.add_line.setAccessibleName(_("Add an item"))
        sheet = Card()
        sheet.body.addWidget(self.list)
        sheet.body.addWidget(rule())
        sheet.body.addWidget(self.add_line)
        expected = Card(_("Expected"))
        expected.body.addLayout(level(self.people))
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        for card in (self.time, self.backlog, expected):
            side.addWidget(card)
        side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addWidget(self.papers.banner)
        column.addWidget(self.waiting)
        column.addWidget(self._scrolled(sheet), 1)

    def _scrolled(self, sheet: Card) -> QScrollArea:
        content, left = QWidget(), QVBoxLayout()
        content.setObjectName("scrolled")
        left.addWidget(sheet)
        left.addStretch(1)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.setSpacing(14)
        self._halves.addLayout(left, 1)
        self._halves.addWidget(self._side)
        scroll = QScrollArea()
        scroll.setAccessibleName(_("Agenda"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _connect(self) -> None:
        self.add_line.returnPressed.connect(self._add)
        self.list.wanted.connect(self._move)
        self.list.built.connect(self._fill_rows)
        self.time.closes.connect(self._set_closes)
        self.backlog.taken.connect(self._take)
        self.people.changed.connect(self._expect)
        self._people_turn.timeout.connect(self._take_turn)

    def _do(self, label: str, deed: Callable[..., Any], say: str = "") -> bool:
        did = done(self._house, label, deed, say)
        self.refresh()
        return did

    def _title_of(self, id: str) -> str:
        return next((item.title for item in self._items if item.id == id), "")

    def _add(self) -> None:
        from models import commands

        draft = draft_of(self.add_line.text())
        if draft and self._meeting:
            deed = partial(commands.meetings.add_item, meeting_id=self._meeting.id, draft=draft)
            if self._do(_("Add {item}").format(item=draft.title), deed):
                self.add_line.clear()

    def bring_in(self, drafts: list[DraftItem]) -> None:
        """Put what was waiting on the agenda."""
        from models import commands

        if self._meeting:
            deed = partial(commands.meetings.add_items, meeting_id=self._meeting.id, drafts=drafts)
            self._do(_("Put what was waiting on the agenda"), deed)

    def _take(self, id: str) -> None:
        from models import commands

        deed = partial(commands.meetings.take_from_backlog, item_id=id, meeting_id=self.meeting_id())
        self._do(_("Put an item of the backlog on the agenda"), deed)

    def _put_back(self, id: str) -> None:
        from models import commands

        title = self._title_of(id)
        deed = partial(commands.meetings.put_back, item_id=id)
        said = _("{item} waits in the backlog").format(item=title)
        self._do(_("Put {item} into the backlog").format(item=title), deed, said)

    def _change(self, id: str, field: str, value: object) -> None:
        from models import commands

        if field == "owner":
            person_id, name = getattr(value, "id", ""), getattr(value, "text", "")
            deed = partial(commands.meetings.set_owner, item_id=id, person_id=person_id, name=name)
        else:
            deed = partial(commands.meetings.change_item, item_id=id, field=field, value=value)
        self._do(_("Change the agenda"), deed)

    def _remove(self, id: str) -> None:
        from models import commands

        title = self._title_of(id)
        said = _("{item} is off the agenda").format(item=title)
        label = _("Take {item} off the agenda").format(item=title)
        self._do(label, partial(commands.meetings.remove_item, item_id=id), said)

    def _move(self, id: str, place: int) -> None:
        from models import commands

        deed = partial(commands.meetings.move_item, item_id=id, to=place)
        self._do(_("Move {item}").format(item=self._title_of(id)), deed)

    def _set_closes(self, at: datetime | None) -> None:
        from models import commands

        deed = partial(commands.meetings.set_closes, meeting_id=self.meeting_id(), closes=at)
        self._do(_("Say when the room closes"), deed)

    def _expect(self, people: list[Who]) -> None:
        from models import commands

        if self._people_turn.isActive():  # those shown are another meeting's still
            return
        deed = partial(commands.meetings.set_expected, meeting_id=self.meeting_id(), people=people)
        self._do(_("Change who is expected"), deed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._halves.setStretch(0, 0 if narrow else 1)
        self._side.setMinimumWidth(0 if narrow else 296)
        self._side.setMaximumWidth(16_777_215 if narrow else 296)
