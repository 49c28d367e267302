"""A proposal on the table: its text and, around it, the parts that take it to an outcome."""

from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from exports.words import outcome_words
from models.queries.proposals import Proposal
from models.rules.consent_process import Stage
from ui.house import House
from ui.meetings.deciding.absent import Absent
from ui.meetings.deciding.amendments import Amendments
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.ledger import Ledger
from ui.meetings.deciding.method_bar import MethodBar, MoreAsking
from ui.meetings.deciding.other_ways import OtherWays
from ui.meetings.deciding.round_part import RoundPart
from ui.meetings.deciding.stage_part import StagePart
from ui.meetings.deciding.ways_part import WaysPart
from ui.meetings.declare import DeclarePanel
from ui.meetings.proposal_words import badge_of, declared_words, heading, short
from ui.widgets.badge import Badge
from ui.widgets.buttons import icon_button
from ui.widgets.card import Card
from ui.widgets.fields import MultilineField
from ui.widgets.hung import level
from ui.widgets.text import words

_BEFORE_ANSWERS = (Stage.DRIVER, Stage.PRESENT, Stage.UNDERSTAND, Stage.RESPOND)

_LOOKED_AT = (Stage.TEST, Stage.RESOLVE, Stage.CONCERNS)


class ProposalCard(Card):
    """Every step is its own deed; `altered` after each, done or refused.

    The keys answer on the card that is on: Ctrl+Enter for the next stage, Ctrl+Shift+Enter for all, F1 for the method.
    """

    altered = Signal()

    def __init__(self, house: House, parent: QWidget | None = None) -> None:
        super().__init__()
        if parent:  # before it has parts: moved together, each would be styled twice
            self.setParent(parent)
        self._house = house
        self.doing = Doing(house)
        self.caps, self.badge = words("", "caps"), Badge()
        self.text = MultilineField("")
        self.methods, self.more = MethodBar(self.doing), MoreAsking(self.doing)
        self.stages, self.round = StagePart(self.doing), RoundPart(self.doing)
        self.ways, self.amendments = WaysPart(self.doing), Amendments(self.doing)
        self.objections, self.absent = Ledger(self.doing), Absent(self.doing)
        self.otherwise = OtherWays(self.doing)
        self.declare = DeclarePanel(house)
        self.declared = words("", "body")
        self.first = words(_("Amendments are decided first."), "soft")
        self.seats, self.reason = self.round.seats, self.round.reason
        self.everybody, self.stale = self.round.everybody, self.round.stale
        self.none_objected, self.method = self.round.none_objected, self.methods.method
        self._keys: list[QShortcut] = []
        self._build()
        self._connect()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show it as it stands."""
        self.doing.proposal = proposal
        is_open = not proposal.outcome
        self.setAccessibleName(_("Proposal: {text}").format(text=proposal.text))
        self.caps.setText(heading(proposal))
        self.badge.set(*badge_of(proposal))
        self.text.set_value(proposal.text)
        self.text.setEnabled(is_open)
        self.methods.show_proposal(proposal)
        self.amendments.show_proposal(proposal)
        self.stages.show_proposal(proposal)
        self.ways.show_proposal(proposal)
        self.objections.show_proposal(proposal)
        self.absent.show_proposal(proposal)
        self.more.show_proposal(proposal)
        self._place_ledger(proposal)
        self._show_answers(proposal)
        for part in (self.methods, self.menu):
            part.setVisible(is_open)
        self.declared.setVisible(not is_open)
        self.declared.setText("" if is_open else declared_words(proposal))
        for key in self._keys:
            key.setEnabled(proposal.is_on)

    def answers(self) -> QWidget:
        """Where the answers of the room are taken down."""
        return self.otherwise if self.round.isHidden() else self.round.hands

    def dismiss(self) -> bool:
        """Put away the question that is open; False when there is none."""
        forms = [part for part in (self.ways, self.amendments, self.absent) if part.is_asking()]
        asked = self.reason.isVisible()
        self.reason.hide()
        for part in forms:
            part.dismiss()
        return asked or bool(forms)

    def _show_answers(self, held: Proposal) -> None:
        """Answers are taken down once the process has come so far, and no amendment waits."""
        blocked = self.amendments.open_ones > 0
        ready = not held.outcome and not blocked and held.stage not in _BEFORE_ANSWERS
        by_voices = not self.otherwise.show_proposal(held, ready=ready) and held.result is not None
        self.first.setVisible(not held.outcome and blocked)
        self.round.setVisible(ready and by_voices)
        self.declare.setVisible(ready)
        if ready and by_voices:
            self.round.show_proposal(held)
        if ready:
            self.declare.show_proposal(held)

    def _place_ledger(self, held: Proposal) -> None:
        """While an objection is looked at it stands above the seats, else below what is being said."""
        before = self.round if held.stage in _LOOKED_AT else self.declare
        if self.body.indexOf(self.objections) != self.body.indexOf(before) - 1:
            self.body.removeWidget(self.objections)
            self.body.insertWidget(self.body.indexOf(before), self.objections)

    def _build(self) -> None:
        self.menu = icon_button("more", _("More for this proposal"), self._offer)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.caps)
        head.addWidget(self.methods, 1)
        head.addStretch(0)
        head.addWidget(self.badge)
        head.addWidget(self.menu)
        if editor := self.text.focusProxy():
            editor.setAccessibleName(_("Text of the proposal"))
            editor.setProperty("type", "proposal")
            editor.setStyleSheet("font-size: 18px;")
        self.body.addLayout(head)
        self.body.addWidget(self.methods.below)
        for part in (self.text, self.stages):
            self.body.addLayout(level(part))
        for part in (self.ways, self.amendments, self.first, self.round, self.more):
            self.body.addWidget(part)
        for part in (self.otherwise, self.absent, self.objections, self.declare, self.declared):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self.doing.altered.connect(self.altered)
        self.text.committed.connect(self._reword)
        self.stages.adopting.connect(self.declare.press)
        self.declare.declared.connect(self._declare)
        pressed = (("Ctrl+Return", self._go_on), ("Ctrl+Shift+Return", self._all), ("F1", self.methods.explain))
        for keys, deed in pressed:
            key = QShortcut(QKeySequence(keys), self)
            key.activated.connect(deed)
            key.setEnabled(False)
            self._keys.append(key)

    def _go_on(self) -> None:
        """The next stage; while the text is half typed the key only saves it."""
        before = self.text.value()
        self.text.flush()
        if self.text.value() == before:
            self.stages.go_on()

    def _all(self) -> None:
        if self.round.isVisible():
            self.round.all_say()

    def _offer(self) -> None:
        menu = QMenu(self)
        held = self.doing.proposal
        if held and not held.amends_id:
            menu.addAction(_("Move an amendment…")).triggered.connect(self.amendments.move_one)
        if held and held.result:
            menu.addAction(_("Told beforehand by somebody absent…")).triggered.connect(self.absent.ask)
        menu.addAction(_("How this works")).triggered.connect(self.methods.explain)
        if held and held.stage:
            menu.addAction(_("Go on without stages")).triggered.connect(self.stages.put_aside)
        if held and self.ways.isVisible():
            menu.addSeparator()
            self.ways.offer_in(menu)
        menu.addSeparator()
        menu.addAction(_("Put this proposal in the bin")).triggered.connect(self._to_bin)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.menu.mapToGlobal(QPoint(0, self.menu.height() + 2)))

    def _reword(self, text: str) -> None:
        from models import commands

        deed = partial(commands.decisions.reword, decision_id=self.doing.id, text=text)
        if not self.doing.run(_("Reword the proposal"), deed):
            self.text.set_value(self.doing.proposal.text if self.doing.proposal else "")

    def _declare(self, outcome: str, difference: str, review_on: date | None) -> None:
        from models import commands

        deed = partial(
            commands.decisions.declare,
            decision_id=self.doing.id,
            outcome=outcome,
            difference=difference,
            review_on=review_on,
            at=self._house.now(),
        )
        said = _("{outcome}: {text}").format(outcome=outcome_words(outcome), text=short(self.text.value()))
        self.doing.run(_("Declare the decision"), deed, said)

    def _to_bin(self) -> None:
        from models import commands

        deed = partial(commands.decisions.to_bin, decision_id=self.doing.id)
        self.doing.run(_("Put the proposal in the bin"), deed, _("The proposal is in the bin"))
