"""The preview: exactly what a bundle would carry out of the house, what stays behind and why, and what is new in it.

It is read off the same `outgoing` that the bundle is written from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.log.allowed import MAY_LEAVE
from models.log.merge import Signed
from models.log.names import load
from models.log.op import Op, Value, decode, encode
from models.log.outgoing import CHAPTER, NATIONAL, Answer, Audience, answers, outgoing
from models.queries.named import Named, named
from models.queries.plain import called
from models.queries.totals import Nameless, nameless, totals
from models.queries.withheld import Reason, Withheld, reasons
from models.reader import Reader
from models.rules.levels import Level

__all__ = ["Field", "Leaver", "Preview", "Reason", "Thing", "Withheld", "preview", "thing_names"]

# By which column a row is about a person, and which one says what it is called.
_ABOUT = {
    "contact_point": "person_id",
    "person_role": "person_id",
    "person_skill": "person_id",
    "consent_event": "person_id",
    "booking": "person_id",
    "loan": "person_id",
    "attendance": "person_id",
    "interest": "person_id",
    "stance": "person_id",
    "action": "owner_id",
    "agenda_item": "owner_id",
    **dict.fromkeys(("ballot", "advice", "notified", "nomination", "correction", "minutes_signature"), "person_id"),
}
_CALLED = {
    "chapter": "name",
    "asset": "name",
    "decision": "trim(coalesce(number, '') || ' ' || coalesce(text, ''))",
    "answer": "text",
    "consultation": "title",
    "reply": "text",
    "meeting": "title",
    "action": "text",
    "contact_point": "value",
    "person_role": "role",
    "person_skill": "skill",
    "meeting_kind": "name",
    "paper": "name",
    "correction": "text",
    "decision_option": "text",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field that leaves: the newest value that travels, and those of its earlier values that travel with it."""

    name: str
    value: Value
    earlier: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One row that leaves, with whom it is about (a person's id, or ""). `change` is new, changed or removed.

    `found` are the names of people in what leaves all the same: a chapter chose its name together.
    """

    table: str
    row: str
    person: str
    change: str
    fields: tuple[Field, ...]
    found: str = ""


@dataclass(frozen=True, slots=True)
class Leaver:
    """Something the recipients hold that may leave no longer: with this bundle, or by its chapter's rules, it ends."""

    table: str
    row: str
    person: str


@dataclass(frozen=True)
class Preview:
    """What the bundle would hold.

    `changes`, `stubs` and `erased` count its lines: changes in full, numbers of changes that stay behind, and changes
    whose values were erased. `heard` are the recipients who have answered before; without any, all of it is new.
    `totals` are the lines of `totals.jsonl`, `nameless` the values that they count among the others for a name in them.
    `named` says of a bundle that names members how many of them it may name.
    """

    audience: Audience
    changes: int
    stubs: int
    erased: int
    things: tuple[Thing, ...]
    withheld: tuple[Withheld, ...]
    no_longer: tuple[Leaver, ...]
    heard: tuple[Answer, ...]
    totals: tuple[dict[str, Any], ...]
    nameless: tuple[Nameless, ...] = ()
    named: Named | None = None

    def counts(self) -> dict[str, int]:
        """How many things of each table leave."""
        counted: dict[str, int] = {}
        for thing in self.things:
            counted[thing.table] = counted.get(thing.table, 0) + 1
        return counted

    def people(self) -> tuple[str, ...]:
        """Everybody about whom anything leaves, by id."""
        return tuple(dict.fromkeys(thing.person for thing in self.things if thing.person))


def preview(reader: Reader, audience: Audience, today: date, *, everything: bool = False) -> Preview:
    """What a bundle for this audience would carry now."""
    connection = reader.connection
    out = outgoing(connection, audience, today, everything=everything)
    stubs = [signed for signed in out.ops if signed.op is None and not signed.row]
    full = [signed.op for signed in out.ops if signed.op]
    heard = () if everything else tuple(answers(connection, audience))
    inward = audience.kind == CHAPTER
    is_up = audience.kind == NATIONAL
    kept = nameless(reader, today) if is_up else ()
    return Preview(
        audience=audience,
        changes=len(full),
        stubs=len(stubs),
        erased=len(out.ops) - len(full) - len(stubs),
        things=tuple(_things(reader, full, inward=inward)),
        withheld=() if inward else reasons(reader, _held_back(reader, stubs), audience, today),
        no_longer=() if inward else tuple(_no_longer(reader, heard)),
        heard=heard,
        totals=tuple(totals(reader, today, audience.level, kept)) if is_up else (),
        nameless=kept,
        named=named(reader, today) if is_up and audience.level >= Level.NAMED else None,
    )


def _things(reader: Reader, ops: Iterable[Op], *, inward: bool) -> Iterator[Thing]:
    rows: dict[tuple[str, str], list[Op]] = {}
    for op in ops:
        rows.setdefault((op.table, op.row), []).append(op)
    whole = _all_of(reader, rows, "1" if inward else MAY_LEAVE)
    people = _people_of(reader, rows)
    found = {} if inward else dict(reader.rows(lambda *row: row, "SELECT id, found FROM naming WHERE tbl = 'chapter'"))
    for (table, row), travelling in rows.items():
        fields = tuple(_fields(travelling))
        removed = any(field.name == "removed" and field.value for field in fields)
        is_new = len(travelling) >= whole.get((table, row), 0)
        change = "removed" if removed else "new" if is_new else "changed"
        person = row if table == "person" else people.get(row, "")
        yield Thing(table, row, person, change, fields, found.get(row, ""))


def _fields(ops: list[Op]) -> Iterator[Field]:
    ops = sorted(ops, key=lambda op: (op.hlc, op.writer, op.seq))
    for name in dict.fromkeys(name for op in ops for name in op.set):
        *earlier, last = [op.set[name] for op in ops if name in op.set]
        yield Field(name, last, tuple(value for value in dict.fromkeys(earlier) if value != last))


def _all_of(reader: Reader, rows: Iterable[tuple[str, str]], may: str) -> dict[tuple[str, str], int]:
    """How many ops of each row may leave at all."""
    listed = encode([row for _, row in rows]).decode()
    counted = reader.rows(
        lambda table, row, count: ((table, row), count),
        "SELECT log_name.name, lower(hex(op.row)), count(*) FROM json_each(:rows) AS wanted "
        "CROSS JOIN op ON op.row = unhex(wanted.value) JOIN log_name ON log_name.id = op.tbl "
        f"WHERE op.fid = 1 AND {may} GROUP BY op.tbl, op.row",
        rows=listed,
    )
    return dict(counted)


def _people_of(reader: Reader, rows: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Whom each row is about, by the column that says so."""
    by_table: dict[str, list[str]] = {}
    for table, row in rows:
        by_table.setdefault(table, []).append(row)
    about: dict[str, str] = {}
    for table in by_table.keys() & _ABOUT.keys():
        query = (
            f"SELECT id, {_ABOUT[table]} FROM {table} WHERE id IN (SELECT value FROM json_each(:ids)) "
            f"AND {_ABOUT[table]} IS NOT NULL"
        )
        about.update(reader.rows(lambda *row: row, query, ids=encode(by_table[table]).decode()))
    return about


def _held_back(reader: Reader, stubs: Iterable[Signed]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """The table, row and fields of each op that travels as a stub, as they are here."""
    names = load(reader.connection)
    numbers = encode([[each.writer, each.seq, each.digest.hex()] for each in stubs]).decode()
    found = reader.connection.execute(
        "SELECT op.tbl, lower(hex(op.row)), coalesce(op.body, '{}') FROM json_each(:stubs) AS stub "
        "CROSS JOIN writer ON writer.wid = stub.value ->> 0 "
        "CROSS JOIN op ON op.w = writer.id AND op.seq = stub.value ->> 1 AND op.h = unhex(stub.value ->> 2) "
        "WHERE op.tbl > 0",
        {"stubs": numbers},
    )
    for tbl, row, body in found:
        yield names.name_of[tbl], row, frozenset(names.field(int(fld)) for fld in decode(body))


def _no_longer(reader: Reader, heard: Iterable[Answer]) -> Iterator[Leaver]:
    """What of this chapter's the recipients say they hold in full, and may not have now."""
    runs = [[wid, low, high] for answer in heard for wid, held in answer.full.items() for low, high in held]
    rows = reader.rows(
        lambda table, row: (table, row),
        "SELECT DISTINCT log_name.name, lower(hex(op.row)) FROM json_each(:runs) AS run "
        "CROSS JOIN writer ON writer.wid = run.value ->> 0 AND writer.chapter = (SELECT chapter FROM _ctl) "
        "CROSS JOIN op ON op.w = writer.id AND op.seq BETWEEN run.value ->> 1 AND run.value ->> 2 "
        f"JOIN log_name ON log_name.id = op.tbl WHERE op.fid = 1 AND NOT {MAY_LEAVE} ORDER BY 1, 2",
        runs=encode(runs).decode(),
    )
    people = _people_of(reader, rows)
    for table, row in rows:
        yield Leaver(table, row, row if table == "person" else people.get(row, ""))


def thing_names(reader: Reader, table: str, rows: Iterable[str]) -> dict[str, str]:
    """What these rows are called, where they have a name of their own; people as they are called."""
    ids = encode(list(rows)).decode()
    which = "WHERE id IN (SELECT value FROM json_each(:ids))"
    if table == "person":
        query = f"SELECT id, given_name, family_name, known_as FROM person {which}"
        return dict(reader.rows(lambda id, *names: (id, called(*names)), query, ids=ids))
    if table not in _CALLED:
        return {}
    own = f"SELECT id, coalesce({_CALLED[table]}, '') FROM {table} {which}"
    theirs = (
        "SELECT lower(hex(row)), body ->> 'name' FROM json_each(:ids) JOIN elsewhere ON row = unhex(value) "
        "WHERE body ->> 'name' IS NOT NULL"
    )
    return dict(reader.rows(lambda *row: row, f"{theirs} UNION ALL {own}", ids=ids))
