"""Undo and redo of every deed: new deeds with before and after swapped, logged and sent like any other."""

from dataclasses import dataclass

from models.errors import ChangedSince, NothingToUndo, Sealed
from models.log.names import Connection, load
from models.log.op import Value, decode
from models.sealing import require_unsealed
from models.store import Store


@dataclass(frozen=True)
class Step:
    """One deed of this laptop that can be undone (state done) or redone (state undone)."""

    n: int
    label: str
    first_seq: int
    last_seq: int


@dataclass
class _Turn:
    """One cell of a deed: what stood before it and what it made of it."""

    table: str
    row: str
    field: str
    before: Value
    after: Value


class History:
    """The deeds of this laptop, newest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo_label(self) -> str | None:
        """The deed that Undo would take back."""
        step = self._step("done")
        return step.label if step else None

    def redo_label(self) -> str | None:
        """The deed that Redo would do again."""
        step = self._step("undone")
        return step.label if step else None

    def undo(self) -> str:
        """Take back the last deed; returns its label. Raises `NothingToUndo`, `ChangedSince`, `Sealed`."""
        return self._answer("done", "undo")

    def redo(self) -> str:
        """Do the last undone deed again; returns its label. Raises `NothingToUndo`, `ChangedSince`, `Sealed`."""
        return self._answer("undone", "redo")

    def _step(self, state: str) -> Step | None:
        order = "DESC" if state == "done" else "ASC"
        with self._store.read() as reader:
            return reader.one(
                Step,
                f"SELECT n, label, first_seq, last_seq FROM deed WHERE state = :state ORDER BY n {order}",
                state=state,
            )

    def _answer(self, state: str, origin: str) -> str:
        step = self._step(state)
        if step is None:
            raise NothingToUndo(redo=origin == "redo")
        with self._store.write(step.label, origin=origin, target=step.n) as session:
            connection = session.connection().connection.dbapi_connection
            turns = _turns(connection, step)
            if origin == "undo":
                turns = [_Turn(t.table, t.row, t.field, t.after, t.before) for t in turns]
            require_unsealed(connection, {(t.table, t.row) for t in turns})
            _require_no_founding(connection, turns)
            for turn in turns:
                _apply(connection, turn, step.label)
        return step.label


def _turns(connection: Connection, step: Step) -> list[_Turn]:
    """What the deed did, cell by cell; of a birth, only that the row ceased to be removed."""
    names = load(connection)
    found: dict[tuple[str, str, str], _Turn] = {}
    born: set[tuple[str, str]] = set()
    query = (
        "SELECT seq, tbl, lower(hex(row)), body, prev FROM op WHERE w = (SELECT w FROM _ctl) "
        "AND seq BETWEEN ? AND ? ORDER BY seq"
    )
    for seq, tbl, row, body, prev in connection.execute(query, (step.first_seq, step.last_seq)).fetchall():
        table = names.name_of[tbl]
        written = {names.field(int(fld)): value for fld, value in decode(body).items()}
        if _is_birth(connection, (tbl, row), seq):
            born.add((table, row))
            found[table, row, "removed"] = _Turn(table, row, "removed", 1, 0)
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
            found[table, row, field] = _Turn(table, row, field, before, after)


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


def _require_no_founding(connection: Connection, turns: list[_Turn]) -> None:
    """A chapter is founded once: without it nothing here has a name."""
    for turn in turns:
        if (turn.table, turn.field) == ("chapter", "removed"):
            (name,) = connection.execute("SELECT name FROM chapter WHERE id = ?", (turn.row,)).fetchone()
            raise Sealed("chapter", name)


def _apply(connection: Connection, turn: _Turn, label: str) -> None:
    """Set the cell, unless somebody has changed it since."""
    changed = connection.execute(
        f"UPDATE {turn.table} SET {turn.field} = ? WHERE id = ? AND {turn.field} IS ?",
        (turn.after, turn.row, turn.before),
    )
    if changed.rowcount != 1:
        raise ChangedSince(label, _last_writer(connection, turn))


def _last_writer(connection: Connection, turn: _Turn) -> str:
    row = connection.execute(
        "SELECT writer.name FROM cell JOIN writer ON writer.id = cell.w JOIN log_name ON log_name.id = cell.fld "
        "WHERE cell.row = unhex(?) AND log_name.name = ?",
        (turn.row, f"{turn.table}.{turn.field}"),
    ).fetchone()
    return row[0] if row else ""
