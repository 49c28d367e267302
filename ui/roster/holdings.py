"""What somebody looks after, has out, promised, and how often they came."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from gettext import gettext as _

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from models.queries.roster_person import Person
from ui.dates import due
from ui.house import House
from ui.roster.sections import Section
from ui.widgets.buttons import icon_button
from ui.widgets.text import words

Link = tuple[str, str, str, str]  # page, id, words, softer words


class HoldingSection(Section):
    """Hidden while there is nothing to say; every line leads to where the thing is kept."""

    def __init__(self, house: House, caption: str) -> None:
        super().__init__(caption)
        self._house = house
        self._drawn: list[Link] = []
        self._rows: list[QWidget] = []
        self.hide()

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these, or nothing."""
        if list(links) != self._drawn:
            for row in self._rows:
                row.hide()
                row.deleteLater()
            self._rows = [self._row(link) for link in links]
            for row in self._rows:
                self.body.addWidget(row)
            self._drawn = list(links)
        self.setVisible(bool(links))

    def _row(self, link: Link) -> QWidget:
        page, id, text, softly = link
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(9, 2, 0, 2)
        across.setSpacing(4)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(words(text))
        if softly:
            texts.addWidget(words(softly, "small"))
        across.addLayout(texts, 1)
        across.addWidget(
            icon_button(
                "chevron-right",
                _("Go to {thing}").format(thing=text),
                partial(self._house.signals.go_to.emit, page, id),
            )
        )
        return row


class TurnoutSection(Section):
    """In how many of the last meetings they took part, in words and as a bar."""

    def __init__(self) -> None:
        super().__init__(_("Meetings"))
        self._words = words()
        self._words.setContentsMargins(9, 2, 9, 2)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(6)
        self._bar.setAccessibleName(_("Meetings taken part in"))
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(9, 2, 9, 2)
        across.addWidget(self._bar)
        self.body.addWidget(self._words)
        self.body.addWidget(holder)

    def show_person(self, person: Person) -> None:
        """Show this person's turnout."""
        self.setVisible(person.meetings > 0)
        self._bar.setRange(0, max(person.meetings, 1))
        self._bar.setValue(person.attended)
        self._words.setText(
            _("Took part in {attended} of the last {meetings} meetings").format(
                attended=person.attended, meetings=person.meetings
            )
        )


def stewardships(person: Person) -> list[Link]:
    """What they look after."""
    return [("assets", each.id, each.name, "") for each in person.looks_after]


def loans(person: Person, today: date) -> list[Link]:
    """What they have out."""
    return [
        ("assets", each.asset_id, each.asset, due(each.due_on, today) if each.due_on else "") for each in person.loans
    ]


def promises(person: Person, today: date) -> list[Link]:
    """What they promised."""
    return [("actions", each.id, each.text, due(each.due_on, today) if each.due_on else "") for each in person.actions]
