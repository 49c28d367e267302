"""`chapterhouse bundle`: save, look into, verify and open bundles."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.cli.answers import Json, answer, progress_to_stderr
from desktop.cli.opened import chapter_at

bundle = typer.Typer(help="Exchange changes with other copies of this chapter, by file.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `bundle`."""
    app.add_typer(bundle, name="bundle")


@bundle.command("write")
def write_bundle(
    file: Path,
    target: Path,
    everything: Annotated[bool, typer.Option("--everything", help="Also what all other copies already have.")] = False,
    as_json: Json = False,
) -> None:
    """Save what at least one other copy has not acknowledged."""
    from exports.bundle.write import write

    with chapter_at(file) as store:
        written = write(store, target, everything=everything, progress=progress_to_stderr(_("Writing the bundle:")))
    words = ngettext("{n} change saved in {file}", "{n} changes saved in {file}", written.changes)
    answer(written, words.format(n=written.changes, file=target), as_json=as_json)


@bundle.command("show")
def show_bundle(source: Path, as_json: Json = False) -> None:
    """Say what is in a bundle, after checking it."""
    from exports.bundle.read import read

    about = read(source)
    shown = _shown(about)
    lines = [
        _("From {laptop}, {chapter}").format(laptop=about.about.laptop, chapter=about.about.chapter),
        _("Written {created}").format(created=about.created),
        *(f"{kind}: {count}" for kind, count in about.about.counts.items()),
    ]
    answer(shown, "\n".join(lines), as_json=as_json)


@bundle.command("verify")
def verify_bundle(source: Path, as_json: Json = False) -> None:
    """Check a bundle's signature, its hashes and every line in it."""
    from exports.bundle.read import read

    checked = read(source)
    words = _("Whole and signed by {laptop} with the key {key}")
    answer(
        {"verified": True, **_shown(checked)},
        words.format(laptop=checked.about.laptop, key=checked.about.public_key),
        as_json=as_json,
    )


@bundle.command("read")
def read_bundle(file: Path, source: Path, as_json: Json = False) -> None:
    """Open a bundle into the chapter."""
    from exports.bundle.read import read, take_in

    checked = read(source)
    with chapter_at(file) as store:
        merged = take_in(store, checked, label=_("Open bundle"))
    report = {
        "changes": len(checked.parcel.ops),
        "fresh": merged.fresh,
        "created": merged.created,
        "changed": merged.changed,
        "conflicts": merged.conflicts,
    }
    words = _("{fresh} new changes: {created} things added, {changed} changed, {conflicts} to settle")
    answer(report, words.format(**report), as_json=as_json)


def _shown(checked: Any) -> dict[str, Any]:
    about = checked.about
    return {
        "id": about.bundle,
        "from": {"writer": about.writer, "laptop": about.laptop},
        "chapter": {"id": about.community, "name": about.chapter},
        "created": checked.created,
        "public_key": about.public_key,
        "changes": len(checked.parcel.ops),
        "counts": about.counts,
        "members": [{"name": name, "bytes": size} for name, size in checked.members],
    }
