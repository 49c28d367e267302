"""Who has the floor in a running meeting, as this laptop keeps it."""

from models.reader import Reader
from models.rules.floor import Floor, from_text

_OVER = "meeting NOT IN (SELECT id FROM meeting WHERE state = 'running' AND NOT removed)"


def floor(reader: Reader, meeting_id: str) -> Floor:
    """The queue and the round; nobody's once the meeting does not run."""
    text = reader.value(f"SELECT body FROM floor WHERE meeting = :meeting AND NOT {_OVER}", meeting=meeting_id)
    return from_text(text) if text else Floor()


def has_left_over(reader: Reader) -> bool:
    """Whether anything is kept of a meeting that does not run any more."""
    return bool(reader.value(f"SELECT EXISTS (SELECT 1 FROM floor WHERE {_OVER})"))
