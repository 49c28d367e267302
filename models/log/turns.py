"""What a deed did, cell by cell, read back from the log, so that it can be turned round."""

from dataclasses import dataclass, replace

from models.errors import ChangedSince, Sealed
from models.log import materialise, settling
from models.log.fitting import KNOWN, first_value, held
from models.log.names import Connection, load
from models.log.op import Value, decode
from models.log.schema import SYNCED
from models.log.wishes import Head, head_of
from models.sealing import APPEND_ONLY

# What others write to our things is a suggestion, and never stood.
_IS_OURS = f"""(op.seq <= coalesce(writer.revoked_after, op.seq) AND (
    writer.chapter = (SELECT chapter FROM _ctl) OR {materialise.WHILE_THEIRS.format(op="op", writer="writer")}))"""

# Each cell of this chapter's own that an op of the bundle held once it was taken in: the op's values, and those of the
# op that held it before, where the row was known at all.
_MERGED = f"""
WITH run AS MATERIALIZED (
    SELECT writer.id AS w, value ->> 1 AS lo, value ->> 2 AS hi
    FROM json_each(:taken) JOIN writer ON writer.wid = value ->> 0
), came AS MATERIALIZED (
    SELECT op.* FROM run CROSS JOIN op ON op.w = run.w AND op.seq BETWEEN run.lo AND run.hi
        JOIN writer ON writer.id = op.w WHERE op.fid = 1 AND {_IS_OURS}
), known AS MATERIALIZED (
    SELECT op.* FROM (SELECT DISTINCT row FROM came) AS r CROSS JOIN op ON op.row = r.row
        JOIN writer ON writer.id = op.w
    WHERE op.fid = 1 AND op.hlc <= :hlc AND {_IS_OURS}
        AND NOT EXISTS (SELECT 1 FROM run WHERE run.w = op.w AND op.seq BETWEEN run.lo AND run.hi)
), cells AS (
    SELECT came.tbl, came.row, CAST(f.key AS INTEGER) AS fld, came.body AS after,
        max(printf('%016x', came.hlc) || writer.wid || hex(came.h)) AS rank
    FROM came JOIN writer ON writer.id = came.w, json_each(came.body) AS f
    WHERE (came.row, came.tbl) NOT IN (SELECT row, tbl FROM elsewhere)
        AND CAST(f.key AS INTEGER) IN (SELECT fld FROM ({KNOWN})) GROUP BY came.tbl, came.row, f.key
), earlier AS (
    SELECT known.row, CAST(f.key AS INTEGER) AS fld, known.body AS before,
        max(printf('%016x', known.hlc) || writer.wid || hex(known.h)) AS rank
    FROM known JOIN writer ON writer.id = known.w, json_each(known.body) AS f GROUP BY known.row, f.key
)
SELECT cells.tbl, lower(hex(cells.row)), cells.fld, cells.after, earlier.before,
    cells.row NOT IN (SELECT row FROM known)
FROM cells LEFT JOIN earlier ON earlier.row = cells.row AND earlier.fld = cells.fld
WHERE earlier.rank IS NULL OR earlier.rank < cells.rank
"""

_SAID = f"""
SELECT is_ours, hlc, wid, h, value FROM (
    SELECT {_IS_OURS} AS is_ours, op.hlc, writer.wid, op.h, f.value, op.row, op.tbl
    FROM op JOIN writer ON writer.id = op.w, json_each(op.body) AS f
        JOIN log_name ON log_name.id = CAST(f.key AS INTEGER)
    WHERE op.w = ? AND op.seq = ? AND lower(hex(substr(op.h, 1, 4))) = ? AND log_name.name = ?)
WHERE """
_GAVE = f"{_SAID} is_ours OR (row, tbl) IN (SELECT row, tbl FROM elsewhere)"
_ASKED = f"{_SAID} NOT is_ours AND (row, tbl) NOT IN (SELECT row, tbl FROM elsewhere)"


@dataclass
class Turn:
    """One cell of a deed: what stood before it and what it made of it.

    `answered` are the suggestions of others that the deed answered, or that wait again as it `reopens` them.
    """

    table: str
    row: str
    field: str
    before: Value
    after: Value
    answered: tuple[Head, ...] = ()
    reopens: bool = False

    def reversed(self) -> "Turn":
        """The same cell the other way."""
        return replace(self, before=self.after, after=self.before, reopens=not self.reopens)


def turns_of(connection: Connection, first_seq: int, last_seq: int, *, w: int | None = None) -> list[Turn]:
    """What a deed did (`w` where not this laptop), cell by cell; of a birth, only that the row ceased to be removed."""
    names = load(connection)
    known = {fld for fld, _type in connection.execute(KNOWN)}
    found: dict[tuple[str, str, str], Turn] = {}
    born: set[tuple[str, str]] = set()
    query = (
        "SELECT w, seq, tbl, lower(hex(row)), body, prev FROM op WHERE w = coalesce(?, (SELECT w FROM _ctl)) "
        "AND seq BETWEEN ? AND ? AND fid = 1 ORDER BY seq"
    )
    for by, seq, tbl, row, body, prev in connection.execute(query, (w, first_seq, last_seq)).fetchall():
        table = names.name_of[tbl]
        if table not in SYNCED:
            continue  # a newer program's
        written = {names.field(int(fld)): value for fld, value in decode(body).items() if int(fld) in known}
        if _is_birth(connection, (tbl, row), (by, seq)):
            born.add((table, row))
            found[table, row, "removed"] = Turn(table, row, "removed", 1, 0)
        if (table, row) in born:
            written = {"removed": written["removed"]} if "removed" in written else {}
        heads = {names.field(int(fld)): named for fld, named in decode(prev).items()}
        _fold(connection, found, (table, row, written, heads))
    return list(found.values())


def turns_of_merge(connection: Connection, exchange: int, hlc: int) -> list[Turn]:
    """What a bundle changed in this chapter's own things, cell by cell; of a birth, only that the row came to be.

    Cells that were written since are left out, and so are records that are only ever added to.
    """
    names = load(connection)
    (taken,) = connection.execute("SELECT taken FROM exchange WHERE n = ?", (exchange,)).fetchone()
    rows = connection.execute(_MERGED, {"taken": taken, "hlc": hlc}).fetchall()
    born = {(tbl, row) for tbl, row, _fld, _after, _before, is_born in rows if is_born}
    found = [
        Turn(names.name_of[tbl], row, "removed", 1, 0)
        for tbl, row in sorted(born)
        if names.name_of[tbl] not in (*APPEND_ONLY, "chapter")
    ]
    for tbl, row, fld, after, earlier, _is_born in rows:
        table, field = names.name_of[tbl], names.field(fld)
        if (tbl, row) not in born and table not in APPEND_ONLY:
            before = decode(earlier)[str(fld)] if earlier else first_value(connection, table, field)
            was, came = (held(connection, table, field, value) for value in (before, decode(after)[str(fld)]))
            found.append(Turn(table, row, field, was, came))
    return [turn for turn in found if turn.before != turn.after]


def _is_birth(connection: Connection, record: tuple[int, str], by: tuple[int, int]) -> bool:
    query = "SELECT 1 FROM op WHERE tbl = ? AND row = unhex(?) AND NOT (w = ? AND seq >= ?) LIMIT 1"
    return connection.execute(query, (*record, *by)).fetchone() is None


def _fold(connection: Connection, found: dict, op: tuple) -> None:
    table, row, written, heads = op
    for field, after in written.items():
        turn = found.get((table, row, field))
        knew = heads.get(field, [])
        if turn:
            turn.after = after
        else:
            before = _value_before(connection, table, field, knew)
            turn = found[table, row, field] = Turn(table, row, field, before, after)
        turn.answered += tuple(head_of(name) for name in knew if _said(connection, _ASKED, name, f"{table}.{field}"))


def _value_before(connection: Connection, table: str, field: str, heads: list[str]) -> Value:
    """The value the greatest of the overwritten heads gave, or the column's own first value.

    Others' heads are what they suggest for a thing of ours, and never stood; in a thing of theirs ours come first.
    """
    gave = [each for head in heads for each in _said(connection, _GAVE, head, f"{table}.{field}")]
    return held(connection, table, field, max(gave)[-1]) if gave else first_value(connection, table, field)


def _said(connection: Connection, query: str, head: str, field: str) -> list[tuple]:
    w, seq, digest = head.split(":")
    return connection.execute(query, (int(w), int(seq), digest, field)).fetchall()


def require_no_founding(connection: Connection, turns: list[Turn]) -> None:
    """A chapter is founded once: without it nothing here has a name."""
    for turn in turns:
        if (turn.table, turn.field) == ("chapter", "removed"):
            (name,) = connection.execute("SELECT name FROM chapter WHERE id = ?", (turn.row,)).fetchone()
            raise Sealed("chapter", name)


def apply(connection: Connection, turn: Turn, label: str) -> None:
    """Set the cell, or wish for it where it is another chapter's.

    Raises `ChangedSince` when somebody has changed it, or answered the wish, since.
    """
    cell = (turn.table, turn.row, turn.field)
    if not (apply_where_unchanged(connection, turn) or settling.wish_again(connection, cell, turn.before, turn.after)):
        raise ChangedSince(label, _last_writer(connection, turn))
    if turn.answered:
        say = settling.open_again if turn.reopens else settling.answer_again
        say(connection, cell, turn.after, turn.answered)


def apply_where_unchanged(connection: Connection, turn: Turn) -> bool:
    """Set the cell, unless somebody has changed it since; returns whether it was set."""
    changed = connection.execute(
        f"UPDATE {turn.table} SET {turn.field} = ? WHERE id = ? AND {turn.field} IS ?",
        (turn.after, turn.row, turn.before),
    )
    return changed.rowcount == 1


def _last_writer(connection: Connection, turn: Turn) -> str:
    row = connection.execute(
        "SELECT writer.name FROM cell JOIN writer ON writer.id = cell.w JOIN log_name ON log_name.id = cell.fld "
        "WHERE cell.row = unhex(?) AND log_name.name = ?",
        (turn.row, f"{turn.table}.{turn.field}"),
    ).fetchone()
    return row[0] if row else ""
