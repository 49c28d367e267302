"""`chapterhouse roster duplicates`: members who may be in the list twice, made one, told apart or taken apart again."""

from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.cli.answers import Json, answer, answer_rows
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at
from models.store import Store, utc_now

Member = Annotated[str, typer.Argument(help="A member's id, as `roster list` gives it, or whole name.")]
_TAKE = "What is kept of a field: town=first, given_name=second or notes=both. May be given several times."
_COLUMNS = ("points", "band", "first", "second", "reasons", "first_id", "second_id")

_NAMED = """
SELECT id FROM person WHERE (:anyway OR NOT removed) AND (id = :named OR lower(:named) IN (
    lower(trim(coalesce(nullif(known_as, ''), given_name) || ' ' || family_name)),
    lower(trim(given_name || ' ' || family_name))))
"""


def add_to(roster: typer.Typer) -> None:
    """Hang the commands under `roster`."""
    roster.command("duplicates")(list_pairs)
    roster.command("merge")(merge)
    roster.command("different")(different)
    roster.command("part")(part)
    roster.command("bring-along")(bring_along)


def list_pairs(
    file: Path,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many at most.")] = 200,
    as_json: Json = False,
) -> None:
    """List pairs of entries that may be one person, the likeliest first, and why."""
    from models.queries import duplicates

    with chapter_at(file) as store, store.read() as reader:
        rows = [_shown(pair) for pair in duplicates.pairs(reader, limit=limit)]
    answer_rows(rows, _COLUMNS, as_json=as_json)


def merge(
    file: Path,
    first: Member,
    second: Member,
    *,
    take: Annotated[list[str] | None, typer.Option("--take", help=_TAKE)] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Also where somebody said that they are different people.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Compare them, and change nothing.")] = False,
    as_json: Json = False,
) -> None:
    """Make two entries one; what is not chosen with --take is kept as --dry-run suggests."""
    from models.queries import duplicates

    with chapter_at(file) as store:
        ids = _member(store, first), _member(store, second)
        if dry_run:
            with store.read() as reader:
                told = duplicates.comparison(reader, *ids)
            answer_rows(told.lines, ("field", "first", "second", "suggested"), as_json=as_json)
            return
        choices = _choices(take or [])
        from models.commands import duplicates as deeds

        with store.write(_("Merge two entries")) as session:
            done = deeds.merge(
                session, first_id=ids[0], second_id=ids[1], now=utc_now(), choices=choices, anyway=anyway
            )
    words = ngettext("Merged; {n} record went over", "Merged; {n} records went over", done.moved).format(n=done.moved)
    answer(done, words, as_json=as_json)


def different(file: Path, first: Member, second: Member, as_json: Json = False) -> None:
    """Say that two entries are two people, so that they are not listed again."""
    from models.commands import duplicates

    with chapter_at(file) as store:
        ids = _member(store, first), _member(store, second)
        with store.write(_("Say who is who")) as session:
            duplicates.say_different(session, first_id=ids[0], second_id=ids[1], now=utc_now())
    answer({"different": list(ids)}, _("Noted: two people"), as_json=as_json)


def part(file: Path, first: Member, second: Member, as_json: Json = False) -> None:
    """Take two entries apart again that were merged; what was changed since stays as it is."""
    from models.commands import duplicates

    with chapter_at(file) as store:
        ids = _member(store, first), _member(store, second, anyway=True, but=first)
        with store.write(_("Take two entries apart")) as session:
            done = duplicates.part(session, first_id=ids[0], second_id=ids[1], now=utc_now())
    words = ngettext("Taken apart: {n} record is back", "Taken apart: {n} records are back", done.restored)
    stayed = [_("stays as it is: {what}").format(what=f"{each.table} {each.field} {each.name}") for each in done.stayed]
    answer(done, "\n".join([words.format(n=done.restored), *stayed]), as_json=as_json)


def bring_along(file: Path, as_json: Json = False) -> None:
    """Let what came later from other laptops, for entries that were merged, go over to the kept ones."""
    from models.commands import duplicates

    with chapter_at(file) as store, store.write(_("Bring along what came later")) as session:
        moved = duplicates.bring_along(session)
    words = ngettext("{n} record went over", "{n} records went over", moved).format(n=moved)
    answer({"moved": moved}, words, as_json=as_json)


def _choices(take: list[str]) -> dict[str, str]:
    """Raises `typer.BadParameter` for what is no choice."""
    from models.queries.duplicates_compared import FIELDS
    from models.rules.duplicates_choice import LISTS, is_choice

    found = {}
    for each in take:
        field, _is, choice = each.partition("=")
        if field not in (*FIELDS, *LISTS) or not is_choice(field, choice):
            raise typer.BadParameter(each)
        found[field] = choice
    return found


def _shown(pair: Any) -> dict[str, Any]:
    return {
        "points": pair.points,
        "band": pair.band.value,
        "first": pair.first.name,
        "second": pair.second.name,
        "reasons": [reason.value for reason in pair.reasons],
        "first_id": pair.first.id,
        "second_id": pair.second.id,
    }


def _member(store: Store, named: str, *, anyway: bool = False, but: str = "") -> str:
    """Whom a name or an id means; `anyway` also looks in the bin, where merged ones lie."""
    with store.read() as reader:
        found = reader.column(_NAMED, named=named.strip(), anyway=anyway)
    return the_only([id for id in found if id != but] if len(found) > 1 else found, "person", named)
