"""Who the pane is about, at a glance."""

from datetime import date
from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exports.member_words import status_words
from models.queries.roster_person import Person
from models.rules.consent import ConsentState
from models.rules.roster import Status
from ui.roster.listing import MEMBERS
from ui.roster.words import consent_tone, consent_words, status_tone
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.flow import Flow
from ui.widgets.text import words

_ROLES = 4


class PersonHead(QWidget):
    """Avatar, name, pronouns and organisation, and badges for status, consent and roles."""

    def __init__(self) -> None:
        super().__init__()
        self._avatar = Avatar()
        self._name = words("", "card")
        self._under = words("", "small")
        self._badges = Flow(gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 0, 9, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self._name)
        texts.addWidget(self._under)
        row.addLayout(texts, 1)
        column.addLayout(row)
        column.addWidget(self._badges)

    def show_person(self, person: Person, today: date) -> None:
        """Show this person."""
        name = person.name or _("(no name yet)")
        self._avatar.set_person(person.initials, name)
        self._name.setText(name)
        self._under.setText(" · ".join(filter(None, (person.texts["pronouns"], person.texts["organisation"]))))
        self._under.setVisible(bool(self._under.text()))
        self._show_badges(person, today)

    def name(self) -> str:
        """The name shown."""
        return self._name.text()

    def badges(self) -> list[str]:
        """What the badges say."""
        return [badge.text() for badge in self._badges.findChildren(Badge) if not badge.isHidden()]

    def _show_badges(self, person: Person, today: date) -> None:
        self._badges.clear()
        status = [(_("In the bin"), "plain")] if person.removed else []
        if person.status is not Status.ACTIVE:
            status.append((status_words(person.status), status_tone(person.status)))
        roles = [(line.role, "accent") for line in person.roles if line.to_on is None or line.to_on >= today]
        consent = (
            [(_badge_words(person.consent), consent_tone(person.consent) or "plain")]
            if person.status in MEMBERS
            else []
        )
        for text, tone in (*status, *roles[:_ROLES], *consent):
            self._badges.lines.addWidget(Badge(text, tone or "plain"))
        self._badges.updateGeometry()


def _badge_words(consent: ConsentState) -> str:
    return _("Consent not asked") if consent is ConsentState.NEVER_ASKED else consent_words(consent)
