"""`chapterhouse bundle preview`: every value that a bundle written now would hold, and what stays behind."""

import json
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.cli.answers import Json, answer
from desktop.cli.bundle_whom import Everything, Level, To, audience_of
from desktop.cli.opened import chapter_at, today

if TYPE_CHECKING:
    from models.queries.leaving import Field, Preview
    from models.reader import Reader


def preview_bundle(
    file: Path, to: To = "", level: Level = None, everything: Everything = False, as_json: Json = False
) -> None:
    """Say exactly what a bundle would hold at this moment, what stays behind, and why."""
    from exports.bundle.recipients import addressed
    from ui.sharing.looking import look

    with chapter_at(file) as store:
        meant = audience_of(store, to, level)
        with store.read() as reader:
            _readers, meant = addressed(reader.connection, meant)
            seen = look(reader, meant, today(), everything=everything)
            lines = _lines(reader, seen)
    answer(seen, "\n".join(lines) or _("Nothing would leave."), as_json=as_json)


def _lines(reader: "Reader", seen: "Preview") -> list[str]:
    from models.queries.leaving import thing_names
    from ui.sharing.leaving_words import named_words, why_words

    kinds = {thing.table for thing in (*seen.things, *seen.no_longer)}
    rows = {kind: [t.row for t in (*seen.things, *seen.no_longer) if t.table == kind] for kind in kinds}
    names = {kind: thing_names(reader, kind, listed) for kind, listed in rows.items()}
    leaves = [
        f"{thing.table}  {names[thing.table].get(thing.row, '')}  {', '.join(map(_field, thing.fields))}"
        for thing in seen.things
    ]
    leaves += [_totals(line) for line in seen.totals]
    ends = [f"{each.table}  {names[each.table].get(each.row, '')}".rstrip() for each in seen.no_longer]
    behind = [f"{held.table}: {why_words(held.why)} ({len(held.rows)})" for held in seen.withheld]
    counted = [_counted(seen.stubs)] if seen.stubs else []
    parts = ((_("Is given up there:"), ends), (_("Stays behind:"), [*behind, *counted]))
    told = [line for head, listed in parts if listed for line in (head, *listed)]
    return [*leaves, *told, *filter(None, [named_words(seen.named)])]


def _field(field: "Field") -> str:
    """A field, its value, and those of its earlier values that travel along."""
    if not field.earlier:
        return f"{field.name}: {field.value}"
    before = "; ".join(map(str, reversed(field.earlier)))
    told = _("{field}: {value} (before it: {before})")
    return told.format(field=field.name, value=field.value, before=before)


def _totals(line: dict[str, Any]) -> str:
    told = json.dumps({key: value for key, value in line.items() if key != "table"}, ensure_ascii=False)
    return f"totals  {line['table']}  {told}"


def _counted(stubs: int) -> str:
    said = ngettext("{n} change stays here, only counted.", "{n} changes stay here, only counted.", stubs)
    return said.format(n=f"{stubs:,}")
