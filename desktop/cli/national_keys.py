"""`chapterhouse keys`: the national key, as a chapter believes or forgets it and as national makes and saves it."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.answers import Json, answer
from desktop.cli.opened import chapter_at
from models.store import Store


def add_to(keys: typer.Typer) -> None:
    """Hang the commands under `keys`."""
    keys.command("trust-national")(trust_national)
    keys.command("forget-national")(forget_national)
    keys.command("take-certificate")(take_certificate)
    keys.command("spare")(spare)
    keys.command("take-over")(take_over)


def trust_national(
    file: Path,
    invitation: Path,
    reply: Annotated[
        Path | None, typer.Option("--answer", help="Save the chapter's answer here, to be sent back.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Take over the key of the national community from its invitation."""
    from exports import enrolment
    from exports import invitation as invitations

    read = invitations.read(invitation)
    label = _("Believe the national key")
    with chapter_at(file) as store:
        if reply:
            enrolment.answer(store, read, reply, label=label)
        else:
            invitations.accept(store, read, label=label)
    said = _("{national} is believed from now on. The six words of its key: {words}. Compare them by telephone.")
    told = {"national": read.national.name, "words": read.words, "answer": reply}
    answer(told, said.format(national=read.national.name, words=" ".join(read.words)), as_json=as_json)


def forget_national(file: Path, as_json: Json = False) -> None:
    """Believe the national key no longer, because it was the wrong one; what came by it counts no longer either."""
    from models.commands import copies

    with chapter_at(file) as store:
        found = copies.forget_national(store, label=_("Forget the national key"))
    said = _("The key of {name} is believed here no longer. Only an invitation brings one back.")
    if found.has_come:
        said = _(
            "The key of {name} is believed here no longer, and what came from it and from the chapters it enrolled "
            "counts no longer. Only an invitation brings it back."
        )
    answer({"forgotten": found.public_key, "name": found.name}, said.format(name=found.name), as_json=as_json)


def take_certificate(file: Path, certificate: Path, as_json: Json = False) -> None:
    """Take in the certificate the national community sent back."""
    from exports import enrolment

    with chapter_at(file) as store:
        count = enrolment.take_certificates(store, certificate, label=_("Take in our certificate"))
    words = ngettext("{n} new certificate.", "{n} new certificates.", count)
    answer({"new": count}, words.format(n=count), as_json=as_json)


def spare(file: Path, target: Path, as_json: Json = False) -> None:
    """Make the national key and its spare, before anybody is invited: lock the file away, not beside the laptop."""
    from exports import spare_key
    from models.log import deeds
    from models.trust import national

    label = _("Make the national key and its spare")
    with chapter_at(file) as store:
        public_key = spare_key.make(target)
        try:
            with store.uncaptured(label) as (connection, _rows):
                national.crown_with_spare(connection, store.home, _now(store), public_key)
                deeds.keep(connection, label, store.now())
        except BaseException:
            target.unlink()
            raise
    words = _("The spare of the national key lies in {file}. Lock it away, not beside this laptop.")
    answer({"spare": public_key}, words.format(file=target), as_json=as_json)


def take_over(file: Path, spare_file: Annotated[Path, typer.Argument(metavar="SPARE")], as_json: Json = False) -> None:
    """Make this laptop's key the national one with the spare key, because the national laptop was lost."""
    from exports import spare_key
    from models.log import deeds
    from models.trust import national

    seed, label = spare_key.read(spare_file), _("Take over the national key")
    with chapter_at(file) as store, store.uncaptured(label) as (connection, _rows):
        count = national.take_over(connection, store.home, seed, _now(store))
        deeds.keep(connection, label, store.now())
    words = ngettext(
        "This laptop has the national key now. {n} chapter was certified again: publish.",
        "This laptop has the national key now. {n} chapters were certified again: publish.",
        count,
    )
    answer({"certified": count}, words.format(n=count), as_json=as_json)


def _now(store: Store) -> str:
    return f"{store.now():%Y-%m-%dT%H:%M:%SZ}"
