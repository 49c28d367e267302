"""Decisions among what one can go to."""

from gettext import gettext as _

from models.queries import decisions
from models.reader import Reader
from ui.decisions.words import number_words, opening, state_words
from ui.goto import Found


def find(reader: Reader, text: str) -> list[Found]:
    """Decisions and proposals whose number, text, reasons, meeting or asset have what is typed in them."""
    return [
        Found(
            opening(row.text),
            _("Decision") if row.outcome else _("Proposal"),
            "decisions",
            row.id,
            " · ".join(
                filter(None, (number_words(row.number), "" if row.state.is_in_force else state_words(row.state)))
            ),
        )
        for row in decisions.found_by(reader, text)
    ]
