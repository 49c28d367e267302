"""`chapterhouse keys`: one's own six words, whom this file believes, and how that is changed."""

from datetime import date
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.cli import national_keys
from desktop.cli.answers import Json, answer
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at
from models.store import Store

if TYPE_CHECKING:
    from models.trust.own_end import OwnEnd
    from models.trust.ring import Secrets

keys = typer.Typer(help="Whose bundles this chapter takes in, and why.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `keys`."""
    national_keys.add_to(keys)
    app.add_typer(keys, name="keys")


@keys.command("show")
def show(file: Path, as_json: Json = False) -> None:
    """Show this laptop's six words, where its keys lie, and every laptop known here."""
    from models.queries.copies import national_key, own_laptop_end
    from models.trust import quarantine
    from ui.sharing.words import dropped_words

    with chapter_at(file) as store:
        own, others = _own(store), _everybody(store)
        with store.read() as reader:
            end, national, gone = own_laptop_end(reader), national_key(reader), quarantine.dropped(reader)
    kept = {"keychain": _("in the system's keychain"), "file": _("in a file only you can read")}[own["kept"]]
    lines = [
        _("The six words of this laptop: {words}").format(words=" ".join(own["words"])),
        *end_words(end),
        _("Its keys lie {place}.").format(place=kept),
        *_sealing_words(**own["sealing"]),
        *(f"{one['name']}  {one['standing']}  {' '.join(one['words'])}".strip() for one in others),
    ]
    if national:
        believed = _("The national key believed here, of {name}: {words}")
        lines.append(believed.format(name=national.name, words=" ".join(national.words)))
    if gone:
        lines.append(dropped_words(gone))
    told = {**own, "laptops": others, "shut_out": end, "national": national, "dropped": gone}
    answer(told, "\n".join(lines), as_json=as_json)


def end_words(end: "OwnEnd | None") -> list[str]:
    """What somebody at a laptop that was shut out has to know."""
    from ui.sharing.key_words import shut_out_words

    return [shut_out_words(end)] if end else []


def national_facts(pinned: tuple[str, str] | None) -> dict[str, str] | None:
    """A national key that is believed from now on, by its community's name."""
    return dict(zip(("name", "public_key"), pinned, strict=True)) if pinned else None


@keys.command("accept")
def accept(
    file: Path,
    words: Annotated[list[str], typer.Argument(help="The six words as the other laptop's owner read them out.")],
    as_json: Json = False,
) -> None:
    """Believe the laptop whose six words you heard, by telephone or side by side."""
    from models.commands import copies

    with chapter_at(file) as store:
        met = copies.hear(store, " ".join(words), label=_("Believe a laptop by its words"))
    said = [_("{laptop} is believed from now on.").format(laptop=met.laptop.name)]
    if met.waiting:
        more = ngettext(
            "{n} bundle of theirs was set aside: open it again.",
            "{n} bundles of theirs were set aside: open them again.",
            len(met.waiting),
        )
        said.append(more.format(n=len(met.waiting)))
    told = {"laptop": met.laptop.name, "public_key": met.laptop.public_key, "waiting": met.waiting}
    answer(told, " ".join(said), as_json=as_json)


@keys.command("revoke")
def revoke(
    file: Path,
    laptop: Annotated[str, typer.Argument(help="The laptop's name, or its public key.")],
    notice: Annotated[
        Path | None,
        typer.Option(help="Save a notice that tells whoever has the laptop; nothing else is in it. Not sealed."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Shut out a laptop that was lost or stolen, for good; what it wrote so far stays."""
    from exports.bundle.notice import write_notice
    from models.commands import copies
    from models.trust import acquaintance

    with chapter_at(file) as store:
        key = _key_of(store, laptop)
        with store.read() as reader:
            lost = [one.name for one in acquaintance.would_lose(reader.connection, key)]
        copies.shut_out(store, public_key=key, label=_("Shut out {laptop}").format(laptop=laptop))
        if notice:
            write_notice(store, notice, key)
    said = [_("{laptop} is shut out. What it wrote so far stays.").format(laptop=laptop)]
    if lost:
        said.append(_("Compare words again with: {names}.").format(names=", ".join(lost)))
    if notice:
        said.append(_("The notice for whoever has it: {file}").format(file=notice))
    answer({"revoked": key, "to_compare_again": lost, "notice": notice}, " ".join(said), as_json=as_json)


@keys.command("keychain")
def into_keychain(file: Path, as_json: Json = False) -> None:
    """Try once more to move this laptop's keys into the system's keychain."""
    from models.trust.keys import put_into_keychain

    with chapter_at(file) as store:
        store.prepare()
        kept = put_into_keychain(store.home, store.writer)
    words = {
        "keychain": _("The keys lie in the system's keychain."),
        "file": _("There is no keychain here that would take them: they stay in a file only you can read."),
    }
    answer({"kept": kept}, words[kept], as_json=as_json)


@keys.command("renew")
def renew(
    file: Path,
    *,
    destroy: Annotated[
        bool, typer.Option("--now", help="Destroy the former key at once: nothing sealed to it opens here any more.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Change the key that others seal bundles to before its year is over, because a stick was lost."""
    from models.trust import keys as own_keys

    with chapter_at(file) as store:
        store.prepare()
        with store.uncaptured("") as (connection, _rows):
            found = own_keys.renew(connection, store.home, store.writer, _now(store))
        if destroy:  # only once the file names the new one for good
            found = own_keys.destroy_former(store.home, store.writer)
    answer(_sealing(found), _renewed_words(found.former_until), as_json=as_json)


def _renewed_words(until: str) -> str:
    if until:
        kept = _("What was sealed to the former one still opens here until {day}.").format(day=_day(until))
    else:
        kept = _("The former one is destroyed: what was sealed to it does not open here any more.")
    said = (
        _("The key that others seal bundles to is a new one."),
        kept,
        _("Whoever else a bundle was sealed to opens it with their own key as before."),
        _("Save a bundle for everybody now: until they have opened it they go on sealing to the former key."),
    )
    return "\n".join(said)


def _own(store: Store) -> dict[str, Any]:
    from models.rules.spoken_words import words_of
    from models.trust import signing
    from models.trust.keys import introduce, where_kept

    store.prepare()
    with store.uncaptured("") as (connection, _rows):
        found = introduce(connection, store.home, store.writer, _now(store))
    key, kept = signing.public_key(found.seed), where_kept(store.home, store.writer)
    told = {"writer": store.writer, "public_key": key, "words": words_of(key), "kept": kept}
    return {**told, "sealing": _sealing(found)}


def _sealing(found: "Secrets") -> dict[str, str]:
    """Since when others seal to the key of today, from when it is changed, and until when a former one opens."""
    return {"since": found.since, "changes_on": found.changes_on, "former_until": found.former_until}


def _sealing_words(since: str, changes_on: str, former_until: str) -> list[str]:
    said = []
    if since:
        told = _("Others seal bundles to a key in use since {since}; it is changed once a year, next from {day} on.")
        said.append(told.format(since=_day(since), day=_day(changes_on)))
    if former_until:
        former = _("What was sealed to the former one opens here until {day}.")
        said.append(former.format(day=_day(former_until)))
    return said


def _day(text: str) -> str:
    from ui.dates import day

    return day(date.fromisoformat(text))


def _everybody(store: Store) -> list[dict[str, Any]]:
    from models.trust.acquaintance import everybody

    with store.read() as reader:
        found = everybody(reader.connection)
    return [
        {
            "name": one.laptop.name,
            "chapter": one.laptop.chapter,
            "public_key": one.laptop.public_key,
            "standing": one.standing,
            "role": one.role,
            "words": one.words if one.standing in {"own", "words"} else (),  # others are to be heard, not copied
        }
        for one in found
    ]


def _key_of(store: Store, laptop: str) -> str:
    from models.trust.acquaintance import laptops

    with store.read() as reader:
        known = laptops(reader.connection)
    found = {one.public_key for one in known if laptop in {one.name, one.public_key}}
    return the_only(found, "laptop", laptop)


def _now(store: Store) -> str:
    return f"{store.now():%Y-%m-%dT%H:%M:%SZ}"
