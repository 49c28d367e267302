"""What stays behind until a person has looked: everything in whose words, of any version, somebody is found."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from models.log.asked_back import ASKED_BACK, cleared_field
from models.log.names import Connection, Names, load
from models.log.op import encode
from models.log.reach_scan import ReachList, reach_list, reached_in
from models.rules.name_scan import NameList, name_list, names_in, whole_names_in
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
    "chapter": (("name", "short_code", "region"), "chapter.id = (SELECT chapter FROM _ctl)"),  # told, and leaves
    "consultation": (("title", "text"), _NOT_CLEARED),
    "reply": (("text", "about_table"), _NOT_CLEARED),
}  # fmt: skip
_READ_WHOLE = {"decision", "answer", "consultation", "reply"}
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

# What was asked back waits until somebody looks, also for a name that nobody here has any more; with a decision wait
# the answers given by it.
_STILL_BACK = f"""
INSERT INTO naming(tbl, id, found)
SELECT 'decision', id, coalesce((SELECT min(found) FROM naming JOIN answer ON answer.id = naming.id
    WHERE tbl = 'answer' AND answer.decision_id = back.id), '') FROM ({ASKED_BACK}) AS back WHERE true
ON CONFLICT DO NOTHING
"""
_ANSWERS_BACK = f"""
INSERT INTO naming(tbl, id, found)
SELECT 'answer', answer.id, naming.found FROM naming JOIN answer ON answer.decision_id = naming.id
WHERE tbl = 'decision' AND naming.id IN ({ASKED_BACK}) ON CONFLICT DO NOTHING
"""

_WHOLES = """
SELECT given_name, family_name FROM person UNION SELECT known_as, family_name FROM person
UNION SELECT body ->> 'given_name', body ->> 'family_name' FROM elsewhere WHERE tbl = :person
UNION SELECT body ->> 'known_as', body ->> 'family_name' FROM elsewhere WHERE tbl = :person
"""
_DENIED = "SELECT given_name, family_name, known_as FROM person WHERE id IN (SELECT id FROM standing WHERE is_denied)"


# What this chapter suggests for others' things, replaced or not, where it does not stand there already. Nobody can say
# there that they have looked.
_WISHED = """
SELECT op.w, op.seq, op.h, group_concat(f.value, char(10)) FROM op
    JOIN writer ON writer.id = op.w AND writer.chapter = (SELECT chapter FROM _ctl)
    JOIN elsewhere ON elsewhere.row = op.row AND elsewhere.tbl = op.tbl, json_each(op.body) AS f
    JOIN log_name AS field ON field.id = CAST(f.key AS INTEGER)
WHERE op.fid = 1 AND f.type = 'text'
    AND f.value IS NOT elsewhere.body ->> substr(field.name, instr(field.name, '.') + 1)
GROUP BY op.w, op.seq, op.h
"""


@dataclass(frozen=True)
class _Sought:
    """Everybody by name, those of them who said no, and how to reach anybody."""

    people: NameList
    denied: NameList
    reach: ReachList


def look_for_names(connection: Connection, names: Names) -> None:
    """Fill the temporary tables `naming` and `named_wish`; `standing` says who refused."""
    written = [(table, *row) for table in _WORDY for row in _words_of(connection, names, table)]
    wished = connection.execute(_WISHED).fetchall()
    if written or wished:
        sought = _sought(connection, names, connection.execute(_DENIED).fetchall())
        connection.executemany(
            "INSERT INTO named_wish(w, seq, h) VALUES(?, ?, ?)",
            [op for *op, text in wished if _found("asset", text, sought)],
        )
        back = {id for (id,) in connection.execute("SELECT id FROM asset WHERE withheld")}
        found = ((table, id, _named(table, text, sought, is_back=id in back)) for table, id, text in written)
        connection.executemany(
            "INSERT INTO naming(tbl, id, found) VALUES(?, ?, ?) ON CONFLICT DO NOTHING",
            [each for each in found if each[2] is not None],
        )
        for statement in (_STILL_BACK, _ANSWERS_BACK):
            connection.execute(statement, cleared_field(names))


def thing_finder(connection: Connection, denied: Iterable[str]) -> Callable[[str], str]:
    """Who or whose address is found in a text that is looked at as a thing is; `denied` are the ids of who said no."""
    query = "SELECT given_name, family_name, known_as FROM person WHERE id IN (SELECT value FROM json_each(?))"
    refused = connection.execute(query, (encode(list(denied)).decode(),)).fetchall()
    sought = _sought(connection, load(connection), refused)
    return lambda text: ", ".join(_found("", text, sought))


def _named(table: str, text: str, sought: _Sought, *, is_back: bool) -> str | None:
    """Who is found in it, or None where nobody is; "" where it was asked back for a name nobody here has any more."""
    found = _found(table, text, sought)
    if found or not is_back:
        return ", ".join(found) or None
    return None if names_in(text, sought.people) else ""


def _found(table: str, text: str, sought: _Sought) -> list[str]:
    """Things are called after streets and saints as well: of these only a whole name counts, or whoever said no."""
    if table in _READ_WHOLE:
        found = names_in(text, sought.people)
    else:
        found = (*names_in(text, sought.denied), *whole_names_in(text, sought.people))
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


def _sought(connection: Connection, names: Names, refused: list[tuple]) -> _Sought:
    denied = [PersonNames(*(name or "" for name in called)) for called in refused]
    contacts = connection.execute("SELECT value FROM contact_point WHERE value <> ''")
    addresses = connection.execute(
        "SELECT coalesce(address_lines, ''), coalesce(postcode, '') FROM person "
        "WHERE address_lines <> '' OR postcode <> ''"
    ).fetchall()
    reach = reach_list((value for (value,) in contacts), addresses)
    wholes = [each for each in connection.execute(_WHOLES, {"person": names.number_of["person"]}) if all(each)]
    return _Sought(name_list(*_people(connection, names), wholes), name_list(denied), reach)


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
