"""Choosing among options: what is offered, the papers, how they are counted, and the lot where some are level."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QLineEdit, QWidget

from models.queries import choices
from models.queries.choices import Choosing
from models.rules.decisions import Method
from models.rules.transferable import is_advisable
from ui.house import House
from ui.meetings.deciding.ballots import BallotEditor
from ui.meetings.deciding.ballots_count import CountTable
from ui.meetings.deciding.choice_words import listed
from ui.meetings.deciding.options_list import OptionList
from ui.meetings.deciding.options_rules import CountingRules
from ui.meetings.deciding.panels import DecidingPanel, row_of
from ui.meetings.deciding.papers import PaperSheet, hand_out_papers
from ui.widgets.buttons import button
from ui.widgets.text import words


class OptionsPanel(DecidingPanel):
    """Ranked, several places, approval, score and dots; by name, by show, or on secret papers."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._held: Choosing | None = None
        self.rules, self.options = CountingRules(self.doing), OptionList(self.doing)
        self.ballots, self.count, self.sheet = BallotEditor(self.doing), CountTable(), PaperSheet(self.doing)
        self.secret = button(_("Secret ballot on paper…"), self._hand_out, icon="lock")
        self.few = words("", "amber")
        self.lot = QLineEdit()
        self.lot.setAccessibleName(_("Order drawn by lot"))
        self.redraw = button(_("Draw again"), self._forget_lot, kind="quiet")
        self._drawing, self._level = QWidget(), words("", "small")
        self._drawing.setLayout(row_of(self._level, self.lot, stretch=(1, 1)))
        for part in (self.options, self.rules):
            self.column.addWidget(part)
        self.column.addLayout(row_of(self.secret))
        for part in (self.sheet, self.few, self.ballots, self.count):
            self.column.addWidget(part)
        self.column.addWidget(self._drawing)
        self.column.addLayout(row_of(self.redraw))
        self.lot.returnPressed.connect(self._draw)

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            held = choices.choosing(reader, self.doing.id, self.house.now())
        self._held = held
        if held is None:
            return
        is_open = not held.facts.outcome
        for part in (self.options, self.rules, self.ballots, self.count, self.sheet):
            part.show_choice(held)
        self.secret.setVisible(is_open and not held.is_secret and not held.marked and len(held.rows) > 1)
        self._show_few(held)
        self._show_lot(held, is_open)

    def _show_few(self, held: Choosing) -> None:
        """Several places are not to be counted this way among few."""
        papers = held.marked or len(held.here.sets.deciders)
        few = held.facts.method == Method.STV and papers > 0 and not is_advisable(papers) and not held.facts.outcome
        self.few.setVisible(few)
        self.few.setText(
            _("Under ten papers chance weighs more than preference: fill one place after another instead.")
        )

    def _show_lot(self, held: Choosing, is_open: bool) -> None:
        level = held.counted.level if held.counted else ()
        self._drawing.setVisible(bool(level) and is_open)
        self.redraw.setVisible(bool(held.facts.lot) and is_open and not level)
        numbers = [f"{held.options.index(each) + 1} {held.name_of(each)}" for each in level]
        self._level.setText(
            _("Drawn in front of the group, the first first: {options}").format(options=listed(numbers))
        )
        self.lot.setPlaceholderText(" ".join(str(held.options.index(each) + 1) for each in reversed(level)))

    def _draw(self) -> None:
        from models.commands import choices as deeds

        held = self._held
        places = [int(each) for each in self.lot.text().replace(",", " ").split() if each.isdecimal()]
        if held is None:
            return
        order = [held.options[place - 1] for place in places if 1 <= place <= len(held.options)]
        drawn = [each for each in order if held.counted and each in held.counted.level]
        said = _("The lot is written down")
        if self.doing.run(_("Draw lots"), partial(deeds.draw_lot, decision_id=self.doing.id, order=drawn), said):
            self.lot.clear()

    def _forget_lot(self) -> None:
        from models.commands import choices as deeds

        self.doing.run(_("Draw lots again"), partial(deeds.forget_lot, decision_id=self.doing.id))

    def _hand_out(self) -> None:
        hand_out_papers(self.doing, self)
