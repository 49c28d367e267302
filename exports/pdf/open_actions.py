"""Open actions as one of the papers that can be asked for by name."""

from collections.abc import Sequence
from datetime import date

from exports.pdf import action_list
from exports.pdf.meeting_paper import Printing
from exports.pdf.paper import Paper
from models.queries.actions import ActionRow


def paper(told: tuple[str, Sequence[ActionRow], date], printing: Printing | None = None) -> Paper:
    """Everybody's list, or one person's: the chapter's name, the actions and the day."""
    printing = printing or Printing()
    return action_list.paper(*told, size=printing.size, progress=printing.progress)
