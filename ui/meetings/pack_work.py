"""The work of making papers, for a worker: it reads the chapter, and loads what draws only when it is asked."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from models.progress import Progress
from models.queries.meeting_post import Recipient
from models.queries.paper_pack import PackMeeting, PaperPack, pack_of
from models.store import Store

if TYPE_CHECKING:
    from exports.meeting_post import Post


def pack(store: Store, folder: Path, meeting_id: str, today: date) -> Callable[[Progress], list[Path]]:
    """Write the whole pack. Raises `NotFound`, `CouldNotWrite`."""

    def work(progress: Progress) -> list[Path]:
        from exports.paper_pack import write_pack

        return write_pack(folder, _read(store, meeting_id, today), printed=today, progress=progress)

    return work


def calendar(store: Store, target: Path, meeting_id: str, moment: tuple[datetime, date]) -> Callable[[Progress], None]:
    """Write the calendar file. Raises `NotFound`, `CouldNotWrite`, `Missing`."""
    at, today = moment

    def work(_progress: Progress) -> None:
        from exports import calendar
        from exports.notice_words import agenda_lines

        found = _read(store, meeting_id, today)
        calendar.write(target, found.meeting, at=at, agenda=agenda_lines(found))

    return work


def post(
    store: Store, folder: Path, meeting_id: str, told: Sequence[Recipient], moment: tuple[datetime, date]
) -> "Callable[[Progress], Post]":
    """Write drafts and letters. Raises `NotFound`, `CouldNotWrite`."""
    at, today = moment

    def work(progress: Progress) -> "Post":
        from exports.meeting_post import write_post

        found = _read(store, meeting_id, today)
        return write_post(folder, found, told, at=at, printed=today, progress=progress)

    return work


def calendar_name(meeting: PackMeeting) -> str:
    """What the calendar file is called unless somebody names it otherwise."""
    from exports.file_names import meeting_name

    return f"{meeting_name(meeting)}.ics"


def _read(store: Store, meeting_id: str, today: date) -> PaperPack:
    with store.read() as reader:
        return pack_of(reader, meeting_id, today)
