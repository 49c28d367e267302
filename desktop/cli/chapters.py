"""`chapterhouse new`, `check`, `tour` and `self-test`: chapter files as a whole."""

import sys
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop import __version__
from desktop.cli.answers import Json, answer
from desktop.cli.keys import national_facts
from desktop.cli.opened import chapter_at, store_at

if TYPE_CHECKING:
    from desktop.joining import Joined


def add_to(app: typer.Typer) -> None:
    """Hang the commands at the top."""
    app.callback(invoke_without_command=True)(top)
    app.command("new")(new)
    app.command("check")(check)
    app.command("tour")(tour)
    app.command("self-test")(self_test)


def top(
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    """What comes before any command."""
    if version:
        print(f"chapterhouse {__version__}")
        raise typer.Exit


def new(
    file: Path,
    *,
    name: Annotated[str, typer.Option("--name", help="What the chapter is called.")] = "",
    bundles: Annotated[
        list[Path] | None, typer.Option("--from", help="Join the chapter of this bundle; again for each further part.")
    ] = None,
    passphrase: Annotated[
        str, typer.Option("--passphrase", envvar="CHAPTERHOUSE_PASSPHRASE", help="What the bundle is sealed with.")
    ] = "",
    is_national: Annotated[bool, typer.Option("--national", help="It is the national community’s own file.")] = False,
    as_json: Json = False,
) -> None:
    """Begin a chapter, or join an existing one from a co-coordinator's bundle."""
    from models.commands import chapter, national

    told: dict[str, Any] = {"file": file, "name": name}
    said = []
    if not bundles:
        make = national.make if is_national else chapter.make
        make(file, store_at, label=_("New chapter"), name=name).close()
    elif name or is_national:
        raise typer.BadParameter(_("give --name or --from, not both"))
    else:
        from desktop.joining import join

        joined = join(file, bundles, store_at, passphrase=passphrase)
        told |= {"name": joined.name, "national": national_facts(joined.national)}
        said = _believed_words(joined)
    lines = [_("{name} is in {file}").format(name=told["name"], file=file), *said]
    answer(told, "\n".join(lines), as_json=as_json)


def _believed_words(joined: "Joined") -> list[str]:
    """Whose word counts from now on because of whose bundle, and the way back."""
    from ui.sharing.key_words import pinned_words

    if not joined.national:
        return []
    forget = _("To believe it no longer: chapterhouse keys forget-national FILE")
    return [pinned_words(joined.national, joined.laptop), forget]


def check(file: Path, as_json: Json = False) -> None:
    """Rebuild every table from the change log and compare."""
    from models.log.rebuild import differences

    with chapter_at(file) as store, store.uncaptured("") as (connection, _rows):
        found = differences(connection)
        changes = connection.execute("SELECT count(*) FROM op").fetchone()[0]
    whole = ngettext(
        "Clean: {n} change, and every table is what the log says",
        "Clean: {n} changes, and every table is what the log says",
        changes,
    )
    broken = ngettext(
        "{n} difference between the log and the tables", "{n} differences between the log and the tables", len(found)
    )
    words = broken.format(n=len(found)) if found else whole.format(n=changes)
    answer({"clean": not found, "changes": changes, "differences": found}, "" if found else words, as_json=as_json)
    if found:
        print(words, file=sys.stderr)
        raise typer.Exit(1)


def tour(
    folder: Annotated[Path, typer.Argument(metavar="DIR")] = Path("tour"),
    no_window: Annotated[bool, typer.Option("--no-window", help="Make the files only.")] = False,
    as_json: Json = False,
) -> None:
    """Make a sample chapter, its minutes and a bundle, and open the window on it."""
    from desktop.tour import make_tour

    made = make_tour(folder)
    lines = (
        _("A sample chapter (nobody in it is real): {file}").format(file=made.chapter),
        _("The minutes of its last meeting: {file}").format(file=made.minutes),
        _("A bundle for a co-coordinator: {file}").format(file=made.bundle),
    )
    answer(made, "\n".join(lines), as_json=as_json)
    if no_window:
        return
    from desktop.display import has_display
    from desktop.start import open_window

    if not has_display():
        print(_("There is no screen here, so no window opens."), file=sys.stderr if as_json else sys.stdout)
        return
    raise typer.Exit(open_window([made.chapter]))


def self_test(as_json: Json = False) -> None:
    """Try the installed program on itself: window, chapter, PDF and bundle."""
    from desktop.selftest import self_test as run

    steps = []
    for line in run():
        steps.append(line)
        if not as_json:
            print(line, flush=True)
    answer({"passed": steps}, "", as_json=as_json)
