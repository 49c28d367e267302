"""The people of a running meeting: who is here, who is expected, who sent apologies, who has an interest."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu

from models.queries import room
from models.queries.meetings import MeetingFacts
from models.queries.room import InterestRow, PersonPick, StayRow
from models.rules.holding import Who
from models.rules.seats import numbers
from ui.house import House
from ui.meetings.seating_lines import choices, room_lines
from ui.meetings.seating_list import PeopleList, Place
from ui.meetings.sign_in import SignIn
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.filter_chips import Chip, FilterChips

_QUICK = {"expected": "present", "present": "back", "attending": "back"}


class RoomCard(Card):
    """Says `wanted(what, who or row)`: present, afar, apologies, left, back, seat, interest, withdraw, strike…"""

    wanted = Signal(str, object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setAccessibleName(_("In the room"))
        self._house = house
        self._shown: tuple[object, ...] = ()
        self._stays: dict[str, StayRow] = {}
        self._here: frozenset[str] = frozenset()
        self._recused: dict[str, InterestRow] = {}
        self.newcomers: frozenset[str] = frozenset()
        self._part = "present"
        self._first: tuple[str, ...] = ()
        self.sign_in = SignIn(self._suggest)
        self.part = FilterChips(
            [Chip("present", _("Here")), Chip("afar", _("Remote")), Chip("apologies", _("Apologies"))]
        )
        self.part.choose(["present"])
        self.everybody = button("", partial(self.wanted.emit, "everybody", None), icon="check", kind="quiet")
        self.people = PeopleList(_("People of this meeting"))
        self._build()
        self._connect()

    def show_people(
        self, stays: Sequence[StayRow], interests: Sequence[InterestRow], facts: MeetingFacts, now: datetime
    ) -> None:
        """Show who is here now."""
        item_id = facts.current_item_id
        recused = {row.person_id or row.name: row for row in interests if item_id and row.item_id in (item_id, "")}
        wanted = (tuple(stays), tuple(recused.items()), tuple(stay.is_here(now) for stay in stays), self.newcomers)
        if wanted == self._shown:
            return
        self._shown, self._recused = wanted, recused
        self._stays = {stay.id: stay for stay in stays}
        self._here = frozenset(stay.id for stay in room.here_in_seats(stays, now))
        self._first = tuple(stay.person_id for stay in stays if stay.part == "expected")
        self.setAccessibleName(_("In the room: {count}").format(count=len(self._here)))
        self.everybody.setVisible(bool(self._first))
        self.everybody.setText(
            _everybody_words(len(self._first), is_rest=any(stay.part == "present" for stay in stays))
        )
        self.people.show_lines(room_lines(stays, recused, now, opened=facts.opened_at, new=self.newcomers))

    def names(self) -> list[str]:
        """Everybody listed, those in the room first."""
        return [line.name for line in self.people.people.lines if not line.is_heading]

    def offered(self, stay_id: str) -> list[tuple[str, str, object]]:
        """What can be done about somebody."""
        stay = self._stays.get(stay_id)
        if stay is None:
            return []
        interest = self._recused.get(stay.person_id or stay.name)
        return choices(stay, interest, is_here=stay.id in self._here)

    def _menu(self, stay_id: str, at: QPoint) -> None:
        menu = QMenu(self)
        for what, text, subject in self.offered(stay_id):
            menu.addAction(text).triggered.connect(partial(self._ask, what, subject))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _ask(self, what: str, subject: object, _checked: bool = False) -> None:
        self.wanted.emit(what, subject)

    def _quick(self, stay_id: str) -> None:
        """What Enter, or the drawing at the right, does: somebody comes, or comes back; of others all is offered."""
        stay = self._stays.get(stay_id)
        if stay is None:
            return
        if stay.id in self._here or stay.part not in _QUICK:
            below = self.people.visualRect(self.people.currentIndex()).bottomLeft()
            self._menu(stay_id, self.people.viewport().mapToGlobal(below))
        else:
            what = _QUICK[stay.part]
            self.wanted.emit(what, stay if what == "back" else Who(stay.person_id, stay.name))

    def _seat(self, place: Place) -> None:
        """Somebody takes another's seat, and those between move up."""
        mover, beside = self._stays.get(place.key), self._stays.get(place.beside)
        if mover and beside:
            seat = numbers(room.seats(self._stays.values()))[beside.key]
            self.wanted.emit("seat", (mover, seat))

    def _turn_part(self, chosen: frozenset[str]) -> None:
        self._part = next(iter(chosen - {self._part}), "present")
        self.part.choose([self._part])
        self.sign_in.setFocus()

    def _came(self, who: Who, member: bool) -> None:
        guest = {"present": "attending", "afar": "attending afar"}
        self.wanted.emit(self._part if member else guest.get(self._part, self._part), who)

    def _suggest(self, text: str) -> list[PersonPick]:
        with self._house.store.read() as reader:
            return room.people_like(reader, text, first=self._first)

    def _build(self) -> None:
        self.body.setContentsMargins(14, 14, 10, 10)
        self.people.setMinimumHeight(84)
        self.people.setToolTip(_("Alt with the arrow keys gives somebody another seat; Space offers the rest"))
        self.body.addWidget(self.sign_in)
        self.body.addWidget(self.part)
        self.body.addWidget(self.everybody)
        self.body.addWidget(self.people, 1)

    def _connect(self) -> None:
        self.sign_in.came.connect(self._came)
        self.part.changed.connect(self._turn_part)
        self.people.chosen.connect(self._quick)
        self.people.acted.connect(self._quick)
        self.people.menu_wanted.connect(self._menu)
        self.people.moved.connect(self._seat)


def _everybody_words(count: int, *, is_rest: bool) -> str:
    """What signs in everybody still expected: all of them, or those who are left once some have come."""
    told = ngettext("{count} expected: came", "All {count} expected came", count)
    rest = ngettext("The other one expected came", "The other {count} expected came", count)
    return (rest if is_rest else told).format(count=count)
