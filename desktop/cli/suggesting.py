"""`chapterhouse national suggest`, `suggestions`, `take-back`, `pass-on`: things that are other chapters' own."""

from gettext import gettext as _
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.cli.answers import Json, answer, answer_rows
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at, today
from models.log.op import Value
from models.queries import elsewhere
from models.queries.suggesting import every, named
from models.rules.suggesting import COUNTS, SUGGESTIBLE
from models.store import Store

_THING = "What it is called, or its id."
_OF = typer.Option("--of", help="Whose it is, where several chapters have one of that name: their name or id.")
_TABLE = typer.Option("--what", help=f"What kind of thing: {' or '.join(SUGGESTIBLE)}.")
_SET = typer.Option(
    "--set", metavar="FIELD=VALUE", help="; ".join(f"{kind}: {', '.join(of)}" for kind, of in SUGGESTIBLE.items())
)


def add_to(national: typer.Typer) -> None:
    """Hang the commands under `national`."""
    national.command("suggest")(suggest)
    national.command("suggestions")(suggestions)
    national.command("take-back")(take_back)
    national.command("pass-on")(pass_on)


def suggest(
    file: Path,
    thing: Annotated[str, typer.Argument(help=_THING)],
    values: Annotated[list[str], _SET],
    *,
    of: Annotated[str, _OF] = "",
    what: Annotated[str, _TABLE] = "asset",
    as_json: Json = False,
) -> None:
    """Suggest a change to another chapter's thing; it leaves with the next bundle, and nothing changes before."""
    from models.commands import national
    from ui.sharing.fields import field_label

    wanted = dict(_pair(each) for each in values)
    with chapter_at(file) as store:
        id = _meant(store, what, thing, of)
        with store.write(_("Suggest a change to {name}").format(name=thing)) as session:
            fields = national.suggest(session, table=what, id=id, values=wanted, today=today())
    said = _("Suggested: {fields}. It leaves with the next bundle; nothing changes unless they accept it.")
    told = said.format(fields=", ".join(field_label(what, field) for field in fields))
    answer({"suggested": fields, "table": what, "id": id}, told, as_json=as_json)


def suggestions(file: Path, as_json: Json = False) -> None:
    """List what we suggested for others' things and they have not accepted: it waits, or they declined it."""
    with chapter_at(file) as store, store.read() as reader:
        rows = [
            {"thing": of.name, "chapter": of.chapter, **{key: getattr(each, key) for key in _SHOWN}}
            for of in every(reader)
            for each in of.suggested
        ]
    answer_rows(rows, ("chapter", "thing", "field", "value", "now", "state"), as_json=as_json)


_SHOWN = ("table", "id", "field", "value", "now", "state", "at")


def take_back(
    file: Path,
    thing: Annotated[str, typer.Argument(help=_THING)],
    field: Annotated[str, typer.Argument(help="Which of its fields, as `suggestions` lists it.")],
    *,
    of: Annotated[str, _OF] = "",
    what: Annotated[str, _TABLE] = "asset",
    as_json: Json = False,
) -> None:
    """Suggest it no longer; what was declined is put away."""
    from models.commands import national
    from models.queries.suggesting import of_thing

    with chapter_at(file) as store:
        id = _meant(store, what, thing, of)
        with store.read() as reader:
            states = {each.state for each in of_thing(reader, what, id) if each.field == field}
        if states == {"declined"}:
            with store.write(_("Put away a suggestion")) as session:
                national.put_away(session, table=what, id=id, field=field)
            answer({"put_away": field, "id": id}, _("Put away."), as_json=as_json)
            return
        with store.write(_("Take back a suggestion")) as session:
            national.take_back(session, table=what, id=id, field=field)
    answer({"taken_back": field, "id": id}, _("Taken back: they hear of it with the next bundle."), as_json=as_json)


def pass_on(
    file: Path,
    thing: Annotated[str, typer.Argument(help=_THING)],
    to: Annotated[str, typer.Option("--to", help="Whose it is to be: a chapter's name or id.")],
    *,
    of: Annotated[str, _OF] = "",
    as_json: Json = False,
) -> None:
    """Let a shared thing belong to another chapter from now on; the national community does it, in its own file."""
    from models.commands import passing

    with chapter_at(file) as store:
        id = _meant(store, "asset", thing, of)
        with store.read() as reader:
            names = elsewhere.names(reader)
        chapter = the_only([each for each, name in names.items() if to in (each, name)], "chapter", to)
        passing.pass_on(store, asset_id=id, to=chapter, label=_("Pass on {name}").format(name=thing))
    said = _("{name} is {chapter}’s now. Everybody hears of it with the next national bundle.")
    told = {"passed_on": id, "to": chapter}
    answer(told, said.format(name=thing, chapter=names[chapter]), as_json=as_json)


def _pair(written: str) -> tuple[str, Value]:
    field, equals, value = written.partition("=")
    if not equals:
        raise typer.BadParameter(_("Write --set FIELD=VALUE."))
    field = field.strip()
    if field in COUNTS and (not value.strip() or value.strip().isdecimal()):
        return field, int(value) if value.strip() else None
    return field, value


def _meant(store: Store, table: str, thing: str, of: str) -> str:
    with store.read() as reader:
        called: dict[str, Any] = elsewhere.names(reader)
        found = [
            id for id, chapter in named(reader, table, thing) if not of or of in (chapter, called.get(chapter, ""))
        ]
    return the_only(found, table, thing)
