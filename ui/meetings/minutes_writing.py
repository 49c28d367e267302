"""What is written of some minutes beside their papers, as plain functions that a worker may carry out."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from models.progress import Progress
from models.queries.minutes_catch_up import catch_up
from models.queries.minutes_of import minutes_of
from models.store import Store


@dataclass(frozen=True)
class Wish:
    """Of which meeting, with or without the names of those who objected, and when."""

    store: Store
    meeting_id: str
    with_names: bool
    today: date
    now: datetime


def write_record(wish: Wish, target: Path, progress: Progress) -> None:
    """The record another chapter can take in."""
    from exports.meeting_record import write

    with wish.store.read() as reader:
        told = minutes_of(reader, wish.meeting_id)
    write(target, told)


def write_draft(wish: Wish, target: Path, progress: Progress) -> None:
    """The draft of an e-mail to those who were absent."""
    from exports.catch_up import write_draft

    with wish.store.read() as reader:
        told = catch_up(reader, wish.meeting_id, wish.now, wish.today)
    write_draft(target, told, at=wish.now, printed=wish.today)
