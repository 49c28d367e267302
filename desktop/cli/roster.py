"""`chapterhouse roster`: members out of files, into files, and as a list."""

from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.cli import duplicates
from desktop.cli.answers import Json, answer, answer_rows, progress_to_stderr
from desktop.cli.opened import chapter_at, today

roster = typer.Typer(help="The members of the chapter.", no_args_is_help=True)

_LISTED = ("id", "name", "organisation", "brings", "status", "consent", "last_took_part", "email", "phone", "roles")


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `roster`."""
    duplicates.add_to(roster)
    app.add_typer(roster, name="roster")


@roster.command("list")
def list_members(file: Path, as_json: Json = False) -> None:
    """List everybody by name."""
    from models.queries.roster import everyone

    with chapter_at(file) as store, store.read() as reader:
        rows = [{name: getattr(row, name) for name in _LISTED} for row in everyone(reader, today())]
    answer_rows(rows, ("name", "organisation", "status", "email", "id"), as_json=as_json)


@roster.command("import")
def import_members(
    file: Path,
    source: Path,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen, and change nothing.")] = False,
    joined: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When whoever has no joining date joined.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Take in a CSV, spreadsheet or vCard file; the same file twice changes nothing the second time."""
    from exports.tables.roster import read_roster
    from models.queries.roster_files import known
    from models.rules.roster_match import plan

    reading = read_roster(source, today=today())
    with chapter_at(file) as store:
        with store.read() as reader:
            planned = plan(reading.people, known(reader), today=today())
        if joined:
            planned = planned.joining(joined.date())
        if not dry_run and (planned.new or planned.changed):
            from models.commands import roster_import

            with store.write(_("Import {file}").format(file=source.name)) as session:
                roster_import.apply(session, plan=planned, progress=progress_to_stderr(_("Importing:")))
    answer(_report(planned), _summary(planned), as_json=as_json)


@roster.command("export")
def export_members(
    file: Path,
    target: Path,
    private: Annotated[
        bool, typer.Option("--private", help="With notes, access needs and reasons for leaving.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write everybody to a .csv, .xlsx or .vcf file; notes, access needs and reasons for leaving stay here."""
    from exports.tables.roster import PRIVATE, export_roster
    from models.queries.roster_files import drafts

    with chapter_at(file) as store, store.read() as reader:
        people = drafts(reader)
    export_roster(target, people, leave_out=() if private else PRIVATE)
    words = _("{n} people written to {file}").format(n=len(people), file=target)
    answer({"people": len(people), "file": target}, words, as_json=as_json)


def _report(planned: Any) -> dict[str, Any]:
    from exports.tables.wording import why

    return {
        "new": len(planned.new),
        "changed": len(planned.changed),
        "unchanged": len(planned.unchanged),
        "refused": [{"row": refused.row, "why": why(refused)} for refused in planned.refused],
    }


def _summary(planned: Any) -> str:
    report = _report(planned)
    counts = _("{new} new, {changed} changed, {unchanged} unchanged, {refused} refused")
    lines = [counts.format(**{**report, "refused": len(report["refused"])})]
    lines += [_("row {row}: {why}").format(**refused) for refused in report["refused"]]
    return "\n".join(lines)
