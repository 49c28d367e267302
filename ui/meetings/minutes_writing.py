"""What is written of some minutes, as plain functions of plain values that a worker may carry out."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from models.progress import Progress
from models.queries.minutes_catch_up import catch_up
from models.queries.minutes_of import minutes_of
from models.store import Store


@dataclass(frozen=True)
class Wish:
    """Of which meeting, in which type size, with or without the names of those who objected, and when."""

    store: Store
    meeting_id: str
    size: int
    with_names: bool
    today: date
    now: datetime


def write_minutes(wish: Wish, target: Path, progress: Progress) -> None:
    """The minutes as PDF."""
    _print(wish, target, progress, confidential=False)


def write_annex(wish: Wish, target: Path, progress: Progress) -> None:
    """What was said in confidence, as a PDF of its own."""
    _print(wish, target, progress, confidential=True)


def write_record(wish: Wish, target: Path, progress: Progress) -> None:
    """The record another chapter can take in."""
    from exports.meeting_record import write

    with wish.store.read() as reader:
        told = minutes_of(reader, wish.meeting_id)
    write(target, told)


def write_missed(wish: Wish, target: Path, progress: Progress) -> None:
    """A page for each who was absent."""
    from exports.pdf import catch_up as paper

    with wish.store.read() as reader:
        told = catch_up(reader, wish.meeting_id, wish.now, wish.today)
    paper.write(target, told, size=wish.size, printed=wish.today, progress=progress)


def write_draft(wish: Wish, target: Path, progress: Progress) -> None:
    """The draft of an e-mail to those who were absent."""
    from exports.catch_up import write_draft

    with wish.store.read() as reader:
        told = catch_up(reader, wish.meeting_id, wish.now, wish.today)
    write_draft(target, told, at=wish.now, printed=wish.today)


def _print(wish: Wish, target: Path, progress: Progress, *, confidential: bool) -> None:
    from exports.pdf import minutes

    with wish.store.read() as reader:
        told = minutes_of(reader, wish.meeting_id, with_names=wish.with_names, confidential=confidential)
    minutes.write(target, told, size=wish.size, printed=wish.today, progress=progress)
