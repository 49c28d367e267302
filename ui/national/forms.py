"""The sheets of a chapter towards the national community: agenda, answer, sending up, how much is told."""

from collections.abc import Callable, Sequence
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QWidget

from models.queries import decisions, from_national, meetings
from models.queries.decisions import DecisionRow
from models.queries.elsewhere import OtherConsultation
from models.queries.from_national import Asked
from models.rules.london import day_of
from models.rules.register import DecisionState
from ui import dates
from ui.house import House
from ui.national.words import short
from ui.sharing.level_words import level_sentence, level_words
from ui.widgets.fields import ChoiceField, MultilineField
from ui.widgets.form import Form, Way
from ui.widgets.text import words

_IN_FORCE = (DecisionState.IN_FORCE, DecisionState.REVIEW_DUE)
_DECLARED = (
    *_IN_FORCE,
    DecisionState.TO_COME,
    DecisionState.NOT_ADOPTED,
    DecisionState.INDICATIVE,
    DecisionState.EXPIRED,
)
Made = Callable[[], object]


class AgendaForm(Form):
    """Puts a consultation on the agenda of a planned meeting."""

    def __init__(self, house: House, asked: OtherConsultation, made: Made) -> None:
        super().__init__(_("Talk about it at a meeting"), _("Put it on the agenda"))
        self._house, self._asked, self._made = house, asked, made
        with house.store.read() as reader:
            rows = sorted(
                (row for row in meetings.listed(reader) if row.state == "planned"),
                key=lambda row: (row.starts is None, row.starts),
            )
        self._choices = [
            (row.id, " · ".join(filter(None, (row.title, dates.day(day_of(row.starts)) if row.starts else ""))))
            for row in rows
        ]
        self._meeting = _choice(_("Meeting"), self._choices)
        self._meeting.set_value(self._choices[0][0] if rows else "")
        self.fields.addWidget(self._meeting)
        self._meeting.setVisible(bool(rows))
        self.setFocusProxy(self._meeting)
        if not rows:
            self._say_none()

    def act(self) -> None:
        from models.commands import from_national

        if not self._choices:
            self._say_none()
            return
        meeting = self._meeting.value()
        deed = partial(from_national.take_into_agenda, consultation_id=self._asked.id, meeting_id=meeting)
        label = _("Put {title} on an agenda").format(title=short(self._asked.title, 40))
        said = _("It is on the agenda of {meeting}").format(meeting=dict(self._choices)[meeting])
        if self._house.dispatcher.run(label, deed, say=said):
            self.close_form()
            self._made()

    def _say_none(self) -> None:
        plan = Way(_("Plan a meeting"), lambda: self._house.signals.go_to.emit("meetings", ""))
        self.tell(_("No meeting is planned that could talk about it."), [plan])


class DecisionForm(Form):
    """Anything done on the word of one of our decisions, which a person chooses."""

    def __init__(self, title: str, act: str, house: House, rows: Sequence[DecisionRow]) -> None:
        super().__init__(title, act)
        self._house, self._rows = house, {row.id: row for row in rows}
        self._decision = _choice(_("Decision"), _named(rows))
        self.setFocusProxy(self._decision)

    def act(self) -> None:
        chosen = self._rows.get(self._decision.value())
        if chosen:
            self.act_on(chosen)
        elif self._rows:
            self.tell(_("Choose the decision."))
        else:
            self._say_none()

    def act_on(self, chosen: DecisionRow) -> None:
        """Do it with the decision chosen."""
        raise NotImplementedError

    def _lay(self, *fields: QWidget) -> None:
        """These, if there is anything to choose."""
        for each in fields:
            self.fields.addWidget(each)
            each.setVisible(bool(self._rows))
        if not self._rows:
            self._say_none()

    def _say_none(self) -> None:
        way = Way(_("See the decisions"), lambda: self._house.signals.go_to.emit("decisions", ""))
        self.tell(_("Nothing has been decided yet that could be named here."), [way])


class AnswerForm(DecisionForm):
    """Answers a consultation by a decision, the one made under its agenda item if there is one."""

    def __init__(self, house: House, asked: Asked, made: Made) -> None:
        with house.store.read() as reader:
            rows = _declared(decisions.register(reader, house.today()))
            there = from_national.decided_on(reader, asked.consultation.id)
        super().__init__(_("Answer by a decision"), _("Answer"), house, rows)
        self._asked, self._made = asked, made
        self._note = MultilineField(_("To add"), placeholder=_("Only what national should read"), flat=False)
        if asked.answer:
            self._note.set_value(asked.answer.text)
        if standing := asked.answer.decision_id if asked.answer else there:
            self._decision.set_value(standing)
        self._lay(self._decision, self._note)

    def act_on(self, chosen: DecisionRow) -> None:
        from models.commands import from_national

        asked = self._asked.consultation
        given = {"consultation_id": asked.id, "decision_id": chosen.id, "text": self._note.text()}
        label = _("Answer {title}").format(title=short(asked.title, 40))
        deed = partial(from_national.answer, at=self._house.now(), **given)
        if self._house.dispatcher.run(label, deed, say=_("The answer leaves with the next bundle for national")):
            self.close_form()
            self._made()


class SendForm(DecisionForm):
    """Sends one of our decisions up."""

    def __init__(self, house: House, sent: frozenset[str], made: Made) -> None:
        with house.store.read() as reader:
            rows = [row for row in _declared(decisions.register(reader, house.today())) if row.id not in sent]
        super().__init__(_("Send a decision up"), _("Send it up"), house, rows)
        self._made = made
        self._lay(words(_("National gets what was declared anyway; this asks for a reply."), "soft"), self._decision)

    def act_on(self, chosen: DecisionRow) -> None:
        from models.commands import from_national

        label = _("Send {decision} up").format(decision=chosen.number or short(chosen.text, 40))
        deed = partial(from_national.send_up, decision_id=chosen.id)
        if self._house.dispatcher.run(label, deed, say=_("It leaves with the next bundle for national")):
            self.close_form()
            self._made()


class LevelForm(DecisionForm):
    """Sets how much the national community is told, by a decision in force."""

    def __init__(self, house: House, level: int, made: Made) -> None:
        with house.store.read() as reader:
            rows = [row for row in decisions.register(reader, house.today()) if row.state in _IN_FORCE]
        super().__init__(_("How much national is told"), _("Set it"), house, rows)
        self._made = made
        self._level = _choice(_("From now on"), [(str(each), level_words(each)) for each in range(4)])
        self._level.set_value(str(level))
        self._means = words(level_sentence(level), "soft")
        self._level.committed.connect(self._turned)
        self._lay(self._level, self._means, self._decision)
        self.setFocusProxy(self._level)

    def act_on(self, chosen: DecisionRow) -> None:
        from models.commands import from_national

        level = int(self._level.value())
        given = {"level": level, "decision_id": chosen.id, "today": self._house.today()}
        label = _("Tell national: {level}").format(level=level_words(level))
        if self._house.dispatcher.run(label, partial(from_national.set_level, **given), say=label):
            self.close_form()
            self._made()

    def _turned(self, level: str) -> None:
        self._means.setText(level_sentence(int(level)))


def _declared(rows: Sequence[DecisionRow]) -> list[DecisionRow]:
    return [row for row in rows if row.state in _DECLARED]


def _named(rows: Sequence[DecisionRow]) -> list[tuple[str, str]]:
    return [(row.id, " · ".join(filter(None, (row.number, short(row.text, 70))))) for row in rows]


def _choice(label: str, choices: Sequence[tuple[str, str]]) -> ChoiceField:
    """Nothing is chosen by itself where there is more than one to choose."""
    made = ChoiceField(label, choices, flat=False)
    made.set_value(choices[0][0] if len(choices) == 1 else "")
    return made
