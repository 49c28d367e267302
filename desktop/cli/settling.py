"""`chapterhouse conflict` and `erase`: what is to settle, and people who asked to be forgotten."""

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import Annotated, Any

import typer

from desktop.cli.answers import Json, answer, answer_rows
from desktop.cli.meant import the_only
from desktop.cli.opened import chapter_at
from models.clock import instant
from models.errors import NoSuchName
from models.log.conflicts import Conflict, Wrote, conflicts
from models.log.erasing import Why
from models.queries.settling import Suggestion, suggestions
from models.rules.laptops import is_meant, told_apart
from models.rules.london import day_of
from models.store import Store, utc_now

_TAKE = "Whose value is to stand: a laptop's name, or the four characters that tell two of one name apart."
conflict = typer.Typer(
    help="What is to settle: written on both sides, or suggested from outside.", no_args_is_help=True
)


def add_to(app: typer.Typer) -> None:
    """Hang the commands under `conflict`, and `erase` at the top."""
    app.add_typer(conflict, name="conflict")
    app.command("erase")(erase)


@conflict.callback()
def _conflicts() -> None:
    """What is to settle: written on both sides, or suggested from outside."""


@conflict.command("list")
def list_conflicts(file: Path, as_json: Json = False) -> None:
    """List everything to settle; the first value of each stands until somebody settles it."""
    with chapter_at(file) as store:
        rows = [_shown(number, found) for number, found in enumerate(_open(store), start=1)]
    answer_rows(rows, ("number", "kind", "table", "field", "values", "row"), as_json=as_json)


@conflict.command("attention")
def list_attention(file: Path, as_json: Json = False) -> None:
    """List what two laptops did that cannot both be meant, and what has not come whole; what presses comes first."""
    from models.queries.attention import attention
    from ui.sharing.attention_words import sentence_words, title_words

    now = utc_now()
    with chapter_at(file) as store, store.read() as reader:
        found = attention(reader, now)
    rows = [
        {"number": number, "what": title_words(needs), "sentence": sentence_words(needs, day_of(now)), **vars(needs)}
        for number, needs in enumerate(found, start=1)
    ]
    answer_rows(rows, ("number", "what", "sentence"), as_json=as_json)


@conflict.command("settle")
def settle(
    file: Path,
    number: int,
    take: Annotated[str, typer.Option("--take", help=_TAKE)],
    as_json: Json = False,
) -> None:
    """Settle two values of one field, for every copy."""
    from models.log import settling

    def chosen(found: Conflict) -> Wrote:
        return the_only([head for head in found.heads if is_meant(take, head.laptop, head.wid)], "laptop", take)

    _answered(file, number, "values", lambda c, found: settling.settle(c, found, chosen(found)), as_json=as_json)


@conflict.command("restore")
def restore(file: Path, number: int, as_json: Json = False) -> None:
    """Take out of the bin, for every copy, what was edited elsewhere."""
    from models.log import settling

    _answered(file, number, "removed", settling.restore, as_json=as_json)


@conflict.command("leave")
def leave(file: Path, number: int, as_json: Json = False) -> None:
    """Leave in the bin, for every copy, what was edited elsewhere."""
    from models.log import settling

    _answered(file, number, "removed", settling.leave_removed, as_json=as_json)


@conflict.command("accept")
def accept(file: Path, number: int, as_json: Json = False) -> None:
    """Do what somebody outside the chapter suggests."""
    from models.commands import national

    now = utc_now()
    _answered(file, number, "suggestion", _of_session(partial(national.accept, now=now)), as_json=as_json)


@conflict.command("decline")
def decline(file: Path, number: int, as_json: Json = False) -> None:
    """Leave it as it is, knowing of the suggestion; they are told with the next bundle."""
    from models.commands import national

    _answered(file, number, "suggestion", _of_session(national.decline), as_json=as_json)


@conflict.command("take-all")
def take_all(file: Path, take: Annotated[str, typer.Option("--from", help=_TAKE)], as_json: Json = False) -> None:
    """Let stand whatever one laptop wrote, wherever two values stand beside each other."""
    from models import writing
    from models.log import settling

    with chapter_at(file) as store:
        found = [each for each in _open(store) if isinstance(each, Conflict)]
        heads = [head for each in found for head in each.heads]
        meant = the_only({head.wid for head in heads if is_meant(take, head.laptop, head.wid)}, "laptop", take)
        with store.write(_("Settle everything")) as session:
            settled = settling.take_all_from(writing.raw(session), found, meant)
        left = len(_open(store))
    words = ngettext("Settled {n}; {left} left", "Settled {n}; {left} left", settled).format(n=settled, left=left)
    answer({"settled": settled, "left": left}, words, as_json=as_json)


def _answered(file: Path, number: int, kind: str, deed: Callable[[Any, Any], object], *, as_json: bool) -> None:
    """Do this with the one of that number, if it is of the kind the command is for."""
    from models import writing
    from models.log.settling import OtherQuestion

    with chapter_at(file) as store:
        listed = _open(store)
        if not 1 <= number <= len(listed):
            raise NoSuchName("conflict", str(number))
        found = listed[number - 1]
        if _kind(found) != kind:
            raise OtherQuestion(number, _kind(found))
        label = _("Answer a suggestion") if kind == "suggestion" else _("Settle a conflict")
        with store.write(label) as session:
            deed(session if kind == "suggestion" else writing.raw(session), found)
        left = len(_open(store))
    words = ngettext("Settled; {n} left", "Settled; {n} left", left).format(n=left)
    answer({"settled": number, "left": left}, words, as_json=as_json)


def _of_session(command: Callable[..., object]) -> Callable[[Any, Suggestion], object]:
    return lambda session, found: command(session, proposal=found.proposal)


def _open(store: Store) -> list[Conflict | Suggestion]:
    """Everything that waits for a person, in an order that stays: conflicts, then what others suggest."""
    with store.read() as reader:
        found = sorted(conflicts(reader.connection), key=lambda each: (each.table, each.row, each.field))
        return [*found, *suggestions(reader)]


def _kind(found: Conflict | Suggestion) -> str:
    return found.kind if isinstance(found, Conflict) else "suggestion"


def _shown(number: int, found: Conflict | Suggestion) -> dict[str, Any]:
    if isinstance(found, Suggestion):
        return {"number": number, **_suggested(found)}
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


def _suggested(found: Suggestion) -> dict[str, Any]:
    wish = found.proposal
    stands, by = _("here"), found.chapter or wish.laptop
    written = [{"laptop": wish.laptop, "chapter": by, "at": instant(wish.hlc), "value": wish.value}]
    return {
        "kind": "suggestion",
        "table": wish.table,
        "row": wish.row,
        "field": wish.field,
        "thing": found.thing.name,
        "values": [f"{who}: {'' if value is None else value}" for who, value in ((stands, wish.now), (by, wish.value))],
        "written": written,
    }


def erase(
    file: Path,
    member: Annotated[str, typer.Argument(help="The member's id, as `roster list` gives it, or whole name.")],
    reason: Annotated[Why, typer.Option("--reason", help="Why, in a word; it is kept for ever.")] = Why.ASKED,
    all_entries: Annotated[
        bool, typer.Option("--all", help="Every entry said to be this person is meant, however many there are.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Forget a member for good, here at once and in every other copy with the next bundles. There is no undo."""
    from models.commands import erasure
    from models.queries import erasure as asked
    from models.queries.erasure_parted import stays_with

    with chapter_at(file) as store:
        person = _member(store, member)
        with store.read() as reader:
            named, kept = asked.mentions(reader, person), stays_with(reader, person)
            names = asked.all_names(reader, person)
        label = _("Forget a member")
        lost = erasure.erase(store, person_id=person, reason=reason.value, label=label, anyway=all_entries)
    words = ngettext("Forgotten: {n} change lost its values.", "Forgotten: {n} changes lost their values.", lost)
    elsewhere = ngettext(
        "{n} text elsewhere still names them.", "{n} texts elsewhere still name them.", len(named)
    ).format(n=len(named))
    others = _("Among the earlier values of {names} stays what was taken over from them.").format(
        names=", ".join(each.name for each in kept)
    )
    said = " ".join([words.format(n=lost), *([elsewhere] if named else []), *([others] if kept else [])])
    told = {"erased": person, "names": names, "changes": lost, "mentions": named, "stays_with": kept}
    answer(told, said, as_json=as_json)


def _member(store: Store, member: str) -> str:
    query = (
        "SELECT id FROM person WHERE NOT removed AND (id = :named OR lower(trim(coalesce(nullif(known_as, ''), "
        "given_name) || ' ' || family_name)) = lower(:named) OR lower(trim(given_name || ' ' || family_name)) = "
        "lower(:named))"
    )
    with store.read() as reader:
        found = reader.column(query, named=member.strip())
    return the_only(found, "person", member)
