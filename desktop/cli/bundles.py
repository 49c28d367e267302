"""`chapterhouse bundle`: preview, save, look into, verify and open bundles."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.cli.answers import Json, answer, progress_to_stderr
from desktop.cli.opened import chapter_at, today
from models.errors import Ambiguous, NotFound
from models.store import Store

if TYPE_CHECKING:
    from exports.bundle.read import Bundle
    from exports.bundle.write import Written
    from models.log.outgoing import Audience

bundle = typer.Typer(help="Exchange changes with other copies of this chapter, by file.", no_args_is_help=True)

To = Annotated[
    str, typer.Option("--to", help="national, chapters, or one laptop or chapter. Unless given: co-coordinators.")
]
Level = Annotated[
    int | None,
    typer.Option("--level", min=0, max=3, help="Tell the national community less than the chapter decided."),
]
Everything = Annotated[bool, typer.Option("--everything", help="Also what all of them already have.")]
Passphrase = Annotated[
    str, typer.Option("--passphrase", envvar="CHAPTERHOUSE_PASSPHRASE", help="What the bundle is sealed with.")
]


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `bundle`."""
    app.add_typer(bundle, name="bundle")


@bundle.command("preview")
def preview_bundle(
    file: Path, to: To = "", level: Level = None, everything: Everything = False, as_json: Json = False
) -> None:
    """Say exactly what a bundle would hold at this moment, what stays behind, and why."""
    from exports.bundle.recipients import addressed
    from models.queries.leaving import preview, thing_names
    from ui.sharing.leaving_words import why_words

    with chapter_at(file) as store, store.read() as reader:
        _readers, meant = addressed(reader.connection, _audience(store, to, level))
        seen = preview(reader, meant, today(), everything=everything)
        names = {
            table: thing_names(reader, table, [t.row for t in seen.things if t.table == table])
            for table in seen.counts()
        }
    listed = [f"{thing.table}  {names[thing.table].get(thing.row, '')}  {_fields(thing)}" for thing in seen.things]
    behind = [f"{held.table}: {why_words(held.why)} ({len(held.rows)})" for held in seen.withheld]
    lines = [*listed, *([_("Stays behind:"), *behind] if behind else [])]
    answer(seen, "\n".join(lines) or _("Nothing would leave."), as_json=as_json)


def _fields(thing: Any) -> str:
    return ", ".join(f"{field.name}: {field.value}" for field in thing.fields)


@bundle.command("write")
def write_bundle(
    file: Path,
    target: Path,
    *,
    to: To = "",
    level: Level = None,
    everything: Everything = False,
    passphrase: Passphrase = "",
    open_text: Annotated[bool, typer.Option("--open", help="Signed, but readable by anybody.")] = False,
    eml: Annotated[bool, typer.Option("--eml", help="Also as a draft of an e-mail, beside it.")] = False,
    as_json: Json = False,
) -> None:
    """Save what at least one of them has not acknowledged."""
    from exports.bundle.write import write
    from models.commands import clearing

    with chapter_at(file) as store:
        meant = _audience(store, to, level)
        clearing.take_back(store, meant, today(), label=_("Take back things with a name in them"))
        written = write(
            store,
            target,
            audience=meant.kind,
            to=meant.to,
            level=meant.level,
            everything=everything,
            passphrase=passphrase,
            open_text=open_text,
            progress=progress_to_stderr(_("Writing the bundle:")),
        )
        letter = _letter(store, written) if eml else None
    answer({**vars(written), "letter": letter}, _saved_words(written, letter), as_json=as_json)


def _saved_words(written: "Written", letter: Path | None) -> str:
    saved = ngettext("{n} change saved in {files}", "{n} changes saved in {files}", written.changes)
    said = [saved.format(n=written.changes, files=", ".join(map(str, written.files)))]
    if not written.sealed and len(written.counts):
        said.append(_("Whoever gets hold of the file can read it."))
    if letter:
        said.append(_("The letter to send it with: {file}").format(file=letter))
    return "\n".join(said)


def _letter(store: Store, written: "Written") -> Path:
    from exports.bundle.letter import write_letter
    from models.log import exchange

    with store.read() as reader:
        name = exchange.chapter(reader.connection)[1]
    target = written.files[0].with_suffix(".eml")
    subject = _("{chapter}: changes to take in").format(chapter=name)
    text = _("Save the attached file and open it in Chapterhouse. Nothing in it changes until you say so.")
    write_letter(target, written.files, subject=subject, text=text, at=store.now())
    return target


@bundle.command("show")
def show_bundle(source: Path, passphrase: Passphrase = "", as_json: Json = False) -> None:
    """Say what is in a bundle, after checking it."""
    about = _read(source, passphrase)
    lines = [
        _("From {laptop}, {chapter}").format(laptop=about.about.laptop, chapter=about.about.chapter),
        _("Written {created}").format(created=about.created),
        *(f"{kind}: {count}" for kind, count in about.about.counts.items()),
    ]
    answer(_shown(about), "\n".join(lines), as_json=as_json)


@bundle.command("verify")
def verify_bundle(source: Path, passphrase: Passphrase = "", as_json: Json = False) -> None:
    """Check a bundle's signature, its hashes and every line in it."""
    checked = _read(source, passphrase)
    words = _("Whole and signed by {laptop} with the key {key}")
    answer(
        {"verified": True, **_shown(checked)},
        words.format(laptop=checked.about.laptop, key=checked.about.public_key),
        as_json=as_json,
    )


@bundle.command("read")
def read_bundle(
    file: Path,
    source: Path,
    *,
    passphrase: Passphrase = "",
    accept: Annotated[
        list[str] | None, typer.Option("--accept", help="Take it in although of: clock, erasures. May be repeated.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Open a bundle into the chapter."""
    from exports.bundle.read import read_for, take_in

    with chapter_at(file) as store:
        checked = read_for(store, source, passphrase=passphrase)
        merged = take_in(store, checked, label=_("Open bundle"), accepted=frozenset(accept or ()))
    counted = ("fresh", "created", "changed", "conflicts", "proposals", "withdrawn", "erased", "gaps", "forked")
    report = {"changes": len(checked.parcel.ops), **{name: getattr(merged, name) for name in counted}}
    words = [_("{fresh} new changes: {created} things added, {changed} changed, {conflicts} to settle")]
    words += [_("Not here yet: changes {low} to {high} of {laptop}")] * len(merged.gaps)
    places = [{}, *({"laptop": laptop, "low": low, "high": high} for laptop, low, high in merged.gaps)]
    said = [line.format(**{**report, **place}) for line, place in zip(words, places, strict=True)]
    answer(report, "\n".join(said), as_json=as_json)


def _read(source: Path, passphrase: str) -> "Bundle":
    """Read it with whichever of this laptop's keys opens it."""
    from exports.bundle import seal
    from exports.bundle.container import content_of
    from exports.bundle.read import read

    content = content_of(source)
    sealed = seal.is_sealed(content) and not seal.needs_phrase(content)
    return read(content, keys=_keys_here() if sealed else (), passphrase=passphrase, name=source.name)


def _keys_here() -> list[str]:
    from desktop.paths import here
    from models.trust.keys import KeyGone, secrets_of

    found, home = [], here().data
    for note in sorted((home / "writers").glob("*.json")):
        try:
            found.append(secrets_of(home, note.stem).age)
        except KeyGone:
            continue
    return found


def _audience(store: Store, to: str, level: int | None) -> "Audience":
    """Whom `--to` means. Raises `NotFound`, `Ambiguous`."""
    from exports.bundle.recipients import readers_of
    from models.log.allowed import decided_level
    from models.log.outgoing import CHAPTER, CHAPTERS, NATIONAL, Audience
    from models.rules.levels import effective

    store.prepare()
    with store.read() as reader:
        decided = decided_level(reader.connection)
        told = effective(decided if level is None else level, decided)
        if to in {"", CHAPTER, NATIONAL, CHAPTERS}:
            return Audience(to or CHAPTER, (), told)
        named = _chapters_called(reader, to)
        found = {
            kind: {
                one.replica or one.chapter
                for one in readers_of(reader.connection, Audience(kind))
                if to in {one.replica, one.chapter, one.name} or one.chapter in named
            }
            for kind in (CHAPTER, NATIONAL, CHAPTERS)
        }
    meant = [(kind, whom) for kind, whom in found.items() if whom]
    if not meant:
        raise NotFound("recipient", to)
    if len(meant) > 1:
        raise Ambiguous("recipient", to, len(meant))
    return Audience(meant[0][0], tuple(sorted(meant[0][1])), told)


def _chapters_called(reader: Any, name: str) -> set[str]:
    from models.queries import national

    return {row.id for row in national.chapters(reader) if row.name == name}


def _shown(checked: "Bundle") -> dict[str, Any]:
    about = checked.about
    return {
        "id": about.bundle,
        "from": {"writer": about.writer, "laptop": about.laptop},
        "chapter": {"id": about.community, "name": about.chapter},
        "audience": about.audience,
        "part": about.part,
        "parts": about.parts,
        "sealed": checked.sealed,
        "created": checked.created,
        "public_key": about.public_key,
        "changes": len(checked.parcel.ops),
        "stubs": about.stubs,
        "erased_changes": about.erased_changes,
        "personal": about.personal
        and {name: getattr(about.personal, name) for name in about.personal.__struct_fields__},
        "counts": about.counts,
        "members": [{"name": name, "bytes": size} for name, size in checked.members],
    }
