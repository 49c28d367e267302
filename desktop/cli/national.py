"""`chapterhouse national`: the national community invites, enrols, takes in, publishes and looks who is behind."""

from datetime import date
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.cli import suggesting
from desktop.cli.answers import Json, answer, answer_rows, progress_to_stderr
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at, today
from models.errors import Refusal
from models.queries import national as queries
from models.store import Store

national = typer.Typer(help="The national community and its chapters.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `national`."""
    app.add_typer(national, name="national")
    suggesting.add_to(national)


@national.command("invite")
def invite(
    file: Path,
    target: Path,
    chapter: Annotated[str, typer.Option("--chapter", help="What the chapter is called.")],
    qr: Annotated[Path | None, typer.Option("--qr", help="Save it also as a picture to scan (.svg or .png).")] = None,
    as_json: Json = False,
) -> None:
    """Save an invitation for a chapter; it carries the national key."""
    from exports import invitation
    from exports.safe_file import write_bytes

    with chapter_at(file) as store:
        made = invitation.invite(store, chapter)
    invitation.save(target, made)
    if qr:
        write_bytes(qr, invitation.qr_code(made, "png" if qr.suffix.lower() == ".png" else "svg"))
    said = _("The invitation for {chapter} is in {file}. The six words of the national key: {words}.")
    told = {"file": target, "qr": qr, "chapter": chapter, "words": made.words}
    answer(told, said.format(chapter=chapter, file=target, words=" ".join(made.words)), as_json=as_json)


@national.command("enrol")
def enrol(
    file: Path,
    request: Path,
    words: Annotated[
        str, typer.Option("--words", help="The six words of their laptop, as they read them out to you.")
    ] = "",
    certificate: Annotated[
        Path | None, typer.Option("--certificate", help="Save the certificate here, to be sent to them at once.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Enrol the chapter that sent this answer to an invitation."""
    from exports import enrolling, enrolment

    asking = enrolment.read(request)
    with chapter_at(file) as store:
        label = _("Enrol {chapter}").format(chapter=asking.who.name)
        given = enrolling.enrol(store, asking, heard=words, label=label)
    if certificate:
        enrolment.save_certificates(certificate, given)
    said = _("{chapter} is enrolled. Its certificate leaves with the next national bundle.")
    told = {"chapter": asking.who.chapter, "name": asking.who.name, "laptop": asking.who.laptop}
    answer({**told, "certificate": certificate}, said.format(chapter=asking.who.name), as_json=as_json)


@national.command("inbox")
def inbox(file: Path, folder: Annotated[Path, typer.Argument(metavar="DIR")], as_json: Json = False) -> None:
    """Take in every bundle in a folder, each on its own; a bad one stops nobody."""
    from exports.inbox import take_in_folder
    from ui.national.inbox_words import inbox_words

    with chapter_at(file) as store:
        progress = progress_to_stderr(_("Taking in bundles:"))
        arrived = take_in_folder(store, folder, label=_("Take in a folder"), progress=progress)
    rows = [_arrival(each) for each in arrived]
    answer_rows(rows, ("file", "outcome", "laptop", "words"), as_json=as_json)
    if not as_json:
        print(inbox_words(arrived))


@national.command("publish")
def publish(
    file: Path,
    target: Path,
    to: Annotated[str, typer.Option("--to", help="One chapter only: its name or id.")] = "",
    as_json: Json = False,
) -> None:
    """Save the national bundle: decisions, consultations, replies, and what every chapter shares."""
    from exports.publishing import publish as save

    with chapter_at(file) as store:
        meant = _chapter_id(store, to) if to else ""
        written = save(store, target, to=meant, progress=progress_to_stderr(_("Writing the bundle:")))
    words = ngettext("{n} change saved in {file}", "{n} changes saved in {file}", written.changes)
    answer(written, words.format(n=written.changes, file=target), as_json=as_json)


@national.command("status")
def status(file: Path, as_json: Json = False) -> None:
    """List the chapters and how far behind each is; in a chapter's file, what it knows of the national community."""
    with chapter_at(file) as store:
        with store.read() as reader:
            is_national = queries.is_national(reader)
        _hub_status(store, as_json=as_json) if is_national else _chapter_status(store, as_json=as_json)


def _hub_status(store: Store, *, as_json: bool) -> None:
    from ui.national.words import hub_words, standing_words

    day = today()
    with store.read() as reader:
        rows, sent, asked = queries.chapters(reader), queries.sent_up(reader), queries.asking(reader)
    waiting = [each for each in sent if each.reply is None]
    told = {"chapters": rows, "regions": queries.regions(rows), "sent_up": sent, "consultations": asked}
    lines = [
        hub_words(rows),
        *(f"{row.name}  {standing_words(row, day)}" for row in rows),
        ngettext("{n} decision waits for a reply", "{n} decisions wait for a reply", len(waiting)).format(
            n=len(waiting)
        ),
    ]
    answer(told, "\n".join(lines), as_json=as_json)


def _chapter_status(store: Store, *, as_json: bool) -> None:
    from models.queries.from_national import overview

    with store.read() as reader:
        told = overview(reader)
    if told is None:
        answer(None, _("No national community is known here yet."), as_json=as_json)
        return
    answer(told, "\n".join(_chapter_lines(told, today())), as_json=as_json)


def _chapter_lines(told: Any, day: date) -> list[str]:
    from ui.national.words import asked_words, closes_words, sent_words, short

    return [
        told.national.name,
        *(
            f"{each.consultation.title}  {closes_words(each.consultation, day)}  {asked_words(each, day)}"
            for each in told.asked
        ),
        *(f"{each.number}  {short(each.text)}  {sent_words(each)}" for each in told.sent),
    ]


def _arrival(arrived: Any) -> dict[str, Any]:
    from ui.national.inbox_words import arrival_words

    merged = arrived.merged
    return {
        "file": arrived.file,
        "outcome": arrived.outcome,
        "chapter": arrived.chapter,
        "laptop": arrived.laptop,
        "words": arrival_words(arrived, _why(arrived.refusal)),
        "fresh": merged.fresh,
        "created": merged.created,
        "changed": merged.changed,
        "conflicts": merged.conflicts,
        "proposals": merged.proposals,
        "withdrawn": merged.withdrawn,
        "erased": merged.erased,
    }


def _why(refusal: Refusal | None) -> str:
    from ui.wordings import sentence

    return sentence(refusal) if refusal else ""


def _chapter_id(store: Store, named: str) -> str:
    with store.read() as reader:
        found = [row.id for row in queries.chapters(reader) if named in (row.id, row.name)]
    return the_only(found, "chapter", named)
