"""One typed line as an item of an agenda: "Spring exchange, 15 min"."""

import re

from models.rules.starting_agenda import DraftItem

_MINUTES = re.compile(r"(.*[^\s,])[\s,]+(\d{1,3})\s*(?:min|mins|minutes|m|')\s*", re.IGNORECASE)
_USUAL = 10


def draft_of(typed: str) -> DraftItem | None:
    """The item meant; None for nothing.

    >>> [(item.title, item.minutes) for item in map(draft_of, ("Spring exchange, 15 min", "Kit")) if item]
    [('Spring exchange', 15), ('Kit', 10)]
    """
    words = typed.strip()
    if not words:
        return None
    said = _MINUTES.fullmatch(words)
    return DraftItem(said[1], int(said[2]), "discuss") if said else DraftItem(words, _USUAL, "discuss")
