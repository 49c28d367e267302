"""`chapterhouse decision` and `chapterhouse action`: the registers."""

from pathlib import Path

import typer

from desktop.cli.answers import Json, answer_rows
from desktop.cli.opened import chapter_at, today

decision = typer.Typer(help="The chapter's decisions.", no_args_is_help=True)
action = typer.Typer(help="What people agreed to do.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `decision` and `action`."""
    app.add_typer(decision, name="decision")
    app.add_typer(action, name="action")


@decision.command("list")
def list_decisions(file: Path, as_json: Json = False) -> None:
    """List every decision, latest first, and where it stands."""
    from models.queries.decisions import register

    with chapter_at(file) as store, store.read() as reader:
        rows = register(reader, today())
    answer_rows(rows, ("number", "state", "text", "id"), as_json=as_json)


@action.command("list")
def list_actions(file: Path, as_json: Json = False) -> None:
    """List every action, what is open first."""
    from models.queries.actions import listed

    with chapter_at(file) as store, store.read() as reader:
        rows = listed(reader, today())
    answer_rows(rows, ("due_on", "state", "owner", "text", "id"), as_json=as_json)


@decision.callback()
def _decisions() -> None:
    """The chapter's decisions."""


@action.callback()
def _actions() -> None:
    """What people agreed to do."""
