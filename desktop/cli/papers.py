"""`chapterhouse print`: every paper that belongs to no single meeting, by name."""

from dataclasses import replace
from datetime import datetime
from gettext import gettext as _
from pathlib import Path
from typing import Annotated

import typer

from desktop.cli.answers import Json, answer, progress_to_stderr
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at
from desktop.cli.spoken import Language
from exports.label_stock import LabelSheet
from exports.printing import KINDS, Wish, drawing, write
from models.errors import Missing
from models.reader import Reader
from models.store import utc_now

_WHAT = "One of: " + ", ".join(KINDS) + "."
_DAY = ["%Y-%m-%d"]


def add_to(app: typer.Typer) -> None:
    """Hang the command."""
    app.command("print")(print_paper)


def print_paper(
    file: Path,
    what: Annotated[str, typer.Argument(metavar="WHAT", help=_WHAT)],
    target: Annotated[Path, typer.Argument(metavar="TARGET", help="A .pdf, .docx or .md file.")],
    *,
    about: Annotated[str, typer.Option("--about", help="The decision, asset or loan: its id, number or name.")] = "",
    person: Annotated[str, typer.Option("--person", help="The person it is about: id or name.")] = "",
    since: Annotated[
        datetime | None, typer.Option("--from", formats=_DAY, help="A day of the week of bookings.")
    ] = None,
    year: Annotated[int | None, typer.Option("--year", min=1900, max=2200, help="Of a register or report.")] = None,
    size: Annotated[int, typer.Option("--size", help="Of the text: 10, 12 or 16 points.")] = 12,
    post_only: Annotated[bool, typer.Option("--post-only", help="Labels only for those whom e-mail misses.")] = False,
    stock: Annotated[str, typer.Option("--stock", help="Labels: L7160, L7163 or L7159.")] = "L7160",
    start: Annotated[int, typer.Option("--start", help="The first label that is still there, from 1.")] = 1,
    right: Annotated[str, typer.Option("--right", help="Shift labels to the right by so many mm.")] = "0",
    down: Annotated[str, typer.Option("--down", help="Shift labels down by so many mm.")] = "0",
    language: Language = "",
    as_json: Json = False,
) -> None:
    """Write one paper: a PDF, or for a template of your own a .docx or .md."""

    if what not in KINDS:
        raise typer.BadParameter(_WHAT, param_hint="WHAT")
    if size not in (10, 12, 16):
        raise typer.BadParameter("10, 12 or 16", param_hint="--size")
    sheet = LabelSheet(stock, start, _tenths(right, "--right"), _tenths(down, "--down"))
    day = since.date() if since else None
    wish = Wish(what, year=year, since=day, post_only=post_only, size=size, labels=sheet, language=language)
    now = utc_now()
    with chapter_at(file) as store, store.read() as reader:
        wish = replace(wish, id=_found(reader, what, person, about))
        draw = drawing(reader, wish, now)
    write(target, draw, wish, now, progress=progress_to_stderr(_("Printing:")))
    words = _("{title} is in {file}").format(title=KINDS[what].title(), file=target)
    answer({"file": target, "what": what, "about": wish.id}, words, as_json=as_json)


def _tenths(millimetres: str, option: str) -> int:
    """Tenths of a millimetre from "1.5" or "-2"; a comma is a point."""
    try:
        whole, _point, tenth = millimetres.replace(",", ".").partition(".")
        sign = -1 if whole.startswith("-") else 1
        return sign * (abs(int(whole or "0")) * 10 + int((tenth or "0")[:1]))
    except ValueError as error:
        raise typer.BadParameter("1.5", param_hint=option) from error


_PERSON = """SELECT id FROM person WHERE id = :wanted OR (NOT removed AND lower(:wanted) IN (
    lower(trim(concat_ws(' ', given_name, family_name))),
    lower(trim(concat_ws(' ', nullif(known_as, ''), family_name)))))"""
_ABOUT = {
    "decision": "SELECT id FROM decision WHERE NOT removed AND (id = :wanted OR lower(number) = lower(:wanted))",
    "asset": """SELECT id FROM asset WHERE NOT removed
        AND (id = :wanted OR lower(name) = lower(:wanted) OR lower(code) = lower(:wanted))""",
    "loan": """SELECT loan.id FROM loan LEFT JOIN asset ON asset.id = loan.asset_id WHERE NOT loan.removed
        AND (loan.id = :wanted OR (loan.returned_at IS NULL AND lower(asset.name) = lower(:wanted)))""",
}


def _found(reader: Reader, what: str, person: str, about: str) -> str:
    """The one record meant; '' where none is asked for. Raises `Missing`, `NotFound`, `Ambiguous`."""
    kind = KINDS[what].needs or KINDS[what].takes
    wanted = person if kind == "person" else about
    if not wanted or not kind:
        if KINDS[what].needs:
            raise Missing(kind)
        return ""
    found = reader.column(_PERSON if kind == "person" else _ABOUT[kind], wanted=wanted)
    return the_only(found, kind, wanted)
