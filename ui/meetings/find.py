"""Meetings for "go to anything"."""

from gettext import gettext as _
from typing import Any

from models.queries import meetings
from ui.goto import Found
from ui.meetings.words import when

_MOST = 8


def find(reader: Any, text: str) -> list[Found]:
    """Meetings with these words in title, place, agenda or notes."""
    rows = meetings.listed(reader, text=text)[:_MOST] if text.strip() else []
    return [Found(row.title or _("Untitled meeting"), _("Meeting"), "meetings", row.id, when(row)) for row in rows]
