"""Meetings for "go to anything"."""

from gettext import gettext as _
from typing import Any

from models.queries import meetings
from ui.goto import Found
from ui.meetings.words import when
from ui.scanned import scanned

_MOST = 8


def find(reader: Any, text: str) -> list[Found]:
    """Meetings with these words in title, place, agenda or notes, or whose minutes have this QR code."""
    id = scanned(text, "minutes", "annex")
    if id:
        rows = [row for row in meetings.listed(reader) if row.id == id]
    else:
        rows = meetings.listed(reader, text=text)[:_MOST] if text.strip() else []
    return [Found(row.title or _("Untitled meeting"), _("Meeting"), "meetings", row.id, when(row)) for row in rows]
