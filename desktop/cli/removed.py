"""`chapterhouse bin`: what was removed, and the way back."""

from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.answers import Json, answer, answer_rows
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at
from models.queries import bin as queries
from models.queries.bin import Binned
from models.store import Store, utc_now

removed = typer.Typer(help="What was removed, newest first, and the way back.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `bin`."""
    app.add_typer(removed, name="bin")


@removed.callback()
def _bin() -> None:
    """What was removed, newest first, and the way back."""


@removed.command("list")
def list_removed(
    file: Path,
    search: Annotated[str, typer.Option("--search", help="Only what is called so.")] = "",
    as_json: Json = False,
) -> None:
    """List everything that was removed: what it was, whose, when and on which laptop."""
    with chapter_at(file) as store, store.read() as reader:
        rows = [_shown(row) for row in queries.matching(queries.listed(reader), search)]
    answer_rows(rows, ("id", "kind", "name", "of", "removed_at", "laptop", "merged_into"), as_json=as_json)


@removed.command("restore")
def restore(
    file: Path,
    things: Annotated[list[str], typer.Argument(help="Ids, as `bin list` gives them, or whole names.")],
    as_json: Json = False,
) -> None:
    """Put things back, all of them or none, each with what went with it."""
    from models.commands import bin as commands

    with chapter_at(file) as store:
        found = [_meant(store, each) for each in things]
        label = ngettext("Put back {name}", "Put back {count} things", len(found))
        with store.write(label.format(name=things[0], count=len(found))) as session:
            came = commands.restore(session, things=found, now=utc_now())
    words = ngettext("Put back, {n} record in all", "Put back, {n} records in all", came).format(n=came)
    answer({"restored": [id for _table, id in found], "records": came}, words, as_json=as_json)


def _meant(store: Store, named: str) -> tuple[str, str]:
    """What lies in the bin under this id or this name. Raises `NoSuchName`, `Ambiguous`."""
    with store.read() as reader:
        rows = queries.listed(reader)
    wanted = named.strip().casefold()
    return the_only([(row.table, row.id) for row in rows if wanted in (row.id, row.title.casefold())], "", named)


def _shown(row: Binned) -> dict[str, object]:
    return {
        "id": row.id,
        "kind": row.table,
        "name": row.title or row.sub,
        "of": row.of,
        "removed_at": row.at,
        "laptop": row.by,
        "undone": row.undone,
        "deed": row.label,
        "merged_into": row.into,
    }
