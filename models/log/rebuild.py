"""The doctor: rebuilds every table from the log beside the live ones and compares."""

from dataclasses import dataclass

from models.log import materialise
from models.log.capture import columns
from models.log.merge import FULL, HELD
from models.log.names import Connection, Names, load
from models.log.op import Op, decode
from models.log.schema import SYNCED


@dataclass(frozen=True)
class Difference:
    """One row that is not what the log says; `kind` is missing, extra, differs, cell, hash or vector (of a writer)."""

    kind: str
    table: str
    id: str


def differences(connection: Connection) -> list[Difference]:
    """Every difference between the log and what stands; an empty list is a clean bill of health. Changes nothing."""
    _tidy(connection)  # what an interrupted look has left
    connection.execute("CREATE TEMP TABLE rebuilt_cell AS SELECT * FROM cell WHERE 0")
    connection.execute(materialise.TOUCHED)
    connection.execute("INSERT INTO touched(row, tbl) SELECT DISTINCT row, tbl FROM op")
    materialise.recount_into(connection, "rebuilt_cell")
    connection.execute("CREATE INDEX temp.rebuilt_cell_row ON rebuilt_cell(row, fld)")
    for table in SYNCED:
        connection.execute(f"CREATE TEMP TABLE rebuilt_{table}(id TEXT PRIMARY KEY, {_typed(connection, table)})")
    materialise.write_rows(connection, cells="rebuilt_cell", prefix="temp.rebuilt_")
    found = _cells(connection) + _hashes(connection) + _vector(connection)
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


def _cells(connection: Connection) -> list[Difference]:
    listed = "row, fld, hlc, w, seq, h, nheads"
    live, rebuilt = f"SELECT {listed} FROM main.cell", f"SELECT {listed} FROM temp.rebuilt_cell"
    wrong = connection.execute(
        f"SELECT DISTINCT lower(hex(row)) FROM (SELECT * FROM ({live} EXCEPT {rebuilt}) "
        f"UNION ALL SELECT * FROM ({rebuilt} EXCEPT {live}))"
    )
    return [Difference("cell", "", row) for (row,) in wrong.fetchall()]


def _hashes(connection: Connection) -> list[Difference]:
    names = load(connection)
    wids = dict(connection.execute("SELECT id, wid FROM writer").fetchall())
    ops = connection.execute("SELECT w, seq, h, hlc, tbl, lower(hex(row)), body, prev FROM op")
    return [
        Difference("hash", names.name_of[tbl], row)
        for w, seq, h, hlc, tbl, row, body, prev in ops
        if to_op(names, wids, (w, seq, hlc, tbl, row, body, prev)).digest() != h
    ]


def _vector(connection: Connection) -> list[Difference]:
    live, held = f"SELECT w, lo, hi FROM vv WHERE kind = {FULL}", HELD.format(whose="")
    wrong = connection.execute(
        f"SELECT DISTINCT wid FROM (SELECT * FROM ({live} EXCEPT SELECT * FROM ({held})) "
        f"UNION ALL SELECT * FROM ({held}) EXCEPT {live}) JOIN writer ON writer.id = w"
    )
    return [Difference("vector", "", wid) for (wid,) in wrong.fetchall()]


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
    for table in ("touched", "rebuilt_cell", *(f"rebuilt_{table}" for table in SYNCED)):
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
