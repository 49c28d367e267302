"""What can be done in a running meeting, each as its own deed with its name in the Edit menu."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.queries import agenda, room
from models.queries.agenda import ItemRow
from models.rules.starting_agenda import DraftItem
from ui.house import House
from ui.meetings.deeds import done
from ui.meetings.people_deeds import person_deed
from ui.meetings.taking_down import take_down, turn_line


class MeetingDeeds(QObject):
    """Says `altered` after each deed, done or refused, and `turned` when the meeting is at another item."""

    altered = Signal()
    turned = Signal()

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._meeting = ""
        self._items: Sequence[ItemRow] = ()
        self._current = ""

    def about(self, meeting_id: str, items: Sequence[ItemRow], current_id: str) -> None:
        """The meeting as it stands."""
        self._meeting, self._items, self._current = meeting_id, items, current_id

    def place(self) -> int | None:
        """Where on the agenda the meeting is."""
        return next((place for place, item in enumerate(self._items) if item.id == self._current), None)

    def item(self) -> ItemRow | None:
        """The item that is on."""
        place = self.place()
        return self._items[place] if place is not None else None

    def run(self, label: str, deed: Any, say: str = "") -> bool:
        """Do it, and show what came of it."""
        was_done = done(self._house, label, deed, say)
        self.altered.emit()
        return was_done

    def go_to(self, item_id: str) -> None:
        """Turn to an item."""
        from models import commands

        title = next((item.title for item in self._items if item.id == item_id), "")
        deed = partial(commands.meetings.go_to_item, meeting_id=self._meeting, item_id=item_id, at=self._house.now())
        self.run(_("Turn to {item}").format(item=title), deed)
        self.turned.emit()

    def step(self, step: int) -> None:
        """The next item, or the one before."""
        place = self.place()
        wanted = 0 if place is None else place + step
        if 0 <= wanted < len(self._items):
            self.go_to(self._items[wanted].id)

    def add(self, title: str) -> None:
        """An item more, at the end; where there was none the meeting turns to it."""
        from models import commands

        deed = partial(commands.meetings.add_item, meeting_id=self._meeting, draft=DraftItem(title, 10, "discuss"))
        self.run(_("Add {item}").format(item=title), deed)
        if self.place() is None and self._items:
            self.go_to(self._items[0].id)

    def write_notes(self, item_id: str, text: str) -> None:
        """Keep what is typed; typing on is the same deed."""
        self._house.dispatcher.attempt(partial(self._joined_notes, item_id, text))

    def _joined_notes(self, item_id: str, text: str) -> None:
        from models import commands

        with self._house.store.write(_("Take notes"), joins=f"notes:{item_id}") as session:
            commands.meetings.write_notes(session, item_id=item_id, text=text)

    def capture(self, line: str) -> bool:
        """Take down one line under the item that is on."""
        item = self.item()
        return bool(item) and take_down(self._house, self._meeting, item.id if item else "", line)

    def turn_line(self, place: int, kind: str) -> None:
        """Make a line of the notes an action or a proposal."""
        item = self.item()
        if item is None:
            return
        with self._house.store.read() as reader:
            notes = agenda.notes_of(reader, item.id)
        if 0 <= place < notes.count("\n") + 1:
            turn_line(self._house, self._meeting, item.id, notes, place, kind=kind)
            self.altered.emit()

    def tick_action(self, action_id: str, ticked: bool) -> None:
        """An action is done, or not after all."""
        from models import commands

        if ticked:
            deed = partial(commands.actions.finish, action_id=action_id, on=self._house.today())
        else:
            deed = partial(commands.actions.reopen, action_id=action_id)
        self.run(_("Finish an action") if ticked else _("Open an action again"), deed)

    def pause(self) -> None:
        """Rest the clock, or go on."""
        from models import commands

        item = self.item()
        if item and item.ended_at:
            self.go_to(item.id)
        elif item:
            deed = partial(commands.meetings.pause, meeting_id=self._meeting, at=self._house.now())
            self.run(_("Pause the clock"), deed)

    def extend(self, minutes: int) -> None:
        """Plan more minutes for the item that is on."""
        from models import commands

        if item := self.item():
            more = (item.minutes or 0) + minutes
            deed = partial(commands.meetings.change_item, item_id=item.id, field="minutes", value=more)
            self.run(_("Give {item} more time").format(item=item.title), deed)

    def person(self, what: str, subject: Any) -> None:
        """What is done about somebody."""
        with self._house.store.read() as reader:
            interests = room.interests(reader, self._meeting)
        found = person_deed(what, self._meeting, subject, self._house.now(), interests=interests)
        self.run(found.label, found.deed, found.said)
