"""What people have on their hands, as a draft of an e-mail that is not sent yet."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from exports.bundle.letter import letter
from exports.language import _, ngettext, speaking
from exports.safe_file import write_bytes
from exports.words import bare_date, short_date
from models.queries.actions import ActionRow


def write_draft(
    target: Path,
    rows: Sequence[ActionRow],
    *,
    name: str,
    email: str,
    today: date,
    at: datetime,
    language: str = "",
) -> None:
    """Save one person's list as an e-mail to them. Raises `CouldNotWrite`."""
    with speaking(language):
        made = letter([], subject_of(rows), text_of(rows, name, today), to=[email] if email else [], at=at)
    write_bytes(target, made)


def subject_of(rows: Sequence[ActionRow]) -> str:
    """What the e-mail is about."""
    told = ngettext("{count} thing you have taken on", "{count} things you have taken on", len(rows))
    return told.format(count=len(rows))


def text_of(rows: Sequence[ActionRow], name: str, today: date) -> str:
    """The e-mail; a person may say more before sending it."""
    begins = _("Dear {name},").format(name=name) if name else _("Hello,")
    told = _("this is what you have taken on and what is still open on {day}:").format(day=short_date(today))
    ends = _("Is something done, or too much? Please say so before the next meeting. Thank you!")
    return "\n\n".join([begins, told, "\n".join(f"- {_line(row, today)}" for row in rows), ends]) + "\n"


def _line(row: ActionRow, today: date) -> str:
    text = " ".join(row.text.split())
    where = ", ".join(part for part in (row.meeting, bare_date(row.meeting_on) if row.meeting_on else "") if part)
    parts = [text, due_words(row, today), _("agreed at {where}").format(where=where) if where else ""]
    return "; ".join(part for part in parts if part)


def due_words(row: ActionRow, today: date) -> str:
    """By when; and that it is late, where it is."""
    if row.due_on is None:
        return ""
    words = {"day": short_date(row.due_on)}
    return _("was due {day}").format(**words) if row.due_on < today else _("by {day}").format(**words)
