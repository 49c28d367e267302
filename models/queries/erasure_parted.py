"""What stays of a person, once forgotten, with an entry that was one with theirs for a time and is theirs no longer.

A change is forgotten with its whole row or not at all, and that row is somebody else’s: what was taken over then is
told before, and is for people to look after.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.log.names import load
from models.log.op import encode
from models.queries.duplicates_known import entries
from models.queries.duplicates_links import COPIED, copy_id
from models.queries.settling import name_of
from models.reader import Reader

_PARTED = """
SELECT iif(first_id IN (SELECT value FROM json_each(:ids)), second_id, first_id) FROM likeness
WHERE first_id IN (SELECT value FROM json_each(:ids)) OR second_id IN (SELECT value FROM json_each(:ids))
"""
_OWN = "SELECT id, person_id FROM {table} WHERE person_id IN (SELECT value FROM json_each(:ids)) ORDER BY id"
_HAS = "SELECT 1 FROM {table} WHERE id = :id AND removed AND person_id = :other"

# The entries that ever were one with theirs, however far round and whatever is said now, and what the deeds that made
# any two of them one wrote to those that are left.
_TAKEN = """
WITH RECURSIVE entry(id) AS (
    SELECT value FROM json_each(:ids)
    UNION SELECT iif(l.first_id = entry.id, l.second_id, l.first_id)
    FROM entry JOIN likeness AS l ON l.first_id = entry.id OR l.second_id = entry.id
), deed AS MATERIALIZED (
    SELECT DISTINCT op.w, op.hlc FROM entry JOIN likeness AS l ON l.second_id = entry.id
        CROSS JOIN op ON op.row = unhex(l.id) AND op.fid = 1 AND op.body ->> :verdict = 'same'
)
SELECT person.id, substr(name, instr(name, '.') + 1), f.value
FROM entry JOIN person ON person.id = entry.id
    CROSS JOIN op ON op.row = unhex(person.id) AND op.tbl = :person AND op.fid = 1
    JOIN deed ON deed.w = op.w AND deed.hlc = op.hlc, json_each(op.body) AS f
    JOIN log_name ON log_name.id = CAST(f.key AS INTEGER)
WHERE person.id NOT IN (SELECT value FROM json_each(:ids)) AND f.type = 'text' AND f.value <> ''
    AND name IN (SELECT 'person.' || name FROM pragma_table_info('person'))
ORDER BY person.id, op.hlc, op.w, op.seq, name
"""


@dataclass(frozen=True)
class Taken:
    """A value that an entry was given when it was made one with another."""

    id: str
    field: str
    value: str


@dataclass(frozen=True)
class StaysWith:
    """An entry among whose earlier values some of the person’s stay, and in which fields."""

    id: str
    name: str
    fields: tuple[str, ...]


def copies_out_of_use(reader: Reader, theirs: Sequence[str]) -> list[tuple[str, str, str]]:
    """Copies of what is theirs that somebody they were parted from uses no longer: table, id, and whose they were."""
    listed = encode(list(theirs)).decode()
    others = sorted(set(reader.column(_PARTED, ids=listed)) - {None, *theirs})
    return [
        (table, copy, person)
        for table in COPIED
        for row, person in reader.rows(lambda *cells: cells, _OWN.format(table=table), ids=listed)
        for other in others
        if reader.value(_HAS.format(table=table), id=(copy := copy_id(row, other)), other=other)
    ]


def taken_over(reader: Reader, theirs: Iterable[str]) -> list[Taken]:
    """What entries that are somebody else’s now were given while they were one with these, or with each other."""
    numbers = load(reader.connection).number_of
    given = {"verdict": f'$."{numbers["likeness.verdict"]}"', "person": numbers["person"]}
    return reader.rows(Taken, _TAKEN, ids=encode(sorted(theirs)).decode(), **given)


def stays_with(reader: Reader, person_id: str) -> list[StaysWith]:
    """Whose earlier values hold something that was taken over from this person, under whichever entry of theirs."""
    found = groupby(taken_over(reader, entries(reader, person_id)), key=lambda each: each.id)
    return [
        StaysWith(id, name_of(reader, "person", id), tuple(dict.fromkeys(each.field for each in taken)))
        for id, taken in found
    ]
