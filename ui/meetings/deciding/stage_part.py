"""The process of consent on the screen: where it stands, what to read aloud, and the step that comes next."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.floor import floor
from models.queries.process import facts, open_steps, stage_of
from models.queries.proposals import Proposal
from models.rules.consent_process import Stage, hindrances
from models.rules.floor import Floor, begin_round, end_round
from models.rules.rounds import Round
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.read_out import ReadOut
from ui.meetings.deciding.stage_bar import StageBar
from ui.meetings.deciding.stage_fields import StageFields
from ui.meetings.deciding.stages import aloud, hindrance_words, round_words, stage_name, step_name
from ui.meetings.deeds import done
from ui.widgets.buttons import button
from ui.widgets.hung import INSET, pulled_out
from ui.widgets.text import words

_ONWARD = {
    Stage.UNDERSTAND: Stage.RESPOND,
    Stage.RESPOND: Stage.OBJECTIONS,
    Stage.OBJECTIONS: Stage.CELEBRATE,
    Stage.TEST: Stage.OBJECTIONS,
    Stage.RESOLVE: Stage.OBJECTIONS,
}


class StagePart(QWidget):
    """Goes on with Ctrl+Enter; `adopting` when the next step is to declare what was agreed."""

    adopting = Signal()

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._next: Stage | None = None
        self._asked: tuple[str, int] = ("", 0)
        self.bar, self.aloud, self.fields = StageBar(), ReadOut(), StageFields(doing)
        self.next = button("", self.go_on, icon="chevron-right", tip=_("Ctrl+Enter"))
        self.begin = button(_("Go through the stages"), self.go_on, kind="quiet", tip=_("Ctrl+Enter"))
        self.told = words("", "small")
        self._build()
        self.bar.wanted.connect(self._go_to)

    def show_proposal(self, held: Proposal) -> None:
        """Show where the process stands; only consent has one."""
        is_open = not held.outcome and held.method == "consent"
        now = stage_of(held)
        steps = open_steps(held) if is_open else ()
        self._next = steps[0] if steps else None
        self.bar.setVisible(is_open and now is not None)
        if now is not None:
            self.bar.show_stage(now, steps)
        self.aloud.show_sentence(aloud(held) if is_open else "")
        self.fields.show_proposal(held)
        self.begin.setVisible(is_open and now is None)
        self.next.setVisible(is_open and now is not None)
        self.next.setEnabled(self._next is not None)
        onward = self._next or _ONWARD.get(now or Stage.DONE, Stage.DONE)
        self.next.setText(_("Everybody was heard") if self._is_asked(held) else step_name(onward, held.stage))
        self.told.setText(self._told(held, now) if is_open and now else "")
        self.told.setVisible(bool(self.told.text()))
        self.setVisible(is_open or self.fields.isVisibleTo(self))

    def go_on(self) -> None:
        """The next step, if one is open."""
        self.fields.flush()
        held = self._doing.proposal
        if held and not self._round_over(held) and not self._is_asked(held):
            self._asked = (held.id, held.rounds)  # going on while some are unheard takes a second press
            self.show_proposal(held)
        elif self._next is Stage.DONE:
            self.adopting.emit()
        elif self._next is not None:
            self._go_to(str(self._next))

    def _told(self, held: Proposal, now: Stage) -> str:
        """How far the round has come, or what the next step waits for."""
        round_ = self._round(held)
        if now.is_round and round_ is not None:
            told = round_words(held, len(round_.said), len(round_.waiting) + len(round_.said))
            return _("{told} Go on all the same?").format(told=told) if self._is_asked(held) else told
        onward = _ONWARD.get(now)
        if onward is None or self._next is not None:
            return ""
        waiting = len(held.result.waiting) if held.result else 0
        missing = hindrances(now, onward, facts(held))
        return " ".join(hindrance_words(each, waiting) for each in missing)

    def _is_asked(self, held: Proposal) -> bool:
        return self._asked == (held.id, held.rounds) and not self._round_over(held)

    def _round(self, held: Proposal) -> Round | None:
        if not held.meeting_id or not (stage := stage_of(held)) or not stage.is_round:
            return None
        with self._doing.house.store.read() as reader:
            return floor(reader, held.meeting_id).going

    def _round_over(self, held: Proposal) -> bool:
        """A round nobody follows on the floor is over when the facilitator says so."""
        going = self._round(held)
        return going is None or going.is_over

    def _go_to(self, stage: str) -> None:
        from models.commands import stages

        held, step = self._doing.proposal, Stage(stage)
        deed = partial(stages.go_to_stage, decision_id=self._doing.id, stage=stage, at=self._doing.house.now())
        label = step_name(stage, held.stage if held else "")
        if held and done(self._doing.house, label, deed):
            self._turn_the_floor(held, step)
        self._doing.tell()  # once, for the stage and the floor together

    def _turn_the_floor(self, held: Proposal, step: Stage) -> None:
        """A stage that is a round begins one on the floor, by the seats; what was going round before is over."""
        from models.commands import floor as on_the_floor

        house, seats = self._doing.house, [each.person_id for each in held.deciders]
        if step.is_round and held.meeting_id:
            begun = partial(_begun, seats=seats, at=house.now(), about=stage_name(step))
            on_the_floor.change(house.store, meeting_id=held.meeting_id, deed=begun)
        elif held.stage in (Stage.UNDERSTAND, Stage.RESPOND) and self._round(held) is not None:
            on_the_floor.change(house.store, meeting_id=held.meeting_id, deed=end_round)

    def put_aside(self) -> None:
        """Ask without stages from now on."""
        from models.commands import stages

        self._doing.run(_("Go on without stages"), partial(stages.begin_again, decision_id=self._doing.id))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(INSET, 0, INSET, 0)  # into which a quiet button hangs out
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(pulled_out(self.begin))
        row.addWidget(self.told, 1)
        row.addStretch(0)
        row.addWidget(self.next)
        for part in (self.bar, self.aloud, self.fields):
            column.addWidget(part)
        column.addLayout(row)


def _begun(floor_: Floor, *, seats: Sequence[str], at: datetime, about: str) -> Floor:
    return begin_round(floor_, seats, at, about=about)
