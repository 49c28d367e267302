"""Who speaks: a queue with first-time speakers first, or a round. Nothing of it is logged or outlives the meeting."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu

from models.queries import floor as kept
from models.queries.room import StayRow
from models.reader import Reader
from models.rules import floor as rules
from models.rules.called import called, known_by
from models.rules.floor import Floor
from models.rules.rounds import NotInRound
from models.rules.speaking import AlreadyWaiting, NotWaiting
from ui.house import House
from ui.meetings.seating_list import PeopleList
from ui.meetings.speaking_line import SpeakingLine
from ui.meetings.speaking_lines import how_far, key_words, speaking_lines, total_lines, unheard_words, who_speaks
from ui.widgets.announce import announce
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.text import words

_STEPS_BACK = 20
Deed = Callable[[Floor], Floor]


class SpeakingCard(Card):
    """Each step is kept at once; Backspace in the empty line goes one step back. Says `stepped` after each."""

    stepped = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setAccessibleName(_("Speaking"))
        self.totals = icon_button("people", _("Show who spoke how often"), self._turn_totals)
        self._house = house
        self._meeting = ""
        self._floor = Floor()
        self._before: list[Floor] = []
        self._here: dict[str, StayRow] = {}
        self._deciders: frozenset[str] = frozenset()
        self._known = known_by({})
        self.totals.setCheckable(True)
        self.speaks, self.round, self.keys = words("", "bold"), words("", "small"), words("", "small")
        self.line = SpeakingLine(self._suggest)
        self.next = button(_("Next"), self.go_on, icon="chevron-right", tip=_("Enter in the empty line"))
        self.pass_ = button(_("Passes"), self._pass, tip=_("Shift+Enter in the empty line"))
        self.turn = button(_("Begin a round"), self.turn_round, icon="redo", kind="quiet", tip="Ctrl+Shift+R")
        self.people = PeopleList(_("Who speaks next"), letters="pn")
        self.unheard = words("", "small")
        self._build()
        self._connect()

    def show_floor(
        self, reader: Reader, meeting_id: str, stays: Sequence[StayRow], now: datetime, *, deciders: frozenset[str]
    ) -> None:
        """Show the queue or the round, with those who are in the room; `deciders` are heard on a proposal."""
        here = {stay.key: stay for stay in stays}
        if meeting_id != self._meeting:
            self._meeting, self._before = meeting_id, []
        if here != self._here:
            self._here = here
            self._known = known_by({key: stay.name for key, stay in here.items()})
        self._deciders = deciders
        self._show(self._now_here(kept.floor(reader, meeting_id), now), now)

    def tick(self, now: datetime) -> None:
        """A second later."""
        self.speaks.setText(who_speaks(self._floor, self._here, now))

    def waiting(self) -> int:
        """How many wish to speak, or are still to be heard."""
        going = self._floor.going
        return len(going.waiting) if going else len(self._floor.queue.wishes)

    def go_on(self) -> None:
        """The next one."""
        self._step(partial(rules.go_on, at=self._house.now()))

    def turn_round(self) -> None:
        """Begin a round, or end the one that goes on."""
        if self._floor.going:
            self._step(rules.end_round)
        else:
            self._step(partial(rules.begin_round, seats=tuple(self._here), at=self._house.now()))
        self.line.setFocus()

    def _show(self, floor: Floor, now: datetime) -> None:
        self._floor = floor
        self.tick(now)
        self.round.setText(how_far(floor))
        self.round.setVisible(bool(self.round.text()))
        self.turn.setText(_("End the round") if floor.going else _("Begin a round"))
        self.keys.setText(key_words(in_round=floor.going is not None))
        self.pass_.setVisible(floor.going is not None)
        self.next.setEnabled(bool(floor.speaker or self.waiting()))
        self.pass_.setEnabled(bool(floor.speaker))
        if self.isVisible():
            self._show_lists(floor)

    def _show_lists(self, floor: Floor) -> None:
        """What costs something with many people, while it is in sight."""
        shown = total_lines if self.totals.isChecked() else speaking_lines
        self.people.show_lines(shown(floor, self._here))
        names = [self._here[key].name for key in rules.not_heard_yet(floor, self._here)]
        self.unheard.setText(unheard_words(names if floor.queue.turns and not floor.going else []))
        self.unheard.setVisible(bool(self.unheard.text()))

    def _now_here(self, floor: Floor, now: datetime) -> Floor:
        here = list(self._here)
        of_proposal = [key for key in here if key in self._deciders] if floor.about else None
        return rules.as_now_here(floor, here, now, taking_part=of_proposal)

    def _step(self, deed: Deed) -> None:
        before = self._floor
        if self._keep(deed):
            self._before = [*self._before, before][-_STEPS_BACK:]
            announce(self, self.speaks.text())
            self.stepped.emit()

    def _keep(self, deed: Deed) -> bool:
        from models import commands

        now = self._house.now()

        def step(floor: Floor) -> Floor:
            try:
                return deed(self._now_here(floor, now))
            except (AlreadyWaiting, NotWaiting, NotInRound) as refusal:
                raise replace(refusal, person=self._name(refusal.person)) from refusal

        change = partial(commands.floor.change, self._house.store, meeting_id=self._meeting, deed=step)
        after = self._house.dispatcher.attempt(change)
        if after is not None:
            self._show(after, now)
        return after is not None

    def _name(self, key: str) -> str:
        return self._here[key].name if key in self._here else ""

    def _named(self, key: str, how: str) -> None:
        now = self._house.now()
        if how == "now" or self._floor.going:
            self._step(partial(rules.give, person=key, at=now))
        elif how == "ahead":
            self._step(partial(_ahead, person=key))
        else:
            self._step(partial(rules.wish, person=key))

    def _pass(self) -> None:
        self._step(partial(rules.pass_over, at=self._house.now()))

    def _take_back(self) -> None:
        if self._before:
            before = self._before.pop()
            self._keep(lambda _floor: before)
            self.stepped.emit()

    def _letter(self, _key: str, letter: str) -> None:
        self._pass() if letter == "p" else self.go_on()

    def _speaks_now(self, key: str) -> None:
        self._step(partial(rules.give, person=key, at=self._house.now()))

    def _menu(self, key: str, at: QPoint) -> None:
        if self._floor.going or key == self._floor.speaker or self.totals.isChecked():
            return
        menu = QMenu(self)
        for text, deed in (
            (_("Speaks &now"), partial(rules.give, person=key, at=self._house.now())),
            (_("&Answers shortly, ahead of the others"), partial(rules.let_ahead, person=key)),
            (_("&Does not wish to speak after all"), partial(rules.wish_no_more, person=key)),
        ):
            menu.addAction(text).triggered.connect(partial(self._chosen, deed))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _chosen(self, deed: Deed, _checked: bool = False) -> None:
        self._step(deed)

    def _turn_totals(self) -> None:
        self._show(self._floor, self._house.now())

    def _suggest(self, text: str) -> list[tuple[str, str]]:
        return [(key, self._here[key].name) for key in called(text, self._known)]

    def _build(self) -> None:
        self.body.setContentsMargins(14, 14, 10, 8)
        self.body.setSpacing(6)
        self.line.setToolTip(_("Two letters and Enter: asks to speak; with Ctrl: speaks now. Backspace: one step back"))
        self.people.setMinimumHeight(84)
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self.next, 1)
        steps.addWidget(self.pass_, 1)
        self.body.addWidget(self.speaks)
        self.body.addWidget(self.round)
        self.body.addWidget(self.line)
        self.body.addLayout(steps)
        self.body.addWidget(self.keys)
        self.body.addWidget(self.people, 1)
        self.body.addWidget(self.unheard)
        foot = QHBoxLayout()
        foot.addWidget(self.turn, 1)
        foot.addWidget(self.totals)
        self.body.addLayout(foot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_lists(self._floor)

    def _connect(self) -> None:
        self.line.named.connect(self._named)
        self.line.went_on.connect(self.go_on)
        self.line.passed.connect(self._pass)
        self.line.took_back.connect(self._take_back)
        self.people.chosen.connect(self._speaks_now)
        self.people.letter.connect(self._letter)
        self.people.menu_wanted.connect(self._menu)


def _ahead(floor: Floor, person: str) -> Floor:
    """A short answer, asked for and let ahead at once."""
    waits = any(wish.person == person for wish in floor.queue.wishes)
    return rules.let_ahead(floor if waits else rules.wish(floor, person), person)
