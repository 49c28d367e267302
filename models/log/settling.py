"""Settling what two people wrote unaware of each other, and what others propose: ordinary writes that name all heads.

Each runs inside `store.write`, on its plain connection, and so can be undone and travels like any other deed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from models.errors import NotFound, Refusal
from models.log.conflicts import Conflict, Proposal, Wrote
from models.log.fitting import held
from models.log.names import Connection, load
from models.log.op import Value, decode, encode, head_name
from models.log.schema import AGREED, GROUPS
from models.log.wishes import Head, Wish, head_of, plain, wishes


@dataclass(eq=False)
class OtherQuestion(Refusal):
    """This one of what is to settle is of another kind: `kind` is values, removed or suggestion."""

    number: int
    kind: str


def settle(connection: Connection, conflict: Conflict, chosen: Wrote) -> None:
    """Let what one of them wrote stand, for every copy; fields that belong together go together."""
    for field in _together(conflict.table, conflict.field):
        _write(connection, (conflict.table, conflict.row, field), _value_of(connection, conflict, chosen, field))


def restore(connection: Connection, conflict: Conflict) -> None:
    """Take the row out of the bin again, with the edit its removal did not know of and its group."""
    _write(connection, (conflict.table, conflict.row, "removed"), 0)
    settle(connection, conflict, conflict.heads[0])


def leave_removed(connection: Connection, conflict: Conflict) -> None:
    """Leave the row in the bin, now knowing of the edit."""
    _write(connection, (conflict.table, conflict.row, "removed"), 1)


def take_all_from(connection: Connection, found: Iterable[Conflict], laptop: str) -> int:
    """In every conflict let stand what this laptop (a writer id) wrote; returns how many it settled."""
    settled = 0
    for conflict in found:
        chosen = next((head for head in conflict.heads if head.wid == laptop), None)
        if chosen and conflict.kind == "values":
            settle(connection, conflict, chosen)
            settled += 1
    return settled


def accept(connection: Connection, proposal: Proposal) -> None:
    """Make it so."""
    _write(connection, (proposal.table, proposal.row, proposal.field), proposal.value, over=(proposal.head,))


def decline(connection: Connection, proposal: Proposal) -> None:
    """Let stand what stands, knowing of the proposal."""
    _write(connection, (proposal.table, proposal.row, proposal.field), proposal.now, over=(proposal.head,))


def propose(connection: Connection, table: str, row: str, field: str, value: Value) -> None:
    """Ask another chapter to change a field of a thing of theirs, in the place of what was asked before.

    Raises `NotFound`.
    """
    earlier = (wish.head for wish in _wished(connection, table, row, field))
    _note(connection, (table, row, field), value, over=(_standing(connection, table, row, field), *earlier))


def _standing(connection: Connection, table: str, row: str, field: str) -> Head:
    """The change that holds the field, or another one where it has said nothing: what knows of none founds a row."""
    known = connection.execute(
        "SELECT cell.w, cell.seq, cell.h FROM elsewhere JOIN log_name ON log_name.id = elsewhere.tbl "
        "JOIN cell ON cell.row = elsewhere.row JOIN log_name AS field ON field.id = cell.fld "
        "WHERE elsewhere.row = unhex(?1) AND log_name.name = ?2 ORDER BY field.name <> ?2 || '.' || ?3, field.name",
        (row, table, field),
    ).fetchone()
    if known is None:
        raise NotFound(table, row)
    return known


def wish(connection: Connection, table: str, row: str, field: str, value: Value) -> None:
    """Ask for a value, or no longer for another than stands. Raises `NotFound`."""
    wished = _wished(connection, table, row, field)
    is_back = any(each.state == "waiting" and plain(each.now) == plain(value) for each in wished)
    propose(connection, table, row, field, wished[0].now if is_back else value)


def take_back(connection: Connection, table: str, row: str, field: str) -> None:
    """Ask for nothing any more: for what stands, whatever that is. Raises `NotFound`."""
    wished = _wished(connection, table, row, field)
    if not any(wish.state == "waiting" for wish in wished):
        raise NotFound("suggestion", row)
    propose(connection, table, row, field, wished[0].now)


def put_away(connection: Connection, table: str, row: str, field: str) -> None:
    """See no more what was declined: what stands is asked for in its place. Raises `NotFound`."""
    declined = [wish for wish in _wished(connection, table, row, field) if wish.state == "declined"]
    if not declined:
        raise NotFound("suggestion", row)
    heads = (_standing(connection, table, row, field), *(wish.head for wish in declined))
    _note(connection, (table, row, field), declined[0].now, over=heads)


def wish_again(connection: Connection, cell: tuple[str, str, str], before: Value, after: Value) -> bool:
    """Turn a wish for another chapter's thing from `before` into `after`; whether it still waited for an answer.

    Going back to what stood before the first wish takes it back, and going back to what was declined and put away
    brings that back, and asks for nothing.
    """
    table, row, field = cell
    latest = next(reversed(_wished(connection, table, row, field)), None)
    if latest is None or latest.state == "declined" or (latest.state == "waiting" and latest.value != before):
        return False
    if after in latest.put_away:
        _note(connection, cell, latest.value, over=(latest.head, *latest.knew))
        return True
    is_back = plain(after) == plain(latest.base)
    propose(connection, table, row, field, latest.now if is_back else after)
    return True


def answer_again(connection: Connection, cell: tuple[str, str, str], value: Value, proposals: Iterable[Head]) -> None:
    """Name again what was answered with this value."""
    _note(connection, cell, value, over=tuple(proposals))


def open_again(
    connection: Connection,
    cell: tuple[str, str, str],
    value: Value,
    proposals: Iterable[Head],
    writers: Iterable[int] = (),
) -> None:
    """Let what these `writers`, or this laptop, answered wait again.

    An answer is undone by what names it and all that it names.
    """
    fld = load(connection).number_of[f"{cell[0]}.{cell[2]}"]
    asked = encode([head_name(w, seq, digest) for w, seq, digest in proposals]).decode()
    by = tuple(writers) or connection.execute("SELECT w FROM _ctl").fetchone()
    given = {"row": cell[1], "path": f'$."{fld}"', "asked": asked, "by": encode(by).decode()}
    answers = connection.execute(_ANSWERS, given).fetchall()
    heads = {tuple(head) for *head, _knew in answers} | {head_of(n) for *_, knew in answers for n in decode(knew)}
    _note(connection, cell, value, over=tuple(heads))


_ANSWERS = """
SELECT w, seq, substr(h, 1, 4), prev -> :path FROM op
WHERE row = unhex(:row) AND fid = 1 AND w IN (SELECT value FROM json_each(:by))
    AND EXISTS (SELECT 1 FROM json_each(op.prev, :path) AS each JOIN json_each(:asked) AS asked USING(value))
"""


def _wished(connection: Connection, table: str, row: str, field: str) -> list[Wish]:
    return [wish for wish in wishes(connection, table, row) if wish.field == field]


def _together(table: str, field: str) -> tuple[str, ...]:
    if table == "decision" and field in AGREED:
        return AGREED
    return next((group for group in GROUPS.get(table, ()) if field in group), (field,))


def _value_of(connection: Connection, conflict: Conflict, chosen: Wrote, field: str) -> Value:
    """What the chosen op's transaction wrote to the field, or what stands where it wrote nothing to it."""
    if field == conflict.field:
        return chosen.value
    wrote = connection.execute(
        "SELECT f.value FROM op, json_each(op.body) AS f JOIN log_name ON log_name.id = CAST(f.key AS INTEGER) "
        "WHERE op.w = ? AND op.hlc = ? AND op.row = unhex(?) AND log_name.name = ?",
        (chosen.head[0], chosen.hlc, conflict.row, f"{conflict.table}.{field}"),
    ).fetchone()
    if wrote is None:
        wrote = connection.execute(f"SELECT {field} FROM {conflict.table} WHERE id = ?", (conflict.row,)).fetchone()
    return wrote[0]


def _write(
    connection: Connection,
    cell: tuple[str, str, str],
    value: Value,
    over: tuple[Head, ...] = (),
) -> None:
    """Set a cell and log it, also when the value stays what it was."""
    table, row, field = cell
    value = held(connection, table, field, value)
    connection.execute(f"UPDATE {table} SET {field} = ? WHERE id = ?", (value, row))
    _note(connection, cell, value, over)


def _note(
    connection: Connection,
    cell: tuple[str, str, str],
    value: Value,
    over: tuple[Head, ...] = (),
) -> None:
    table, row, field = cell
    numbers = load(connection).number_of
    fld = numbers[f"{table}.{field}"]
    heads = [[w, seq, digest.hex()] for w, seq, digest in over]
    connection.execute(
        "INSERT INTO _cap(tbl, row, body, over) VALUES(?, ?, ?, ?)",
        (numbers[table], row, encode({str(fld): value}).decode(), encode({str(fld): heads} if heads else {}).decode()),
    )
