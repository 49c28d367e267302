"""Whether anybody objects to whoever is put forward: all show their hands, and the nominee is heard first."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.queries.choice_selection import Selecting
from models.queries.stances import StanceRow
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.role_selection import objection_order
from ui.meetings.deciding.panels import DecidingPanel, flow_of
from ui.meetings.deciding.panels_table import RowsTable
from ui.widgets.buttons import button


class SelectionObjections(QWidget):
    """A line for each who is asked."""

    def __init__(self, panel: DecidingPanel) -> None:
        super().__init__()
        self._panel, self._doing = panel, panel.doing
        self._names: dict[str, tuple[str, str]] = {}
        self._said: dict[str, StanceRow] = {}
        self.table = RowsTable(_("Objections, the nominee first"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why the selected person objects, then Enter"))
        self.reason.setAccessibleName(_("Reason of the objection"))
        self.none = button(_("Nobody else objects"), self._none_objects, icon="tick")
        self.consents = button(_("No objection"), self._consent)
        self.objects = button(_("Objects"), self._object, icon="hand")
        self.answered = button(_("The objection is answered"), self._answered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.table)
        self._deeds = QWidget()
        deeds = QVBoxLayout(self._deeds)
        deeds.setContentsMargins(0, 0, 0, 0)
        deeds.setSpacing(6)
        deeds.addWidget(self.reason)
        deeds.addWidget(flow_of(self.none, self.consents, self.objects, self.answered))
        column.addWidget(self._deeds)
        self.reason.returnPressed.connect(self._object)
        self.table.chosen.connect(self._pressable)

    def show_selection(self, held: Selecting) -> None:
        """Show what each has shown."""
        proposal = self._doing.proposal
        self._names = {each.person_id: (each.person_id, each.name) for each in proposal.deciders} if proposal else {}
        if held.option and held.selection.nominee not in self._names:
            self._names[held.selection.nominee] = (held.option.person_id, held.option.text)
        self._said = {row.who: row for row in held.answers}
        order = objection_order(self._names, held.selection.nominee)
        rows = [(who, (self._names[who][1], self._says(who))) for who in order]
        self.table.show_rows([_("Name"), _("Shows")], rows, wide=1, bold=(held.selection.nominee,))
        self._deeds.setVisible(not held.facts.outcome)
        self.none.setEnabled(any(who not in self._said for who in order))
        self._pressable()

    def _says(self, who: str) -> str:
        row = self._said.get(who)
        if row is None:
            return _("not heard yet")
        if row.stance != StanceKind.OBJECTION:
            return _("no objection")
        words = _("answered: {reason}") if row.state == ObjectionState.INTEGRATED else _("objects: {reason}")
        return words.format(reason=row.reason)

    def _pressable(self) -> None:
        chosen = self.table.chosen_ids()
        for part in (self.consents, self.objects, self.reason):
            part.setEnabled(bool(chosen))
        row = self._said.get(chosen[0]) if chosen else None
        self.answered.setEnabled(
            bool(row and row.stance == StanceKind.OBJECTION and row.state == ObjectionState.RAISED)
        )

    def _none_objects(self) -> None:
        from models.commands import selecting

        deed = partial(selecting.nobody_else_objects, decision_id=self._doing.id, at=self._panel.house.now())
        self._doing.run(_("Nobody else objects"), deed)

    def _consent(self) -> None:
        self._answer(objects=False)

    def _object(self) -> None:
        self._answer(objects=True)

    def _answer(self, *, objects: bool) -> None:
        from models.commands import selecting

        chosen = self.table.chosen_ids()
        if not chosen:
            return
        who = self._names[chosen[0]]
        deed = partial(
            selecting.answer, decision_id=self._doing.id, who=who, objects=objects,
            reason=self.reason.text() if objects else "", at=self._panel.house.now(),
        )  # fmt: skip
        if self._doing.run(_("Take down what {name} shows").format(name=who[1]), deed):
            self.reason.clear()
        else:
            self.reason.setFocus()

    def _answered(self) -> None:
        from models.commands import selecting

        row = self._said.get(self.table.chosen_ids()[0])
        if row:
            self._doing.run(_("Answer an objection"), partial(selecting.integrate, stance_id=row.id))
