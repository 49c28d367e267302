"""What a deed did, cell by cell, read back from the log, so that it can be turned round."""

from dataclasses import dataclass

from models.errors import ChangedSince, Sealed
from models.log.names import Connection, load
from models.log.op import Value, decode


@dataclass
class Turn:
    """One cell of a deed: what stood before it and what it made of it."""

    table: str
    row: str
    field: str
    before: Value
    after: Value

    def reversed(self) -> "Turn":
        """The same cell the other way."""
        return Turn(self.table, self.row, self.field, self.after, self.before)


def turns_of(connection: Connection, first_seq: int, last_seq: int) -> list[Turn]:
    """What the deed did, cell by cell; of a birth, only that the row ceased to be removed."""
    names = load(connection)
    found: dict[tuple[str, str, str], Turn] = {}
    born: set[tuple[str, str]] = set()
    query = (
        "SELECT seq, tbl, lower(hex(row)), body, prev FROM op WHERE w = (SELECT w FROM _ctl) "
        "AND seq BETWEEN ? AND ? ORDER BY seq"
    )
    for seq, tbl, row, body, prev in connection.execute(query, (first_seq, last_seq)).fetchall():
        table = names.name_of[tbl]
        written = {names.field(int(fld)): value for fld, value in decode(body).items()}
        if _is_birth(connection, (tbl, row), seq):
            born.add((table, row))
            found[table, row, "removed"] = Turn(table, row, "removed", 1, 0)
        if (table, row) in born:
            written = {"removed": written["removed"]} if "removed" in written else {}
        heads = {names.field(int(fld)): named for fld, named in decode(prev).items()}
        _fold(connection, found, (table, row, written, heads))
    return list(found.values())


def _is_birth(connection: Connection, record: tuple[int, str], seq: int) -> bool:
    query = "SELECT 1 FROM op WHERE tbl = ? AND row = unhex(?) AND NOT (w = (SELECT w FROM _ctl) AND seq >= ?) LIMIT 1"
    return connection.execute(query, (*record, seq)).fetchone() is None


def _fold(connection: Connection, found: dict, op: tuple) -> None:
    table, row, written, heads = op
    for field, after in written.items():
        turn = found.get((table, row, field))
        if turn:
            turn.after = after
        else:
            before = _value_before(connection, table, field, heads.get(field, ()))
            found[table, row, field] = Turn(table, row, field, before, after)


def _value_before(connection: Connection, table: str, field: str, heads: list[str]) -> Value:
    """The value the greatest of the overwritten heads gave, or the column's own first value."""
    query = (
        "SELECT op.hlc, writer.wid, op.h, f.value FROM op JOIN writer ON writer.id = op.w, json_each(op.body) AS f "
        "JOIN log_name ON log_name.id = CAST(f.key AS INTEGER) "
        "WHERE op.w = ? AND op.seq = ? AND lower(hex(substr(op.h, 1, 4))) = ? AND log_name.name = ?"
    )
    gave = []
    for head in heads:
        w, seq, digest = head.split(":")
        gave += connection.execute(query, (int(w), int(seq), digest, f"{table}.{field}")).fetchall()
    return max(gave)[-1] if gave else _first_value(connection, table, field)


def _first_value(connection: Connection, table: str, field: str) -> Value:
    query = "SELECT dflt_value FROM pragma_table_info(?) WHERE name = ?"
    (default,) = connection.execute(query, (table, field)).fetchone()
    return connection.execute(f"SELECT {default or 'NULL'}").fetchone()[0]


def require_no_founding(connection: Connection, turns: list[Turn]) -> None:
    """A chapter is founded once: without it nothing here has a name."""
    for turn in turns:
        if (turn.table, turn.field) == ("chapter", "removed"):
            (name,) = connection.execute("SELECT name FROM chapter WHERE id = ?", (turn.row,)).fetchone()
            raise Sealed("chapter", name)


def apply(connection: Connection, turn: Turn, label: str) -> None:
    """Set the cell, unless somebody has changed it since."""
    changed = connection.execute(
        f"UPDATE {turn.table} SET {turn.field} = ? WHERE id = ? AND {turn.field} IS ?",
        (turn.after, turn.row, turn.before),
    )
    if changed.rowcount != 1:
        raise ChangedSince(label, _last_writer(connection, turn))


def _last_writer(connection: Connection, turn: Turn) -> str:
    row = connection.execute(
        "SELECT writer.name FROM cell JOIN writer ON writer.id = cell.w JOIN log_name ON log_name.id = cell.fld "
        "WHERE cell.row = unhex(?) AND log_name.name = ?",
        (turn.row, f"{turn.table}.{turn.field}"),
    ).fetchone()
    return row[0] if row else ""
