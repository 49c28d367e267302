"""`chapterhouse bundle`: preview, save, look into, verify and open bundles."""

from dataclasses import asdict
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.cli.answers import Json, answer, progress_to_stderr
from desktop.cli.bundle_preview import preview_bundle
from desktop.cli.bundle_whom import Everything, Level, To, audience_of
from desktop.cli.keys import end_words, national_facts
from desktop.cli.opened import chapter_at, today
from desktop.cli.redating import redate, redated_words
from models.store import Store

if TYPE_CHECKING:
    from exports.bundle.read import Bundle
    from exports.bundle.write import Written
    from models.log.merge import Merged

bundle = typer.Typer(help="Exchange changes with other copies of this chapter, by file.", no_args_is_help=True)

Passphrase = Annotated[
    str, typer.Option("--passphrase", envvar="CHAPTERHOUSE_PASSPHRASE", help="What the bundle is sealed with.")
]


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `bundle`."""
    bundle.command("preview")(preview_bundle)
    bundle.command("redate")(redate)
    app.add_typer(bundle, name="bundle")


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
    from models.queries import sharing as queries
    from models.queries.copies import own_laptop_end
    from ui.sharing.words import forgettings_words

    with chapter_at(file) as store:
        meant = audience_of(store, to, level)
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
        with store.read() as reader:
            forgettings, end = queries.forgettings(reader, meant), own_laptop_end(reader)
    said = [_saved_words(written, letter), *([forgettings_words(forgettings)] if forgettings else []), *end_words(end)]
    told = {**vars(written), "letter": letter, "forgettings": forgettings, "shut_out": end}
    answer(told, "\n".join(said), as_json=as_json)


def _saved_words(written: "Written", letter: Path | None) -> str:
    saved = ngettext("{n} change saved in {files}", "{n} changes saved in {files}", written.changes)
    said = [saved.format(n=written.changes, files=", ".join(map(str, written.files)))]
    if written.sealed == "keys":
        said.append(_("Only {names} and this laptop can open it.").format(names=", ".join(written.to)))
    elif not written.sealed and len(written.counts):
        said.append(_("Whoever gets hold of the file can read it."))
    if written.redated:
        said.append(redated_words(written.redated))
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
        list[str] | None,
        typer.Option("--accept", help="Take it in although of: clock, erasures, ends. May be repeated."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Open a bundle into the chapter."""
    from exports.bundle.read import read_for, take_in
    from models.queries.attention import arisen, attention
    from models.queries.copies import own_laptop_end

    with chapter_at(file) as store:
        checked = read_for(store, source, passphrase=passphrase)
        with store.read() as reader:
            before = attention(reader, store.now())
        merged = take_in(store, checked, label=_("Open bundle"), accepted=frozenset(accept or ()))
        with store.read() as reader:
            end, needing = own_laptop_end(reader), arisen(before, attention(reader, store.now()))
    report = [] if checked.is_notice else _report_words(merged, checked.about.laptop)
    if needing:
        told = ngettext("{n} thing needs attention.", "{n} things need attention.", needing)
        report.append(told.format(n=needing))
    said = [*report, *end_words(end)]
    told = {**_report(checked, merged), "attention": needing, "shut_out": end}
    answer(told, "\n".join(said), as_json=as_json)


def _report(checked: "Bundle", merged: "Merged") -> dict[str, Any]:
    counted = ("fresh", "created", "changed", "conflicts", "proposals", "withdrawn", "erased", "gaps", "forked")
    told = {name: getattr(merged, name) for name in (*counted, "rewritten", "claimed", "ended")}
    went = [asdict(each) for each in merged.went_over]
    return {"changes": len(checked.parcel.ops), **told, "went_over": went, "national": national_facts(merged.national)}


def _report_words(merged: "Merged", laptop: str) -> list[str]:
    from ui.sharing.report_words import came_words, gone_lines, pinned_lines, went_lines

    lines = [came_words(merged)]
    if merged.conflicts:
        lines.append(_("To settle: {n}").format(n=merged.conflicts))
    if merged.rewritten:
        over = _("Written over although agreed, or written down for good: {n}. Ask who did it.")
        lines.append(over.format(n=merged.rewritten))
    if merged.claimed:
        claimed = _("Sent as their own, although others began it: {n}. It stays whose it is: ask about it.")
        lines.append(claimed.format(n=merged.claimed))
    lines += [said for _icon, _tone, said in (*went_lines(merged), *gone_lines(merged), *pinned_lines(merged, laptop))]
    missing = _("Not here yet: changes {low} to {high} of {laptop}")
    return lines + [missing.format(laptop=laptop, low=low, high=high) for laptop, low, high in merged.gaps]


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
            found.extend(secrets_of(home, note.stem).ages)
        except KeyGone:
            continue
    return found


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
