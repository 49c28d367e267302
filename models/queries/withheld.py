"""Why something stays behind: each change that may not leave, gathered by kind and reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.log.allowed import decided_level
from models.log.op import encode
from models.log.outgoing import NATIONAL, Audience
from models.reader import Reader
from models.rules.levels import PIECES, Level, effective, fields_of


class Reason(StrEnum):
    """Why something stays behind; the first that holds is told."""

    PRIVATE = "private"
    ERASED = "erased"
    REMOVED = "removed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LEVEL = "level"
    NO_CONSENT = "no_consent"
    ENDED = "ended"
    UNDECIDED = "undecided"
    NAME_FOUND = "name_found"
    AMONG_OTHERS = "among_others"


@dataclass(frozen=True, slots=True)
class Withheld:
    """Rows of one table that stay behind for one reason, each with its fields that do.

    `whose` maps rows to the people they are about, `found` to the names found in them.
    """

    table: str
    why: Reason
    rows: dict[str, tuple[str, ...]]
    people: tuple[str, ...]
    whose: dict[str, str]
    found: dict[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field that stays behind of any of them."""
        return tuple(sorted({field for fields in self.rows.values() for field in fields}))


@dataclass(frozen=True)
class _Facts:
    """What is known of the rows that stay behind, and of the people they are about."""

    level: int
    consent: dict[str, str]
    gone: frozenset[str]
    person_of: dict[str, str]
    is_email: frozenset[str]
    undecided: frozenset[str]
    removed: frozenset[str]
    ended: frozenset[str]
    found: dict[tuple[str, str], str]


# Every field that could leave at some level, and by which column a row is about a person.
_LEAVABLE = {piece.table: fields_of(piece.table, Level.NAMED) for piece in PIECES.values()}
_ABOUT = {
    "person": "id",
    "contact_point": "person_id",
    "person_role": "person_id",
    "person_skill": "person_id",
    "consent_event": "person_id",
}


def reasons(
    reader: Reader, held_back: Iterable[tuple[str, str, frozenset[str]]], audience: Audience, today: date
) -> tuple[Withheld, ...]:
    """Gather changes (table, row, fields) that stay behind; `allowed.fill` has just been run for this audience."""
    changes = list(held_back)
    by_table: dict[str, list[str]] = {}
    for table, row, _ in changes:
        by_table.setdefault(table, []).append(row)
    facts = _facts(reader, audience, by_table, today)
    gathered: dict[tuple[str, Reason], dict[str, set[str]]] = {}
    for table, row, fields in changes:
        rows = gathered.setdefault((table, _why(facts, table, row, fields)), {})
        rows.setdefault(row, set()).update(fields)
    return tuple(_withheld(facts, *kind, gathered[kind]) for kind in sorted(gathered))


def _withheld(facts: _Facts, table: str, why: Reason, rows: dict[str, set[str]]) -> Withheld:
    fields = {row: tuple(sorted(names)) for row, names in rows.items()}
    whose = {row: facts.person_of[row] for row in rows if row in facts.person_of}
    found = {row: facts.found[table, row] for row in rows if (table, row) in facts.found}
    return Withheld(table, why, fields, tuple(dict.fromkeys(whose.values())), whose, found)


def _why(facts: _Facts, table: str, row: str, fields: frozenset[str]) -> Reason:
    if not fields:
        return Reason.ERASED
    if not fields <= _LEAVABLE.get(table, frozenset()) or (table == "contact_point" and row not in facts.is_email):
        return Reason.PRIVATE
    if row in facts.removed:
        return Reason.REMOVED
    if table in _ABOUT:
        return _why_not_named(facts, table, row)
    if row in facts.undecided:
        return Reason.UNDECIDED
    return Reason.NAME_FOUND if (table, row) in facts.found else Reason.PRIVATE


def _why_not_named(facts: _Facts, table: str, row: str) -> Reason:
    person = facts.person_of.get(row, "")
    answer = facts.consent.get(person, "")
    if person in facts.gone:
        return Reason.REMOVED
    if answer in (Reason.REFUSED, Reason.WITHDRAWN):
        return Reason(answer)
    if facts.level < Level.ROLES or (facts.level < Level.NAMED and table != "person_role"):
        return Reason.LEVEL
    if table == "person_role" and row in facts.ended:
        return Reason.ENDED
    return Reason.NO_CONSENT


def _facts(reader: Reader, audience: Audience, rows: Mapping[str, list[str]], today: date) -> _Facts:
    """Looks only at the rows that stay behind."""

    def among(table: str, columns: str, condition: str = "1") -> list[tuple[str, ...]]:
        query = f"SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(:ids)) AND {condition}"
        listed = encode(rows.get(table, [])).decode()
        return reader.connection.execute(query, {"ids": listed, "today": today.isoformat()}).fetchall()

    def ids(table: str, condition: str) -> set[str]:
        return {id for (id,) in among(table, "id", condition)}

    chosen = effective(audience.level, decided_level(reader.connection))
    person_of: dict[str, str] = {}
    for table, column in _ABOUT.items():
        person_of.update((row, person) for row, person in among(table, f"id, {column}", f"{column} IS NOT NULL"))
    return _Facts(
        level=chosen if audience.kind == NATIONAL else Level.TOTALS,
        consent=dict(reader.rows(lambda *row: row, "SELECT id, state FROM temp.standing")),
        gone=frozenset(reader.column("SELECT id FROM person WHERE removed")),
        person_of=person_of,
        is_email=frozenset(ids("contact_point", "kind = 'email'")),
        undecided=frozenset(ids("decision", "outcome = ''")),
        removed=frozenset(id for table in _LEAVABLE for id in ids(table, "removed")),
        ended=frozenset(ids("person_role", "(from_on > :today OR to_on < :today)")),
        found=dict(
            reader.rows(lambda table, id, found: ((table, id), found), "SELECT tbl, id, found FROM temp.naming")
        ),
    )
