"""`chapterhouse meeting`: list, take in a record, print the minutes."""

import json
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.answers import Json, answer, answer_rows, progress_to_stderr
from desktop.cli.opened import chapter_at, today
from models.errors import Ambiguous, NotFound
from models.reader import Reader

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
    """Take in a meeting recorded elsewhere, with everything in it."""
    from exports.meeting_record import read

    read_record, fingerprint = read(record)
    with chapter_at(file) as store:
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
    size: Annotated[int, typer.Option("--size", help="Type size in points: 10, 12 or 16.", min=10, max=16)] = 12,
    as_json: Json = False,
) -> None:
    """Write the minutes of a meeting as a PDF."""
    from exports.pdf.minutes import write
    from models.queries.minutes_of import minutes_of

    with chapter_at(file) as store, store.read() as reader:
        minutes = minutes_of(reader, _meeting_id(reader, wanted), with_names=names)
    write(target, minutes, size=size, printed=today(), progress=progress_to_stderr(_("Writing the minutes:")))
    words = _("The minutes of {title} are in {file}").format(title=minutes.title, file=target)
    answer({"file": target, "title": minutes.title, "fingerprint": minutes.fingerprint}, words, as_json=as_json)


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
    if not found:
        raise NotFound("meeting", wanted)
    if len(found) > 1:
        raise Ambiguous("meeting", wanted, len(found))
    return found[0]
