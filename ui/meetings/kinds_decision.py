"""Who agreed the rules of a kind of meeting: the decision that set them, chosen or recorded."""

from datetime import timedelta
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal

from exports.kind_words import kind_words
from models.queries.kind_rules import RuleDecision
from models.queries.kinds import Kind
from ui.dates import instant_at
from ui.decisions.words import missing_words
from ui.house import House
from ui.meetings.kinds_words import decision_choices, decision_to_record, methods, set_by_words
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.field_date import DateField
from ui.widgets.fields import ChoiceField, MultilineField
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.settled_choice import SettledChoice
from ui.widgets.text import words

_A_YEAR = timedelta(days=365)


class RecordRules(Form):
    """Writes down the decision that set the rules as they stand; says `made` when it is done."""

    made = Signal()

    def __init__(self, house: House) -> None:
        super().__init__(_("The decision that sets these rules"), _("Record it"))
        self._house = house
        self._kind = ""
        self._text = MultilineField(_("What was decided"), lines=3, flat=False)
        self._on = DateField(_("Decided on"), house.today, flat=False)
        self._review = DateField(_("Review on"), house.today, flat=False)
        self._method = ChoiceField(_("How"), methods(), flat=False)
        self.fields.addWidget(self._text)
        for field in (self._on, self._review, self._method):
            self.fields.addWidget(field)
        self.setFocusProxy(self._text)

    def begin(self, kind: Kind) -> None:
        """Fill in the rules as they stand, to be put in the group's own words."""
        self._kind = kind.id
        today = self._house.today()
        self._text.set_value(decision_to_record(kind))
        self._on.set_value(today)
        self._review.set_value(today + _A_YEAR)
        self._method.set_value("consent")
        self.tell("")

    def act(self) -> None:
        from models.commands import kinds

        on = self._on.value()
        if missing := missing_words(self._text.value(), on, self._house.today()):
            self.tell(missing)
            return
        deed = partial(
            kinds.record_rules,
            kind=self._kind,
            text=self._text.value(),
            on=instant_at(on or self._house.today(), 12),
            method=self._method.value(),
            review_on=self._review.value(),
        )
        said = _("Recorded in the register of decisions")
        if self._house.dispatcher.run(_("Record the decision that sets these rules"), deed, say=said):
            self.close_form()
            self.made.emit()


class RulesCard(Card):
    """Says `opened` with a decision to look at, or `chosen` with one that set these rules ('' for none)."""

    opened = Signal(str)
    chosen = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(_("Who agreed these rules"))
        self._kind: Kind | None = None
        self._rule: RuleDecision | None = None
        self.told, self.due = words(""), Badge(_("Review due"), "amber")
        self.choice = SettledChoice(_("The decision"), [], flat=False)
        self.form = RecordRules(house)
        self.open = button(_("Open the decision"), self._open, icon="decisions")
        self.record = button(_("Record the decision…"), self.begin, icon="edit")
        steps = Flow()
        for each in (self.open, self.record):
            steps.lines.addWidget(each)
        for part in (self.told, self.due, self.choice, steps, self.form):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.form.hide()
        self.form.closed.connect(self._closed)
        self.choice.committed.connect(self.chosen.emit)

    def show_rules(self, kind: Kind, rule: RuleDecision | None, candidates: list[RuleDecision]) -> None:
        """Show which decision set the rules of a kind."""
        if self._kind is None or self._kind.id != kind.id:
            self.form.hide()
        self._kind, self._rule = kind, rule
        known = {each.id for each in candidates}
        offered = [*([rule] if rule and rule.id not in known else []), *candidates]
        self.told.setText(set_by_words(rule))
        self.due.setVisible(rule is not None and rule.state.value == "review_due")
        self.choice.set_choices(decision_choices(offered))
        self.choice.set_value(rule.id if rule else "")
        self.open.setVisible(rule is not None)

    def begin(self) -> None:
        """Ask for the decision to record."""
        if self._kind:
            self.form.begin(self._kind)
            self.form.setAccessibleName(
                _("The decision that sets the rules of {kind}").format(kind=kind_words(self._kind))
            )
            self.form.show()
            self.form.setFocus()

    def _open(self) -> None:
        if self._rule:
            self.opened.emit(self._rule.id)

    def _closed(self) -> None:
        self.form.hide()
        self.record.setFocus()
