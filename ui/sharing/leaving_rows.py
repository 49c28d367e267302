"""The preview of a bundle as a list: one row for each thing that leaves, stays here, or ends over there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from gettext import gettext as _
from typing import Any

from models.log import erasing
from models.log.outgoing import Audience
from models.queries import leaving
from models.queries.leaving import Preview
from models.queries.totals import Nameless
from models.queries.withheld import Reason
from models.reader import Reader
from ui.sharing.fields import field_label
from ui.sharing.looking import look
from ui.sharing.total_rows import TOTALS, by_table, total_words

LEAVES, STAYS, ENDS = "leaves", "stays", "ends"
_WHYS = (
    Reason.NAME_FOUND, Reason.AMONG_OTHERS, Reason.REFUSED, Reason.WITHDRAWN, Reason.NO_CONSENT, Reason.LEVEL,
    Reason.UNDECIDED,
)  # fmt: skip
_FIRST = ("decision", "asset", "person", "person_role", "contact_point", "person_skill", "meeting", "action")


@dataclass(frozen=True)
class Row:
    """One thing: where it goes (leaves, stays, ends), its kind and name, and the labels of its fields.

    `change` is new, changed or removed; `why` a reason to stay, `found` the names found in it, also in what leaves.
    """

    way: str
    table: str
    row: str
    name: str
    fields: tuple[str, ...]
    change: str = ""
    why: str = ""
    found: str = ""

    @property
    def id(self) -> str:
        """Tells rows apart."""
        return f"{self.way}:{self.table}:{self.row}:{self.why}"


@dataclass(frozen=True)
class Shown:
    """A whole preview, ready to be shown; `forgets` counts those whom somebody there has yet to forget."""

    preview: Preview
    rows: tuple[Row, ...]
    things: dict[str, leaving.Thing] = field(repr=False, default_factory=dict)
    totals: dict[str, list[dict[str, Any]]] = field(repr=False, default_factory=dict)
    forgets: int = 0

    def of(self, way: str) -> list[Row]:
        """The rows that go one way."""
        return [row for row in self.rows if row.way == way]

    def counts(self) -> list[tuple[str, int]]:
        """How many of each kind leave, the ones people look for first."""
        counted: dict[str, int] = {}
        for row in self.of(LEAVES):
            counted[row.table] = counted.get(row.table, 0) + 1
        return sorted(counted.items(), key=lambda each: _place(each[0]))


def shown(reader: Reader, audience: Audience, today: date, *, everything: bool) -> Shown:
    """Look at what a bundle for this audience would hold now; for a worker when there may be much."""
    preview = _in_order(reader, look(reader, audience, today, everything=everything))
    called = _Called(_names(reader, preview))
    totals = by_table(preview.totals)
    rows = [*_leaves(preview, called), *_stays(preview, called), *_ends(preview, called)]
    rows += [Row(LEAVES, TOTALS, table, total_words(table), (), "new") for table in totals]
    rows += [_among_others(each) for each in preview.nameless]
    rows.sort(key=_order)
    things = {f"{thing.table}:{thing.row}": thing for thing in preview.things}
    ledger = erasing.ledger(reader.connection, signed_only=True)
    forgets = sum(1 for entry in ledger if any(entry.key not in answer.erased for answer in preview.heard))
    return Shown(preview, tuple(rows), things, totals, forgets)


def _among_others(each: Nameless) -> Row:
    name = _("{total}: {value}").format(total=total_words(each.table), value=each.value)
    return Row(STAYS, TOTALS, f"{each.table}:{each.value}", name, (), why=Reason.AMONG_OTHERS, found=each.found)


def _order(row: Row) -> tuple[int, tuple[int, str], str, str]:
    """What needs somebody first, what never leaves last; then by kind and name."""
    why = _WHYS.index(row.why) if row.why in _WHYS else len(_WHYS)
    return (why if row.way == STAYS else 0, _place(row.table), row.name.casefold(), row.row)


def _in_order(reader: Reader, preview: Preview) -> Preview:
    """Fields in the order of their table, as people fill them in."""
    order: dict[str, list[str]] = {}
    for table in preview.counts():
        order[table] = reader.column("SELECT name FROM pragma_table_info(:table)", table=table)

    def sorted_fields(thing: leaving.Thing) -> leaving.Thing:
        places = order[thing.table]
        known = [each for each in thing.fields if each.name in places]
        fields = sorted(known, key=lambda each: places.index(each.name))
        return replace(thing, fields=(*fields, *(each for each in thing.fields if each not in known)))

    return replace(preview, things=tuple(sorted_fields(thing) for thing in preview.things))


@dataclass(frozen=True)
class _Called:
    """What everything in a preview is called."""

    names: dict[tuple[str, str], str]

    def name(self, table: str, row: str, person: str) -> str:
        """Its own name, and whose part it is."""
        own, whose = self.names.get((table, row), ""), self.names.get(("person", person), "")
        if not whose or table == "person":
            return own or whose
        return _("{person}: {name}").format(person=whose, name=own) if own else whose


def _leaves(preview: Preview, called: _Called) -> Iterator[Row]:
    for each in preview.things:
        name = called.name(each.table, each.row, each.person)
        labels = _labels(each.table, (f.name for f in each.fields))
        yield Row(LEAVES, each.table, each.row, name, labels, each.change, found=each.found)


def _stays(preview: Preview, called: _Called) -> Iterator[Row]:
    for held in preview.withheld:
        about = dict(zip(held.rows, held.people, strict=True)) if len(held.people) == len(held.rows) else {}
        labels = _labels(held.table, held.fields)
        for row in held.rows:
            name = called.name(held.table, row, about.get(row, ""))
            yield Row(STAYS, held.table, row, name, labels, why=held.why, found=held.found.get(row, ""))


def _ends(preview: Preview, called: _Called) -> Iterator[Row]:
    for each in preview.no_longer:
        yield Row(ENDS, each.table, each.row, called.name(each.table, each.row, each.person), ())


def _names(reader: Reader, preview: Preview) -> dict[tuple[str, str], str]:
    """What everything in it is called; of a part without a name, what it is a part of."""
    wanted: dict[str, dict[str, None]] = {}
    for thing in (*preview.things, *preview.no_longer):
        wanted.setdefault(thing.table, {})[thing.row] = None
        wanted.setdefault("person", {})[thing.person or thing.row] = None
    for held in preview.withheld:
        wanted.setdefault(held.table, {}).update(dict.fromkeys(held.rows))
        wanted.setdefault("person", {}).update(dict.fromkeys(held.people))
    return {
        (table, row): name
        for table, rows in wanted.items()
        for row, name in leaving.thing_names(reader, table, rows).items()
    }


def _labels(table: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field_label(table, name) for name in names if name != "removed"))


def _place(table: str) -> tuple[int, str]:
    return (_FIRST.index(table) if table in _FIRST else len(_FIRST), table)
