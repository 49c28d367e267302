"""Taking down an interest somebody declares in the item."""

from datetime import datetime
from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from models.queries import room
from models.queries.room import InterestRow
from models.rules.holding import Who
from ui import dates
from ui.house import House
from ui.meetings.deeds import done
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.filter_chips import Chip, FilterChips
from ui.widgets.text import words


class DeclareInterest(Card):
    """Hidden until it is asked; says `done`."""

    done = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(_("Declare an interest"))
        self._house = house
        self._for: tuple[str, str, Who] = ("", "", Who())
        self._known: InterestRow | None = None
        self.sentence = words("", "soft")
        self.nature = TextField(
            _("What is the interest?"), placeholder=_("Sells such kits, is a trustee there…"), flat=False
        )
        self.handling = TextField(
            _("What is done about it?"), placeholder=_("Left the room, stayed silent…"), flat=False
        )
        ways = {"spoke": _("Stays and speaks"), "silent": _("Stays silent"), "left": _("Leaves the room")}
        self.ways = FilterChips([Chip(key, text) for key, text in ways.items()])
        self.ways.changed.connect(self._choose_way)
        self.take = button(_("Take it down"), self._take, kind="primary")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.nature, 1)
        row.addWidget(self.handling, 1)
        steps = QHBoxLayout()
        steps.addStretch(1)
        steps.addWidget(button(_("Cancel"), self._leave, kind="quiet"))
        steps.addWidget(self.take)
        self.body.addWidget(self.sentence)
        self.body.addLayout(row)
        self.body.addWidget(self.ways)
        self.body.addLayout(steps)
        self.hide()

    def ask(self, meeting_id: str, item_id: str, who: Who) -> None:
        """Ask about one person."""
        self._for, self._known = (meeting_id, item_id, who), None
        self._show(who.name, "", "")

    def ask_again(self, interest: InterestRow) -> None:
        """Ask about an interest already declared."""
        self._known = interest
        self._show(interest.name, interest.nature, interest.handling)

    def _show(self, name: str, nature: str, handling: str) -> None:
        self.sentence.setText(
            _("{name} takes no part in deciding this item and does not count towards its quorum.").format(name=name)
        )
        self.nature.set_value(nature)
        self.handling.set_value(handling)
        self.ways.choose([])
        self.show()
        self.nature.setFocus()

    def _take(self) -> None:
        self.nature.flush()
        self.handling.flush()
        if self._change(self._known) if self._known else self._declare():
            self._leave()

    def _change(self, known: InterestRow) -> bool:
        from models import commands

        def reworded(session: Any) -> None:
            for field, value in (("nature", self.nature.value()), ("handling", self.handling.value())):
                if value != getattr(known, field):
                    commands.attendance.change_interest(session, interest_id=known.id, field=field, value=value)

        return done(self._house, _("Change the interest of {name}").format(name=known.name), reworded)

    def _declare(self) -> bool:
        from models import commands

        meeting_id, item_id, who = self._for
        declare: Any = partial(
            commands.attendance.declare_interest,
            meeting_id=meeting_id,
            item_id=item_id,
            who=who,
            nature=self.nature.value(),
            handling=self.handling.value(),
        )
        label = _("Interest declared by {name}").format(name=who.name)
        leaves = self._stay_of(meeting_id, who) if self.ways.chosen() == {"left"} else ""
        deed = partial(_declared_and_left, declare, leaves, self._house.now()) if leaves else declare
        return done(self._house, label, deed, label)

    def _stay_of(self, meeting_id: str, who: Who) -> str:
        """The line of attendance of somebody who is in the room."""
        now = self._house.now()
        with self._house.store.read() as reader:
            stays = room.here_in_seats(room.attendance(reader, meeting_id), now)
        mine = (stay.id for stay in stays if (stay.person_id, stay.person_id or stay.name) == _who(who))
        return next(mine, "")

    def _choose_way(self, chosen: frozenset[str]) -> None:
        words = {"spoke": _("stayed and spoke"), "silent": _("stayed silent"), "left": left_words(self._house.now())}
        for way in chosen:
            self.handling.set_value(words[way])

    def _leave(self) -> None:
        self.hide()
        self.done.emit()


def left_words(at: datetime) -> str:
    """That somebody left the room for the item."""
    return _("left the room at {time}").format(time=dates.clock(at))


def back_words(left: datetime, back: datetime) -> str:
    """That they came back."""
    return _("left the room at {left}, back at {back}").format(left=dates.clock(left), back=dates.clock(back))


def _who(who: Who) -> tuple[str, str]:
    return who.person_id, who.person_id or who.name


def _declared_and_left(declare: Any, stay_id: str, at: datetime, session: Any) -> None:
    from models import commands

    declare(session)
    commands.attendance.sign_out(session, stay_id=stay_id, at=at)
