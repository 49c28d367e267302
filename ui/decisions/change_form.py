"""Proposing a change to what was decided, at a meeting to come."""

from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal

from exports.way_words import manner_words
from models.queries.agreed_ways import agreed_way
from models.queries.decisions import DecisionRow
from models.rules.register import LinkKind
from models.rules.register_strength import CHANGING, Manner, TooWeak, is_weaker
from ui.decisions.next_meeting import meeting_words, to_come, way_to_plan
from ui.decisions.words import change_methods, kind_choices, name_of, number_words, opening
from ui.house import House
from ui.widgets.fields import ChoiceField, MultilineField
from ui.widgets.form import Form
from ui.widgets.text import words


class ChangeForm(Form):
    """What it would do, the new text, and the meeting that takes it up. Says `made` with the proposal's id."""

    made = Signal(str)

    def __init__(self, house: House, row: DecisionRow) -> None:
        super().__init__(_("Propose a change"), _("Put it on the agenda"))
        self._house = house
        self._row = row
        kinds = kind_choices(row.state)
        self._kind = ChoiceField(_("What it does"), kinds, flat=False)
        self._kind.set_value(kinds[0][0])
        self._text = MultilineField(_("Text"), lines=3, flat=False)
        self._text.set_value(row.text)
        self._why = MultilineField(_("Why"), placeholder=_("What has changed since"), flat=False)
        self._meetings = to_come(house)
        self._meeting = ChoiceField(
            _("Meeting"), [(each.id, meeting_words(each)) for each in self._meetings], flat=False
        )
        self._meeting.set_value(self._meetings[0].id if self._meetings else "")
        self._meeting.setVisible(bool(self._meetings))
        methods = change_methods()
        self._method = ChoiceField(_("To be decided by"), methods, flat=False)
        self._method.set_value(row.method if row.method in dict(methods) else methods[0][0])
        self._weaker = MultilineField(_("Why a weaker way is enough this time"), flat=False)
        self._weighed = words("", "amber")
        for part in (self._kind, self._text, self._why, self._meeting, self._method, self._weighed, self._weaker):
            self.fields.addWidget(part)
        self.setFocusProxy(self._text)
        self._kind.committed.connect(self._turn)
        for field in (self._method, self._meeting):
            field.committed.connect(self._weigh)
        self._weigh()
        if not self._meetings:
            self._say_none()

    def act(self) -> None:
        from models.commands import register

        if not self._meetings:
            self._say_none()
            return
        if not self._text.value().strip():
            self.tell(_("Write the text that is put to the group."))
            return
        if self._is_weaker() and not self._weaker.value().strip():
            self.refuse(TooWeak(self._row.id, self._row.manner, self._later()))
            return
        deed = partial(
            register.propose_change,
            earlier_id=self._row.id,
            kind=self._kind.value(),
            text=self._text.value(),
            meeting_id=self._meeting.value(),
            title=self._title(),
            reasons=self._why.value(),
            method=self._method.value(),
            weaker=self._weaker.value() if self._is_weaker() else "",
        )
        label = _("Propose a change to {name}").format(name=number_words(self._row.number))
        made = self._house.dispatcher.run(
            label, deed, say=_("It is on the agenda of {meeting}").format(meeting=self._where())
        )
        if made:
            self.close_form()
            self.made.emit(made)

    def _title(self) -> str:
        number = number_words(self._row.number) or opening(self._row.text)
        known = {
            LinkKind.RATIFIES: _("To ratify: {decision}"),
            LinkKind.REAFFIRMS: _("Review of {decision}"),
            LinkKind.REVOKES: _("Ending of {decision}"),
        }
        return known.get(LinkKind(self._kind.value()), _("Change to {decision}")).format(decision=number)

    def _is_weaker(self) -> bool:
        """Whether fewer would have to agree than to what it changes."""
        return LinkKind(self._kind.value()) in CHANGING and is_weaker(self._row.manner, self._later())

    def _later(self) -> Manner:
        """How the meeting chosen would decide it."""
        with self._house.store.read() as reader:
            return agreed_way(reader, self._meeting.value(), self._method.value())

    def _weigh(self, _chosen: object = None) -> None:
        weaker = self._is_weaker()
        if weaker:
            told = _("Decided by: {original}. At that meeting: {method}.")
            ways = {"original": manner_words(self._row.manner), "method": manner_words(self._later())}
            self._weighed.setText(told.format(**ways))
        for part in (self._weighed, self._weaker):
            part.setVisible(weaker)

    def _where(self) -> str:
        return next((meeting_words(each) for each in self._meetings if each.id == self._meeting.value()), "")

    def _turn(self, kind: str) -> None:
        """A text that nobody has touched follows what the proposal does."""
        ends = _("From today it no longer holds: {decision}").format(decision=name_of(self._row.number, self._row.text))
        self._weigh()
        if self._text.text() in (self._row.text, ends):
            self._text.set_value(ends if kind == LinkKind.REVOKES else self._row.text)

    def _say_none(self) -> None:
        self.tell(_("No meeting is planned that could take it up."), [way_to_plan(self._house)])
