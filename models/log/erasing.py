"""Forgetting: a signed ledger that only grows, and ops that lose their values for ever.

An entry names a row and the fields to forget of it, or all of it. It beats every clock: any op on that row, old or
new, is kept without its values. Rows that belong to an erased person go with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.clock import to_wire
from models.log import materialise
from models.log.names import Connection, load
from models.log.op import decode, encode

# Whether every value an op carries is to be forgotten.
IS_ERASED = """({op}.fid > 0 AND EXISTS (
    SELECT 1 FROM erasure AS e WHERE e.row = {op}.row AND (e.fields = '[]' OR NOT EXISTS (
        SELECT 1 FROM json_each({op}.body) AS f JOIN log_name ON log_name.id = CAST(f.key AS INTEGER)
        WHERE substr(log_name.name, instr(log_name.name, '.') + 1) NOT IN (SELECT value FROM json_each(e.fields))))))"""

# What is forgotten with a person: whole rows of theirs, and their name where somebody wrote it beside a link to them.
WITH_A_PERSON: dict[tuple[str, str], tuple[str, ...]] = {
    ("contact_point", "person_id"): (),
    ("person_skill", "person_id"): (),
    ("person_role", "person_id"): (),
    ("consent_event", "person_id"): (),
    ("attendance", "person_id"): ("name",),
    ("interest", "person_id"): ("name",),
    ("stance", "person_id"): ("name",),
    ("meeting", "facilitator_id"): ("facilitator",),
    ("meeting", "note_taker_id"): ("note_taker",),
    ("action", "owner_id"): ("owner",),
    ("agenda_item", "owner_id"): ("owner",),
    ("decision", "proposer_id"): ("proposer",),
    ("decision", "seconder_id"): ("seconder",),
    ("decision", "decider_id"): ("decider",),
    ("decision_option", "person_id"): ("text",),
    ("correction", "person_id"): ("name",),
    ("minutes_signature", "person_id"): ("name",),
    ("ballot", "person_id"): ("name",),
    ("advice", "person_id"): ("name",),
    ("notified", "person_id"): ("name",),
    ("nomination", "person_id"): ("name",),
    ("nomination", "nominee_id"): ("nominee",),
}


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


def learn(connection: Connection, entries: Iterable[Entry]) -> int:
    """Add entries to the ledger; returns how many are new. A signature is kept where there was none."""
    added = 0
    for e in entries:
        added += connection.execute(
            "INSERT INTO erasure(row, fields, chapter, issuer, reason, hlc, signature) VALUES(unhex(?),?,?,?,?,?,?) "
            "ON CONFLICT(row, fields) DO UPDATE SET issuer = excluded.issuer, reason = excluded.reason, "
            "hlc = excluded.hlc, signature = excluded.signature "
            "WHERE erasure.signature = '' AND excluded.signature <> ''",
            (e.row, encode(list(e.fields)).decode(), e.chapter, e.issuer, e.reason, e.hlc, e.signature),
        ).rowcount
    return added


def apply(connection: Connection, entries: Iterable[Entry]) -> int:
    """Add entries, forget what they name, and bring the tables up to date; returns how many ops lost their values."""
    added = learn(connection, entries)
    materialise.touch(connection, "SELECT row, tbl FROM op WHERE 0")
    lost = spread(connection, everywhere=added > 0)
    materialise.bring_up_to_date(connection)
    return lost


def spread(connection: Connection, *, everywhere: bool) -> int:
    """Forget all the ledger names, and what belongs to people it names; adds the rows to `touched`.

    Looks through the whole log for what belongs to them, or only at the touched rows when the ledger is no longer new.
    """
    _add_followers(connection, "" if everywhere else "AND op.row IN (SELECT row FROM touched)")
    connection.execute(
        "INSERT INTO touched(row, tbl) SELECT DISTINCT op.row, op.tbl FROM erasure JOIN op ON op.row = erasure.row "
        f"WHERE op.fid = 1 AND {IS_ERASED.format(op='op')} ON CONFLICT DO NOTHING"
    )
    lost = connection.execute(
        "UPDATE op SET body = NULL, prev = '{}', fid = 2 "
        f"WHERE row IN (SELECT row FROM erasure) AND fid = 1 AND {IS_ERASED.format(op='op')}"
    ).rowcount
    materialise.find_owners(connection)
    return lost


def _add_followers(connection: Connection, which: str) -> None:
    """Derived entries for every row that ever linked to an erased person."""
    names = load(connection).number_of
    links = {
        names[f"{table}.{field}"]: (names[table], encode(list(fields)).decode())
        for (table, field), fields in WITH_A_PERSON.items()
        if f"{table}.{field}" in names
    }
    told = encode([[fld, tbl, fields] for fld, (tbl, fields) in links.items()]).decode()
    connection.execute(
        "WITH link AS MATERIALIZED (SELECT value ->> 0 AS fld, value ->> 1 AS tbl, value ->> 2 AS fields "
        "FROM json_each(?)), forgotten AS MATERIALIZED "
        "(SELECT lower(hex(row)) AS id, * FROM erasure WHERE fields = '[]') "
        "INSERT INTO erasure(row, fields, chapter, issuer, reason, hlc, signature) "
        "SELECT op.row, link.fields, e.chapter, e.issuer, e.reason, min(e.hlc), '' "
        "FROM op, json_each(op.body) AS f JOIN link ON link.fld = CAST(f.key AS INTEGER) AND link.tbl = op.tbl "
        f"JOIN forgotten AS e ON e.id = f.value WHERE op.fid = 1 {which} "
        "GROUP BY op.row, link.fields ON CONFLICT DO NOTHING",
        (told,),
    )
