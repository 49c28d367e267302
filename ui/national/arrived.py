"""What a folder of bundles brought, file by file."""

from gettext import gettext as _

from PySide6.QtWidgets import QScrollArea, QWidget

from exports.inbox import Arrival, Outcome
from ui.national.inbox_words import arrival_tone, arrival_words, inbox_words, outcome_words
from ui.widgets.announce import announce
from ui.widgets.badge import Badge
from ui.widgets.buttons import button
from ui.widgets.card import Card
from ui.widgets.lines import Lines
from ui.widgets.text import words
from ui.wordings import sentence

_TALLEST = 220  # pixels: a long folder scrolls inside
_ORDER = (Outcome.REFUSED, Outcome.SET_ASIDE, Outcome.TAKEN, Outcome.KNOWN)


class ArrivedCard(Card):
    """Shown after a folder was taken in, until it is closed; what needs a look stands first."""

    def __init__(self) -> None:
        close = button(_("Close"), self.hide, kind="quiet")
        super().__init__(_("Taken in from a folder"), trailing=close)
        self._told = words("", "soft")
        self._lines = Lines(stretch=2)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self._lines)
        self._scroll.viewport().setAutoFillBackground(False)
        self._lines.setObjectName("scrolled")
        self._scroll.setMaximumHeight(_TALLEST)
        self.body.addWidget(self._told)
        self.body.addWidget(self._scroll)
        self.hide()

    def tell(self, arrived: list[Arrival]) -> None:
        """Show what became of each file."""
        listed = sorted(arrived, key=lambda each: (_ORDER.index(each.outcome), each.file))
        self._told.setText(inbox_words(arrived))
        self._lines.show_rows([self._row(each) for each in listed])
        self._scroll.setVisible(bool(listed))
        self._scroll.setFixedHeight(min(_TALLEST, self._lines.sizeHint().height() + 4))
        self.show()
        announce(self, inbox_words(arrived))

    def _row(self, arrival: Arrival) -> list[QWidget | None]:
        why = sentence(arrival.refusal) if arrival.refusal else ""
        file = words(arrival.file, "bold")
        badge = Badge(outcome_words(arrival.outcome), arrival_tone(arrival))
        from_whom = " · ".join(filter(None, (arrival.chapter, arrival.laptop)))
        told = words(". ".join(filter(None, (from_whom, arrival_words(arrival, why)))), "soft")
        return [file, badge, told]
