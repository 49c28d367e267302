"""Where two people wrote unaware of each other: a pure function of the log, the same list on every copy."""

import unicodedata
from dataclasses import dataclass

from models.log.commit import heads_of
from models.log.names import Connection, load
from models.log.op import Value, decode


@dataclass(frozen=True)
class Wrote:
    """What one laptop wrote, under which stamp."""

    laptop: str
    hlc: int
    value: Value


@dataclass(frozen=True)
class Conflict:
    """One cell with more than one head and different values; the first of `heads` stands in the table."""

    table: str
    row: str
    field: str
    heads: tuple[Wrote, ...]


def conflicts(connection: Connection, *, touched_only: bool = False) -> list[Conflict]:
    """Every conflict, or those of the rows in the temporary table `touched`."""
    scope = "AND row IN (SELECT row FROM touched)" if touched_only else ""
    cells = connection.execute(f"SELECT lower(hex(row)), fld FROM cell WHERE nheads > 1 {scope}").fetchall()
    names = load(connection)
    found = [_conflict(connection, names.name_of[fld], row, fld) for row, fld in cells]
    return [conflict for conflict in found if len({_plain(head.value) for head in conflict.heads}) > 1]


def _conflict(connection: Connection, name: str, row: str, fld: int) -> Conflict:
    table, _, field = name.partition(".")
    return Conflict(table, row, field, _heads(connection, row, fld))


def _heads(connection: Connection, row: str, fld: int) -> tuple[Wrote, ...]:
    query = (
        "SELECT hlc, wid, hex(h), writer.name, body FROM op JOIN writer ON writer.id = op.w "
        "WHERE w = ? AND seq = ? AND h = ?"
    )
    heads = [connection.execute(query, head).fetchone() for head in heads_of(connection, row, fld)]
    return tuple(Wrote(name, hlc, decode(body)[str(fld)]) for hlc, _, _, name, body in sorted(heads, reverse=True))


def _plain(value: Value) -> Value:
    if value is None:
        return ""
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value
