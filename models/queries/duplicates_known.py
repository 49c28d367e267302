"""Which entries were found to be one person, and how an entry is shown beside another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from models.log.op import encode
from models.queries.moments import day, instant
from models.queries.plain import called
from models.reader import Reader
from models.rules.duplicates_sql import CANONICAL, SAME, entries_of

_FIRST_OF = """(SELECT value FROM contact_point WHERE person_id = person.id AND removed = 0 AND kind = '{kind}'
    ORDER BY main DESC, rowid LIMIT 1)"""
_SIDES = f"""
SELECT person.id, given_name, family_name, known_as, coalesce(organisation, ''), coalesce(postcode, ''), joined_on,
    coalesce(removed, 0), coalesce({_FIRST_OF.format(kind="email")}, ''), coalesce({_FIRST_OF.format(kind="phone")}, '')
FROM json_each(:ids) AS wanted JOIN person ON person.id = wanted.value ORDER BY wanted.key
"""
_MERGED = f"""
SELECT person.id, given_name, family_name, known_as,
    (SELECT max(at) FROM likeness WHERE {SAME} AND person.id IN (first_id, second_id))
FROM ({entries_of(":id")}) AS entry JOIN person ON person.id = entry.id WHERE entry.id <> :id ORDER BY 5 DESC, 1
"""

_PAIRS = f"""
SELECT first_id, second_id FROM likeness
WHERE {SAME} AND first_id IN (SELECT id FROM person) AND second_id IN (SELECT id FROM person)
"""


@dataclass(frozen=True)
class Side:
    """One entry as it is shown beside another; `removed` ones lie in the bin."""

    id: str
    name: str
    email: str
    phone: str
    postcode: str
    joined_on: date | None
    organisation: str = ""
    removed: bool = False


@dataclass(frozen=True)
class Merged:
    """An entry that was merged into another, and when."""

    id: str
    name: str
    at: datetime | None


def sides(reader: Reader, ids: Iterable[str]) -> list[Side]:
    """These entries, in this order; what the chapter does not have is left out."""
    return reader.rows(_side, _SIDES, ids=encode(list(ids)).decode())


def canonical(reader: Reader, id: str) -> str:
    """The entry that is kept of everybody who is the same person as this one."""
    return reader.value(f"SELECT {CANONICAL.format(of=':id')}", id=id)


def entries(reader: Reader, id: str) -> list[str]:
    """Every entry of one person, the kept one first; an id that is nobody’s is none, whoever says so."""
    return sorted(reader.column(f"SELECT id FROM ({entries_of(':id', -1)}) JOIN person USING(id)", id=id))


def merged_into(reader: Reader, id: str) -> Side | None:
    """Whom this entry was merged into; None where it was not."""
    kept = canonical(reader, id)
    return next(iter(sides(reader, [kept])), None) if kept != id else None


def merged(reader: Reader, person_id: str) -> list[Merged]:
    """The entries merged into this one, the latest first."""
    return reader.rows(_merged, _MERGED, id=person_id) if canonical(reader, person_id) == person_id else []


def kept_of(reader: Reader) -> dict[str, str]:
    """The kept entry of every entry that was merged into another."""
    kept: dict[str, str] = {}

    def into(id: str) -> str:
        while (above := kept.setdefault(id, id)) != id:
            kept[id] = id = kept[above]
        return id

    for pair in reader.rows(lambda *ids: ids, _PAIRS):
        least, other = sorted(map(into, pair))
        kept[other] = least
    return {id: into(id) for id in sorted(kept) if into(id) != id}


def _side(*cells: str) -> Side:
    id, given, family, known_as, organisation, postcode, joined, removed, email, phone = cells
    name = called(given, family, known_as) or organisation
    return Side(id, name, email, phone, postcode, day(joined), organisation, bool(removed))


def _merged(id: str, given: str, family: str, known_as: str, at: str | None) -> Merged:
    return Merged(id, called(given, family, known_as), instant(at))
