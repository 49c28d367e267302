"""People who were forgotten at their wish, and which copies have confirmed it."""

from collections.abc import Sequence
from gettext import gettext as _

from models.clock import instant
from models.queries.erasure import Confirmation
from models.rules.london import day_of
from ui.dates import day
from ui.sharing.erase_words import limits_words, reason_words
from ui.widgets.badge import Badge
from ui.widgets.card import Card
from ui.widgets.lines import Lines
from ui.widgets.text import words


class ForgottenCard(Card):
    """Hidden while nobody was ever forgotten. It names nobody: there is no name left."""

    def __init__(self) -> None:
        super().__init__(_("Forgotten at their wish"))
        self._lines = Lines()
        self.body.addWidget(self._lines)
        self.body.addWidget(words(limits_words(), "small"))
        self.hide()

    def show_all(self, confirmations: Sequence[Confirmation]) -> None:
        """Show each with who has confirmed it."""
        self.setVisible(bool(confirmations))
        self._lines.show_rows([[words(told_words(each)), _badge(each)] for each in confirmations])


def told_words(told: Confirmation) -> str:
    """When, why, and who has yet to say so."""
    when = day(day_of(instant(told.hlc)))
    said = _("{day} · {reason}").format(day=when, reason=reason_words(told.reason))
    if not told.waiting:
        return said
    return _("{said} · not heard yet from {laptops}").format(said=said, laptops=", ".join(told.waiting))


def confirmed_words(told: Confirmation) -> str:
    """How many copies have confirmed it."""
    if not told.of:
        return _("No other copy")
    return _("Confirmed by {done} of {all}").format(done=told.done, all=told.of)


def _badge(told: Confirmation) -> Badge:
    return Badge(confirmed_words(told), "accent" if told.done == told.of else "amber")
