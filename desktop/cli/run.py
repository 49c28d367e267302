"""Runs one command: 0 done, 1 refused with one sentence and nothing changed, 2 not understood."""

import sys
from datetime import UTC, datetime
from io import TextIOWrapper

import typer

from desktop.cli import (
    about,
    assets,
    bundles,
    chapters,
    keys,
    meeting_papers,
    meetings,
    national,
    papers,
    registers,
    removed,
    roster,
    settling,
    verify,
)
from desktop.crash import CrashHandler
from desktop.paths import here
from models.errors import Refusal

app = typer.Typer(
    help="Members, shared assets and meeting decisions of a local chapter, in one file on one laptop.",
    epilog="chapterhouse [FILE] without a command opens the window.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for part in (
    chapters,
    about,
    roster,
    assets,
    registers,
    meetings,
    meeting_papers,
    papers,
    bundles,
    keys,
    national,
    settling,
    removed,
    verify,
):
    part.add_to(app)


def run_command(arguments: list[str]) -> int:
    """Run the command; returns the exit code."""
    _speak_utf_8()
    try:
        return app(arguments, prog_name="chapterhouse", standalone_mode=False) or 0
    except Refusal as refusal:
        return _refused(refusal)
    except typer.TyperException as problem:
        print(problem.format_message(), file=sys.stderr)
        return problem.exit_code
    except typer.Abort:
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - the last resort of the command line
        return _crashed(error)


def _speak_utf_8() -> None:
    """Into files and pipes, where Windows would have a code page without ŵ; what is no text at all is spelt out."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a program without a console has none
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _refused(refusal: Refusal) -> int:
    from desktop.rescue import sentence

    print(sentence(refusal, here().data), file=sys.stderr)
    return 1


def _crashed(error: Exception) -> int:
    told: list[str] = []
    handler = CrashHandler(
        here().crashes,
        tell=lambda crash: told.append(str(crash.report or "")),
        now=lambda: datetime.now(UTC),
    )
    handler.hear(type(error), error, error.__traceback__)
    print(f"Something went wrong that should not have: {error}. A report lies in {told[0]}", file=sys.stderr)
    return 1
