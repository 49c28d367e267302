"""What a bundle saved now would hold, with the marks that saving itself adds first."""

from dataclasses import replace
from datetime import date

from models.log.outgoing import Audience
from models.log.taking_back import marks
from models.queries.leaving import Field, Preview, Thing, preview
from models.reader import Reader

_MARK = "withheld"


def look(reader: Reader, audience: Audience, today: date, *, everything: bool = False) -> Preview:
    """The preview of the bundle as it will be written; looking writes nothing."""
    seen = preview(reader, audience, today, everything=everything)
    marked = {id: int(is_back) for id, is_back in marks(reader.connection, audience).items()}
    if not marked:
        return seen
    things = {thing.row: thing for thing in seen.things if thing.table == "asset"}
    added = {id: _marked(things.get(id) or Thing("asset", id, "", "changed", ()), to) for id, to in marked.items()}
    kept = tuple(added.pop(thing.row, thing) if thing.table == "asset" else thing for thing in seen.things)
    return replace(seen, changes=seen.changes + len(marked), things=(*kept, *added.values()))


def _marked(thing: Thing, to: int) -> Thing:
    """One more change of it, later than all that travels already."""
    before = next((each for each in thing.fields if each.name == _MARK), None)
    values = dict.fromkeys((*before.earlier, before.value)) if before else {}
    mark = Field(_MARK, to, tuple(value for value in values if value != to))
    return replace(thing, fields=(*(each for each in thing.fields if each.name != _MARK), mark))
