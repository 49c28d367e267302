"""Removed things among what one can go to: whoever looks for one is to find where it went."""

from gettext import gettext as _

from models.queries import bin as queries
from models.reader import Reader
from ui.bin.words import kind_words, short
from ui.goto import Found

_MOST = 4


def find(reader: Reader, text: str) -> list[Found]:
    """The last removed in whose names is what is typed."""
    found = [row for row in queries.matching(queries.listed(reader), text) if not row.into][:_MOST]
    return [Found(short(row), _("In the bin"), "bin", row.id, kind_words(row)) for row in found]
