"""A running meeting: the agenda at the left, the item in the middle, time and people at the right."""

from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries import agenda, meetings, room
from models.queries.agenda import ItemRow
from models.queries.meetings import MeetingFacts
from models.rules.meetings import predicted_end
from models.rules.starting_agenda import DraftItem
from ui import dates
from ui.house import House
from ui.meetings.approve import ApproveMinutes
from ui.meetings.correct_stay import CorrectStay
from ui.meetings.declare_interest import DeclareInterest
from ui.meetings.deeds import done
from ui.meetings.run_agenda import RunningAgenda
from ui.meetings.run_clock import ClockCard
from ui.meetings.run_item import ItemPane
from ui.meetings.run_room import RoomCard
from ui.meetings.sheet import sheet_of
from ui.meetings.taking_down import take_down
from ui.meetings.words import quorum_tone, quorum_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button, icon_button
from ui.widgets.page_header import PageHeader


class RunMeeting(QWidget):
    """Every deed is saved at once; `closing` asks for the closing screen, `left` for the list."""

    left = Signal()
    closing = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._facts: MeetingFacts | None = None
        self._items: list[ItemRow] = []
        self.header, self.quorum = PageHeader(""), Badge()
        self.close_button = button(_("Close the meeting…"), self._close, icon="flag")
        self.agenda, self.item = RunningAgenda(), ItemPane(house)
        self.clock, self.room = ClockCard(), RoomCard(house)
        self.interest, self.approve = DeclareInterest(house), ApproveMinutes(house)
        self.stay = CorrectStay(house)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._build()
        self._connect()

    def meeting_id(self) -> str:
        """The meeting shown."""
        return self._facts.id if self._facts else ""

    def show_meeting(self, meeting_id: str) -> None:
        """Take up a running meeting."""
        with self._house.store.read() as reader:
            self._facts = meetings.meeting(reader, meeting_id)
        for asked in (self.interest, self.approve, self.stay):
            asked.hide()
        self.refresh()
        self.item.capture.setFocus()

    def refresh(self) -> None:
        """Read again what is shown."""
        if not self._facts:
            return
        with self._house.store.read() as reader:
            self._facts = meetings.meeting(reader, self._facts.id)
            running = self._facts is not None and self._facts.state == "running" and not self._facts.removed
            if self._facts and running:
                self._show(self._facts, reader)
        if not running:  # its start was undone, or it was closed elsewhere
            self.left.emit()

    def dismiss(self) -> bool:
        """Put away the question that is open; False when there is none."""
        open_ones = [self.interest, self.approve, self.stay, *(card.reason for card in self.item.proposals.values())]
        shown = [each for each in open_ones if each.isVisible()]
        for each in shown:
            each.hide()
        return bool(shown)

    def add_item(self) -> None:
        """Ctrl+N: an item more."""
        self.agenda.add_line.setFocus()

    def panes(self) -> list[QWidget]:
        """F6: agenda, notes, the line, people."""
        first = next(iter(self.agenda.steps.values()), self.agenda.add_line)
        return [first, self.item.notes, self.item.capture, self.room.sign_in]

    def _show(self, facts: MeetingFacts, reader: Any) -> None:
        now = self._house.now()
        self._items = agenda.items(reader, facts.id)
        here = room.room(reader, facts.id, now, facts.current_item_id)
        stays, interests = room.attendance(reader, facts.id), room.interests(reader, facts.id)
        self.header.set_title(facts.title)
        self.quorum.set(quorum_words(here).partition(";")[0], quorum_tone(here))
        self.quorum.setToolTip(quorum_words(here))
        self.agenda.show_items(self._items, facts.current_item_id)
        self.item.show_sheet(sheet_of(reader, self._items, self._place(), now))
        self.room.show_people(stays, interests, facts.current_item_id, now)
        self._tick()

    def _place(self) -> int | None:
        current = self._facts.current_item_id if self._facts else ""
        return next((place for place, item in enumerate(self._items) if item.id == current), None)

    def _tick(self) -> None:
        facts, place, now = self._facts, self._place(), self._house.now()
        if not facts:
            return
        item = self._items[place] if place is not None else None
        self.clock.show_time(item, item.spent_seconds(now) if item else 0)
        since = facts.opened_at or facts.starts or now
        end = predicted_end(since, [each.clock for each in self._items], now)
        parts = [
            dates.long_day(dates.day_of(since)),
            facts.place,
            _("running since {time}").format(time=dates.clock(since)),
            _("ends about {time}").format(time=dates.clock(end)),
        ]
        self.header.set_state(" · ".join(filter(None, parts)))

    def _build(self) -> None:
        self.header.add(self.quorum)
        self.header.add(icon_button("chevron-left", _("All meetings (Esc)"), self.left.emit))
        self.header.add(self.close_button)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.clock)
        right.addWidget(self.room, 1)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        for asked in (self.interest, self.approve, self.stay):
            middle.addWidget(asked)
        middle.addWidget(self.item, 1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.agenda, 24)
        row.addLayout(middle, 52)
        row.addLayout(right, 24)
        self.agenda.setMinimumWidth(200)
        self.agenda.setMaximumWidth(300)
        self.room.setMinimumWidth(214)
        self.room.setMaximumWidth(300)
        self.clock.setMaximumWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.header)
        column.addLayout(row, 1)

    def _connect(self) -> None:
        self._second.timeout.connect(self._tick)
        self.agenda.chosen.connect(self._go_to)
        self.agenda.added.connect(self._add)
        self.item.typed.connect(self._write_notes)
        self.item.captured.connect(self._capture)
        self.item.went_on.connect(partial(self._step, 1))
        self.item.action_ticked.connect(self._tick_action)
        self.item.approving.connect(self._approve)
        self.item.altered.connect(self.refresh)
        self.clock.paused.connect(self._pause)
        self.clock.extended.connect(self._extend)
        self.room.wanted.connect(self._person)
        self.interest.done.connect(self._declared)
        self.stay.done.connect(self._declared)
        self.approve.done.connect(self.refresh)
        for keys, step in (("Alt+Right", 1), ("Alt+Left", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self._step, step))

    # -- deeds --

    def _run(self, label: str, deed: Any, say: str = "") -> bool:
        was_done = done(self._house, label, deed, say)
        self.refresh()
        return was_done

    def _go_to(self, item_id: str) -> None:
        from models import commands

        self.item.notes.flush()
        title = next((item.title for item in self._items if item.id == item_id), "")
        deed = partial(
            commands.meetings.go_to_item, meeting_id=self.meeting_id(), item_id=item_id, at=self._house.now()
        )
        self._run(_("Turn to {item}").format(item=title), deed)
        self.item.area.verticalScrollBar().setValue(0)

    def _step(self, step: int) -> None:
        place = self._place()
        wanted = 0 if place is None else place + step
        if 0 <= wanted < len(self._items):
            self._go_to(self._items[wanted].id)

    def _add(self, title: str) -> None:
        from models import commands

        deed = partial(commands.meetings.add_item, meeting_id=self.meeting_id(), draft=DraftItem(title, 10, "discuss"))
        self._run(_("Add {item}").format(item=title), deed)
        if self._place() is None and self._items:
            self._go_to(self._items[0].id)

    def _write_notes(self, item_id: str, text: str) -> None:
        self._house.dispatcher.attempt(partial(self._joined_notes, item_id, text))

    def _joined_notes(self, item_id: str, text: str) -> None:
        from models import commands

        with self._house.store.write(_("Take notes"), joins=f"notes:{item_id}") as session:
            commands.meetings.write_notes(session, item_id=item_id, text=text)

    def _capture(self, line: str) -> None:
        self.item.notes.flush()
        place = self._place()
        if place is not None and take_down(self._house, self.meeting_id(), self._items[place].id, line):
            self.item.capture.clear()
            self.refresh()

    def _tick_action(self, action_id: str, ticked: bool) -> None:
        from models import commands

        if ticked:
            deed = partial(commands.actions.finish, action_id=action_id, on=self._house.today())
        else:
            deed = partial(commands.actions.reopen, action_id=action_id)
        self._run(_("Finish an action") if ticked else _("Open an action again"), deed)

    def _pause(self) -> None:
        from models import commands

        place = self._place()
        if place is None:
            return
        item = self._items[place]
        if item.ended_at:
            self._go_to(item.id)
        else:
            self._run(
                _("Pause the clock"),
                partial(commands.meetings.pause, meeting_id=self.meeting_id(), at=self._house.now()),
            )

    def _extend(self, minutes: int) -> None:
        from models import commands

        place = self._place()
        if place is not None:
            item = self._items[place]
            more = (item.minutes or 0) + minutes
            deed = partial(commands.meetings.change_item, item_id=item.id, field="minutes", value=more)
            self._run(_("Give {item} more time").format(item=item.title), deed)

    def _person(self, what: str, subject: Any) -> None:
        from ui.meetings.people_deeds import person_deed

        if what in ("interest", "reword", "stay"):
            self._ask_about(what, subject)
            return
        label, deed, said = person_deed(what, self.meeting_id(), subject, self._house.now())
        self._run(label, deed, said)
        self.room.sign_in.setFocus()

    def _ask_about(self, what: str, subject: Any) -> None:
        self.dismiss()
        if what == "stay":
            self.stay.ask(self.meeting_id(), subject)
        elif what == "reword":
            self.interest.ask_again(subject)
        else:
            self.interest.ask(self.meeting_id(), self._facts.current_item_id if self._facts else "", subject)

    def _declared(self) -> None:
        self.refresh()
        self.item.capture.setFocus()

    def _approve(self, about_id: str) -> None:
        self.approve.ask(about_id, self.meeting_id())

    def _close(self) -> None:
        self.item.notes.flush()
        self.closing.emit(self.meeting_id())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._second.stop()
        self.item.notes.flush()
        super().hideEvent(event)
