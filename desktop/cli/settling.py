"""`chapterhouse conflict` and `erase`: what is to settle, and people who asked to be forgotten."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.cli.answers import Json, answer, answer_rows
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at
from models.clock import instant
from models.errors import NotFound
from models.log.conflicts import Conflict, conflicts
from models.log.erasing import Why
from models.rules.laptops import is_meant, told_apart
from models.store import Store

_TAKE = "Whose value is to stand: a laptop's name, or the four characters that tell two of one name apart."
conflict = typer.Typer(help="What two people wrote unaware of each other.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `conflict`, and `erase` at the top."""
    app.add_typer(conflict, name="conflict")
    app.command("erase")(erase)


@conflict.callback()
def _conflicts() -> None:
    """What two people wrote unaware of each other."""


@conflict.command("list")
def list_conflicts(file: Path, as_json: Json = False) -> None:
    """List everything to settle; the first value of each stands until somebody settles it."""
    with chapter_at(file) as store:
        rows = [_shown(number, found) for number, found in enumerate(_open(store), start=1)]
    answer_rows(rows, ("number", "table", "field", "values", "row"), as_json=as_json)


@conflict.command("settle")
def settle(
    file: Path,
    number: int,
    take: Annotated[str, typer.Option("--take", help=_TAKE)],
    as_json: Json = False,
) -> None:
    """Settle one conflict of the list, for every copy."""
    from models import writing
    from models.log import settling

    with chapter_at(file) as store:
        found = _open(store)
        if not 1 <= number <= len(found):
            raise NotFound("conflict", str(number))
        chosen = [head for head in found[number - 1].heads if is_meant(take, head.laptop, head.wid)]
        head = the_only(chosen, "laptop", take)
        with store.write(_("Settle a conflict")) as session:
            settling.settle(writing.raw(session), found[number - 1], head)
        left = len(_open(store))
    words = ngettext("Settled; {n} left", "Settled; {n} left", left).format(n=left)
    answer({"settled": number, "left": left}, words, as_json=as_json)


def _open(store: Store) -> list[Conflict]:
    with store.read() as reader:
        return sorted(conflicts(reader.connection), key=lambda found: (found.table, found.row, found.field))


def _shown(number: int, found: Conflict) -> dict[str, Any]:
    called = told_apart((head.laptop, head.wid) for head in found.heads)
    written = [
        {"laptop": head.laptop, "writer": head.wid, "at": instant(head.hlc), "value": head.value}
        for head in found.heads
    ]
    return {
        "number": number,
        "kind": found.kind,
        "table": found.table,
        "row": found.row,
        "field": found.field,
        "values": [f"{called[head.wid]}: {head.value}" for head in found.heads],
        "written": written,
    }


def erase(
    file: Path,
    member: Annotated[str, typer.Argument(help="The member's id, as `roster list` gives it, or whole name.")],
    reason: Annotated[Why, typer.Option("--reason", help="Why, in a word; it is kept for ever.")] = Why.ASKED,
    as_json: Json = False,
) -> None:
    """Forget a member for good, here at once and in every other copy with the next bundles. There is no undo."""
    from models.commands import erasure
    from models.queries import erasure as asked

    with chapter_at(file) as store:
        person = _member(store, member)
        with store.read() as reader:
            named = asked.mentions(reader, person)
        lost = erasure.erase(store, person_id=person, reason=reason.value, label=_("Forget a member"))
    words = ngettext("Forgotten: {n} change lost its values.", "Forgotten: {n} changes lost their values.", lost)
    elsewhere = ngettext(
        "{n} text elsewhere still names them.", "{n} texts elsewhere still name them.", len(named)
    ).format(n=len(named))
    told = " ".join([words.format(n=lost), *([elsewhere] if named else [])])
    answer({"erased": person, "changes": lost, "mentions": named}, told, as_json=as_json)


def _member(store: Store, member: str) -> str:
    query = (
        "SELECT id FROM person WHERE NOT removed AND (id = :named OR lower(trim(coalesce(nullif(known_as, ''), "
        "given_name) || ' ' || family_name)) = lower(:named) OR lower(trim(given_name || ' ' || family_name)) = "
        "lower(:named))"
    )
    with store.read() as reader:
        found = reader.column(query, named=member.strip())
    return the_only(found, "person", member)
