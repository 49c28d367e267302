"""What a proposal says beside its text: its driver, who does what, how we will know that it works, who moved it."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.queries.proposals import Proposal
from models.rules.consent_process import Stage
from ui.meetings.deciding.doing import Doing
from ui.widgets.field_date import DateField
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import MultilineField, TextField

_DRIVER_AT = (Stage.DRIVER,)
_PLAN_AT = (Stage.PRESENT, Stage.CONCERNS)


class StageFields(QWidget):
    """Shows only the fields that the stage needs; for a formal meeting also who proposed and who seconded."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self.driver = MultilineField(
            _("Driver"), placeholder=_("What is happening, and what is needed because of it"), flat=False
        )
        self.responsible = TextField(_("Who does what"), flat=False)
        self.criteria = MultilineField(_("How we will know that it works"), flat=False)
        self.review = DateField(_("Review on"), doing.house.today, placeholder=_("No review"), flat=False)
        self.proposer = PersonField(_("Proposed by"), self._here, free=True, flat=False)
        self.seconder = PersonField(_("Seconded by"), self._here, free=True, flat=False)
        self._plan, self._movers = QWidget(), QWidget()
        self._build()
        self._connect()

    def show_proposal(self, held: Proposal) -> None:
        """Show what stands, where the stage asks for it."""
        self.driver.set_value(held.driver)
        self.responsible.set_value(held.responsible)
        self.criteria.set_value(held.criteria)
        self.review.set_value(held.review_on)
        for field, name in ((self.proposer, held.proposer), (self.seconder, held.seconder)):
            field.set_value(Pick("", name) if name else None)
        is_open = not held.outcome
        shown = {
            self.driver: held.stage in _DRIVER_AT,
            self._plan: held.stage in _PLAN_AT,
            self._movers: held.formality == "formal" and held.stage in ("", *_PLAN_AT),
        }
        for part, wanted in shown.items():
            part.setVisible(wanted and is_open)
        self.setVisible(is_open and any(shown.values()))

    def flush(self) -> None:
        """Save what is half typed."""
        for field in (self.driver, self.responsible, self.criteria, self.review):
            field.flush()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        plan = QVBoxLayout(self._plan)
        plan.setContentsMargins(0, 0, 0, 0)
        plan.setSpacing(8)
        plan.addLayout(_row((self.responsible, self.review)))
        plan.addWidget(self.criteria)
        movers = _row((self.proposer, self.seconder))
        movers.setContentsMargins(0, 0, 0, 0)
        self._movers.setLayout(movers)
        for part in (self.driver, self._movers, self._plan):
            column.addWidget(part)

    def _connect(self) -> None:
        self.driver.committed.connect(partial(self._doing.change, _("Write down the driver"), "driver"))
        self.responsible.committed.connect(partial(self._doing.change, _("Say who does what"), "responsible"))
        self.criteria.committed.connect(partial(self._doing.change, _("Say how we will know"), "criteria"))
        self.review.committed.connect(partial(self._doing.change, _("Set the day of review"), "review_on"))
        self.proposer.committed.connect(partial(self._moved, "proposer"))
        self.seconder.committed.connect(partial(self._moved, "seconder"))

    def _moved(self, part: str, pick: Pick | None) -> None:
        from models.commands import stages

        label = _("Say who proposed it") if part == "proposer" else _("Say who seconded it")
        deed = partial(
            stages.set_mover,
            decision_id=self._doing.id,
            part=part,
            person_id=(pick.id or None) if pick else None,
            name=pick.text if pick else "",
        )
        self._doing.run(label, deed)

    def _here(self, text: str) -> Sequence[Pick]:
        held = self._doing.proposal
        said = text.casefold()
        names = [Pick(each.person_id, each.name) for each in held.deciders] if held else []
        return [pick for pick in names if any(word.startswith(said) for word in _words(pick.text))]


def _words(name: str) -> list[str]:
    return [name.casefold(), *name.casefold().split()]


def _row(fields: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    for field in fields:
        row.addWidget(field, 1)
    return row
