"""The tables as a pure function of the log: winners of cells, then rows, set by set.

Every statement works on the rows named in the temporary table `touched`. Rows of this file's own chapter fill the
tables of their kind; rows of other chapters fill `elsewhere`.
"""

from models import search
from models.log import fitting
from models.log.capture import columns
from models.log.names import Connection, load
from models.log.schema import SYNCED

TOUCHED = (
    "CREATE TEMP TABLE IF NOT EXISTS touched(row BLOB, tbl INTEGER, chapter TEXT, gone INTEGER, "
    "PRIMARY KEY(row, tbl)) WITHOUT ROWID"
)

# Cells are kept by id alone, and a stranger may have used one id in two tables.
_SAME_ID = """
INSERT INTO touched(row, tbl) SELECT DISTINCT op.row, op.tbl FROM touched CROSS JOIN op ON op.row = touched.row
WHERE op.fid > 0 AND op.tbl <> touched.tbl ON CONFLICT DO NOTHING
"""

_OWNERS = """
UPDATE touched SET
    chapter = coalesce((SELECT chapter FROM passed_on AS p WHERE p.row = touched.row AND p.tbl = touched.tbl), {owner}),
    gone = EXISTS (SELECT 1 FROM erasure WHERE erasure.row = touched.row AND erasure.fields = '[]')
"""
# The change that says whose a row is: one by the chapter whose mark the row bears. Of rows made outside the program it
# is the first; but stamps can be forged, and nobody takes from this file's own chapter what it has begun itself: a
# change of its own that knows of none before it goes first.
BEARS_MARK = "substr(op.row, 13) = unhex(substr(writer.chapter, 25))"
FOUNDING = f"""
NOT {BEARS_MARK}, NOT (op.fid = 1 AND op.prev = '{{}}' AND writer.chapter = (SELECT chapter FROM main._ctl)),
op.hlc, writer.wid, op.h"""
_UNFOUNDED = """
UPDATE touched SET gone = 1 WHERE NOT EXISTS (SELECT 1 FROM op JOIN writer ON writer.id = op.w
    WHERE op.row = touched.row AND op.tbl = touched.tbl AND op.fid > 0 AND {inside})
"""
_FIRST_WRITER = f"""(
    SELECT writer.chapter FROM op JOIN writer ON writer.id = op.w
    WHERE op.row = touched.row AND op.tbl = touched.tbl AND op.fid > 0 ORDER BY {FOUNDING} LIMIT 1)"""

# Of all ops setting a cell the greatest (hlc, writer, h) holds it: a total order, so no arrival order, clone or tie can
# make two copies differ. Heads are the ops that no other op names in `prev`; a holder overwritten under an older stamp
# (only a broken clock does that) counts as one more, so that the next write names the true heads.
_CELLS = """
WITH setting AS MATERIALIZED (
    SELECT op.row, CAST(f.key AS INTEGER) AS fld, op.hlc, op.w, op.seq, op.h,
        printf('%016x', op.hlc) || writer.wid || hex(op.h) AS rank,
        op.w || ':' || op.seq || ':' || lower(hex(substr(op.h, 1, 4))) AS head
    FROM touched CROSS JOIN op ON op.row = touched.row AND op.tbl = touched.tbl AND op.fid = 1
        JOIN writer ON writer.id = op.w, json_each(op.body) AS f
    WHERE {inside}
), overwritten AS MATERIALIZED (
    SELECT op.row, CAST(p.key AS INTEGER) AS fld, q.value AS head
    FROM touched CROSS JOIN op ON op.row = touched.row AND op.tbl = touched.tbl AND op.fid = 1
        JOIN writer ON writer.id = op.w, json_each(op.prev) AS p, json_each(p.value) AS q
    WHERE op.prev <> '{{}}' AND {inside}
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
# Also what a former owner wrote before it was passed on.
WHILE_THEIRS = """EXISTS (
    SELECT 1 FROM passed_until AS p JOIN passed_on AS o ON o.row = p.row AND o.tbl = {op}.tbl
    WHERE p.row = {op}.row AND p.wid = {writer}.wid AND {op}.seq <= p.seq)"""
_INSIDE = f"""(writer.chapter IS touched.chapter OR {WHILE_THEIRS.format(op="op", writer="writer")})
    AND op.seq <= coalesce(writer.revoked_after, op.seq)"""

# What a later op names in its `prev` has been answered or replaced; unless that was undone, by one that names it with
# all that it names itself. One that names more than anybody's Undo does undoes nothing: looking would take too long.
MOST_NAMED = 32
_PROPOSALS = f"""
WITH asked AS MATERIALIZED (
    SELECT op.row, op.tbl, f.key AS fld, op.hlc, op.w, op.seq, op.h,
        op.w || ':' || op.seq || ':' || lower(hex(substr(op.h, 1, 4))) AS head
    FROM touched CROSS JOIN op ON op.row = touched.row AND op.tbl = touched.tbl AND op.fid = 1
        JOIN writer ON writer.id = op.w, json_each(op.body) AS f
    WHERE NOT ({_INSIDE})
), naming AS MATERIALIZED (
    SELECT later.row, p.key AS fld, p.value AS heads, json_array_length(p.value) AS n,
        later.w || ':' || later.seq || ':' || lower(hex(substr(later.h, 1, 4))) AS op
    FROM (SELECT DISTINCT row FROM asked) AS it CROSS JOIN op AS later ON later.row = it.row AND later.fid = 1,
        json_each(later.prev) AS p
    WHERE later.prev <> '{{{{}}}}' AND EXISTS (
        SELECT 1 FROM json_each(p.value) AS q WHERE (later.row, p.key, q.value) IN (SELECT row, fld, head FROM asked))
), named AS MATERIALIZED (
    SELECT DISTINCT row, fld, op, q.value AS head FROM naming, json_each(heads) AS q
), pairs AS MATERIALIZED (
    SELECT named.row, named.fld, named.op AS one, other.op AS other
    FROM named JOIN naming AS this USING(row, fld, op) JOIN naming AS other
        ON other.row = named.row AND other.fld = named.fld AND other.op = named.head
            AND other.n < this.n AND this.n <= {MOST_NAMED}
), undone AS MATERIALIZED (
    SELECT row, fld, one, other FROM pairs
    EXCEPT SELECT pairs.row, pairs.fld, one, other
    FROM pairs JOIN named AS knew ON knew.row = pairs.row AND knew.fld = pairs.fld AND knew.op = pairs.other
        LEFT JOIN named AS mine
            ON mine.row = pairs.row AND mine.fld = pairs.fld AND mine.op = one AND mine.head = knew.head
    WHERE mine.op IS NULL
), answered AS MATERIALIZED (
    SELECT row, fld, op, head FROM named
    EXCEPT SELECT named.row, named.fld, op, head FROM undone JOIN named ON named.op = other
        AND named.row = undone.row AND named.fld = undone.fld
    EXCEPT SELECT named.row, named.fld, one, head FROM undone JOIN named ON named.op = other
        AND named.row = undone.row AND named.fld = undone.fld
)
INSERT INTO {{target}}(row, tbl, fld, hlc, w, seq, h)
SELECT asked.row, tbl, CAST(asked.fld AS INTEGER), hlc, w, seq, h FROM asked
    LEFT JOIN (SELECT DISTINCT row, fld, head FROM answered) AS done
        ON done.row = asked.row AND done.fld = asked.fld AND done.head = asked.head
WHERE done.head IS NULL
"""

_WON = """
CREATE TEMP TABLE won AS
SELECT touched.tbl, cell.row, cell.fld, f.value AS val
FROM touched CROSS JOIN {cells} AS cell ON cell.row = touched.row
    JOIN op ON op.w = cell.w AND op.seq = cell.seq AND op.h = cell.h, json_each(op.body) AS f
WHERE CAST(f.key AS INTEGER) = cell.fld
"""

_ELSEWHERE = """
INSERT INTO {prefix}elsewhere(row, tbl, chapter, body)
SELECT touched.row, touched.tbl, touched.chapter,
    json_group_object(substr(name, instr(name, '.') + 1), val ORDER BY name)
FROM touched JOIN temp.won ON won.tbl = touched.tbl AND won.row = touched.row JOIN log_name ON log_name.id = won.fld
WHERE {foreign} GROUP BY touched.row, touched.tbl
"""
_FOREIGN = "touched.chapter <> (SELECT chapter FROM main._ctl)"


def touch(connection: Connection, rows: str, values: tuple = ()) -> None:
    """Name the rows to bring up to date: `rows` is a query of (row, tbl)."""
    connection.execute(TOUCHED)
    connection.execute("DELETE FROM touched")
    connection.execute(f"INSERT INTO touched(row, tbl) {rows} ON CONFLICT DO NOTHING", values)
    connection.execute(_SAME_ID)
    find_owners(connection)


def touched(connection: Connection) -> set[tuple[str, str]]:
    """What is brought up to date, as (table, id)."""
    return set(connection.execute("SELECT name, lower(hex(row)) FROM touched JOIN log_name ON log_name.id = tbl"))


def find_owners(connection: Connection) -> None:
    """Whose each touched row is, and whether nothing of it is to stand: erased, or never written by who might."""
    chapters = [chapter for (chapter,) in connection.execute("SELECT DISTINCT chapter FROM writer")]
    owner = _FIRST_WRITER if len(chapters) > 1 else "(SELECT max(chapter) FROM writer)"
    connection.execute(_OWNERS.format(owner=owner))
    if connection.execute("SELECT EXISTS (SELECT 1 FROM writer WHERE revoked_after IS NOT NULL)").fetchone()[0]:
        connection.execute(_UNFOUNDED.format(inside=_INSIDE))


def bring_up_to_date(connection: Connection) -> None:
    """Cells, proposals and rows of everything touched, anew from the log."""
    recount(connection)
    write_rows(connection)


def recount(connection: Connection) -> None:
    """Work out the cells and proposals of the touched rows anew from the log."""
    connection.execute("DELETE FROM cell WHERE row IN (SELECT row FROM touched)")
    connection.execute("DELETE FROM proposal WHERE row IN (SELECT row FROM touched)")
    recount_into(connection, "cell", "proposal")


def recount_into(connection: Connection, cells: str, proposals: str) -> None:
    """The same, into tables of the caller's that have the shape of `cell` and `proposal`."""
    connection.execute(_CELLS.format(target=cells, inside=_INSIDE))
    if _has_outsiders(connection):
        connection.execute(_PROPOSALS.format(target=proposals))


def _has_outsiders(connection: Connection) -> bool:
    query = """SELECT count(DISTINCT chapter) > 1 OR count(revoked_after) > 0 OR EXISTS (SELECT 1 FROM passed_on)
        FROM writer"""
    return bool(connection.execute(query).fetchone()[0])


def write_rows(connection: Connection, *, cells: str = "cell", prefix: str = "") -> None:
    """Write the touched rows of every known table from their winning cells; `prefix` leads to like tables."""
    connection.execute("DROP TABLE IF EXISTS temp.won")
    connection.execute(_WON.format(cells=cells))
    fitting.leave_out(connection, "temp.won")
    connection.execute("CREATE INDEX temp.won_row ON won(tbl, row)")
    names = load(connection)
    is_foreign = connection.execute(f"SELECT 1 FROM touched WHERE {_FOREIGN} LIMIT 1").fetchone()
    for table in SYNCED:
        tbl = names.number_of[table]
        if connection.execute("SELECT 1 FROM touched WHERE tbl = ? LIMIT 1", (tbl,)).fetchone():
            connection.execute(_upsert(connection, table, prefix), (tbl,))
            if is_foreign and not prefix:
                _take_out(connection, table, tbl)
    if not prefix:
        connection.execute("DELETE FROM elsewhere WHERE (row, tbl) IN (SELECT row, tbl FROM touched)")
    if is_foreign:
        connection.execute(_ELSEWHERE.format(prefix=prefix, foreign=_FOREIGN))
    connection.execute("DROP TABLE temp.won")


def _take_out(connection: Connection, table: str, tbl: int) -> None:
    """What passed for this chapter's own before its first change came."""
    gone = f"SELECT lower(hex(row)) FROM touched WHERE tbl = {tbl} AND {_FOREIGN}"
    if table == "person":
        search.take_out(connection, gone)
    connection.execute(f"DELETE FROM {table} WHERE id IN ({gone})")


def _upsert(connection: Connection, table: str, prefix: str) -> str:
    captured = columns(connection, table, load(connection))
    values = ", ".join(_value(c.name, c.number, c.default) for c in captured)
    named = ", ".join(c.name for c in captured)
    kept = ", ".join(f"{c.name} = excluded.{c.name}" for c in captured)
    return (
        f"INSERT INTO {prefix}{table}(id, {named}) SELECT lower(hex(touched.row)), {values} "
        f"FROM touched LEFT JOIN won ON won.tbl = touched.tbl AND won.row = touched.row "
        f"WHERE touched.tbl = ? AND NOT {_FOREIGN} GROUP BY touched.row ON CONFLICT(id) DO UPDATE SET {kept}"
    )


def _value(name: str, number: int, default: str) -> str:
    """The winning value; of a row of which nothing is to stand, only that it is removed."""
    when_gone = "WHEN touched.gone THEN 1 " if name == "removed" else ""
    return (
        f"CASE {when_gone}WHEN count(*) FILTER (WHERE fld = {number}) THEN max(val) FILTER (WHERE fld = {number}) "
        f"ELSE {default} END"
    )
