"""`chapterhouse meeting`: the papers and the post of a meeting: agenda, pack, ics, notice."""

from datetime import date
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from desktop.cli.answers import Json, answer, progress_to_stderr
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at, today
from desktop.cli.spoken import Language
from models.queries.paper_pack import PackMeeting, PaperPack, pack_of
from models.reader import Reader
from models.store import Store, utc_now

if TYPE_CHECKING:
    from exports.meeting_post import Post

Wanted = Annotated[str, typer.Argument(metavar="MEETING", help="Its id, its title, its day, or `next`.")]
Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder that is there already.")]

_NEXT = """SELECT id FROM meeting WHERE NOT removed AND coalesce(nullif(state, ''), 'planned') IN ('running', 'planned')
    ORDER BY state = 'running' DESC, starts IS NULL, starts LIMIT 1"""
_NAMED = """SELECT id FROM meeting WHERE id = :wanted OR (NOT removed AND (lower(title) = lower(:wanted)
    OR substr(starts, 1, 10) = :wanted))"""


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `meeting`, beside those that are there."""
    from desktop.cli.meetings import meeting

    for name, command in (("agenda", agenda), ("pack", pack), ("ics", ics), ("notice", notice)):
        meeting.command(name)(command)


def agenda(
    file: Path,
    wanted: Wanted,
    target: Path,
    *,
    large: Annotated[bool, typer.Option("--large", help="In large print, 16 points.")] = False,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Write the agenda of a meeting as a PDF."""
    from exports.paper_pack import write_agenda

    with chapter_at(file) as store:
        found = _pack(store, wanted)
    ticking = progress_to_stderr(_("Writing the agenda:"))
    write_agenda(target, found, printed=today(), large=large, language=language, progress=ticking)
    words = _("The agenda of {title} is in {file}").format(title=found.meeting.title, file=target)
    answer({"file": target, "title": found.meeting.title}, words, as_json=as_json)


def pack(file: Path, wanted: Wanted, target: Folder, *, language: Language = "", as_json: Json = False) -> None:
    """Write all papers of a meeting into a folder."""
    from exports.paper_pack import write_pack

    with chapter_at(file) as store:
        found = _pack(store, wanted)
    ticking = progress_to_stderr(_("Making the papers:"))
    paths = write_pack(target, found, printed=today(), language=language, progress=ticking)
    answer({"files": paths, "title": found.meeting.title}, "\n".join(map(str, paths)), as_json=as_json)


def ics(file: Path, wanted: Wanted, target: Path, *, as_json: Json = False) -> None:
    """Write a meeting as a calendar file; one in the bin, named by its id, is told as cancelled."""
    from exports import calendar
    from exports.notice_words import agenda_lines

    with chapter_at(file) as store:
        found = _pack(store, wanted)
    calendar.write(target, found.meeting, at=utc_now(), agenda=agenda_lines(found))
    facts = {"file": target, "title": found.meeting.title, "sequence": found.meeting.sequence}
    words = _("{title} is in {file}, for any calendar").format(title=found.meeting.title, file=target)
    answer(facts, words, as_json=as_json)


def notice(
    file: Path,
    wanted: Wanted,
    target: Folder,
    *,
    expected: Annotated[bool, typer.Option("--expected", help="Tell only those expected.")] = False,
    count: Annotated[bool, typer.Option("--count", help="The notice counts from today.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Only say who would be told, and write nothing.")] = False,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Write e-mail drafts and letters that call people to a meeting."""
    from models.queries.meeting_post import recipients

    with chapter_at(file) as store:
        found = _pack(store, wanted)
        with store.read() as reader:
            told = recipients(reader, found.meeting.id, today(), expected_only=expected)
        if show:
            lines = [f"{each.way}  {each.name}  {each.email}".rstrip() for each in told]
            answer(told, "\n".join(lines), as_json=as_json)
            return
        from exports.meeting_post import write_post

        ticking = progress_to_stderr(_("Writing the notice:"))
        post = write_post(target, found, told, at=utc_now(), printed=today(), language=language, progress=ticking)
        if count:
            _count(store, found.meeting, today())
    by_hand = [each.name for each in told if each.way == "by_hand"]
    facts = {"drafts": post.drafts, "letters": post.letters, "calendar": post.calendar, "by_hand": by_hand}
    answer(facts, _said(post, by_hand, target), as_json=as_json)


def _said(post: "Post", by_hand: list[str], folder: Path) -> str:
    drafts = ngettext("{count} e-mail draft", "{count} e-mail drafts", len(post.drafts)).format(count=len(post.drafts))
    letters = ngettext("{count} letter", "{count} letters", len(post.letters)).format(count=len(post.letters))
    lines = [_("Written to {folder}: {drafts}, {letters}").format(folder=folder, drafts=drafts, letters=letters)]
    if by_hand:
        lines.append(_("Nobody but you can tell: {names}").format(names=", ".join(by_hand)))
    return "\n".join(lines)


def _count(store: Store, meeting: PackMeeting, on: date) -> None:
    from models.commands.notice import give_notice

    with store.write(_("Give notice of {meeting}").format(meeting=meeting.title)) as session:
        give_notice(session, meeting_id=meeting.id, on=on)


def _pack(store: Store, wanted: str) -> PaperPack:
    with store.read() as reader:
        return pack_of(reader, _meeting_id(reader, wanted), today())


def _meeting_id(reader: Reader, wanted: str) -> str:
    """The one meeting meant. Raises `NotFound`, `Ambiguous`."""
    found = reader.column(_NEXT) if wanted == "next" else reader.column(_NAMED, wanted=wanted)
    return the_only(found, "meeting", wanted)
