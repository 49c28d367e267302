"""Nominations as they are read out, and who is put forward on the strength of the reasons."""

from collections.abc import Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.queries.choice_rows import NominationRow
from models.queries.choice_selection import Selecting
from models.rules.role_selection import SelectionStage, nominees, reasons_for
from ui.meetings.deciding.panels import DecidingPanel, row_of
from ui.meetings.deciding.panels_table import RowsTable
from ui.widgets.buttons import button
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.text import words


class Nominations(QWidget):
    """While people nominate a line for each of them; afterwards only those nominated, with the reasons."""

    def __init__(self, panel: DecidingPanel) -> None:
        super().__init__()
        self._panel, self._doing = panel, panel.doing
        self._held: Selecting | None = None
        self.who = PersonField(_("Who nominates"), self._here, flat=False)
        self.whom = PersonField(_("Whom (nobody is a pass)"), panel.members, free=True, flat=False)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("The reason, then Enter"))
        self.reason.setAccessibleName(_("Reason of the nomination"))
        self.write = button(_("Take it down"), self._nominate)
        self.drop = button(_("Take it off"), self._drop, kind="quiet")
        self.forward = button(_("Put forward"), self._put_forward, icon="person")
        self.table = RowsTable(_("Nominations and their reasons"))
        self.missing, self.newcomers = words("", "small"), words("", "small")
        self._build()

    def show_selection(self, held: Selecting, *, naming: bool) -> None:
        """Show what was taken down."""
        self._held = held
        self._naming.setVisible(naming)
        self.drop.setVisible(naming)
        titles = [_("Nominated by"), _("Nominated"), _("Reason")] if naming else [_("Nominated"), _("Reasons")]
        self.table.show_rows(titles, self._rows(held, naming), wide=len(titles) - 1, bold=_forward(held))
        self.table.setVisible(self.table.rowCount() > 0)
        waiting = held.selection.deciders - {each.person for each in held.selection.nominations}
        names = [each.text for each in self._deciders() if each.id in waiting]
        self.missing.setText(_("Still to nominate: {names}").format(names=", ".join(names)) if naming and names else "")
        self.missing.setVisible(bool(self.missing.text()))
        self._show_newcomers()
        proposing = held.selection.stage in (SelectionStage.PROPOSAL, SelectionStage.OBJECTIONS)
        self.forward.setVisible(proposing and not held.facts.outcome)
        self._pressable()

    def _rows(self, held: Selecting, naming: bool) -> list[tuple[str, tuple[str, ...]]]:
        if naming:
            return [(row.id, (row.name, row.nominee or _("passes"), row.reason)) for row in held.nominations]
        names = {_key(row): row.nominee for row in held.nominations if row.nominee}
        given = held.selection.nominations
        return [(who, (names.get(who, who), "; ".join(reasons_for(given, who)))) for who in nominees(given)]

    def _show_newcomers(self) -> None:
        """Who joined too late to decide takes part, and neither nominates nor objects."""
        proposal = self._doing.proposal
        names = proposal.newcomers if proposal and not proposal.outcome else ()
        self.newcomers.setText(_("Not yet deciding: {names}").format(names=", ".join(names)))
        self.newcomers.setVisible(bool(names))

    def _pressable(self) -> None:
        chosen = bool(self.table.chosen_ids())
        self.drop.setEnabled(chosen)
        self.forward.setEnabled(chosen)

    def _nominate(self) -> None:
        from models.commands import selecting

        for field in (self.who, self.whom):
            field.flush()
        who, whom = self.who.value(), self.whom.value()
        if who is None:
            self.who.setFocus()
            return
        deed = partial(
            selecting.nominate, decision_id=self._doing.id, who=(who.id, who.text),
            whom=(whom.id, whom.text) if whom else ("", ""), reason=self.reason.text(),
        )  # fmt: skip
        if self._doing.run(_("Take down whom {name} nominates").format(name=who.text), deed):
            self.who.set_value(None)
            self.whom.set_value(None)
            self.reason.clear()
        self.who.setFocus()

    def _drop(self) -> None:
        from models.commands import selecting

        for id in self.table.chosen_ids():
            self._doing.run(_("Take a nomination off"), partial(selecting.forget_nomination, nomination_id=id))

    def _put_forward(self) -> None:
        from models.commands import selecting

        chosen, held = self.table.chosen_ids(), self._held
        rows = held.nominations if held and chosen else ()
        row = next((row for row in rows if _key(row) == chosen[0]), None)
        if row:
            whom = (row.nominee_id, row.nominee)
            deed = partial(selecting.put_forward, decision_id=self._doing.id, whom=whom, at=self._panel.house.now())
            self._doing.run(_("Put {name} forward").format(name=row.nominee), deed)

    def _here(self, typed: str) -> Sequence[Pick]:
        said = typed.casefold()
        return [each for each in self._deciders() if _begins(each.text, said)]

    def _deciders(self) -> list[Pick]:
        proposal = self._doing.proposal
        return [Pick(each.person_id, each.name) for each in proposal.deciders] if proposal else []

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self._naming = QWidget()
        naming = QVBoxLayout(self._naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(6)
        naming.addLayout(row_of(self.who, self.whom, stretch=(1, 1)))
        naming.addLayout(row_of(self.reason, self.write, stretch=(1, 0)))
        for part in (self._naming, self.table, self.missing, self.newcomers):
            column.addWidget(part)
        column.addLayout(row_of(self.drop, self.forward))
        self.reason.returnPressed.connect(self._nominate)
        self.table.chosen.connect(self._pressable)


def _key(row: NominationRow) -> str:
    return row.nominee_id or row.nominee


def _forward(held: Selecting) -> tuple[str, ...]:
    return (held.selection.nominee,) if held.selection.nominee else ()


def _begins(name: str, said: str) -> bool:
    return any(word.startswith(said) for word in (name.casefold(), *name.casefold().split()))
