"""The way minutes go, from notes to the sealed record, with where they stand marked."""

from gettext import gettext as _

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from models.queries.minutes import Minutes
from models.rules.minutes import MinutesState
from ui.meetings.minutes_words import print_words, standing_words, state_words
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.text import words

_WAY = (
    MinutesState.NOTES,
    MinutesState.DRAFT,
    MinutesState.CORRECTIONS,
    MinutesState.APPROVED,
    MinutesState.SIGNED,
    MinutesState.SEALED,
)


class MinutesSteps(Card):
    """Steps behind have a tick, the present one its colour; the sentence under them says what it means."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Where the minutes stand"))
        self._way = Flow(gap=6)
        self._badges = {state: Badge() for state in _WAY}
        for badge in self._badges.values():
            self._way.lines.addWidget(badge)
        self._sentence, self._print = words("", "body"), words("", "small")
        self._print.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (self._way, self._sentence, self._print):
            self.body.addWidget(part)

    def tell(self, minutes: Minutes) -> None:
        """Show where these minutes stand."""
        here = MinutesState(minutes.state)
        place = _WAY.index(here)
        for number, (state, badge) in enumerate(self._badges.items()):
            name, passed = state_words(state), number < place
            if state is MinutesState.CORRECTIONS and not minutes.agreed:
                passed = False  # there were none to take in
            badge.set(_("✓ {step}").format(step=name) if passed else name, "accent" if state is here else "plain")
            told = _("{step}: the minutes stand here") if state is here else _("{step}: done") if passed else "{step}"
            badge.setAccessibleName(told.format(step=name))
        self._sentence.setText(standing_words(minutes))
        self._print.setText(print_words(minutes))

    def sentence(self) -> QLabel:
        """What is said of the state."""
        return self._sentence
