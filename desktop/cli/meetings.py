"""`chapterhouse meeting`: list, take in a record, print the minutes."""

import json
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.answers import Json, answer, answer_rows, progress_to_stderr
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at, today
from desktop.cli.spoken import Language
from models.reader import Reader
from models.store import utc_now

meeting = typer.Typer(help="Meetings and their minutes.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `meeting`."""
    app.add_typer(meeting, name="meeting")


@meeting.command("list")
def list_meetings(file: Path, as_json: Json = False) -> None:
    """List every meeting."""
    from models.queries.meetings import listed

    with chapter_at(file) as store, store.read() as reader:
        rows = listed(reader)
    answer_rows(rows, ("starts", "state", "title", "place", "id"), as_json=as_json)


@meeting.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of a meeting record."""
    from exports.meeting_record import schema

    print(json.dumps(schema(), indent=2, ensure_ascii=False))


@meeting.command("import")
def import_meeting(file: Path, record: Path, as_json: Json = False) -> None:
    """Take in a meeting recorded elsewhere, with everything in it: its record, or the PDF of its minutes."""
    from exports.meeting_record import read
    from exports.verifying_chapter import require_new

    read_record, fingerprint = read(record)
    with chapter_at(file) as store:
        with store.read() as reader:
            require_new(read_record, reader)
        from models.commands.meeting_record import import_record

        with store.write(_("Import {title}").format(title=read_record.title)) as session:
            meeting_id = import_record(session, record=read_record, fingerprint=fingerprint)
    words = _("{title} is in the chapter, with draft minutes").format(title=read_record.title)
    answer({"id": meeting_id, "title": read_record.title}, words, as_json=as_json)


@meeting.command("minutes")
def print_minutes(
    file: Path,
    wanted: Annotated[str, typer.Argument(metavar="MEETING", help="Its id, its title, its day, or `last`.")],
    target: Path,
    *,
    names: Annotated[bool, typer.Option("--names", help="Name those who objected or had concerns.")] = False,
    annex: Annotated[bool, typer.Option("--annex", help="Only what was recorded in confidence.")] = False,
    size: Annotated[int, typer.Option("--size", help="Type size in points: 10, 12 or 16.", min=10, max=16)] = 12,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Write the minutes of a meeting: a PDF, or for a template of your own a .docx or .md."""
    from exports.pdf.minutes import write
    from models.queries.minutes_of import minutes_of

    with chapter_at(file) as store, store.read() as reader:
        minutes = minutes_of(reader, _meeting_id(reader, wanted), with_names=names, confidential=annex)
    ticking = progress_to_stderr(_("Writing the minutes:"))
    write(target, minutes, size=size, printed=today(), language=language, progress=ticking)
    words = _("The minutes of {title} are in {file}").format(title=minutes.title, file=target)
    answer({"file": target, "title": minutes.title, "fingerprint": minutes.fingerprint}, words, as_json=as_json)


@meeting.command("export")
def export_meeting(
    file: Path,
    wanted: Annotated[str, typer.Argument(metavar="MEETING", help="Its id, its title, its day, or `last`.")],
    target: Path,
    as_json: Json = False,
) -> None:
    """Write a meeting as a record for another chapter: all of it but what was said in confidence."""
    from exports.meeting_record import write
    from models.queries.minutes_of import minutes_of

    with chapter_at(file) as store, store.read() as reader:
        minutes = minutes_of(reader, _meeting_id(reader, wanted))
    write(target, minutes)
    words = _("The record of {title} is in {file}").format(title=minutes.title, file=target)
    answer({"file": target, "title": minutes.title, "fingerprint": minutes.fingerprint}, words, as_json=as_json)


@meeting.command("catch-up")
def print_catch_up(
    file: Path,
    wanted: Annotated[str, typer.Argument(metavar="MEETING", help="Its id, its title, its day, or `last`.")],
    target: Path,
    *,
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Write what the absent should know: a PDF with a page for each, or a draft of an e-mail where it ends in .eml."""
    from exports.catch_up import write_draft
    from exports.pdf.catch_up import write
    from models.queries.minutes_catch_up import catch_up

    now = utc_now()
    with chapter_at(file) as store, store.read() as reader:
        told = catch_up(reader, _meeting_id(reader, wanted), now, today())
    if target.suffix.lower() == ".eml":
        write_draft(target, told, at=now, printed=today(), language=language)
    else:
        ticking = progress_to_stderr(_("Writing the sheets:"))
        write(target, told, printed=today(), language=language, progress=ticking)
    words = _("{count} were absent from {title}; what they should know is in {file}").format(
        count=len(told.absent), title=told.meeting.title, file=target
    )
    answer({"file": target, "absent": len(told.absent)}, words, as_json=as_json)


def _meeting_id(reader: Reader, wanted: str) -> str:
    """The one meeting meant. Raises `NotFound`, `Ambiguous`."""
    if wanted == "last":
        query = (
            "SELECT id FROM meeting WHERE NOT removed AND state IN ('closed', 'approved') ORDER BY starts DESC LIMIT 1"
        )
        found = reader.column(query)
    else:
        query = (
            "SELECT id FROM meeting WHERE NOT removed AND "
            "(id = :wanted OR lower(title) = lower(:wanted) OR substr(starts, 1, 10) = :wanted)"
        )
        found = reader.column(query, wanted=wanted)
    return the_only(found, "meeting", wanted)
