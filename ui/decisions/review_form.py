"""Looking back at a decision: how it has helped, whether to drop it, what would make it better, and the next date."""

from datetime import timedelta
from functools import partial
from gettext import gettext as _

from PySide6.QtCore import Signal

from models.errors import Refusal
from models.queries.agreed_ways import agreed_way
from models.queries.decisions import DecisionRow
from models.rules.register import LinkKind
from models.rules.register_strength import CHANGING, is_weaker
from models.rules.reviewing import Review, require_review
from ui.decisions.next_meeting import meeting_words, to_come, way_to_plan
from ui.decisions.words import change_methods, name_of, number_words, opening
from ui.house import House
from ui.widgets.field_date import DateField
from ui.widgets.fields import ChoiceField, MultilineField
from ui.widgets.form import Form
from ui.widgets.text import words

_A_YEAR = timedelta(days=365)


class ReviewForm(Form):
    """The short form, put to one meeting or to one that is chosen. Says `made` with the id of what is proposed."""

    made = Signal(str)

    def __init__(self, house: House, row: DecisionRow, meeting_id: str = "") -> None:
        super().__init__(_("Review of a decision"), _("Put it to the group"))
        self._house, self._row, self._meeting_id = house, row, meeting_id
        self._helped = MultilineField(_("How has it helped?"), flat=False)
        self._drop = MultilineField(_("Any reason to drop it?"), flat=False)
        self._better = MultilineField(_("What would make it better?"), flat=False)
        self._kind = ChoiceField(_("What follows"), _outcomes(), flat=False)
        self._text = MultilineField(_("Its text from now on"), lines=3, flat=False)
        self._next = DateField(_("Next date"), house.today, flat=False)
        self._meetings = [] if meeting_id else to_come(house)
        choices = [(each.id, meeting_words(each)) for each in self._meetings]
        self._meeting = ChoiceField(_("Meeting"), choices, flat=False)
        self._lay()

    def act(self) -> None:
        from models.commands import reviewing

        if not self._where():
            self._say_none()
            return
        if not self._answers():
            self.tell(_("Answer at least one of the three questions: it is kept with the decision."))
            return
        try:
            require_review(self._found(), self._row.text, self._house.today())
        except Refusal as refusal:
            self.refuse(refusal)
            return
        named = number_words(self._row.number) or opening(self._row.text)
        deed = partial(
            reviewing.review,
            earlier_id=self._row.id,
            found_so=self._found(),
            meeting_id=self._where(),
            title=_("Review of {decision}").format(decision=named),
            today=self._house.today(),
        )
        label = _("Review {decision}").format(decision=named)
        made = self._house.dispatcher.run(label, deed, say=_("It is put to the group"))
        if made:
            self.close_form()
            self.made.emit(made)

    def _found(self) -> Review:
        kind = LinkKind(self._kind.value())
        return Review(
            kind=kind,
            text=self._text.value() if kind is LinkKind.AMENDS else self._usual_text(kind),
            reasons=self._answers(),
            review_on=self._next.value(),
            method=self._method(kind),
        )

    def _method(self, kind: LinkKind) -> str:
        """As it was decided before; by the strongest way where that meeting would ask for less to change it."""
        strongest, *others = (method for method, _words in change_methods())
        if self._row.method not in others:
            return strongest
        with self._house.store.read() as reader:
            there = agreed_way(reader, self._where(), self._row.method)
        return strongest if kind in CHANGING and is_weaker(self._row.manner, there) else self._row.method

    def _usual_text(self, kind: LinkKind) -> str:
        if kind is not LinkKind.REVOKES:
            return self._row.text
        return _("From today it no longer holds: {decision}").format(decision=name_of(self._row.number, self._row.text))

    def _answers(self) -> str:
        """What was answered, each after its question; they are kept as the reasons."""
        told = (
            (_("How it has helped: {answer}"), self._helped),
            (_("Reasons to drop it: {answer}"), self._drop),
            (_("What would make it better: {answer}"), self._better),
        )
        return "\n".join(line.format(answer=field.value()) for line, field in told if field.value().strip())

    def _where(self) -> str:
        return self._meeting_id or self._meeting.value()

    def _turn(self, kind: str) -> None:
        self._text.setVisible(kind == LinkKind.AMENDS)
        self._next.setVisible(kind != LinkKind.REVOKES)

    def _lay(self) -> None:
        if not self._meeting_id:  # in its meeting the words stand above already
            self.fields.addWidget(words(name_of(self._row.number, self._row.text), "soft"))
        for field in (self._helped, self._drop, self._better, self._kind, self._text, self._next, self._meeting):
            self.fields.addWidget(field)
        self._text.set_value(self._row.text)
        self._next.set_value(self._house.today() + _A_YEAR)
        self._kind.set_value(LinkKind.REAFFIRMS)
        self._meeting.set_value(self._meetings[0].id if self._meetings else "")
        self._meeting.setVisible(bool(self._meetings))
        self._turn(LinkKind.REAFFIRMS)
        self._kind.committed.connect(self._turn)
        self.setFocusProxy(self._helped)
        if not self._where():
            self._say_none()

    def _say_none(self) -> None:
        self.tell(_("No meeting is planned that could take it up."), [way_to_plan(self._house)])


def _outcomes() -> list[tuple[str, str]]:
    """What a review may come to."""
    return [
        (LinkKind.REAFFIRMS, _("Keep it as it is")),
        (LinkKind.AMENDS, _("Keep it, amended")),
        (LinkKind.REVOKES, _("Drop it")),
    ]
