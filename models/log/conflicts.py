"""Where two people wrote unaware of each other: a pure function of the log, the same list on every copy."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.log.commit import heads_of
from models.log.names import Connection, Names, load
from models.log.op import Value, decode, head_name
from models.log.schema import SYNCED
from models.log.wishes import asks_nothing, plain


@dataclass(frozen=True)
class Wrote:
    """What one laptop wrote, under which stamp; `head` is its op as (writer number, seq, hash)."""

    laptop: str
    wid: str
    hlc: int
    value: Value
    head: tuple[int, int, bytes]


@dataclass(frozen=True)
class Conflict:
    """One cell to settle; the first of `heads` stands in the table, or would without the bin.

    `kind` is values: more than one head and different values. Or removed: the row was put in the bin by somebody who
    did not know of the edits in `heads` to `field`.
    """

    table: str
    row: str
    field: str
    heads: tuple[Wrote, ...]
    kind: str = "values"


@dataclass(frozen=True)
class Proposal:
    """What somebody outside a row's own chapter would like a cell to be; `now` is what it is."""

    table: str
    row: str
    field: str
    value: Value
    now: Value
    laptop: str
    chapter: str
    hlc: int
    head: tuple[int, int, bytes]


# Whether a cell is of another chapter's thing; that may bear the id of one of our own, in another table.
_ABROAD = """EXISTS (
    SELECT 1 FROM elsewhere JOIN log_name AS theirs ON theirs.id = elsewhere.tbl
        JOIN log_name AS field ON field.id = {cell}.fld
    WHERE elsewhere.row = {cell}.row AND substr(field.name, 1, instr(field.name, '.') - 1) = theirs.name)"""

# Cells of rows in the bin where somebody may have written what the removal did not know of.
_BINNED = f"""
SELECT lower(hex(cell.row)), cell.fld, bin.w, removal.hlc
FROM cell AS bin JOIN log_name ON log_name.id = bin.fld AND log_name.name LIKE '%.removed'
    JOIN op AS removal ON removal.w = bin.w AND removal.seq = bin.seq AND removal.h = bin.h
    JOIN cell ON cell.row = bin.row AND cell.fld <> bin.fld
WHERE removal.body ->> ('$."' || bin.fld || '"') = 1 {{scope}} AND NOT {_ABROAD.format(cell="bin")}
    AND (cell.nheads > 1 OR NOT (cell.w = bin.w AND cell.hlc = removal.hlc)
        AND cell.w || ':' || cell.seq || ':' || lower(hex(substr(cell.h, 1, 4))) NOT IN (
            SELECT q.value FROM op AS part, json_each(part.prev) AS p, json_each(p.value) AS q
            WHERE part.row = bin.row AND part.w = removal.w AND part.hlc = removal.hlc))
"""
_PASTS = "SELECT w, seq, h, hlc, prev FROM op WHERE row = unhex(?) AND fid = 1"
_SEVERAL = f"SELECT lower(hex(row)), fld FROM cell WHERE nheads > 1 AND NOT {_ABROAD.format(cell='cell')} {{scope}}"


def conflicts(connection: Connection, *, touched_only: bool = False) -> list[Conflict]:
    """Every conflict, or those of the rows in the temporary table `touched`."""
    names = load(connection)
    scope = "AND cell.row IN (SELECT row FROM touched)" if touched_only else ""
    return [*_differing(connection, names, scope), *_removed(connection, names, scope)]


def _differing(connection: Connection, names: Names, scope: str) -> Iterator[Conflict]:
    for row, fld in connection.execute(_SEVERAL.format(scope=scope)).fetchall():
        table, _, field = names.name_of[fld].partition(".")
        conflict = Conflict(table, row, field, _heads(connection, row, fld))
        differ = len({plain(head.value) for head in conflict.heads}) > 1
        if differ and (field == "removed" or not _is_in_bin(connection, table, row)):
            yield conflict


def _removed(connection: Connection, names: Names, scope: str) -> Iterator[Conflict]:
    for row, fld, *deed in connection.execute(_BINNED.format(scope=scope)).fetchall():
        table, _, field = names.name_of[fld].partition(".")
        unseen = [head for head in _heads(connection, row, fld) if [head.head[0], head.hlc] != deed]
        known = _known_to(connection, row, fld, deed) if unseen else set[str]()
        if unseen := [head for head in unseen if head_name(*head.head) not in known]:
            yield Conflict(table, row, field, tuple(unseen), "removed")


def _known_to(connection: Connection, row: str, fld: int, deed: list[int]) -> set[str]:
    """All that a deed (writer, stamp) knew of one cell: what it names, what that names, and so on.

    Also by way of what counts no longer, because whoever wrote it was shut out since.
    """
    named: dict[str, set[str]] = {}
    waiting: list[str] = []
    for w, seq, digest, hlc, prev in connection.execute(_PASTS, (row,)):
        heads = decode(prev)
        named[head_name(w, seq, digest)] = set(heads.get(str(fld), ()))
        waiting += heads.get(str(fld), ()) if [w, hlc] == deed else ()
    known = set[str]()
    while waiting:
        if (name := waiting.pop()) not in known:
            known.add(name)
            waiting += named.get(name, ())
    return known


def _is_in_bin(connection: Connection, table: str, row: str) -> bool:
    if table not in SYNCED:
        return False
    found = connection.execute(f"SELECT removed FROM {table} WHERE id = ?", (row,)).fetchone()
    return bool(found and found[0])


def _heads(connection: Connection, row: str, fld: int) -> tuple[Wrote, ...]:
    found = [_wrote(connection, fld, head) for head in heads_of(connection, row, fld)]
    return tuple(sorted(found, key=lambda head: (head.hlc, head.wid, head.head[2]), reverse=True))


def _wrote(connection: Connection, fld: int, head: tuple[int, int, bytes]) -> Wrote:
    name, wid, hlc, body = connection.execute(
        "SELECT writer.name, wid, hlc, body FROM op JOIN writer ON writer.id = op.w WHERE w = ? AND seq = ? AND h = ?",
        head,
    ).fetchone()
    return Wrote(name, wid, hlc, decode(body)[str(fld)], head)


def proposals(connection: Connection, *, touched_only: bool = False) -> list[Proposal]:
    """What others would like changed in this chapter's own things, oldest first, where it is not so already.

    What they have taken back is not among it.
    """
    scope = "AND proposal.row IN (SELECT row FROM touched)" if touched_only else ""
    rows = connection.execute(
        "SELECT lower(hex(proposal.row)), proposal.fld, writer.name, writer.chapter, proposal.hlc, op.body, op.prev, "
        "proposal.w, proposal.seq, proposal.h FROM proposal JOIN writer ON writer.id = proposal.w "
        "JOIN op ON op.w = proposal.w AND op.seq = proposal.seq AND op.h = proposal.h "
        f"WHERE (proposal.row, proposal.tbl) NOT IN (SELECT row, tbl FROM elsewhere) {scope} "
        "ORDER BY proposal.hlc, proposal.row, proposal.fld"
    ).fetchall()
    names = load(connection)
    found = []
    for row, fld, laptop, chapter, hlc, body, prev, *head in rows:
        table, _, field = names.name_of[fld].partition(".")
        value, now = decode(body)[str(fld)], _now(connection, row, fld)
        is_asked = plain(value) != plain(now) and not asks_nothing(connection, row, chapter, fld, (body, prev))
        if is_asked and _stands(connection, table, row):  # not another chapter's of which nothing counts
            found.append(Proposal(table, row, field, value, now, laptop, chapter, hlc, tuple(head)))
    return found


def _stands(connection: Connection, table: str, row: str) -> bool:
    return table in SYNCED and connection.execute(f"SELECT 1 FROM {table} WHERE id = ?", (row,)).fetchone() is not None


def _now(connection: Connection, row: str, fld: int) -> Value:
    found = connection.execute(
        "SELECT op.body FROM cell JOIN op ON op.w = cell.w AND op.seq = cell.seq AND op.h = cell.h "
        "WHERE cell.row = unhex(?) AND cell.fld = ?",
        (row, fld),
    ).fetchone()
    return decode(found[0])[str(fld)] if found else None


def count_touched(connection: Connection) -> tuple[int, int]:
    """How many conflicts and proposals there are on the touched rows."""
    return len(conflicts(connection, touched_only=True)), len(proposals(connection, touched_only=True))
