"""Members among what one can go to."""

from gettext import gettext as _

from models.queries import roster
from models.reader import Reader
from ui.goto import Found


def find(reader: Reader, text: str) -> list[Found]:
    """The members a few letters mean."""
    return [Found(hit.name, _("Member"), "members", hit.id, hit.detail) for hit in roster.find(reader, text)]
