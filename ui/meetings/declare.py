"""Declaring an outcome: the computed result, beside it what people declare, and why where the two differ."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exports.words import outcome_words
from models.queries.proposals import Proposal
from models.rules.declaring import Outcome, computed_outcome, differs
from models.rules.results import Why
from ui.house import House
from ui.icons import icon
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
        self._proposal: Proposal | None = None
        self.result = words("", "body")
        self.counts = words("", "small")
        self.badge = Badge()
        self.outcome = ChoiceField(_("Declare it"), [], flat=False)
        self.review = DateField(_("Review on"), house.today, placeholder=_("No review"), flat=False)
        self.difference = QLineEdit()
        self.declare = button("", self._declare, icon="check", kind="primary")
        self._why = words(_("Declared and computed differ. Say why:"), "small")
        self._build()
        self.outcome.committed.connect(self._chosen)
        self.difference.returnPressed.connect(self._declare)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what the stances come to; another choice made by hand stays."""
        turned = self._proposal is None or self._proposal.id != proposal.id
        computed = computed_outcome(proposal.result) if proposal.result else Outcome.ADOPTED
        before = computed_outcome(self._proposal.result) if self._proposal and self._proposal.result else None
        self._proposal = proposal
        if turned:
            self.outcome.set_choices([(str(each), outcome_words(each)) for each in Outcome])
            self.review.set_value(proposal.review_on)
            self.difference.clear()
        if turned or before != computed:
            self.outcome.set_value(str(computed))
        if proposal.result:
            told = _("Computed: {outcome}").format(outcome=outcome_words(computed))
            self.badge.set(_("Not decided yet") if proposal.result.why in _OPEN else told, _tone(computed))
            self.result.setText(result_words(proposal.result))
            said = any(count for _stance, count in proposal.result.counts)
            self.counts.setText(counts_words(proposal.result) if said else "")
        else:
            self.badge.set(_("Not computed"), "plain")
            self.result.setText(_("This method is settled by people elsewhere; record what they declared."))
        self._chosen(self.outcome.value())

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
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.outcome, 1)
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
        self.declare.setText(known.get(outcome, _("Declare")))
        restyle(self.declare, "kind", "primary" if outcome in ("adopted", "indicative") else "plain")
        self.declare.setIcon(icon("check", "on_accent" if outcome in ("adopted", "indicative") else "ink"))
        self._reason.setVisible(self._differs(outcome))

    def _differs(self, outcome: str) -> bool:
        result = self._proposal.result if self._proposal else None
        return bool(result and outcome and differs(computed_outcome(result), Outcome(outcome)))

    def _declare(self) -> None:
        self.review.flush()
        difference = self.difference.text().strip()
        outcome = self.outcome.value()
        if self._differs(outcome) and not difference:
            self.difference.setFocus()
        day: date | None = self.review.value()
        self.declared.emit(outcome, difference if self._differs(outcome) else "", day)


def _tone(outcome: Outcome) -> str:
    return {Outcome.ADOPTED: "accent", Outcome.INDICATIVE: "amber"}.get(outcome, "plain")
