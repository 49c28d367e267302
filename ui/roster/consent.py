"""Whether somebody may be named nationally: one press takes down what they said, below it all they said before."""

from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from exports.member_words import answer_words, asked_words, come_by_words
from models.queries.roster_person import Person
from models.rules.consent import ConsentState
from ui.dates import moment
from ui.roster.deeds import MemberDeeds
from ui.roster.sections import Section
from ui.roster.words import consent_sentence
from ui.widgets.buttons import button
from ui.widgets.fields import ChoiceField
from ui.widgets.text import words


class ConsentSection(Section):
    """What stands, what can be taken down now, and the answers so far. Answers are never changed, only followed."""

    def __init__(self, deeds: MemberDeeds) -> None:
        super().__init__(_("May be named nationally"))
        self._deeds = deeds
        self._person = ""
        self._stands = words()
        self._method = ChoiceField(_("How they were asked"), asked_words.choices(), flat=False)
        self._method.set_value("spoken")
        self._buttons: dict[ConsentState, QPushButton] = {
            ConsentState.GRANTED: self._button(_("They agree"), ConsentState.GRANTED),
            ConsentState.REFUSED: self._button(_("They refuse"), ConsentState.REFUSED),
            ConsentState.WITHDRAWN: self._button(_("They withdraw"), ConsentState.WITHDRAWN),
        }
        self._answers = words("", "small")
        self._build()

    def show_person(self, person: Person) -> None:
        """Show where this person stands."""
        if person.id != self._person:
            self._method.set_value("spoken")
        self._person = person.id
        granted = person.consent is ConsentState.GRANTED
        held = any(each.hasFocus() for each in self._buttons.values())
        self._stands.setText(consent_sentence(person.consent))
        self._buttons[ConsentState.GRANTED].setVisible(not granted)
        self._buttons[ConsentState.REFUSED].setVisible(person.consent in _UNANSWERED)
        self._buttons[ConsentState.WITHDRAWN].setVisible(granted)
        if held:  # a button that goes would hand the keyboard to whatever comes next
            next(each for each in self._buttons.values() if not each.isHidden()).setFocus()
        self._answers.setText("\n".join(_answer(line.state, line.method, line.at) for line in person.consents))
        self._answers.setVisible(bool(person.consents))

    def _build(self) -> None:
        for label in (self._stands, self._answers):
            label.setContentsMargins(9, 2, 9, 2)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(9, 4, 9, 4)
        across.setSpacing(8)
        for each in self._buttons.values():
            across.addWidget(each)
        across.addStretch(1)
        self._method.layout().setContentsMargins(9, 0, 9, 0)  # pyright: ignore[reportOptionalMemberAccess]
        self.body.addWidget(self._stands)
        self.body.addWidget(self._method)
        self.body.addWidget(row)
        self.body.addWidget(self._answers)

    def _button(self, text: str, state: ConsentState) -> QPushButton:
        return button(text, partial(self._record, state))

    def _record(self, state: ConsentState) -> None:
        self._deeds.record_consent(
            self._person, state, method=self._method.value(), wording=consent_sentence("granted")
        )


_UNANSWERED = (ConsentState.NEVER_ASKED, ConsentState.EXPIRED)


def _answer(state: str, method: str, at: object) -> str:
    when = moment(at) if at else _("no day given")  # type: ignore[arg-type]
    how = come_by_words(method)
    parts = (answer_words(state), how[:1].lower() + how[1:], when)
    return ", ".join(part for part in parts if part)
