"""`chapterhouse chapter`: what the chapter is called, and in which language its people write."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.answers import Json, answer
from desktop.cli.opened import chapter_at
from exports.language import LANGUAGES
from models.errors import NotFound
from models.queries.chapter import ChapterFacts
from models.queries.chapter import chapter as facts_of
from models.store import Store


def add_to(app: typer.Typer) -> None:
    """Hang the command at the top."""
    app.command("chapter")(chapter)


def _known(code: str | None) -> str | None:
    if code is not None and code not in LANGUAGES:
        raise typer.BadParameter(_("one of {codes}").format(codes=", ".join(LANGUAGES)))
    return code


def chapter(
    file: Path,
    *,
    name: Annotated[str | None, typer.Option("--name", help="Call it so.")] = None,
    short_code: Annotated[
        str | None, typer.Option("--short-code", help="What opens the number of each decision.")
    ] = None,
    region: Annotated[str | None, typer.Option("--region", help="Where it is.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="What its people write in: en or cy.", callback=_known)
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what File > About this chapter… shows; what is given is changed first."""
    asked = {"name": name, "short_code": short_code, "region": region, "language": language}
    wanted = {field: value for field, value in asked.items() if value is not None}
    with chapter_at(file) as store:
        facts = _facts(store)
        if wanted:
            _change(store, facts.id, wanted)
            facts = _facts(store)
    lines = (
        _("Name: {name}").format(name=facts.name),
        _("Short code: {code}").format(code=facts.short_code or "–"),
        _("Region: {region}").format(region=facts.region or "–"),
        _("Writes in: {language}").format(language=LANGUAGES[facts.language or "en"]),
    )
    answer(facts, "\n".join(lines), as_json=as_json)


def _facts(store: Store) -> ChapterFacts:
    with store.read() as reader:
        facts = facts_of(reader)
    if facts is None:
        raise NotFound("chapter", "")
    return facts


def _change(store: Store, id: str, wanted: dict[str, str]) -> None:
    from models.commands import chapter as commands

    with store.write(_("Change what is said about the chapter")) as session:
        for field, value in wanted.items():
            commands.change(session, chapter_id=id, field=field, value=value)
