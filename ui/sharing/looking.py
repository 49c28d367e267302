"""What a bundle saved now would hold, with the marks that saving itself adds first."""

from dataclasses import replace
from datetime import date

from models.log.outgoing import Audience
from models.log.taking_back import decisions_to_ask_back, marks
from models.queries.leaving import Field, Preview, Thing, preview
from models.reader import Reader

_MARKS = {"asset": "withheld", "decision": "cleared"}


def look(reader: Reader, audience: Audience, today: date, *, everything: bool = False) -> Preview:
    """The preview of the bundle as it will be written; looking writes nothing."""
    seen = preview(reader, audience, today, everything=everything)
    marked = {("asset", id): int(is_back) for id, is_back in marks(reader.connection, audience).items()}
    marked |= {("decision", id): 0 for id in decisions_to_ask_back(reader.connection, audience)}
    if not marked:
        return seen
    things = {(thing.table, thing.row): thing for thing in seen.things}
    added = {each: _marked(things.get(each) or Thing(*each, "", "changed", ()), to) for each, to in marked.items()}
    kept = tuple(added.pop((thing.table, thing.row), thing) for thing in seen.things)
    return replace(seen, changes=seen.changes + len(marked), things=(*kept, *added.values()))


def _marked(thing: Thing, to: int) -> Thing:
    """One more change of it, later than all that travels already."""
    name = _MARKS[thing.table]
    before = next((each for each in thing.fields if each.name == name), None)
    values = dict.fromkeys((*before.earlier, before.value)) if before else {}
    mark = Field(name, to, tuple(value for value in values if value != to))
    return replace(thing, fields=(*(each for each in thing.fields if each.name != name), mark))
