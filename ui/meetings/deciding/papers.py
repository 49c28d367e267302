"""A secret ballot on paper: papers handed out, the tally sheet with its sums, two tellers."""

from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from exports.words import stance_words
from models.errors import Refusal
from models.queries import choices
from models.queries.choices import Choosing
from models.rules.paper_ballots import (
    FEW,
    DoesNotBalance,
    RecountNeeded,
    Spoilt,
    TellersMissing,
    require_balance,
    warnings_of,
)
from ui.house import House
from ui.meetings.deciding.choice_wording import balance_words
from ui.meetings.deciding.choice_words import result_words, warning_words
from ui.meetings.deciding.doing import Doing
from ui.meetings.deciding.panels import DecidingPanel, row_of
from ui.widgets.buttons import button
from ui.widgets.confirm import confirm
from ui.widgets.fields import NumberField, TextField
from ui.widgets.text import restyle, words
from ui.wordings import sentence

VOTES = ("yes", "no", "abstain")


class PaperSheet(QWidget):
    """The tally sheet; what does not balance yet is said while it is filled in."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self.fields: dict[str, NumberField] = {}
        self.tellers = (TextField(_("First teller"), flat=False), TextField(_("Second teller"), flat=False))
        self.balance, self.warnings = words("", "small"), words("", "amber")
        self.agree = button(_("Both tellers agree"), self._agree, icon="check")
        self.again = button(_("Count again"), self._recount)
        kept = _("Undo does not reach a secret ballot. A wrong figure is put right by typing it again.")
        self.kept = words(kept, "small")
        self.why = QLineEdit()
        self.repeat = button(_("Void, to be repeated"), self._void, kind="quiet")
        self._build()

    def show_choice(self, held: Choosing) -> None:
        """Show the sheet as it stands; hidden while nothing is handed out."""
        self.setVisible(held.is_secret)
        sheet, papers = held.sheet, held.papers
        if sheet is None or papers is None:
            return
        spoilt, totals = dict(sheet.spoilt), dict(sheet.totals)
        values: dict[str, int | None] = {"issued": papers.issued, "returned": papers.returned, "valid": papers.valid}
        values |= {why: spoilt.get(why) for why in Spoilt} | {vote: totals.get(vote) for vote in VOTES}
        is_open = not (papers.agreed or held.facts.outcome)
        for name, field in self.fields.items():
            field.set_value(values[name])
            field.setVisible(held.counted is None or name in ("issued", "returned"))
            field.setEnabled(is_open)
        for place, field in enumerate(self.tellers):
            field.set_value(papers.tellers[place] if place < len(papers.tellers) else "")
            field.setEnabled(is_open)
        self._show_balance(held)
        told = [warning_words(each) for each in warnings_of(sheet, len(held.here.sets.deciders))]
        self.warnings.setText(" ".join(told))
        self.warnings.setVisible(bool(told))
        self.agree.setVisible(is_open)
        self.agree.setEnabled(isinstance(held.fault, RecountNeeded))
        for part in (self.kept, self.why, self.repeat):
            part.setVisible(not held.facts.outcome)
        self.again.setVisible(not held.facts.outcome and (papers.agreed or papers.returned is not None))

    def _show_balance(self, held: Choosing) -> None:
        papers, fault = held.papers, held.fault
        begun = papers is not None and papers.returned is not None
        out = _out_of_balance(held) if begun else None
        restyle(self.balance, "type", "red" if out else "small")
        if out:
            self.balance.setText(out)
        elif not begun or papers is None:
            self.balance.setText(_("Count the papers that came back."))
        elif fault is None:
            self.balance.setText(_("The sums come out, and both tellers agree."))
        elif isinstance(fault, TellersMissing):
            self.balance.setText(_("The sums come out. Write down both tellers."))
        else:
            self.balance.setText(_("The sums come out; {count} not returned.").format(count=_missing(held)))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(words(_("Secret ballot on paper"), "bold"))
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        for line, names in enumerate((("issued", "returned", "valid"), VOTES, tuple(Spoilt))):
            for place, name in enumerate(names):
                self._grid.addWidget(self._field(str(name)), line, place)
        column.addLayout(self._grid)
        column.addLayout(row_of(*self.tellers, stretch=(1, 1)))
        column.addWidget(self.balance)
        column.addWidget(self.warnings)
        column.addLayout(row_of(self.agree, self.again))
        column.addWidget(self.kept)
        self.why.setPlaceholderText(_("What went wrong, for the minutes"))
        self.why.setAccessibleName(_("Why the ballot is void"))
        self.why.returnPressed.connect(self._void)
        column.addLayout(row_of(self.why, self.repeat, stretch=(1,)))
        for field in self.tellers:
            field.committed.connect(self._set_tellers)

    def _field(self, name: str) -> NumberField:
        field = self.fields[name] = NumberField(_label(name), flat=False)
        field.committed.connect(partial(self._set, name))
        return field

    def _set(self, name: str, number: int | None) -> None:
        from models.commands import paper_counts

        deed = partial(paper_counts.set_number, decision_id=self._doing.id, field=name, number=number)
        self._doing.run(_("Write down {figure}").format(figure=_label(name)), deed)

    def _set_tellers(self, _name: object = None) -> None:
        from models.commands import paper_counts

        names = [field.value() or "" for field in self.tellers]
        self._doing.run(
            _("Write down the tellers"), partial(paper_counts.set_tellers, decision_id=self._doing.id, names=names)
        )

    def _agree(self) -> None:
        from models.commands import paper_counts

        self._doing.run(_("Both tellers agree"), partial(paper_counts.agree, decision_id=self._doing.id))

    def _recount(self) -> None:
        from models.commands import paper_counts

        self._doing.run(_("Count again"), partial(paper_counts.recount, decision_id=self._doing.id))

    def _void(self) -> None:
        """What was counted is struck; why, and of how many papers, is written in the notes of the item."""
        from models.commands import paper_counts

        why, issued = self.why.text().strip(), self.fields["issued"].value() or 0
        told = ngettext(
            "The secret ballot with {count} paper was void: {why}",
            "The secret ballot with {count} papers was void: {why}",
            issued,
        ).format(count=issued, why=why)
        deed = partial(paper_counts.void, decision_id=self._doing.id, note=told if why else "")
        if self._doing.run(_("Void the secret ballot"), deed):
            self.why.clear()
        else:
            self.why.setFocus()


class PaperPanel(DecidingPanel):
    """A vote by yes and no on secret papers."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.sheet, self.result = PaperSheet(self.doing), words("", "bold")
        self.column.addWidget(self.sheet)
        self.column.addWidget(self.result)

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            held = choices.choosing(reader, self.doing.id, self.house.now())
        if held is None:
            return
        self.sheet.show_choice(held)
        said = result_words(held) if held.papers and held.papers.agreed else ""
        self.result.setText(said)
        self.result.setVisible(bool(said))


def hand_out_papers(doing: Doing, parent: QWidget) -> bool:
    """Ask, because there is no way back, and begin a secret ballot with a paper for each who may decide."""
    from models.commands import paper_counts

    deciders = len(doing.proposal.deciders) if doing.proposal else 0
    told = _("One paper for each of the {count} who may decide. From then on nobody answers by name any more.")
    kept = _("What is printed on the papers stays. Undo takes back neither the papers nor the count.")
    asked = [told.format(count=deciders), kept, _("If something goes wrong, the ballot is void and is repeated.")]
    if 0 < deciders < FEW:
        asked.append(_("So few people vote that the count gives them away."))
    if not confirm(parent, _("Hand out secret papers?"), " ".join(asked), _("Hand out the papers")):
        return False
    deed = partial(paper_counts.hand_out, decision_id=doing.id, issued=deciders)
    return doing.run(_("Hand out secret papers"), deed)


def _out_of_balance(held: Choosing) -> str:
    """The sum that is out, also before there are tellers."""
    if held.sheet is None:
        return ""
    try:
        require_balance(held.sheet)
    except DoesNotBalance as refusal:
        return balance_words(refusal)
    except Refusal as refusal:
        return sentence(refusal)
    return ""


def _missing(held: Choosing) -> int:
    return held.sheet.not_returned if held.sheet else 0


def _label(name: str) -> str:
    known = {
        "issued": _("Handed out"),
        "returned": _("Came back"),
        "valid": _("Valid"),
        Spoilt.BLANK: _("Spoilt: blank"),
        Spoilt.UNCLEAR: _("Unclear"),
        Spoilt.TOO_MANY_MARKS: _("Too many marks"),
        Spoilt.SHOWS_WHO: _("Shows who"),
        Spoilt.NOT_OURS: _("Not ours"),
    }
    return known[name] if name in known else stance_words(name)
