"""A decision outside any meeting: its text, its panel, and how it is declared."""

from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exports.words import method_words, outcome_words
from models.queries.proposals import proposal
from models.rules.decisions import Method
from ui.house import House
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.other_ways import OtherWays
from ui.meetings.deciding.panels import row_of
from ui.meetings.declare import DeclarePanel
from ui.meetings.proposal_words import declared_words, short
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField, MultilineField
from ui.widgets.text import words

OUTSIDE = (Method.LAZY_CONSENSUS, Method.ADVICE, Method.MANDATE)
"""The methods that need no room."""


class OutsideDecision(QWidget):
    """Hosts the panel of one decision; `altered` after each deed, `gone` when there is nothing to show any more."""

    altered = Signal()
    gone = Signal()

    def __init__(self, house: House, decision_id: str = "") -> None:
        super().__init__()
        self._house, self._id = house, decision_id
        self.doing = Doing(house)
        self.method = words("", "caps")
        self.text = MultilineField(_("Text of the proposal"), flat=False)
        self.otherwise, self.declare = OtherWays(self.doing), DeclarePanel(house)
        self.declared = words("", "body")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.method, self.text, self.otherwise, self.declare, self.declared):
            column.addWidget(part)
        self.text.committed.connect(self._reword)
        self.declare.declared.connect(self._declare)
        self.doing.altered.connect(self._altered)
        if decision_id:
            self.refresh()

    def show_decision(self, decision_id: str) -> None:
        """Show another decision."""
        self._id = decision_id
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        with self._house.store.read() as reader:
            held = proposal(reader, self._id, self._house.now())
        if held is None:
            self.gone.emit()
            return
        self.doing.proposal = held
        is_open = not held.outcome
        self.method.setText(method_words(held.method).upper())
        self.text.set_value(held.text)
        self.text.setEnabled(is_open)
        self.otherwise.show_proposal(held, ready=is_open)
        self.declare.setVisible(is_open)
        self.declared.setVisible(not is_open)
        if is_open:
            self.declare.show_proposal(held)
        else:
            self.declared.setText(" · ".join((outcome_words(held.outcome), declared_words(held))))

    def _altered(self) -> None:
        self.refresh()
        self.altered.emit()

    def _reword(self, text: str) -> None:
        from models import commands

        deed = partial(commands.decisions.reword, decision_id=self._id, text=text)
        if not self.doing.run(_("Reword the proposal"), deed) and self.doing.proposal:
            self.text.set_value(self.doing.proposal.text)

    def _declare(self, outcome: str, difference: str, review_on: date | None) -> None:
        from models import commands

        deed = partial(
            commands.decisions.declare,
            decision_id=self._id,
            outcome=outcome,
            difference=difference,
            review_on=review_on,
            at=self._house.now(),
        )
        said = _("{outcome}: {text}").format(outcome=outcome_words(outcome), text=short(self.text.value()))
        self.doing.run(_("Declare the decision"), deed, said)


class BeginOutside(QWidget):
    """A short form that puts a proposal outside any meeting; says `begun(decision id)`."""

    begun = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__()
        self._house = house
        self.text = MultilineField(_("What is to be decided"), lines=2, flat=False)
        self.method = ChoiceField(_("How"), [(str(each), method_words(each)) for each in OUTSIDE], flat=False)
        self.method.set_value(str(OUTSIDE[0]))
        self.begin = button(_("Begin"), self._begin, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addLayout(row_of(self.method, stretch=(1,)))
        column.addLayout(row_of(self.begin))
        self.setFocusProxy(self.text)

    def _begin(self) -> None:
        from models import commands

        self.text.flush()
        deed = partial(
            commands.decisions.propose,
            meeting_id=None, item_id=None, text=self.text.value(), method=self.method.value(),
        )  # fmt: skip
        begun = self._house.dispatcher.run(_("Begin a decision outside a meeting"), deed)
        if begun:
            self.text.set_value("")
            self.begun.emit(begun)
