"""The round: everybody's seat, a line for raised hands, one key for all, and what is still to be asked."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exports.words import counted_stance, stance_words
from models.queries.choices import YES_OR_NO
from models.queries.proposals import Proposal
from models.rules.decisions import Method, offered
from models.rules.hand_words import Hands
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.hands import HandsLine
from ui.meetings.deciding.source import SourceSwitch
from ui.meetings.key_legend import KeyLegend
from ui.meetings.proposal_words import stale
from ui.meetings.seats import STILL, Seats, seated
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.flow import Flow
from ui.widgets.text import words

_NEEDS_REASON = ("objection", "block")
_ASKS_REASON = (*_NEEDS_REASON, "concern", "reservation")
_EVERYBODY = {"consent": "consent", "consensus": "agree"}
_TONES = {
    "consent": "accent",
    "agree": "accent",
    "yes": "accent",
    "concern": "amber",
    "reservation": "amber",
    "objection": "red",
    "block": "red",
    "no": "red",
}


class RoundPart(QWidget):
    """Takes down what people say, by seat or by line; a reason is asked for where there has to be one."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._asking: tuple[str, str] = ("", "")
        self.seats, self.hands, self.source = Seats(), HandsLine(), SourceSwitch()
        self.everybody = button("", self.all_say, icon="tick", tip=_("Ctrl+Shift+Enter"))
        self.none_objected = QCheckBox(_("Asked round: nobody objects"))
        self.stale = button("", self._still)
        self.secret = button(_("Secret ballot on paper…"), self._hand_out, kind="quiet", icon="lock")
        self.reason = QLineEdit()
        self.counts = Flow(gap=6)
        self._counted: tuple[object, ...] = ()
        self._legend = KeyLegend()
        self._empty = words(_("Nobody who may decide is in the room. Sign people in first: F7."), "soft")
        self._changed, self._late = QWidget(), words("", "soft")
        self._build()
        self._connect()

    def show_proposal(self, held: Proposal) -> None:
        """Show what everybody said so far."""
        answers = [str(stance) for stance in offered(Method(held.method))] if held.result else []
        self.seats.show_deciders(seated(held.deciders, () if held.outcome else held.newcomers), answers)
        self.hands.show_proposal(held)
        waiting = sum(not each.stance for each in held.deciders)
        self.everybody.setVisible(bool(held.method in _EVERYBODY and waiting))
        self.secret.setVisible(held.method in YES_OR_NO and len(held.deciders) > 1)
        self.everybody.setText(_all_words(held.method, everybody=waiting == len(held.deciders)))
        self.none_objected.setVisible(held.method in ("consent", "nem_con"))
        self.none_objected.setText(
            _("Asked round: nobody dissents") if held.method == "nem_con" else _("Asked round: nobody objects")
        )
        self.none_objected.blockSignals(True)
        self.none_objected.setChecked(held.none_objected)
        self.none_objected.blockSignals(False)
        self._show_late(held)
        self._show_counts(held)
        self._empty.setVisible(not held.deciders)
        for part in (self.hands, self.source):
            part.setVisible(bool(held.deciders))
        self._legend.show_answers(answers if held.deciders else [])

    def all_say(self) -> None:
        """Everybody not yet heard consents, or agrees."""
        from models import commands

        held = self._doing.proposal
        if held is None or held.method not in _EVERYBODY:
            return
        stance, at = _EVERYBODY[held.method], self._doing.house.now()
        label = _("All agree") if stance == "agree" else _("All consent")
        self._doing.run(label, partial(commands.decisions.all_stand, decision_id=held.id, stance=stance, at=at))

    def _show_late(self, held: Proposal) -> None:
        late = stale(held.stances, held.method)
        self._changed.setVisible(bool(late))
        self._late.setText(
            ngettext(
                "The text changed: {count} answer is to the version before.",
                "The text changed: {count} answers are to the version before.",
                late,
            ).format(count=late)
        )
        self.stale.setText(ngettext("It still stands", "They still stand", late))

    def _show_counts(self, held: Proposal) -> None:
        """How many said what; badges are made anew only when a figure changed."""
        counts = tuple((str(stance), count) for stance, count in held.result.counts if count) if held.result else ()
        waiting = len(held.result.waiting) if held.result and counts else 0
        if (counts, waiting) == self._counted:
            return
        self._counted = (counts, waiting)
        self.counts.clear()
        for stance, count in counts:
            self.counts.lines.addWidget(Badge(counted_stance(stance, count), _TONES.get(stance, "blue")))
        if waiting:
            told = ngettext("{count} to be heard", "{count} to be heard", waiting).format(count=waiting)
            self.counts.lines.addWidget(Badge(told))
        self.counts.setVisible(bool(counts))
        self.counts.updateGeometry()

    def _said(self, person_id: str, stance: str) -> None:
        if stance not in _ASKS_REASON:
            self._take_down(person_id, stance, "")
            return
        self._asking = (person_id, stance)
        needed = _("{name}: {stance}. What is the reason?")
        asked = needed if stance in _NEEDS_REASON else _("{name}: {stance}. Why?")
        self.reason.setPlaceholderText(asked.format(name=self._doing.name_of(person_id), stance=stance_words(stance)))
        self.reason.setAccessibleName(self.reason.placeholderText())
        self.reason.clear()
        self.reason.show()
        self.reason.setFocus()

    def _give_reason(self) -> None:
        person_id, stance = self._asking
        if self._take_down(person_id, stance, self.reason.text()):
            self.reason.hide()

    def _take_down(self, person_id: str, stance: str, reason: str) -> bool:
        from models import commands

        id, name, at = self._doing.id, self._doing.name_of(person_id), self._doing.house.now()
        if not stance:
            deed = partial(commands.decisions.take_back, decision_id=id, person_id=person_id)
        elif stance == STILL:
            deed = partial(commands.decisions.still_stands, decision_id=id, person_id=person_id, at=at)
        else:
            said = {"person_id": person_id, "name": name, "stance": stance, "reason": reason}
            deed = partial(commands.decisions.set_stance, decision_id=id, at=at, source=self.source.chosen(), **said)
        taken = self._doing.run(_("Take down what {name} says").format(name=name), deed)
        if taken:
            self.seats.go_on_from(person_id)
        return taken

    def _taken(self, hands: Hands) -> None:
        from models.commands import stances

        source, names = self.source.chosen(), self._doing.names()
        sayings = [
            stances.Saying(id, names.get(id, ""), str(said.stance), said.reason, source)
            for id, said in hands.said.items()
        ]
        deed = partial(stances.set_stances, decision_id=self._doing.id, sayings=sayings, at=self._doing.house.now())
        label = ngettext("Take down what {count} says", "Take down what {count} say", len(sayings))
        if self._doing.run(label.format(count=len(sayings)), deed):
            self.hands.clear()

    def _still(self) -> None:
        from models import commands

        deed = partial(commands.decisions.still_stands, decision_id=self._doing.id, at=self._doing.house.now())
        self._doing.run(_("What was said still stands"), deed)

    def _none_objected(self, said: bool) -> None:
        from models import commands

        deed = partial(commands.decisions.set_none_objected, decision_id=self._doing.id, said=said)
        self._doing.run(_("Nobody objected"), deed)

    def _hand_out(self) -> None:
        from ui.meetings.deciding.papers import hand_out_papers

        hand_out_papers(self._doing, self)

    def _connect(self) -> None:
        self.seats.said.connect(self._said)
        self.hands.taken.connect(self._taken)
        self.reason.returnPressed.connect(self._give_reason)
        self.none_objected.toggled.connect(self._none_objected)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(words(_("The round"), "bold"))
        head.addStretch(1)
        head.addWidget(self.secret)
        head.addWidget(self.everybody)
        column.addLayout(head)
        changed = QHBoxLayout(self._changed)
        changed.setContentsMargins(0, 0, 0, 0)
        changed.addWidget(self._late, 1)
        changed.addWidget(self.stale)
        self.reason.hide()
        for part in (self._empty, self.counts, self._changed, self.seats, self.reason, self.hands, self._legend):
            column.addWidget(part)
        column.addWidget(self.source)
        column.addWidget(self.none_objected)


def _all_words(method: str, *, everybody: bool) -> str:
    if method == "consensus":
        return _("All agree") if everybody else _("The others agree")
    return _("All consent") if everybody else _("The others consent")
