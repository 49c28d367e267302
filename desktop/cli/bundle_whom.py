"""Whom a command about bundles means, and how much they are told."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from desktop.cli.meant import the_only
from models.store import Store

if TYPE_CHECKING:
    from models.log.outgoing import Audience

To = Annotated[
    str,
    typer.Option(
        "--to",
        help="national, chapters, or a laptop (name or public key) or chapter. Unless given: co-coordinators.",
    ),
]
Level = Annotated[
    int | None,
    typer.Option("--level", min=0, max=3, help="Tell the national community less than the chapter decided."),
]
Everything = Annotated[bool, typer.Option("--everything", help="Also what all of them already have.")]


def audience_of(store: Store, to: str, level: int | None) -> "Audience":
    """Whom `--to` means. Raises `NotFound`, `Ambiguous`, `WrongKind`."""
    from exports.bundle.recipients import readers_of
    from models.log.allowed import decided_level
    from models.log.outgoing import CHAPTER, CHAPTERS, NATIONAL, Audience
    from models.queries.national import is_national
    from models.rules.levels import effective
    from models.rules.national import WrongKind

    store.prepare()
    with store.read() as reader:
        decided = decided_level(reader.connection)
        told = effective(decided if level is None else level, decided)
        if to == CHAPTERS and not is_national(reader):
            raise WrongKind("national")
        if to in {"", CHAPTER, NATIONAL, CHAPTERS}:
            return Audience(to or CHAPTER, (), told)
        named = _chapters_called(reader, to)
        found = {
            kind: {
                one.replica or one.chapter
                for one in readers_of(reader.connection, Audience(kind))
                if to in {one.replica, one.chapter, one.name, one.public_key} or one.chapter in named
            }
            for kind in (CHAPTER, NATIONAL, CHAPTERS)
        }
    meant = [(kind, whom) for kind, whom in found.items() if whom]
    kind, whom = the_only(meant, "recipient", to)
    return Audience(kind, tuple(sorted(whom)), told)


def _chapters_called(reader: Any, name: str) -> set[str]:
    from models.queries import national

    return {row.id for row in national.chapters(reader) if row.name == name}
