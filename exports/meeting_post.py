"""The post of a meeting: drafts of e-mails for those who have one, letters on paper for the others."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from exports import calendar
from exports.bundle.letter import letter
from exports.file_names import file_name, meeting_name, safe
from exports.language import _, preferred, speaking
from exports.notice_words import agenda_lines, closing, greeting, invitation, notice_title
from exports.paper_pack import Sheet
from exports.safe_file import replacing
from models.progress import Progress, unwatched
from models.queries.meeting_post import Recipient
from models.queries.paper_pack import PaperPack
from models.rules.post import Way

if TYPE_CHECKING:
    from exports.pdf.paper import Paper

MOST_IN_BLIND_COPY = 90
"""Above a hundred many providers refuse a message; a draft more does no harm."""


@dataclass(frozen=True)
class Post:
    """What was written; `drafts` are e-mails nobody has sent yet."""

    drafts: tuple[Path, ...]
    letters: tuple[Path, ...]
    calendar: Path | None


def write_post(
    folder: Path, pack: PaperPack, told: Sequence[Recipient], *, at: datetime, printed: date,
    language: str = "", progress: Progress = unwatched,
) -> Post:  # fmt: skip
    """Write drafts, letters and the calendar file into a folder once all are made. Raises `CouldNotWrite`."""
    with speaking(preferred(language, pack.meeting.written)):
        return _written(folder, pack, told, (at, printed), progress)


def _written(
    folder: Path, pack: PaperPack, told: Sequence[Recipient], when: tuple[datetime, date], progress: Progress
) -> Post:
    at, printed = when
    by_mail = [each.email for each in told if each.way is Way.EMAIL]
    sheets = letters_of(pack, told, printed)
    steps = len(sheets) + 2
    event = _event(pack, at)
    drafts = list(_drafts(pack, by_mail, event, (at, printed)))
    progress(1, steps)
    letters: list[tuple[str, bytes]] = []
    for number, sheet in enumerate(sheets, start=1):
        letters.append((sheet.name, sheet.make(unwatched).content))
        progress(1 + number, steps)
    apart = [(file_name(pack.meeting, _("invitation"), "ics"), event)] if event else []
    progress(steps, steps)
    with ExitStack() as files:
        for name, content in (*drafts, *letters, *apart):
            files.enter_context(replacing(folder / name)).write_bytes(content)
    paths = [tuple(folder / name for name, _content in group) for group in (drafts, letters)]
    return Post(paths[0], paths[1], folder / apart[0][0] if apart else None)


def letters_of(
    pack: PaperPack, told: Sequence[Recipient], printed: date, *, size: int = 12, language: str = ""
) -> list[Sheet]:
    """A letter for each whom no e-mail reaches."""
    language = preferred(language, pack.meeting.written)

    def make(recipient: Recipient, progress: Progress) -> "Paper":
        from exports.pdf import notice_letter
        from exports.pdf.meeting_paper import Printing

        with speaking(language):
            return notice_letter.paper(pack, recipient, Printing(size, printed, progress, language))

    on_paper = [each for each in told if each.way is Way.LETTER]
    with speaking(language):
        names = [_letter_name(pack, on_paper, number) for number in range(1, len(on_paper) + 1)]
    return [Sheet(name, each.name, partial(make, each)) for name, each in zip(names, on_paper, strict=True)]


def notice_text(pack: PaperPack) -> str:
    """What the e-mail says; a person may say more before sending it."""
    lines = [greeting(), *invitation(pack)]
    if pack.items and not pack.meeting.cancelled:
        lines.append(agenda_lines(pack))
    return "\n\n".join([*lines, closing(pack.meeting)]) + "\n"


def _event(pack: PaperPack, at: datetime) -> bytes:
    """The invitation for calendars; nothing while the day is open."""
    if pack.meeting.starts is None:
        return b""
    return calendar.event(pack.meeting, at=at, agenda=agenda_lines(pack))


def _drafts(
    pack: PaperPack, addresses: Sequence[str], event: bytes, when: tuple[datetime, date]
) -> Iterator[tuple[str, bytes]]:
    """One draft, or several where there are too many for one."""
    if not addresses:
        return
    at, printed = when
    attached = _attached(pack, event, printed)
    groups = _groups(tuple(dict.fromkeys(addresses)))
    for number, group in enumerate(groups, start=1):
        what = _("notice by e-mail")
        if len(groups) > 1:
            what = _("{what} {number} of {count}").format(what=what, number=number, count=len(groups))
        subject = notice_title(pack.meeting)
        yield file_name(pack.meeting, what, "eml"), letter(attached, subject, notice_text(pack), to=group, at=at)


def _attached(pack: PaperPack, event: bytes, printed: date) -> list[tuple[str, bytes]]:
    from exports.pdf import agenda
    from exports.pdf.meeting_paper import Printing

    made = agenda.paper(pack, Printing(printed=printed)).content
    files = [(file_name(pack.meeting, _("1 agenda")), made)]
    return [*files, *([(f"{meeting_name(pack.meeting)}.ics", event)] if event else [])]


def _groups(addresses: Sequence[str]) -> list[Sequence[str]]:
    """As few and as even as can be."""
    count = -(-len(addresses) // MOST_IN_BLIND_COPY)
    size = -(-len(addresses) // count)
    return [addresses[start : start + size] for start in range(0, len(addresses), size)]


def _letter_name(pack: PaperPack, on_paper: Sequence[Recipient], number: int) -> str:
    """By number and name: two people may be called alike."""
    digits = len(str(len(on_paper)))
    name = safe(on_paper[number - 1].name)
    what = _("letter {number} {name}").format(number=f"{number:0{digits}}", name=name)
    return file_name(pack.meeting, what)
