"""Declaring an outcome: the computed result, beside it what people declare, and why where the two differ."""

from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exports.way_words import manner_words
from exports.words import outcome_words
from models.queries.agreed_ways import weaker_than
from models.queries.proposals import Proposal
from models.rules.declaring import Outcome, computed_outcome, differs
from models.rules.register_strength import Manner
from models.rules.results import Why
from ui.house import House
from ui.icons import icon
from ui.meetings.deciding.choice_words import listed
from ui.meetings.result_words import counts_words, result_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import rule
from ui.widgets.field_date import DateField
from ui.widgets.fields import ChoiceField
from ui.widgets.text import restyle, words

_OPEN = (Why.ROUND_OPEN, Why.NONE_AGREED, Why.NO_VOTES, Why.NOT_PUT)


class DeclarePanel(QFrame):
    """Says `declared(outcome, difference, review day or None)`."""

    declared = Signal(str, str, object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self._proposal: Proposal | None = None
        self._weaker: tuple[Manner, Manner] | None = None
        self.result = words("", "body")
        self.counts = words("", "small")
        self.badge = Badge()
        self.outcome = ChoiceField(_("Declare it"), [], flat=False)
        self.review = DateField(_("Review on"), house.today, placeholder=_("No review"), flat=False)
        self.effective = DateField(_("Takes effect"), house.today, placeholder=_("At once"), flat=False)
        self.unnotified, self.newcomers = words("", "amber"), words("", "small")
        self.agreed = QCheckBox(_("All who decide &agree to decide it today"))
        self.difference = QLineEdit()
        self.declare = button("", self._declare, icon="check", kind="primary")
        self._why = words("", "small")
        self._build()
        self.outcome.committed.connect(self._chosen)
        self.effective.committed.connect(self._set_effective)
        self.difference.returnPressed.connect(self._declare)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what the stances come to; another choice made by hand stays."""
        before, self._proposal = self._proposal, proposal
        with self._house.store.read() as reader:
            self._weaker = weaker_than(reader, proposal.id)
        turned = before is None or before.id != proposal.id
        computed = _computed(proposal)
        if turned:
            self.outcome.set_choices([(str(each), outcome_words(each)) for each in Outcome])
            self.difference.clear()
            self.agreed.setChecked(False)
        if before is None or turned or before.review_on != proposal.review_on:
            self.review.set_value(proposal.review_on)
        if before is None or turned or before.effective_on != proposal.effective_on:
            self.effective.set_value(proposal.effective_on)
        self.effective.setVisible(not proposal.amends_id)
        if before is None or turned or _computed(before) != computed:
            self.outcome.set_value(str(computed or _undecided(proposal)))
        self._tell(proposal, computed)
        self._chosen(self.outcome.value())

    def press(self) -> None:
        """Declare what was computed, as a press of the button would."""
        self._declare()

    def _tell(self, held: Proposal, computed: Outcome | None) -> None:
        told = _("Computed: {outcome}").format(outcome=outcome_words(computed or ""))
        if held.choice:
            self.badge.set(told if computed else _("Not decided yet"), _tone(computed))
            self.result.setText("" if computed else _("What it comes to cannot be said yet."))
        elif held.result:
            is_early = held.result.why in _OPEN
            self.badge.set(_("Not decided yet") if is_early else told, "plain" if is_early else _tone(computed))
            self.result.setText(result_words(held.result))
        else:
            self.badge.set(_("Not computed"), "plain")
            self.result.setText(_("This method is settled by people elsewhere; record what they declared."))
        counted = held.result if held.result and not held.choice else None
        said = bool(counted and any(count for _stance, count in counted.counts))
        self.counts.setText(counts_words(counted) if counted and said else "")
        self.newcomers.setText(_newcomer_words(held))
        self.newcomers.setVisible(bool(held.newcomers))
        self.result.setVisible(bool(self.result.text()))
        self.counts.setVisible(bool(self.counts.text()))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(rule())
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.result)
        told.addWidget(self.counts)
        told.addWidget(self.newcomers)
        head.addLayout(told, 1)
        column.addLayout(head)
        self._reason = QWidget()
        reason = QVBoxLayout(self._reason)
        reason.setContentsMargins(0, 0, 0, 0)
        reason.setSpacing(2)
        self.difference.setAccessibleName(_("Why declared and computed differ"))
        reason.addWidget(self._why)
        reason.addWidget(self.difference)
        column.addWidget(self._reason)
        column.addWidget(self.unnotified)
        column.addWidget(self.agreed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.outcome, 1)
        row.addWidget(self.effective, 1)
        row.addWidget(self.review, 1)
        column.addLayout(row)
        column.addWidget(self.declare, 0, Qt.AlignmentFlag.AlignRight)

    def _chosen(self, outcome: str) -> None:
        known = {
            "adopted": _("Adopt"),
            "not_adopted": _("Record as not adopted"),
            "carried_over": _("Carry over"),
            "withdrawn": _("Record as withdrawn"),
            "indicative": _("Record as indicative"),
        }
        if self._proposal and self._proposal.amends_id:
            known |= {"adopted": _("Carry the amendment"), "not_adopted": _("Record as lost")}
        self.declare.setText(known.get(outcome, _("Declare")))
        restyle(self.declare, "kind", "primary" if outcome in ("adopted", "indicative") else "plain")
        self.declare.setIcon(icon("check", "on_accent" if outcome in ("adopted", "indicative") else "ink"))
        self._reason.setVisible(self._needs_why(outcome))
        self._why.setText(self._why_words(outcome))
        self._tell_unnotified(outcome)

    def _why_words(self, outcome: str) -> str:
        """What the line for a reason asks for."""
        if self._weaker and not self._differs(outcome):
            original, later = map(manner_words, self._weaker)
            told = _(
                "It changes what was decided otherwise ({original}); {method} asks for less. Say why it is enough:"
            )
            return told.format(original=original, method=later)
        is_early = bool(self._proposal) and _computed(self._proposal) is None
        return _("Nothing is computed yet. Say why:") if is_early else _("Declared and computed differ. Say why:")

    def _needs_why(self, outcome: str) -> bool:
        return self._differs(outcome) or (self._weaker is not None and outcome == Outcome.ADOPTED)

    def _tell_unnotified(self, outcome: str) -> None:
        held = self._proposal
        wanted = bool(held and self._needs_all(outcome))
        if held and wanted:
            told = ngettext(
                "The agenda did not say that this would be decided. It can be only if the one who decides agrees.",
                "The agenda did not say that this would be decided. It can be only if all {count} who decide agree.",
                len(held.deciders),
            )
            self.unnotified.setText(told.format(count=len(held.deciders)))
        for part in (self.unnotified, self.agreed):
            part.setVisible(wanted)

    def _needs_all(self, outcome: str) -> bool:
        """Whether nobody was told that it would be decided, so that everybody has to agree to it."""
        return bool(self._proposal and self._proposal.unnotified and outcome == Outcome.ADOPTED)

    def _set_effective(self, day: date | None) -> None:
        from models import commands

        if held := self._proposal:
            deed = partial(commands.decisions.change, decision_id=held.id, field="effective_on", value=day)
            self._house.dispatcher.run(_("Say from when it holds"), deed)

    def _differs(self, outcome: str) -> bool:
        held = self._proposal
        if held is None or not outcome or not (held.choice or held.result):
            return False
        return differs(_computed(held) or Outcome.NOT_ADOPTED, Outcome(outcome))

    def _declare(self) -> None:
        for field in (self.effective, self.review):
            field.flush()
        difference = self.difference.text().strip()
        outcome = self.outcome.value()
        if self._needs_all(outcome) and not self.agreed.isChecked():
            self.agreed.setFocus()
            return
        if self._needs_why(outcome) and not difference:
            self.difference.setFocus()
        day: date | None = self.review.value()
        self.declared.emit(outcome, self._why_so(outcome, difference), day)

    def _why_so(self, outcome: str, difference: str) -> str:
        """What is written down beside the outcome."""
        said = [difference] if self._needs_why(outcome) and difference else []
        if said or not self._differs(outcome):
            agreed = _("Not announced on the agenda: all who decide agreed to decide it at this meeting.")
            said += [agreed] if self._needs_all(outcome) else []
        return " ".join(said)


def _computed(held: Proposal) -> Outcome | None:
    """What was worked out: from papers or options where there are such, else from what people said."""
    if held.choice:
        return Outcome(held.choice.outcome) if held.choice.outcome else None
    return computed_outcome(held.result) if held.result else None


def _undecided(held: Proposal) -> Outcome:
    """What is offered before anything is computed: a count to come has adopted nothing, people elsewhere may have."""
    return Outcome.NOT_ADOPTED if held.choice else Outcome.ADOPTED


def _newcomer_words(held: Proposal) -> str:
    """Who is here and does not decide, because they joined too late."""
    told = ngettext(
        "{names} joined less than {days} days ago: takes part, and does not decide yet.",
        "{names} joined less than {days} days ago: they take part, and do not decide yet.",
        len(held.newcomers),
    )
    return told.format(names=listed(held.newcomers), days=held.joined_days) if held.newcomers else ""


def _tone(outcome: Outcome | None) -> str:
    return {Outcome.ADOPTED: "accent", Outcome.INDICATIVE: "amber"}.get(outcome or Outcome.NOT_ADOPTED, "plain")
