"""Amendments under a proposal: friendly ones taken in, the others decided first, the furthest from the text first."""

from functools import partial
from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from exports.words import outcome_words
from models.queries.amendments import AmendmentRow, amendments
from models.queries.proposals import Proposal
from models.rules.amendments import Route
from ui.meetings.deciding.doing import Doing
from ui.widgets.buttons import button
from ui.widgets.card import rule
from ui.widgets.emptied import empty
from ui.widgets.fields import MultilineField
from ui.widgets.flow import Flow
from ui.widgets.text import words


class Amendments(QWidget):
    """The list, and a form to move one more."""

    def __init__(self, doing: Doing) -> None:
        super().__init__()
        self._doing = doing
        self._shown: object = None
        self.open_ones = 0
        self.text = MultilineField(_("The whole text as it would be"), flat=False)
        self.proposer = QLineEdit()
        self.lines: list[QLabel] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self._build()

    def show_proposal(self, held: Proposal) -> None:
        """Show what was moved to it."""
        with self._doing.house.store.read() as reader:
            rows = amendments(reader, held.id) if not held.amends_id else ()
        wanted = (rows, held.sets.deciders, held.outcome)
        self.open_ones = sum(not row.outcome for row in rows)
        if wanted != self._shown:
            self._shown = wanted
            self._show(rows, held)
        self.setVisible(bool(rows) or self._form.isVisibleTo(self))

    def move_one(self) -> None:
        """Ask for the text of an amendment."""
        held = self._doing.proposal
        self.text.set_value(held.text if held else "")
        self.proposer.clear()
        self.show()
        self._form.show()
        self.text.setFocus()

    def is_asking(self) -> bool:
        """Whether its form is open."""
        return self._form.isVisible()

    def dismiss(self) -> None:
        """Put the form away."""
        self._form.hide()
        self.setVisible(self._list.count() > 0)

    def _show(self, rows: tuple[AmendmentRow, ...], held: Proposal) -> None:
        empty(self._list)
        self.lines = []
        if rows:
            self._list.addWidget(rule())
        for number, row in enumerate(rows, start=1):
            self._list.addWidget(self._line(number, row, held))

    def _line(self, number: int, row: AmendmentRow, held: Proposal) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caps = _("AMENDMENT {number} · {state}").format(number=number, state=_state(row, held).upper())
        column.addWidget(words(caps, "caps"))
        text = words(row.text)
        self.lines.append(text)
        column.addWidget(text)
        if row.proposer:
            column.addWidget(words(_("Moved by {name}").format(name=row.proposer), "small"))
        if not row.outcome and not held.outcome:
            column.addWidget(self._deeds(row, held))
        return line

    def _deeds(self, row: AmendmentRow, held: Proposal) -> QWidget:
        deeds = Flow(gap=6)
        if row.route(held.sets) is Route.FRIENDLY:
            deeds.lines.addWidget(button(_("Nobody minds: take it in"), partial(self._take_in, row.id), icon="tick"))
        if row.friendly:
            unwelcome = _("The proposer does not accept it")
            deeds.lines.addWidget(button(unwelcome, partial(self._welcome, row.id, False), kind="quiet"))
        else:
            deeds.lines.addWidget(button(_("The proposer accepts it"), partial(self._welcome, row.id, True)))
        deeds.lines.addWidget(button(_("It only says no"), partial(self._rule_out, row.id), kind="quiet"))
        return deeds

    def _run(self, label: str, deed: partial[Any], say: str = "") -> bool:
        return self._doing.run(label, deed, say)

    def _move(self) -> None:
        from models.commands import amendments as moved

        deed = partial(
            moved.amend,
            decision_id=self._doing.id,
            text=self.text.text(),
            proposer=self.proposer.text(),
            at=self._doing.house.now(),
        )
        if self._run(_("Move an amendment"), deed):
            self._form.hide()

    def _welcome(self, id: str, said: bool) -> None:
        from models.commands import amendments as moved

        label = _("Accept an amendment") if said else _("Do not accept an amendment")
        self._run(label, partial(moved.welcome, amendment_id=id, said=said))

    def _take_in(self, id: str) -> None:
        from models.commands import amendments as moved

        deed = partial(moved.take_in, amendment_id=id, at=self._doing.house.now())
        self._run(_("Take in an amendment"), deed, _("The amendment is in the text"))

    def _rule_out(self, id: str) -> None:
        from models.commands import amendments as moved

        deed = partial(moved.rule_out, amendment_id=id, at=self._doing.house.now())
        self._run(_("Rule out an amendment"), deed, _("To be against it, vote against the proposal itself"))

    def _build(self) -> None:
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        self.proposer.setPlaceholderText(_("Who moves it"))
        self.proposer.setAccessibleName(self.proposer.placeholderText())
        form.addWidget(self.text)
        row = QHBoxLayout()
        row.addWidget(self.proposer, 1)
        row.addWidget(button(_("Never mind"), self.dismiss, kind="quiet"))
        row.addWidget(button(_("Move it"), self._move))
        form.addLayout(row)
        self._form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addWidget(self._form)


def _state(row: AmendmentRow, held: Proposal) -> str:
    if row.exit == "out_of_order":
        return _("not put: it only says no")
    if row.exit == "fell":
        return _("fell: its words were changed already")
    if row.outcome:
        return outcome_words(row.outcome)
    return _("friendly") if row.route(held.sets) is Route.FRIENDLY else _("decided before the proposal")
