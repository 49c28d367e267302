"""What is told of each thing that needs attention, and which laptop wrote a field last."""

from dataclasses import dataclass
from datetime import date, datetime

from models.queries.moments import day, instant
from models.queries.plain import called
from models.queries.settling import Thing
from models.reader import Reader
from models.rules.attention import Gone, Kind
from models.rules.london import end_of


@dataclass(frozen=True)
class Holding:
    """Something held: a loan, booking, asset looked after or person_role (`table`).

    `name` is who holds it or, told of a person, what they hold; `until` is the end of a booking and of the last day of
    a loan. A role has neither.
    """

    table: str
    id: str
    person_id: str
    name: str
    since: datetime | None = None
    until: datetime | None = None


def holding(table: str, id: str, person_id: str, *rest: str | None) -> Holding:
    """A loan or a booking, from its columns: who (the three names), since when, and the day or moment it ends."""
    given, family, known_as, since, until = rest
    due = day(until) if table == "loan" else None
    end = end_of(due) if due else instant(until) if table == "booking" else None
    return Holding(table, id, person_id, called(given, family, known_as), instant(since), end)


@dataclass(frozen=True)
class Needs:
    """One thing that needs attention.

    `gone` and `gone_on` say why somebody can hold nothing; `other` bears the label that stands on this thing as well,
    `spare` is the next one nobody uses. `count` is how many records a line speaks of where it speaks of many.
    """

    kind: Kind
    thing: Thing
    holdings: tuple[Holding, ...] = ()
    gone: Gone | None = None
    gone_on: date | None = None
    other: Thing | None = None
    label: str = ""
    spare: str = ""
    count: int = 1


def written_apart(reader: Reader, *cells: tuple[str, str, str]) -> bool:
    """Whether two laptops wrote these cells (table, row, field): one alone would have known what it did."""
    query = """SELECT w FROM cell WHERE row = unhex(:row)
        AND fld = (SELECT id FROM log_name WHERE name = :field)"""
    found = {reader.value(query, row=row, field=f"{table}.{field}") for table, row, field in cells}
    return None not in found and len(found) > 1
