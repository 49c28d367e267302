"""One person decides after asking for advice: who was asked, what they said, and what came of it."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from exports.minute_words import side_words
from models.queries import choice_outside, choice_rows
from models.queries.choice_rows import AdviceRow
from models.rules.advice import AdviceGap, AdviceResult, Side
from ui import dates
from ui.decisions.to_agenda import ToAgenda
from ui.house import House
from ui.meetings.deciding.choice_words import advice_words
from ui.meetings.deciding.panels import row_of
from ui.meetings.deciding.panels_outside import OutsidePanel
from ui.meetings.deciding.panels_table import RowsTable
from ui.widgets.buttons import button
from ui.widgets.field_person import PersonField, Pick
from ui.widgets.fields import MultilineField


class AdvicePanel(OutsidePanel):
    """What the selected person said is written below the list."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._rows: tuple[AdviceRow, ...] = ()
        self.decider = PersonField(_("Who decides"), self.members, free=True, flat=False)
        self.who = PersonField(_("Who was asked"), self.members, free=True, flat=False)
        self.affected, self.knows = QCheckBox(_("It affects them")), QCheckBox(_("They know about it"))
        self.ask = button(_("Asked today"), self._ask)
        self.people = RowsTable(_("Whose advice was asked"))
        self.gist = MultilineField(_("What they said"), flat=False)
        self.answer = MultilineField(_("What came of it"), flat=False)
        self.drop = button(_("Take this off the list"), self._drop, kind="quiet")
        self.reason = MultilineField(_("Why it is decided so"), flat=False)
        self.to_agenda = ToAgenda(house)
        self._build()

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            facts = choice_rows.facts(reader, self.doing.id)
            if facts is None:
                return
            self._rows = choice_rows.advice(reader, facts.id)
            result = choice_outside.asked(reader, facts)
        self.decider.set_value(Pick(facts.decider_id, facts.decider) if facts.decider else None)
        self.reason.set_value(facts.reasons)
        rows = [(row.id, (row.name, _asked_words(row), row.gist)) for row in self._rows]
        self.people.show_rows([_("Name"), _("Asked"), _("Said")], rows, wide=2)
        self.people.setVisible(bool(rows))
        self._show_result(result)
        self._show_entry()
        self.to_agenda.show_decision("" if facts.meeting_id else facts.id, facts.text, facts.method)
        for part in (self._asking, self.decider, self.reason, self._entry):
            part.setEnabled(not facts.outcome)
        self._asking.setVisible(not facts.outcome)

    def _show_result(self, result: AdviceResult) -> None:
        self.badge.set(*((_("Ready"), "accent") if result.is_ready else (_("Not ready yet"), "plain")))
        names = {row.person_id or row.name: row.name for row in self._rows}
        people = {AdviceGap.NOT_HEARD: result.not_heard, AdviceGap.NOT_ANSWERED: result.not_answered}
        told = [advice_words(gap, sorted(names.get(each, each) for each in people.get(gap, ()))) for gap in result.gaps]
        self.why.setText(" ".join(told) or _("Everybody asked was heard and answered; it may go against the advice."))

    def _show_entry(self) -> None:
        row = self._chosen()
        self._entry.setVisible(row is not None)
        if row:
            self.gist.set_value(row.gist)
            self.answer.set_value(row.answer)

    def _turn(self) -> None:
        """Another person is selected: what is half typed belongs to the one before."""
        for field in (self.gist, self.answer):
            field.abandon()
        self._show_entry()

    def _chosen(self) -> AdviceRow | None:
        ids = self.people.chosen_ids()
        return next((row for row in self._rows if row.id in ids), None)

    # -- deeds --

    def _ask(self) -> None:
        from models.commands import outside

        self.who.flush()
        pick = self.who.value()
        sides = [
            side for side, box in ((Side.AFFECTED, self.affected), (Side.KNOWLEDGEABLE, self.knows)) if box.isChecked()
        ]
        who = (pick.id, pick.text) if pick else ("", "")
        deed = partial(outside.ask, decision_id=self.doing.id, who=who, sides=sides, on=self.house.today())
        asked: list[str] = []
        if self.doing.run(_("Ask {name} for advice").format(name=who[1]), partial(_kept, asked, deed)):
            self.who.set_value(None)
            self.people.choose(asked)
            self.gist.setFocus()
        else:
            self.who.setFocus()

    def _write(self, field: str, text: str) -> None:
        from models.commands import outside

        if row := self._chosen():
            deed = partial(outside.change_advice, advice_id=row.id, field=field, value=text)
            self.doing.run(_("Write down the advice of {name}").format(name=row.name), deed)

    def _drop(self) -> None:
        from models.commands import outside

        if row := self._chosen():
            self.doing.run(_("Take advice off the list"), partial(outside.drop_advice, advice_id=row.id))

    def _reason(self, text: str) -> None:
        self.doing.change(_("Write down the reason"), "reasons", text)

    def _build(self) -> None:
        self.column.addLayout(row_of(self.decider, stretch=(1,)))
        self._asking = QWidget()
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row_of(self.who, stretch=(1,)))
        column.addLayout(row_of(self.affected, self.knows, self.ask))
        self.column.addWidget(self._asking)
        self.column.addWidget(self.people)
        self._entry = QWidget()
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.setSpacing(6)
        for part in (self.gist, self.answer):
            entry.addWidget(part)
        entry.addLayout(row_of(self.drop))
        self.column.addWidget(self._entry)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.to_agenda)
        self.decider.committed.connect(self.set_decider)
        self.gist.committed.connect(partial(self._write, "gist"))
        self.answer.committed.connect(partial(self._write, "answer"))
        self.reason.committed.connect(self._reason)
        self.people.chosen.connect(self._turn)


def _asked_words(row: AdviceRow) -> str:
    """When, and why them."""
    day = dates.day(row.asked_on) if row.asked_on else ""
    return " · ".join(filter(None, (day, side_words(row.side))))


def _kept(kept: list[str], deed: "partial[str]", session: object) -> None:
    kept.append(deed(session))
