"""Readings of the room: hands on a scale, kept as a note; they decide nothing."""

from datetime import datetime

from sqlmodel import Session

from models.commands.found import clean, connection_of, found
from models.errors import Missing
from models.rules.reading_lines import Levels, counts_line
from models.rules.room_reading import LEVELS, NoSuchLevel, Scale
from models.sealing import require_unsealed
from models.tables import AgendaItem, Reading


def take(session: Session, *, item_id: str, question: str, scale: str, levels: Levels, at: datetime) -> str:
    """Keep how the room felt about something; returns its id. Raises `Missing`, `NoSuchLevel`, `Sealed`."""
    item, known = found(session, AgendaItem, item_id), Scale(scale)
    lowest, highest = LEVELS[known]
    if len(levels.counts) != highest - lowest + 1:
        raise NoSuchLevel(known, lowest + len(levels.counts) - 1, lowest, highest)
    if not levels.shown + levels.passed:
        raise Missing("counts")
    row = Reading(
        meeting_id=item.meeting_id, item_id=item_id, question=clean(question), scale=known,
        counts=counts_line(levels), passed=levels.passed, at=at,
    )  # fmt: skip
    session.add(row)
    require_unsealed(connection_of(session), {("reading", row.id)})
    return row.id


def forget(session: Session, *, reading_id: str) -> None:
    """It was taken down by mistake. Raises `Sealed`."""
    row = found(session, Reading, reading_id)
    require_unsealed(connection_of(session), {("reading", reading_id)})
    row.removed = True
