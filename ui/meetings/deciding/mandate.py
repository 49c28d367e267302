"""A role decides: who holds it, and which decision gave it its say in this."""

from functools import partial
from gettext import gettext as _

from exports.shortened import shortened
from models.queries import choice_outside, choice_rows
from models.queries.choice_outside import MandateRow
from models.rules.mandates import Mandate, MandateGap
from ui.house import House
from ui.meetings.deciding.choice_words import mandate_words
from ui.meetings.deciding.panels import row_of
from ui.meetings.deciding.panels_outside import OutsidePanel
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import ChoiceField

_LONG = 90


class MandatePanel(OutsidePanel):
    """Says at once whether the role may decide, and if not, why it comes to the group."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._offered: object = None
        self.role = PersonField(_("Role"), self._roles, free=True, placeholder=_("such as Host"), flat=False)
        self.decider = PersonField(_("Who decides in it"), self.members, flat=False)
        self.mandate = ChoiceField(_("The decision that lets this role decide it"), [], flat=False)
        self.column.addLayout(row_of(self.role, self.decider, stretch=(1, 1)))
        self.column.addWidget(self.mandate)
        self.role.committed.connect(self._set_role)
        self.decider.committed.connect(self.set_decider)
        self.mandate.committed.connect(self._set_mandate)

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            facts = choice_rows.facts(reader, self.doing.id)
            if facts is None:
                return
            given = choice_outside.mandates(reader, facts.id)
            found = choice_outside.mandated(reader, facts, self.house.now())
        self.role.set_value(Pick("", facts.role) if facts.role else None)
        self.decider.set_value(Pick(facts.decider_id, facts.decider) if facts.decider else None)
        choices = [("", _("None")), *((row.id, _mandate_words(row)) for row in given)]
        if choices != self._offered:
            self._offered = choices
            self.mandate.set_choices(choices)
        self.mandate.set_value(facts.mandate_id)
        for field in (self.role, self.decider, self.mandate):
            field.setEnabled(not facts.outcome)
        self._show_found(found, begun=bool(facts.role and facts.decider))

    def _show_found(self, found: Mandate | MandateGap, *, begun: bool) -> None:
        if isinstance(found, Mandate):
            self.badge.set(_("The role may decide"), "accent")
            self.why.setText(_("Its mandate holds, and whoever decides holds the role."))
        elif not begun:
            self.badge.set(_("Not ready yet"), "plain")
            self.why.setText(_("Say which role decides, who holds it, and what gave it its say."))
        else:
            self.badge.set(_("Not for this role"), "amber")
            self.why.setText(mandate_words(found))

    def _roles(self, typed: str) -> list[Pick]:
        with self.house.store.read() as reader:
            known = choice_outside.roles(reader)
        return [Pick("", role) for role in known if typed.casefold() in role.casefold()]

    def _set_role(self, pick: Pick | None) -> None:
        from models.commands import outside

        deed = partial(outside.set_role, decision_id=self.doing.id, role=pick.text if pick else "")
        self.doing.run(_("Say which role decides"), deed)

    def _set_mandate(self, mandate: str) -> None:
        from models.commands import outside

        deed = partial(outside.set_mandate, decision_id=self.doing.id, mandate_id=mandate)
        self.doing.run(_("Name the mandate"), deed)


def _mandate_words(row: MandateRow) -> str:
    return " · ".join(filter(None, (row.number, row.role, shortened(row.text, _LONG))))
