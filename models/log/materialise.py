"""The tables as a pure function of the log: winners of cells, then rows, set by set.

Every statement works on the rows named in the temporary table `touched`.
"""

from models.log.capture import columns
from models.log.names import Connection, load
from models.log.schema import SYNCED

TOUCHED = "CREATE TEMP TABLE IF NOT EXISTS touched(row BLOB, tbl INTEGER, PRIMARY KEY(row, tbl)) WITHOUT ROWID"

# Of all ops setting a cell the greatest (hlc, writer, h) holds it: a total order, so no arrival order, clone or tie can
# make two copies differ. Heads are the ops that no other op names in `prev`; a holder overwritten under an older stamp
# (only a broken clock does that) counts as one more, so that the next write names the true heads.
_CELLS = """
WITH rows AS (SELECT DISTINCT row FROM touched), setting AS MATERIALIZED (
    SELECT op.row, CAST(f.key AS INTEGER) AS fld, op.hlc, op.w, op.seq, op.h,
        printf('%016x', op.hlc) || writer.wid || hex(op.h) AS rank,
        op.w || ':' || op.seq || ':' || lower(hex(substr(op.h, 1, 4))) AS head
    FROM rows JOIN op ON op.row = rows.row JOIN writer ON writer.id = op.w, json_each(op.body) AS f
), overwritten AS MATERIALIZED (
    SELECT op.row, CAST(p.key AS INTEGER) AS fld, q.value AS head
    FROM rows JOIN op ON op.row = rows.row, json_each(op.prev) AS p, json_each(p.value) AS q
)
INSERT INTO {target}(row, fld, hlc, w, seq, h, nheads)
SELECT row, fld, hlc, w, seq, h, heads + is_overwritten FROM (
    SELECT s.row, s.fld, s.hlc, s.w, s.seq, s.h, max(s.rank), o.head IS NOT NULL AS is_overwritten,
        sum(o.head IS NULL) AS heads
    FROM setting AS s LEFT JOIN (SELECT DISTINCT row, fld, head FROM overwritten) AS o
        ON o.row = s.row AND o.fld = s.fld AND o.head = s.head
    GROUP BY s.row, s.fld
)
"""

_WON = """
CREATE TEMP TABLE won AS
SELECT touched.tbl, cell.row, cell.fld, f.value AS val
FROM touched JOIN {cells} AS cell ON cell.row = touched.row
    JOIN op ON op.w = cell.w AND op.seq = cell.seq AND op.h = cell.h, json_each(op.body) AS f
WHERE CAST(f.key AS INTEGER) = cell.fld
"""


def recount(connection: Connection) -> None:
    """Work out the cells of the touched rows anew from the log."""
    connection.execute("DELETE FROM cell WHERE row IN (SELECT row FROM touched)")
    connection.execute(_CELLS.format(target="cell"))


def recount_into(connection: Connection, target: str) -> None:
    """The same, into a table of the caller's that has the shape of `cell`."""
    connection.execute(_CELLS.format(target=target))


def write_rows(connection: Connection, *, cells: str = "cell", prefix: str = "") -> None:
    """Write the touched rows of every known table from their winning cells; `prefix` leads to like tables."""
    connection.execute("DROP TABLE IF EXISTS temp.won")
    connection.execute(_WON.format(cells=cells))
    connection.execute("CREATE INDEX temp.won_row ON won(tbl, row)")
    names = load(connection)
    for table in SYNCED:
        tbl = names.number_of[table]
        if connection.execute("SELECT 1 FROM touched WHERE tbl = ? LIMIT 1", (tbl,)).fetchone():
            connection.execute(_upsert(connection, table, prefix), (tbl,))
    connection.execute("DROP TABLE temp.won")


def _upsert(connection: Connection, table: str, prefix: str) -> str:
    captured = columns(connection, table, load(connection))
    values = ", ".join(
        f"CASE WHEN count(*) FILTER (WHERE fld = {c.number}) THEN max(val) FILTER (WHERE fld = {c.number}) "
        f"ELSE {c.default} END"
        for c in captured
    )
    named = ", ".join(c.name for c in captured)
    kept = ", ".join(f"{c.name} = excluded.{c.name}" for c in captured)
    return (
        f"INSERT INTO {prefix}{table}(id, {named}) SELECT lower(hex(touched.row)), {values} "
        f"FROM touched LEFT JOIN won ON won.tbl = touched.tbl AND won.row = touched.row "
        f"WHERE touched.tbl = ? GROUP BY touched.row ON CONFLICT(id) DO UPDATE SET {kept}"
    )
