"""Forgetting: a signed ledger that only grows, and ops that lose their values for ever.

An entry names a row and the fields to forget of it, or all of it. It beats every clock: any op on that row, old or
new, is kept without its values. Rows that belong to an erased person go with them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.clock import to_wire
from models.log import links, materialise
from models.log.links import WITH_A_PERSON
from models.log.names import Connection, load
from models.log.op import decode, encode

# Whether every value an op carries is to be forgotten.
IS_ERASED = """({op}.fid > 0 AND EXISTS (
    SELECT 1 FROM erasure AS e WHERE e.row = {op}.row AND (e.fields = '[]' OR NOT EXISTS (
        SELECT 1 FROM json_each({op}.body) AS f JOIN log_name ON log_name.id = CAST(f.key AS INTEGER)
        WHERE substr(log_name.name, instr(log_name.name, '.') + 1) NOT IN (SELECT value FROM json_each(e.fields))))))"""


class Why(StrEnum):
    """Why somebody is forgotten: a word and no more, for the ledger travels everywhere and is kept for ever."""

    ASKED = "asked"
    WITHDREW = "withdrew"
    RETENTION = "retention"
    MISTAKE = "mistake"


@dataclass(frozen=True)
class Entry:
    """One line of the ledger: a row and the fields to forget, all of it when there are none.

    `issuer` is the writer that signed it and `signature` its minisign signature; an entry that follows from another by
    the rules above has none and does not travel.
    """

    row: str
    fields: tuple[str, ...]
    chapter: str
    issuer: str
    reason: str
    hlc: int
    signature: str = ""

    @property
    def key(self) -> str:
        """How acknowledgements name it."""
        return f"{self.row}:{','.join(self.fields)}" if self.fields else self.row

    def body(self) -> bytes:
        """What is signed."""
        told: dict[str, Any] = {"row": self.row, "fields": list(self.fields), "chapter": self.chapter}
        return encode({**told, "issuer": self.issuer, "reason": self.reason, "t": to_wire(self.hlc)})


def ledger(connection: Connection, *, signed_only: bool = False) -> list[Entry]:
    """Every entry, oldest first."""
    scope = "WHERE signature <> ''" if signed_only else ""
    rows = connection.execute(
        "SELECT lower(hex(row)), fields, chapter, issuer, reason, hlc, signature FROM erasure "
        f"{scope} ORDER BY hlc, row, fields"
    )
    return [Entry(row, tuple(decode(fields)), *rest) for row, fields, *rest in rows]


def any_ledger(connection: Connection) -> bool:
    """Whether anything was ever forgotten here."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM erasure)").fetchone()[0])


def learn(connection: Connection, entries: Iterable[Entry]) -> list[str]:
    """Add entries to the ledger; returns the rows of the new. A signature is kept where there was none."""
    return [entry.row for entry in entries if _add(connection, entry)]


def _add(connection: Connection, e: Entry) -> bool:
    added = connection.execute(
        "INSERT INTO erasure(row, fields, chapter, issuer, reason, hlc, signature) VALUES(unhex(?),?,?,?,?,?,?) "
        "ON CONFLICT(row, fields) DO UPDATE SET issuer = excluded.issuer, reason = excluded.reason, "
        "hlc = excluded.hlc, signature = excluded.signature "
        "WHERE erasure.signature = '' AND excluded.signature <> ''",
        (e.row, encode(list(e.fields)).decode(), e.chapter, e.issuer, e.reason, e.hlc, e.signature),
    )
    return added.rowcount > 0


def apply(connection: Connection, entries: Iterable[Entry]) -> int:
    """Add entries, forget what they name, and bring the tables up to date; returns how many ops lost their values."""
    fresh = learn(connection, entries)
    materialise.touch(connection, "SELECT row, tbl FROM op WHERE 0")
    lost = spread(connection, fresh)
    materialise.bring_up_to_date(connection)
    return lost


def spread(connection: Connection, fresh: Sequence[str] = ()) -> int:
    """Forget what the ledger names among the touched rows and these, new in it, and what belongs to people it names.

    Adds those rows, and all that ever belonged to them, to `touched`; nothing else of the log is looked at.
    """
    if fresh:
        _touch_all_of(connection, fresh)
    _add_followers(connection)
    lost = connection.execute(
        "UPDATE op SET body = NULL, prev = '{}', fid = 2 "
        f"WHERE row IN (SELECT row FROM touched) AND fid = 1 AND {IS_ERASED.format(op='op')}"
    ).rowcount
    materialise.find_owners(connection)
    return lost


def _touch_all_of(connection: Connection, people: Sequence[str]) -> None:
    connection.execute(
        "INSERT INTO touched(row, tbl) SELECT DISTINCT op.row, op.tbl FROM "
        f"(SELECT unhex(value) AS row FROM json_each(:people) UNION {links.rows_of(load(connection))}) AS theirs "
        "CROSS JOIN op ON op.row = theirs.row WHERE op.fid > 0 ON CONFLICT DO NOTHING",
        {"people": encode(people).decode()},
    )


def _add_followers(connection: Connection) -> None:
    """Derived entries for every touched row that ever linked to an erased person."""
    names = load(connection).number_of
    told = encode(
        [
            [names[f"{table}.{field}"], names[table], encode(list(fields)).decode()]
            for (table, field), fields in WITH_A_PERSON.items()
            if f"{table}.{field}" in names
        ]
    ).decode()
    connection.execute(
        "WITH link AS MATERIALIZED (SELECT value ->> 0 AS fld, value ->> 1 AS tbl, value ->> 2 AS fields "
        "FROM json_each(?)) "
        "INSERT INTO erasure(row, fields, chapter, issuer, reason, hlc, signature) "
        "SELECT op.row, link.fields, e.chapter, e.issuer, e.reason, min(e.hlc), '' "
        "FROM touched CROSS JOIN op ON op.row = touched.row AND op.tbl = touched.tbl AND op.fid = 1 "
        "CROSS JOIN json_each(op.body) AS f JOIN link ON link.fld = CAST(f.key AS INTEGER) AND link.tbl = op.tbl "
        "CROSS JOIN erasure AS e ON e.row = unhex(f.value) AND lower(hex(e.row)) = f.value AND e.fields = '[]' "
        "GROUP BY op.row, link.fields ON CONFLICT DO NOTHING",
        (told,),
    )
