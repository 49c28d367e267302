"""A running meeting: the agenda at the left, the item in the middle, time and people at the right."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from models.changes import ChangeSet
from models.queries import meetings
from models.queries.agenda import ItemRow
from models.queries.meetings import MeetingFacts
from models.rules.timing import prediction
from ui.house import House
from ui.meetings.handover import HandOver
from ui.meetings.pack import MeetingPapers
from ui.meetings.photos_drop import PictureTarget
from ui.meetings.run_agenda import RunningAgenda
from ui.meetings.run_clock import ClockCard
from ui.meetings.run_columns import Columns
from ui.meetings.run_deeds import MeetingDeeds
from ui.meetings.run_frame import RunHeader, connect_keys, more_button
from ui.meetings.run_item import ItemPane
from ui.meetings.run_keys import RUN_KEYS
from ui.meetings.run_look import Look, look_at
from ui.meetings.run_questions import ABOUT_PEOPLE, Questions
from ui.meetings.run_quorum import QuorumBanner
from ui.meetings.run_reading import Reading
from ui.meetings.run_room import RoomCard
from ui.meetings.run_side import SideCards
from ui.meetings.run_words import running_words
from ui.meetings.speaking import SpeakingCard
from ui.meetings.taking_down import PeopleMeant, reading_asked
from ui.projector.button import ProjectorButton
from ui.widgets.buttons import button, icon_button


class RunMeeting(PictureTarget):
    """Every deed is saved at once; `closing` asks for the closing screen, `left` for the list."""

    left = Signal()
    closing = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._facts: MeetingFacts | None = None
        self._look: Look | None = None
        self._items: Sequence[ItemRow] = ()
        self._closes: datetime | None = None
        self._reading = Reading(house, self._read, self._show, self)
        self._meant = PeopleMeant(house)
        self.deeds = MeetingDeeds(house, self)
        self.header = RunHeader()
        self.close_button = button(_("Close the meeting…"), self._close, icon="flag", tip=RUN_KEYS["close"])
        self.handover, self.inquorate = HandOver(house), QuorumBanner()
        self.quorum, self.papers = self.inquorate.badge, MeetingPapers(house, self.meeting_id)
        self.agenda, self.item, self.clock = RunningAgenda(), ItemPane(house, self._meant.names), ClockCard()
        self.room, self.speaking, self.projector = (
            RoomCard(house), SpeakingCard(house), ProjectorButton(house, self.meeting_id),
        )  # fmt: skip
        self.side = SideCards((("room", self.room, "F7"), ("speaking", self.speaking, "F8")))
        self.questions = Questions(house)
        self.interest, self.approve, self.stay = self.questions.interest, self.questions.approve, self.questions.stay
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._build()
        self._connect()

    def meeting_id(self) -> str:
        """The meeting shown."""
        return self._facts.id if self._facts else ""

    def show_meeting(self, meeting_id: str) -> None:
        """Take up a running meeting."""
        self.questions.dismiss()
        self._look_again(meeting_id)
        self._show()
        self.handover.take_up(meeting_id)
        self._turn_to(self.item.capture)

    def refresh(self) -> None:
        """Read again what is shown, unless that was done since anything was last written."""
        if not self._reading.is_current():
            self._reading.ask()

    def _read(self) -> None:
        """Read again in any case: after a refusal the fields must show what stands."""
        if self._facts:
            self._look_again(self._facts.id)
            self._reading.then_show()

    def _look_again(self, meeting_id: str) -> None:
        """See what stands: nothing when its start was undone, or it was closed elsewhere."""
        self._meant.forget(meeting_id)
        with self._house.store.read() as reader:
            self._facts = facts = meetings.meeting(reader, meeting_id)
            running = facts is not None and facts.state == "running" and not facts.removed
            self._look = look = look_at(reader, facts, self._house.now()) if facts and running else None
            self._reading.note(reader, len(look.stays) if look else 0)
        if look:
            self.deeds.about(look.facts.id, look.items, look.facts.current_item_id)

    def dismiss(self) -> bool:
        """Put away the question that is open; False when there is none."""
        if asked := self.questions.dismiss():
            self.item.capture.setFocus()
        return self.item.dismiss() or asked

    def add_item(self) -> None:
        """Ctrl+N: an item more."""
        self._turn_to(self.agenda.add_line)

    def panes(self) -> list[QWidget]:
        """F6: agenda, notes, proposals and their answers, the line, the clock, and the people or who speaks."""
        side = self.room.sign_in if self.side.current() == "room" else self.speaking.line
        lists = self.room.people if self.side.current() == "room" else self.speaking.people
        cards = [part for card in self.item.proposals.values() for part in (card, card.answers())]
        people = [self.clock, *self.side.turning(), side, lists]
        return [self.agenda.current_step(), self.item.notes, *cards, self.item.capture, *people]

    def _show(self) -> None:
        look = self._look
        if look is None:
            self.left.emit()
            return
        self._items, self._closes = look.items, look.closes
        self.inquorate.show_room(look.counts)
        self.header.set_title(look.facts.title)
        self.agenda.show_items(look.items, look.facts.current_item_id, told=look.told(), late=look.late())
        self.item.show_sheet(look.sheet)
        self.room.newcomers = look.counts.newcomers
        self.room.show_people(look.stays, look.interests, look.facts, look.at)
        with self._house.store.read() as reader:
            here, deciders = look.here, look.counts.sets.deciders
            self.speaking.show_floor(reader, look.facts.id, here, look.at, deciders=deciders)
        self.side.name("room", _("Room {count}").format(count=len(look.here)))
        self._tick()
        self.handover.show_meeting(look.facts.id)

    def _tick(self) -> None:
        facts, now = self._facts, self._house.now()
        if not facts:
            return
        since = facts.opened_at or facts.starts or now
        ending = prediction(since, [each.clock for each in self._items], now, closing=self._closes)
        self.clock.show_time(self.deeds.item(), now, ending, self._closes)
        self.speaking.tick(now)
        waiting = self.speaking.waiting()
        self.side.name("speaking", _("Speaking {count}").format(count=waiting) if waiting else _("Speaking"))
        at = None if self.clock.isVisibleTo(self) else ending.ends
        self.header.set_state(running_words(since, facts.place, at))

    def _build(self) -> None:
        self.more = more_button(self._offered())
        for each in (self.quorum, self.projector, self.papers.button, self.more):
            self.header.add(each)
        self.header.add(icon_button("chevron-left", _("All meetings (Esc)"), self.left.emit))
        self.header.add(self.close_button)
        self.header.shorten(self.papers.button, "")
        self.header.shorten(self.close_button, _("Close…"))
        self.columns = Columns(self.agenda, (self.questions, self.item), self.clock, self.side)
        self.columns.lie_in(self, self.header, (self.papers.banner, self.handover, self.inquorate))

    def _offered(self) -> tuple[tuple[str, str, Any], ...]:
        """What the menu of the header offers: words, key, deed."""
        photos = self.item.photos
        return (
            (_("Photo for this item…"), "photo", photos.choose),
            (_("Photo from the clipboard"), "paste", photos.paste),
            (_("Begin or end a round"), "round", self._round),
            (_("Read the room… (or type /read)"), "", self._read_room),
            (_("Hand over to another laptop…"), "", partial(self.handover.hand_over, self)),
        )

    def _connect(self) -> None:
        deeds, item = self.deeds, self.item
        self._second.timeout.connect(self._tick)
        self._house.signals.changed.connect(self._heard)
        for altered in (deeds.altered, item.altered, self.handover.altered, self.questions.altered):
            altered.connect(self._read)
        deeds.turned.connect(self._turned)
        self.agenda.chosen.connect(self._go_to)
        self.agenda.added.connect(deeds.add)
        item.typed.connect(deeds.write_notes)
        item.turning.connect(deeds.turn_line)
        item.captured.connect(self._capture)
        item.went_on.connect(partial(self._step, 1))
        item.action_ticked.connect(deeds.tick_action)
        item.approving.connect(self._approve)
        item.photo.clicked.connect(item.photos.choose)
        self.dropped.connect(item.photos.take_from)
        self.clock.paused.connect(deeds.pause)
        self.clock.extended.connect(deeds.extend)
        self.room.wanted.connect(self._person)
        self.speaking.stepped.connect(self._tick)
        self.questions.done.connect(self._declared)
        connect_keys(self, self._keys())

    def _keys(self) -> dict[str, Any]:
        item, deeds = self.item, self.deeds
        return {
            "next": partial(self._step, 1), "before": partial(self._step, -1),
            "line": partial(self._turn_to, item.capture), "notes": partial(self._turn_to, item.notes),
            "room": partial(self._turn_side, "room"), "speaking": partial(self._turn_side, "speaking"),
            "photo": item.photos.choose, "paste": item.photos.paste, "pause": deeds.pause,
            "more": partial(deeds.extend, 5), "round": self._round, "more_deeds": self.more.click, "close": self._close,
        }  # fmt: skip

    def _go_to(self, item_id: str) -> None:
        self.item.notes.flush()
        self.deeds.go_to(item_id)

    def _step(self, step: int) -> None:
        self.item.notes.flush()
        self.deeds.step(step)

    def _turn_to(self, part: QWidget) -> None:
        """Give the keyboard to a part, which in a small window may stand on a leaf out of sight."""
        self.columns.reveal(part)
        part.setFocus()

    def _turned(self) -> None:
        self.columns.reveal(self.item)
        self.item.area.verticalScrollBar().setValue(0)

    def _turn_side(self, key: str) -> None:
        self.side.turn_to(key)
        (self.room.sign_in if key == "room" else self.speaking.line).setFocus()

    def _round(self) -> None:
        self._turn_side("speaking")
        self.speaking.turn_round()

    def _capture(self, line: str) -> None:
        self.item.notes.flush()
        if (question := reading_asked(line)) is not None:
            self.item.capture.clear()
            self._read_room(question)
        elif self.deeds.capture(line):
            self.item.capture.clear()
            self._reading.ask()

    def _read_room(self, question: str = "") -> None:
        if item := self.deeds.item():
            self.columns.reveal(self.questions)
            self.questions.ask_reading(item.id, question)

    def _person(self, what: str, subject: Any) -> None:
        if what in ABOUT_PEOPLE:
            self.columns.reveal(self.questions)
            current = self._facts.current_item_id if self._facts else ""
            self.questions.ask(what, subject, self.meeting_id(), current)
            return
        in_list = self.room.people.hasFocus()
        self.deeds.person(what, subject)
        if not in_list:
            self.room.sign_in.setFocus()

    def _declared(self) -> None:
        self._read()
        self.item.capture.setFocus()

    def _approve(self, about_id: str) -> None:
        self.questions.ask_approval(about_id, self.meeting_id())

    def _close(self) -> None:
        self.item.notes.flush()
        self.closing.emit(self.meeting_id())

    def _heard(self, changes: ChangeSet) -> None:
        """A photo undone, and what is left of the floor of a meeting that was closed, here or elsewhere."""
        if changes.touches("paper") and self.isVisible():
            self.refresh()
        if changes.touches("meeting"):
            from models import commands

            commands.floor.forget_left_over(self._house.store)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._second.stop()
        self.item.notes.flush()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit(self.width(), self.window().height())
