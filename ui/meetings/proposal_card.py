"""A proposal on the table: its text, how it is decided, what each person says, and the outcome."""

from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exports.words import outcome_words, stance_words
from models.queries.proposals import Proposal
from models.rules.decisions import Method, offered
from ui.house import House
from ui.meetings.declare import DeclarePanel
from ui.meetings.deeds import done
from ui.meetings.key_legend import KeyLegend
from ui.meetings.objections import Objections
from ui.meetings.proposal_words import badge_of, declared_words, methods, short, stale
from ui.meetings.seats import Seats
from ui.widgets.badge import Badge
from ui.widgets.buttons import button, icon_button
from ui.widgets.card import Card
from ui.widgets.fields import ChoiceField, MultilineField
from ui.widgets.text import words

_NEEDS_REASON = ("objection", "block")
_ASKS_REASON = (*_NEEDS_REASON, "concern", "reservation")
_EVERYBODY = {"consent": "consent", "consensus": "agree"}


class ProposalCard(Card):
    """Carries out every step as its own deed, and says `altered` after each, done or refused."""

    altered = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._proposal: Proposal | None = None
        self._asking: tuple[str, str] = ("", "")
        self.caps, self.badge = words("", "caps"), Badge()
        self.text = MultilineField("")
        self.method = ChoiceField("", methods())
        self.seats, self.objections = Seats(), Objections()
        self.everybody = button("", self._everybody, icon="tick")
        self.none_objected = QCheckBox(_("Asked round: nobody objects"))
        self.stale = button("", self._still)
        self.reason = QLineEdit()
        self.declare = DeclarePanel(house)
        self.declared = words("", "body")
        self._build()
        self._connect()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show it as it stands."""
        self._proposal = proposal
        open_ = not proposal.outcome
        self.setAccessibleName(_("Proposal: {text}").format(text=proposal.text))
        self.caps.setText(_("PROPOSAL") if open_ else _("DECISION {number}").format(number=proposal.number).strip())
        self.badge.set(*badge_of(proposal))
        self.text.set_value(proposal.text)
        self.text.setEnabled(open_)
        self.method.set_value(proposal.method)
        for part in (self._round, self.method, self.declare, self.bin):
            part.setVisible(open_)
        self.declared.setVisible(not open_)
        self.objections.show_stances(proposal.stances, may_settle=open_)
        if open_:
            self._show_round(proposal)
            self.declare.show_proposal(proposal)
        else:
            self.declared.setText(declared_words(proposal))

    def _show_round(self, proposal: Proposal) -> None:
        answers = [str(stance) for stance in offered(Method(proposal.method))] if proposal.result else []
        self.seats.show_deciders(proposal.deciders, answers)
        waiting = [decider for decider in proposal.deciders if not decider.stance]
        whole = _EVERYBODY.get(proposal.method)
        self.everybody.setVisible(bool(whole and waiting))
        self.everybody.setText(_("All consent") if len(waiting) == len(proposal.deciders) else _("The others consent"))
        self.none_objected.setVisible(proposal.method in ("consent", "nem_con"))
        self.none_objected.blockSignals(True)
        self.none_objected.setChecked(proposal.none_objected)
        self.none_objected.blockSignals(False)
        late = stale(proposal.stances)
        self._changed.setVisible(bool(late))
        self._late.setText(
            ngettext(
                "The text changed: {count} answer is to the version before.",
                "The text changed: {count} answers are to the version before.",
                late,
            ).format(count=late)
        )
        self.stale.setText(ngettext("It still stands", "They still stand", late))
        self._empty.setVisible(not proposal.deciders)
        self._legend.show_answers(answers if proposal.deciders else [])

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.caps)
        head.addWidget(self.method)
        head.addStretch(1)
        head.addWidget(self.badge)
        self.bin = icon_button("trash", _("Put this proposal in the bin"), self._to_bin)
        head.addWidget(self.bin)
        self.method.setFixedWidth(240)
        for field, name in ((self.method, _("How it is decided")), (self.text, _("Text of the proposal"))):
            if editor := field.focusProxy():
                editor.setAccessibleName(name)
        editor = self.text.focusProxy()
        if editor:
            editor.setProperty("type", "proposal")
            editor.setStyleSheet("font-size: 18px;")
        self.body.addLayout(head)
        self.body.addWidget(self.text)
        self.body.addWidget(self._round_part())
        self.body.addWidget(self.objections)
        self.body.addWidget(self.declare)
        self.body.addWidget(self.declared)

    def _round_part(self) -> QWidget:
        self._round = QWidget()
        column = QVBoxLayout(self._round)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(words(_("The round"), "bold"))
        head.addStretch(1)
        head.addWidget(self.everybody)
        self._empty = words(_("Nobody who may decide is in the room. Sign people in at the right."), "soft")
        self._legend = KeyLegend()
        self.reason.hide()
        column.addLayout(head)
        column.addWidget(self._empty)
        column.addWidget(self.seats)
        column.addWidget(self.reason)
        column.addWidget(self._legend)
        column.addWidget(self.none_objected)
        self._changed, self._late = QWidget(), words("", "soft")
        changed = QHBoxLayout(self._changed)
        changed.setContentsMargins(0, 0, 0, 0)
        changed.addWidget(self._late, 1)
        changed.addWidget(self.stale)
        column.addWidget(self._changed)
        return self._round

    def _connect(self) -> None:
        self.text.committed.connect(self._reword)
        self.method.committed.connect(partial(self._change, "method"))
        self.seats.said.connect(self._said)
        self.reason.returnPressed.connect(self._give_reason)
        self.none_objected.toggled.connect(self._none_objected)
        self.objections.settled.connect(self._settle)
        self.declare.declared.connect(self._declare)

    def _id(self) -> str:
        return self._proposal.id if self._proposal else ""

    def _said(self, person_id: str, stance: str) -> None:
        name = self._name_of(person_id)
        if stance in _ASKS_REASON:
            self._asking = (person_id, stance)
            asked = (
                _("{name}: {stance}. What is the reason?") if stance in _NEEDS_REASON else _("{name}: {stance}. Why?")
            )
            self.reason.setPlaceholderText(asked.format(name=name, stance=stance_words(stance)))
            self.reason.setAccessibleName(self.reason.placeholderText())
            self.reason.clear()
            self.reason.show()
            self.reason.setFocus()
            return
        self._take_down(person_id, stance, "")

    def _give_reason(self) -> None:
        person_id, stance = self._asking
        if self._take_down(person_id, stance, self.reason.text()):
            self.reason.hide()

    def _take_down(self, person_id: str, stance: str, reason: str) -> bool:
        from models import commands

        name = self._name_of(person_id)
        if not stance:
            deed: partial[Any] = partial(commands.decisions.take_back, decision_id=self._id(), person_id=person_id)
        else:
            deed = partial(
                commands.decisions.set_stance,
                decision_id=self._id(),
                person_id=person_id,
                name=name,
                stance=stance,
                reason=reason,
                at=self._house.now(),
            )
        taken = self._run(_("Take down what {name} says").format(name=name), deed)
        if taken:
            self.seats.go_on_from(person_id)
        return taken

    def _name_of(self, person_id: str) -> str:
        deciders = self._proposal.deciders if self._proposal else ()
        return next((each.name for each in deciders if each.person_id == person_id), "")

    def _everybody(self) -> None:
        from models import commands

        stance = _EVERYBODY[self._proposal.method if self._proposal else "consent"]
        deed = partial(commands.decisions.all_stand, decision_id=self._id(), stance=stance, at=self._house.now())
        self._run(_("All consent"), deed)

    def _still(self) -> None:
        from models import commands

        deed = partial(commands.decisions.still_stands, decision_id=self._id(), at=self._house.now())
        self._run(_("What was said still stands"), deed)

    def _reword(self, text: str) -> None:
        from models import commands

        if not self._run(
            _("Reword the proposal"), partial(commands.decisions.reword, decision_id=self._id(), text=text)
        ):
            self.text.set_value(self._proposal.text if self._proposal else "")

    def _change(self, field: str, value: object) -> None:
        from models import commands

        deed = partial(commands.decisions.change, decision_id=self._id(), field=field, value=value)
        self._run(_("Change how it is decided"), deed)

    def _none_objected(self, said: bool) -> None:
        from models import commands

        self._run(
            _("Nobody objected"), partial(commands.decisions.set_none_objected, decision_id=self._id(), said=said)
        )

    def _settle(self, stance_id: str, state: str) -> None:
        from models import commands

        self._run(
            _("Settle an objection"), partial(commands.decisions.settle_objection, stance_id=stance_id, state=state)
        )

    def _declare(self, outcome: str, difference: str, review_on: date | None) -> None:
        from models import commands

        deed = partial(
            commands.decisions.declare,
            decision_id=self._id(),
            outcome=outcome,
            difference=difference,
            review_on=review_on,
            at=self._house.now(),
        )
        said = _("{outcome}: {text}").format(outcome=outcome_words(outcome), text=short(self.text.value()))
        self._run(_("Declare the decision"), deed, said)

    def _to_bin(self) -> None:
        from models import commands

        deed = partial(commands.decisions.to_bin, decision_id=self._id())
        self._run(_("Put the proposal in the bin"), deed, _("The proposal is in the bin"))

    def _run(self, label: str, deed: partial[Any], say: str = "") -> bool:
        was_done = done(self._house, label, deed, say)
        self.altered.emit()
        return was_done
