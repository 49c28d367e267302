"""Actions among what one can go to."""

from gettext import gettext as _

from models.queries import actions
from models.queries.actions import ActionRow
from models.reader import Reader
from models.rules.actions import ActionState
from ui.actions.words import short
from ui.goto import Found


def find(reader: Reader, text: str) -> list[Found]:
    """Actions whose words, owner, note or meeting have what is typed in them."""
    return [
        Found(short(row.text), _("Action"), "actions", row.id, _detail(row)) for row in actions.found_by(reader, text)
    ]


def _detail(row: ActionRow) -> str:
    ended = {ActionState.DONE: _("Done"), ActionState.DROPPED: _("Dropped")}.get(row.state, "")
    return " · ".join(filter(None, (row.owner, ended)))
