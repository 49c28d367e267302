"""Members as the list shows them, and the numbers above the list."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from models.log.consenting import consent_sql
from models.queries import roster_search
from models.queries.roster_search import NATIONAL, RosterFilter, Standing
from models.reader import Reader
from models.rules.duplicates_sql import entries_of
from models.rules.london import day_of
from models.rules.names import Names, display_name, sort_name
from models.rules.roster import STATUS_SQL, Status, statuses_where

__all__ = [
    "Counts",
    "Hit",
    "RosterFilter",
    "RosterRow",
    "counts",
    "everyone",
    "find",
    "key",
    "keys",
    "rows",
    "standing",
]

_QUARTER_MONTHS = 3

_ROW = f"""
SELECT person.id, honorific, given_name, family_name, known_as, organisation,
    (SELECT group_concat(skill, ', ' ORDER BY skill COLLATE NOCASE) FROM person_skill
        WHERE person_id = person.id AND removed = 0),
    brings, {STATUS_SQL}, {{consent}},
    (SELECT max(coalesce(m.opened_at, m.starts)) FROM attendance AS a JOIN meeting AS m ON m.id = a.meeting_id
        WHERE a.person_id IN ({entries_of("person.id")}) AND a.removed = 0 AND m.removed = 0
            AND a.part IN ('present', 'attending')),
    (SELECT group_concat(kind || ' ' || value, char(10) ORDER BY main DESC, id) FROM contact_point
        WHERE person_id = person.id AND removed = 0),
    (SELECT group_concat(role, ', ' ORDER BY role COLLATE NOCASE) FROM person_role
        WHERE person_id = person.id AND removed = 0 AND (to_on IS NULL OR to_on >= :today))
FROM json_each(:keys) AS wanted JOIN person ON person.rowid = wanted.value ORDER BY wanted.key
"""

_OF_EACH = ", ".join(f"count(*) FILTER (WHERE status = '{each.value}')" for each in Status)
_BY_STATUS = f"""SELECT {_OF_EACH}
FROM (SELECT {STATUS_SQL} AS status FROM person WHERE removed = 0 LIMIT -1)"""
"""Row by row: the limit keeps SQLite from asking for each status apart, and GROUP BY would sort everybody first."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One member in the list; skills and roles are joined by commas."""

    id: str
    names: Names
    organisation: str
    brings: str
    status: Status
    consent: str
    last_took_part: date | None
    email: str
    phone: str
    roles: str

    @property
    def name(self) -> str:
        """What people call them; may be empty."""
        return display_name(self.names)

    @property
    def sort_name(self) -> str:
        """What the list sorts by."""
        return sort_name(self.names)


@dataclass(frozen=True)
class Counts:
    """How many people stand where; `members` count as members, `not_asked` of them were never asked for consent."""

    people: int
    members: int
    by_status: dict[str, int]
    joined_this_quarter: int
    stewards: int
    not_asked: int
    in_bin: int

    def of(self, *statuses: Status) -> int:
        """How many have one of these statuses."""
        return sum(self.by_status.get(each, 0) for each in statuses)


@dataclass(frozen=True)
class Hit:
    """Somebody found by a few typed letters."""

    id: str
    name: str
    detail: str


def keys(reader: Reader, wanted: RosterFilter, sort: str, descending: bool, today: date) -> "array[int]":
    """The row numbers of the members asked for; `sort` is name, organisation, brings, consent, last or status."""
    return roster_search.keys(reader, wanted, sort, descending, today.isoformat())


def standing(wanted: RosterFilter, sort: str, descending: bool, today: date) -> Standing:
    """The same question kept, for a list that is narrowed letter by letter."""
    return Standing(wanted, sort, descending, today.isoformat())


def rows(reader: Reader, keys: Sequence[int], today: date) -> list[RosterRow]:
    """These members, in this order."""
    listed = msgspec.json.encode(list(keys)).decode()
    query = _ROW.format(consent=consent_sql(reader.connection))
    return reader.rows(_row, query, keys=listed, today=today.isoformat(), audience=NATIONAL)


def key(reader: Reader, id: str) -> int | None:
    """The row number of a member."""
    return reader.value("SELECT rowid FROM person WHERE id = :id", id=id)


def everyone(reader: Reader, today: date) -> list[RosterRow]:
    """Every member by name."""
    return rows(reader, keys(reader, RosterFilter(), "name", False, today), today)


def find(reader: Reader, text: str, *, limit: int = 8) -> list[Hit]:
    """A few people by the beginnings of their names, then by anything else that is kept about them."""
    terms = roster_search.terms_of(text)
    if not terms:
        return []
    named = " ".join(f'"{term}"*' for term in terms)
    found = _hits(reader, f"names : ({named})", limit)
    if len(found) < limit:
        known = {hit.id for hit in found}
        found += [hit for hit in _hits(reader, named, limit) if hit.id not in known]
    return found[:limit]


def names_of(reader: Reader, ids: Sequence[str]) -> dict[str, str]:
    """What these people are called, by id."""
    return dict(
        reader.rows(
            lambda id, given, family, known_as: (id, display_name(Names(given or "", family or "", known_as or ""))),
            "SELECT person.id, given_name, family_name, known_as "
            "FROM json_each(:ids) AS wanted JOIN person ON person.id = wanted.value",
            ids=msgspec.json.encode(list(ids)).decode(),
        )
    )


def counts(reader: Reader, today: date) -> Counts:
    """The numbers of the header and the chips. A scan: for a worker, not for the window's thread."""
    day = today.isoformat()
    found: tuple[int, ...] = reader.one(lambda *numbers: numbers, _BY_STATUS, today=day) or ()
    by_status = {each.value: number for each, number in zip(Status, found, strict=True) if number}
    people, in_bin, joined = _totals(reader, today)
    stewards = reader.value(
        "SELECT count(*) FROM person WHERE removed = 0 AND id IN "
        "(SELECT steward_id FROM asset WHERE removed = 0 AND steward_id IS NOT NULL)"
    )
    members = sum(count for status, count in by_status.items() if Status(status).counts_as_member)
    return Counts(people, members, by_status, joined, stewards, not_asked(reader, today), in_bin)


def not_asked(reader: Reader, today: date) -> int:
    """How many members were never asked whether they may be named nationally."""
    members = statuses_where(lambda status: status.counts_as_member)
    return reader.value(
        f"SELECT count(*) FROM person WHERE removed = 0 AND {STATUS_SQL} IN {members} AND id NOT IN "
        "(SELECT person_id FROM consent_event WHERE audience = :audience AND removed = 0 AND person_id IS NOT NULL)",
        today=today.isoformat(),
        audience=NATIONAL,
    )


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter.

    >>> quarter_start(date(2026, 11, 23))
    datetime.date(2026, 10, 1)
    """
    return date(day.year, day.month - (day.month - 1) % _QUARTER_MONTHS, 1)


def _totals(reader: Reader, today: date) -> tuple[int, int, int]:
    found = reader.one(
        lambda *numbers: numbers,
        "SELECT count(*) FILTER (WHERE removed = 0), count(*) FILTER (WHERE removed = 1), "
        "count(*) FILTER (WHERE removed = 0 AND joined_on BETWEEN :quarter AND :today) FROM person",
        quarter=quarter_start(today).isoformat(),
        today=today.isoformat(),
    )
    return found or (0, 0, 0)


def _hits(reader: Reader, phrase: str, limit: int) -> list[Hit]:
    """By row number, not by relevance: ranking looks at every match, and a few letters match thousands."""
    return reader.rows(
        _hit,
        "SELECT person.id, given_name, family_name, known_as, coalesce(person.organisation, '') FROM person_fts "
        "JOIN person ON person.rowid = person_fts.rowid WHERE person_fts MATCH :phrase AND removed = 0 LIMIT :limit",
        phrase=phrase,
        limit=limit,
    )


def _hit(id: str, given: str | None, family: str | None, known_as: str | None, organisation: str) -> Hit:
    return Hit(id, display_name(Names(given or "", family or "", known_as or "")), organisation)


def _row(id: str, *cells: str | None) -> RosterRow:
    texts = [cell or "" for cell in cells]
    honorific, given, family, known_as, organisation, skills, brings, status, consent, last, contacts, roles = texts
    reached = contacts.split("\n")
    return RosterRow(
        id=id,
        names=Names(given, family, known_as, honorific),
        organisation=organisation,
        brings=skills or brings,
        status=Status(status),
        consent=consent,
        last_took_part=day_of(datetime.fromisoformat(last)) if last else None,
        email=_first(reached, "email "),
        phone=_first(reached, "phone "),
        roles=roles,
    )


def _first(contacts: list[str], kind: str) -> str:
    return next((line.removeprefix(kind) for line in contacts if line.startswith(kind)), "")
