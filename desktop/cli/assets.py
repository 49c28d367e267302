"""`chapterhouse asset`: what the chapter shares."""

from pathlib import Path

import typer

from desktop.cli.answers import Json, answer_rows
from desktop.cli.opened import chapter_at
from models.store import utc_now

asset = typer.Typer(help="The shared assets of the chapter.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `asset`."""
    app.add_typer(asset, name="asset")


@asset.command("list")
def list_assets(file: Path, as_json: Json = False) -> None:
    """List every asset, with who looks after it and who has it."""
    from models.queries.assets import rows

    with chapter_at(file) as store, store.read() as reader:
        found = rows(reader, utc_now())
    answer_rows(found, ("name", "kind", "steward", "place", "id"), as_json=as_json)


@asset.callback()
def _subject() -> None:
    """The shared assets of the chapter."""
