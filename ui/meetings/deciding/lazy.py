"""Left to silence: who is told, how and when, who objects, and whether the time is over."""

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.queries import choice_outside, choice_rows
from models.queries.choice_rows import NotifiedRow
from models.queries.objected import taken_up
from models.queries.stances import StanceRow
from models.rules.decisions import ObjectionState, StanceKind
from models.rules.lazy_consensus import USUAL, LazyOutcome, LazyResult, LazyWhy
from models.rules.london import instant, wall
from ui import dates
from ui.decisions.objected import objected_words
from ui.house import House
from ui.meetings.deciding.choice_words import silence_words
from ui.meetings.deciding.lazy_told import TellForm, channel_words
from ui.meetings.deciding.panels import flow_of, row_of
from ui.meetings.deciding.panels_outside import OutsidePanel
from ui.meetings.deciding.panels_table import RowsTable
from ui.widgets.buttons import button
from ui.widgets.field_date import DateField
from ui.widgets.field_time import TimeField
from ui.widgets.text import words


class LazyPanel(OutsidePanel):
    """Deeds go to the people selected in the list; Ctrl+A selects all of them."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self._rows: tuple[NotifiedRow, ...] = ()
        self._said: dict[str, StanceRow] = {}
        self.leads = words("", "amber")
        self.day = DateField(_("Silence is agreement until"), house.today, flat=False)
        self.clock = TimeField(_("Time"), flat=False)
        self.usual = button(_("A fortnight from now"), self._usual, kind="quiet")
        self.everybody = button(_("List all members"), self._list_everybody, icon="people")
        self.told = TellForm(self, house.today)
        self.people = RowsTable(_("Who is told"), several=True)
        self.reason = QLineEdit()
        self.objects = button(_("Objects"), self._object, icon="hand")
        self.supports = button(_("Supports"), self._support)
        self.withdraws = button(_("Takes it back"), self._withdraw)
        self.unaffected = button(_("Not affected"), self._unaffected, kind="quiet")
        self.off = button(_("Take off the list"), self._take_off, kind="quiet")
        self._build()

    def refresh(self) -> None:
        with self.house.store.read() as reader:
            facts = choice_rows.facts(reader, self.doing.id)
            if facts is None:
                return
            self._rows = choice_rows.notified(reader, facts.id)
            self._said = {row.who: row for row in choice_outside.objectors(reader, facts)}
            result = choice_outside.lazy(reader, facts, self.house.now())
            leads = taken_up(reader, facts.id) if not facts.meeting_id else None
        shown = wall(facts.deadline) if facts.deadline else None
        self.day.set_value(shown.date() if shown else None)
        self.clock.set_value(shown.time() if shown else None)
        self.usual.setVisible(shown is None and not facts.outcome)
        self.leads.setText(objected_words(leads) if leads and leads.meeting else "")
        self._show_result(result)
        self.leads.setVisible(bool(self.leads.text()))
        self._show_people()
        self._asking.setVisible(not facts.outcome)
        for part in (self.told, self._answers):
            part.setVisible(not facts.outcome and self.people.rowCount() > 0)
        for field in (self.day, self.clock):
            field.setEnabled(not facts.outcome)

    def _show_result(self, result: LazyResult | None) -> None:
        if result is None:
            self.badge.set(_("Not begun"), "plain")
            self.why.setText(_("Say until when people may object; two weeks are usual, 72 hours the least."))
            return
        known = {
            LazyOutcome.OPEN: (_("Waiting"), "blue"),
            LazyOutcome.FAILED: (_("Not agreed"), "amber"),
            LazyOutcome.ADOPTED: (_("Agreed by silence"), "accent"),
        }
        self.badge.set(*known[result.outcome])
        names = {row.who: row.name for row in self._rows} | {who: row.name for who, row in self._said.items()}
        told = ngettext(
            "{count} person was told and is silent.", "{count} people were told and are silent.", len(result.silent)
        )
        if self.leads.text():  # says already what the objection leads to
            result = replace(result, why=tuple(why for why in result.why if why is not LazyWhy.OBJECTION))
        self.why.setText(" ".join([*silence_words(result, names), told.format(count=len(result.silent))]))

    def _show_people(self) -> None:
        rows = [(row.id, (row.name, _told_words(row, self.house.today()), self._says(row.who))) for row in self._rows]
        listed = {row.who for row in self._rows}
        rows += [
            (who, (row.name, _("not on the list"), _said_words(row)))
            for who, row in self._said.items()
            if who not in listed
        ]
        self.people.show_rows([_("Name"), _("Told"), _("Says")], rows, wide=2)
        self.people.setVisible(bool(rows))
        self._pressable()

    def _says(self, who: str) -> str:
        return _said_words(self._said[who]) if who in self._said else ""

    def _pressable(self) -> None:
        chosen = self._chosen()
        objecting = [who for who, _name in chosen if self._objects(who)]
        for part in (self.objects, self.supports):
            part.setEnabled(len(chosen) == 1)
        self.withdraws.setEnabled(bool(objecting))
        on_list = any(row.id in self.people.chosen_ids() for row in self._rows)
        for part in (self.unaffected, self.off, self.told.write):
            part.setEnabled(on_list)
        self.reason.setEnabled(len(chosen) == 1)

    def _objects(self, who: str) -> bool:
        row = self._said.get(who)
        return bool(row and row.stance == StanceKind.OBJECTION and row.state == ObjectionState.RAISED)

    def _chosen(self) -> list[tuple[str, str]]:
        """Those selected: who they are to the rules, and their names."""
        ids = set(self.people.chosen_ids())
        listed = [(row.who, row.name) for row in self._rows if row.id in ids]
        return listed + [(who, row.name) for who, row in self._said.items() if who in ids]

    def _who(self) -> tuple[str, str]:
        """The one selected, by id and name."""
        who, name = self._chosen()[0]
        known = {row.who: row.person_id for row in self._rows} | {key: row.person_id for key, row in self._said.items()}
        return known.get(who, ""), name

    # -- deeds --

    def _set_deadline(self, _value: object = None) -> None:
        day, clock = self.day.value(), self.clock.value()
        if day is None:
            self._deadline(None)
            return
        self._deadline(instant(datetime.combine(day, clock or time(18))))

    def _usual(self) -> None:
        shown = wall(self.house.now() + USUAL)
        self._deadline(instant(shown.replace(second=0, microsecond=0)))

    def _deadline(self, at: datetime | None) -> None:
        from models.commands import outside

        deed = partial(outside.set_deadline, decision_id=self.doing.id, deadline=at, at=self.house.now())
        self.doing.run(_("Set the deadline"), deed)

    def _list_everybody(self) -> None:
        from models.commands import outside

        deed = partial(outside.list_everybody, decision_id=self.doing.id, at=self.house.now())
        self.doing.run(_("List all members"), deed)

    def _tell(self, on: date | None, channel: str) -> None:
        from models.commands import outside

        ids = set(self.people.chosen_ids())
        people = [(row.person_id, row.name) for row in self._rows if row.id in ids]
        deed = partial(outside.tell, decision_id=self.doing.id, people=people, told=outside.Told(on, channel))
        self.doing.run(_("Write down who was told"), deed)

    def _add(self, who: tuple[str, str]) -> None:
        from models.commands import outside

        deed = partial(outside.tell, decision_id=self.doing.id, people=[who], told=outside.Told(None))
        self.doing.run(_("Put {name} on the list").format(name=who[1]), deed)

    def _answer(self, stance: str, label: str) -> None:
        from models.commands import outside

        deed = partial(
            outside.answer, decision_id=self.doing.id, who=self._who(), stance=stance, reason=self.reason.text(),
            at=self.house.now(),
        )  # fmt: skip
        if self.doing.run(label, deed):
            self.reason.clear()
        else:
            self.reason.setFocus()

    def _object(self) -> None:
        self._answer(StanceKind.OBJECTION, _("Take down an objection"))

    def _support(self) -> None:
        self._answer(choice_outside.SUPPORT, _("Take down support"))

    def _withdraw(self) -> None:
        from models.commands import outside

        for who, _name in self._chosen():
            if self._objects(who):
                stance = self._said[who].id
                self.doing.run(_("Withdraw an objection"), partial(outside.withdraw, stance_id=stance))

    def _unaffected(self) -> None:
        from models.commands import outside

        self._each(_("Say whom it affects"), outside.set_affected, affected=False)

    def _take_off(self) -> None:
        from models.commands import outside

        self._each(_("Take somebody off the list"), outside.take_off)

    def _each(self, label: str, deed: object, **asked: object) -> None:
        ids = set(self.people.chosen_ids()) & {row.id for row in self._rows}

        def all_of_them(session: object) -> None:
            for id in sorted(ids):
                deed(session, notified_id=id, **asked)  # type: ignore[operator]

        self.doing.run(label, partial(all_of_them))

    def _build(self) -> None:
        self.column.addWidget(self.leads)
        self.clock.setMaximumWidth(110)
        self.column.addLayout(row_of(self.day, self.clock, self.usual, stretch=(2, 1)))
        self._asking = QWidget()
        self._asking.setLayout(row_of(self.everybody, self.told.who, stretch=(0, 1)))
        self.column.addWidget(self._asking)
        self.column.addWidget(self.people)
        self.column.addWidget(self.told)
        self._answers = QWidget()
        column = QVBoxLayout(self._answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.reason.setPlaceholderText(_("What the selected person says: an objection needs its reason"))
        self.reason.setAccessibleName(_("Reason"))
        column.addWidget(self.reason)
        column.addWidget(flow_of(self.objects, self.supports, self.withdraws, self.unaffected, self.off))
        self.column.addWidget(self._answers)
        self.day.committed.connect(self._set_deadline)
        self.clock.committed.connect(self._set_deadline)
        self.people.chosen.connect(self._pressable)
        self.told.told.connect(self._tell)
        self.told.added.connect(self._add)


def _told_words(row: NotifiedRow, today: date) -> str:
    if row.told_on is None:
        return _("still to be told") if row.affected else _("need not be told")
    day = dates.short_day(row.told_on, today)
    told = _("{day}, {channel}").format(day=day, channel=channel_words(row.channel)) if row.channel else day
    return told if row.affected else _("{told} (not affected)").format(told=told)


def _said_words(row: StanceRow) -> str:
    if row.stance == choice_outside.SUPPORT:
        return _("supports it")
    if row.state == ObjectionState.WITHDRAWN:
        return _("objected, and took it back")
    if row.state != ObjectionState.RAISED:
        return _("objected while it was decided otherwise: {reason}").format(reason=row.reason)
    return _("objects: {reason}").format(reason=row.reason)
