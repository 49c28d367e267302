"""What stays behind until a person has looked: everything in whose words, of any version, somebody is found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.log.names import Connection, Names
from models.log.reach_scan import ReachList, reach_list, reached_in
from models.rules.name_scan import NameList, name_list, names_in
from models.rules.names import Names as PersonNames

_NOT_CLEARED = "NOT (coalesce(cleared, 0) AND coalesce({is_later}, 0))"

# What somebody may be found in, with the fields that hold words, and when to look. A word that should be one of a few
# is looked at as well: nothing keeps another laptop from writing there what it likes.
_WORDY = {
    "decision": (
        (
            "number", "text", "reasons", "method", "difference", "counts", "outcome", "computed", "scope",
            "threshold_base",
        ),
        f"outcome <> '' AND {_NOT_CLEARED}",
    ),
    "answer": (
        ("text",),
        "NOT EXISTS (SELECT 1 FROM decision WHERE decision.id = answer.decision_id AND cleared AND {is_later})",
    ),
    "asset": (
        ("name", "code", "kind", "description", "unit", "place", "rule_of_use", "condition", "link"),
        f"removed = 0 AND {_NOT_CLEARED}",
    ),
    "consultation": (("title", "text"), _NOT_CLEARED),
    "reply": (("text", "about_table"), _NOT_CLEARED),
}  # fmt: skip
_LOOKED_AT = {"answer": "decision"}  # whoever looks at the decision looks at what it answers
# Somebody looked, and nothing was written since.
_IS_LATER = """(SELECT hlc FROM cell WHERE row = unhex({looked}.id) AND fld = :cleared) >= (
    SELECT max(op.hlc) FROM op, json_each(op.body) AS f
    WHERE op.row = unhex({table}.id) AND op.fid = 1 AND CAST(f.key AS INTEGER) IN ({fields}))"""

# What people are and were called: whoever is renamed still stands in what was written before.
_CALLED = """
SELECT f.value FROM {whose} CROSS JOIN op ON op.row = {row} AND op.tbl = :person AND op.fid = 1, json_each(op.body) AS f
WHERE CAST(f.key AS INTEGER) IN ({fields}) AND f.type = 'text'"""
_WHOSE = (
    ("person", "unhex(person.id)"),
    ("(SELECT row FROM elsewhere WHERE tbl = :person) AS elsewhere", "elsewhere.row"),
)

# Where people who are no members are named, and by which column it is seen that they are none.
_GUESTS = (
    *((table, "name", "person_id") for table in (
        "attendance", "stance", "interest", "advice", "notified", "nomination", "ballot", "correction",
        "minutes_signature",
    )),
    ("nomination", "nominee", "nominee_id"), ("action", "owner", "owner_id"), ("agenda_item", "owner", "owner_id"),
    ("meeting", "facilitator", "facilitator_id"), ("meeting", "note_taker", "note_taker_id"),
    ("decision", "proposer", "proposer_id"), ("decision", "seconder", "seconder_id"),
    ("decision", "decider", "decider_id"), ("decision", "exit", "NULL"), ("stance", "owner", "NULL"),
    ("stance", "relayed_by", "NULL"), ("paper_count", "tellers", "NULL"),
)  # fmt: skip
_GUEST_NAMES = " UNION ".join(
    f"SELECT {name} FROM {table} WHERE {member} IS NULL AND {name} <> ''" for table, name, member in _GUESTS
)
_BETWEEN_NAMES = re.compile(r"[,;:&]| and ")

_DENIED = "SELECT given_name, family_name, known_as FROM person WHERE id IN (SELECT id FROM standing WHERE is_denied)"


@dataclass(frozen=True)
class _Sought:
    """Everybody by name, those of them who said no, and how to reach anybody."""

    people: NameList
    denied: NameList
    reach: ReachList


def look_for_names(connection: Connection, names: Names) -> None:
    """Fill the temporary table `naming`; `standing` says who refused."""
    written = [(table, *row) for table in _WORDY for row in _words_of(connection, names, table)]
    if written:
        sought = _sought(connection, names)
        found = ((table, id, ", ".join(_found(table, text, sought))) for table, id, text in written)
        connection.executemany(
            "INSERT INTO naming(tbl, id, found) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
            [each for each in found if each[2]],
        )


def _found(table: str, text: str, sought: _Sought) -> list[str]:
    """Things are called after streets and saints as well: of these only a whole name counts, or whoever said no."""
    found = names_in(text, sought.people)
    if table == "asset":
        found = (*names_in(text, sought.denied), *(name for name in found if len(name.split()) > 1))
    return list(dict.fromkeys((*found, *reached_in(text, sought.reach))))


def _words_of(connection: Connection, names: Names, table: str) -> list[tuple[str, str]]:
    fields, condition = _WORDY[table]
    looked = _LOOKED_AT.get(table, table)
    numbers = ", ".join(str(names.number_of[f"{table}.{field}"]) for field in fields)
    is_later = _IS_LATER.format(table=table, looked=looked, fields=numbers)
    return connection.execute(
        f"SELECT {table}.id, group_concat(f.value, char(10)) FROM {table} JOIN op ON op.row = unhex({table}.id), "
        f"json_each(op.body) AS f WHERE op.fid = 1 AND CAST(f.key AS INTEGER) IN ({numbers}) AND f.type = 'text' "
        f"AND {condition.format(is_later=is_later)} GROUP BY {table}.id",
        {"cleared": names.number_of.get(f"{looked}.cleared")},
    ).fetchall()


def _sought(connection: Connection, names: Names) -> _Sought:
    denied = [PersonNames(*(name or "" for name in called)) for called in connection.execute(_DENIED)]
    contacts = connection.execute("SELECT value FROM contact_point WHERE value <> ''")
    addresses = connection.execute(
        "SELECT coalesce(address_lines, ''), coalesce(postcode, '') FROM person "
        "WHERE address_lines <> '' OR postcode <> ''"
    ).fetchall()
    reach = reach_list((value for (value,) in contacts), addresses)
    return _Sought(name_list(*_people(connection, names)), name_list(denied), reach)


def _people(connection: Connection, names: Names) -> tuple[list[PersonNames], list[str]]:
    """What everybody known here is called, also those in the bin, and guests of whom only the name was written down.

    First and family names are looked for apart, so each is read once however many people share it.
    """
    given = [PersonNames(given_name=name) for name in _called(connection, names, "given_name", "known_as")]
    family = [PersonNames(family_name=name) for name in _called(connection, names, "family_name")]
    return given + family, [each for (name,) in connection.execute(_GUEST_NAMES) for each in _each(name)]


def _called(connection: Connection, names: Names, *fields: str) -> list[str]:
    numbers = ", ".join(str(names.number_of[f"person.{field}"]) for field in fields)
    query = " UNION ".join(_CALLED.format(whose=whose, row=row, fields=numbers) for whose, row in _WHOSE)
    return [name for (name,) in connection.execute(query, {"person": names.number_of["person"]})]


def _each(name: str) -> Iterator[str]:
    """One name, or several in one line."""
    yield name
    if _BETWEEN_NAMES.search(name):
        yield from (part for part in _BETWEEN_NAMES.split(name) if part.strip())
