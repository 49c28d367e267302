"""Choosing somebody for a role: described, nominated with reasons, put forward, asked for objections."""

from datetime import date
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from models.queries import choice_selection, role_decisions
from models.queries.choice_selection import Selecting
from models.rules.declaring import Outcome
from models.rules.role_selection import SelectionStage, StageOpen, next_stage
from ui.house import House
from ui.meetings.deciding.choice_words import lack_words, listed, selection_aloud, selection_stage
from ui.meetings.deciding.panels import DecidingPanel, row_of
from ui.meetings.deciding.read_out import ReadOut
from ui.meetings.deciding.selection_objections import SelectionObjections
from ui.meetings.deciding.selection_people import Nominations
from ui.widgets.buttons import button
from ui.widgets.field_date import DateField
from ui.widgets.fields import TextField
from ui.widgets.text import words

_NAMING = (SelectionStage.NOMINATIONS, SelectionStage.REASONS, SelectionStage.INFORMATION, SelectionStage.CHANGES)
_ASKING = (SelectionStage.OBJECTIONS, SelectionStage.CELEBRATE)


class SelectionPanel(DecidingPanel):
    """One stage after another; nominations are never counted, only their reasons are shown."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._stage = SelectionStage.DESCRIBE
        self._others: tuple[str, ...] = ()
        self.where, self.aloud = words("", "bold"), ReadOut()
        self.role = TextField(_("Role"), placeholder=_("such as Keyholder"), flat=False)
        self.ends = DateField(_("Until"), house.today, flat=False)
        self.people, self.objections = Nominations(self), SelectionObjections(self)
        self.waits = words("", "small")
        self.next, self.back = button("", self._go_on, icon="chevron-right"), button(_("Back"), self._go_back)
        self.column.addWidget(self.where)
        self.column.addWidget(self.aloud)
        self.column.addLayout(row_of(self.role, self.ends, stretch=(1, 1)))
        for part in (self.people, self.objections):
            self.column.addWidget(part)
        self.column.addLayout(row_of(self.waits, self.back, self.next, stretch=(1,)))
        self.role.committed.connect(self._set_role)
        self.ends.committed.connect(self._set_ends)

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            held = choice_selection.selecting(reader, self.doing.id, self.house.now())
            chosen = (held.option.person_id if held and held.option else "") or ""
            role = held.facts.role if held and _is_settled(held) else ""
            self._others = role_decisions.held_besides(reader, role, chosen, self.house.today())
        if held is None:
            return
        stage = self._stage = held.selection.stage
        is_open = not held.facts.outcome
        self.role.set_value(held.facts.role)
        self.ends.set_value(held.facts.term_ends)
        for field in (self.role, self.ends):
            field.setEnabled(is_open)
        place, stages = list(SelectionStage).index(stage) + 1, len(SelectionStage)
        told = _("Stage {place} of {stages}: {stage}")
        self.where.setText(told.format(place=place, stages=stages, stage=selection_stage(stage)))
        self.where.setVisible(is_open)
        self.aloud.show_sentence(selection_aloud(stage, held.option.text if held.option else "") if is_open else "")
        self.people.show_selection(held, naming=is_open and stage in _NAMING)
        self.people.setVisible(stage is not SelectionStage.DESCRIBE)
        self.objections.show_selection(held)
        self.objections.setVisible(stage in _ASKING)
        self._show_steps(held, is_open)

    def _show_steps(self, held: Selecting, is_open: bool) -> None:
        stage = held.selection.stage
        last = stage is SelectionStage.CELEBRATE
        try:
            following, waits = next_stage(held.selection), ""
        except StageOpen as open_:
            following, waits = stage, lack_words(open_.lack, len(open_.people))
        told = _("Declare it below.") if last and is_open else waits if is_open else ""
        self.waits.setText(" ".join(filter(None, (told, held_besides_words(self._others)))))
        self.next.setVisible(is_open and not last)
        self.next.setEnabled(not waits)
        self.next.setText(_("Next: {stage}").format(stage=selection_stage(following)) if not waits else _("Next"))
        self.back.setVisible(is_open and stage is not SelectionStage.DESCRIBE)

    # -- deeds --

    def _set_role(self, role: str) -> None:
        from models.commands import outside

        self.doing.run(_("Name the role"), partial(outside.set_role, decision_id=self.doing.id, role=role))

    def _set_ends(self, ends: date | None) -> None:
        from models.commands import selecting

        self.doing.run(_("Say until when"), partial(selecting.set_term, decision_id=self.doing.id, ends=ends))

    def _go_on(self) -> None:
        from models.commands import selecting

        deed = partial(selecting.go_on, decision_id=self.doing.id, at=self.house.now())
        self.doing.run(_("Go on choosing"), deed)

    def _go_back(self) -> None:
        from models.commands import selecting

        stages = list(SelectionStage)
        before = stages[max(stages.index(self._stage) - 1, 0)]
        deed = partial(selecting.go_back, decision_id=self.doing.id, stage=str(before), at=self.house.now())
        self.doing.run(_("Go back to {stage}").format(stage=selection_stage(before)), deed)


def held_besides_words(names: tuple[str, ...]) -> str:
    """Who holds the role besides whoever is chosen: people say whether that ends."""
    told = ngettext(
        "{names} holds this role too, and what it may decide. If that ends with this, end it on the member’s page.",
        "{names} hold this role too, and what it may decide. If that ends with this, end it on each member’s page.",
        len(names),
    )
    return told.format(names=listed(names)) if names else ""


def _is_settled(held: Selecting) -> bool:
    """Whether the group has agreed on somebody, declared already or about to be."""
    if held.facts.outcome:
        return held.facts.outcome == Outcome.ADOPTED
    return held.selection.stage is SelectionStage.CELEBRATE
