"""The doctor: rebuilds every table from the log beside the live ones and compares."""

from dataclasses import dataclass

from models.log import materialise
from models.log.capture import columns
from models.log.names import Connection, Names, load
from models.log.op import Op, decode
from models.log.schema import SYNCED
from models.log.vectors import FULL, HELD, SEEN

# Tables of the log's own that follow from it, with the columns to compare.
_LIKE = {
    "cell": "row, fld, hlc, w, seq, h, nheads",
    "proposal": "row, tbl, fld, hlc, w, seq, h",
    "elsewhere": "row, tbl, chapter, body",
}


@dataclass(frozen=True)
class Difference:
    """One row that is not what the log says.

    `kind` is missing, extra, differs, hash, vector (of a writer), or the table of the log that is wrong: cell, proposal
    or elsewhere.
    """

    kind: str
    table: str
    id: str


def differences(connection: Connection) -> list[Difference]:
    """Every difference between the log and what stands; an empty list is a clean bill of health. Changes nothing."""
    _tidy(connection)  # what an interrupted look has left
    for table in _LIKE:
        connection.execute(f"CREATE TEMP TABLE rebuilt_{table} AS SELECT * FROM {table} WHERE 0")
    for table in SYNCED:
        connection.execute(f"CREATE TEMP TABLE rebuilt_{table}(id TEXT PRIMARY KEY, {_typed(connection, table)})")
    materialise.touch(connection, "SELECT DISTINCT row, tbl FROM op WHERE fid > 0")
    materialise.recount_into(connection, "rebuilt_cell", "rebuilt_proposal")
    connection.execute("CREATE INDEX temp.rebuilt_cell_row ON rebuilt_cell(row, fld)")
    materialise.write_rows(connection, cells="rebuilt_cell", prefix="temp.rebuilt_")
    found = _hashes(connection) + _vector(connection)
    for table, columns_of in _LIKE.items():
        found += _like(connection, table, columns_of)
    for table in SYNCED:
        found += _compare(connection, table)
    _tidy(connection)
    return found


def _typed(connection: Connection, table: str) -> str:
    info = connection.execute("SELECT name, type FROM pragma_table_info(?) WHERE name <> 'id'", (table,))
    return ", ".join(f"{name} {kind}" for name, kind in info)


def _compare(connection: Connection, table: str) -> list[Difference]:
    listed = ", ".join(["id", *(c.name for c in columns(connection, table, load(connection)))])
    live, rebuilt = f"SELECT {listed} FROM main.{table}", f"SELECT {listed} FROM temp.rebuilt_{table}"
    wrong = connection.execute(
        f"SELECT id FROM ({live} EXCEPT {rebuilt}) UNION SELECT id FROM ({rebuilt} EXCEPT {live})"
    )
    return [Difference(_kind(connection, table, row), table, row) for (row,) in wrong.fetchall()]


def _kind(connection: Connection, table: str, row: str) -> str:
    if not connection.execute(f"SELECT 1 FROM main.{table} WHERE id = ?", (row,)).fetchone():
        return "missing"
    stands = connection.execute(f"SELECT 1 FROM temp.rebuilt_{table} WHERE id = ?", (row,)).fetchone()
    return "differs" if stands else "extra"


def _like(connection: Connection, table: str, listed: str) -> list[Difference]:
    live, rebuilt = f"SELECT {listed} FROM main.{table}", f"SELECT {listed} FROM temp.rebuilt_{table}"
    wrong = connection.execute(
        f"SELECT DISTINCT lower(hex(row)) FROM (SELECT * FROM ({live} EXCEPT {rebuilt}) "
        f"UNION ALL SELECT * FROM ({rebuilt} EXCEPT {live}))"
    )
    return [Difference(table, "", row) for (row,) in wrong.fetchall()]


def _hashes(connection: Connection) -> list[Difference]:
    names = load(connection)
    wids = dict(connection.execute("SELECT id, wid FROM writer").fetchall())
    ops = connection.execute("SELECT w, seq, h, hlc, tbl, lower(hex(row)), body, prev FROM op WHERE fid = 1")
    return [
        Difference("hash", names.name_of[tbl], row)
        for w, seq, h, hlc, tbl, row, body, prev in ops
        if to_op(names, wids, (w, seq, hlc, tbl, row, body, prev)).digest() != h
    ]


def _vector(connection: Connection) -> list[Difference]:
    found: list[Difference] = []
    for kind in (SEEN, FULL):
        live, held = f"SELECT w, lo, hi FROM vv WHERE kind = {kind}", HELD.format(least=kind)
        wrong = connection.execute(
            f"SELECT DISTINCT wid FROM (SELECT * FROM ({live} EXCEPT SELECT * FROM ({held})) "
            f"UNION ALL SELECT * FROM ({held} EXCEPT {live})) JOIN writer ON writer.id = w"
        )
        found += [Difference("vector", "", wid) for (wid,) in wrong.fetchall()]
    return found


def to_op(names: Names, wids: dict[int, str], stored: tuple) -> Op:
    """An op as stored, in the words of the wire."""
    w, seq, hlc, tbl, row, body, prev = stored
    named = {names.field(int(fld)): value for fld, value in decode(body).items()}
    before = {names.field(int(fld)): [_wire(head, wids) for head in heads] for fld, heads in decode(prev).items()}
    return Op(wids[w], seq, hlc, names.name_of[tbl], row, named, before)


def _wire(head: str, wids: dict[int, str]) -> str:
    writer, _, rest = head.partition(":")
    return f"{wids[int(writer)]}:{rest}"


def _tidy(connection: Connection) -> None:
    for table in ("touched", *(f"rebuilt_{table}" for table in (*_LIKE, *SYNCED))):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
