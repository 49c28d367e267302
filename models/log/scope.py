"""Whose row it is: the chapter whose mark its id bears, or that national passed it on to.

What anybody else writes to it is only a proposal.
"""

from models.log import erasing, materialise
from models.log.names import Connection
from models.log.op import encode

# The ops that count for one row: written by its own chapter, and not by a laptop after it was shut out.
OPS_OF_ROW = f"""
SELECT mine.w, mine.seq, mine.h, mine.body, mine.prev FROM op AS mine JOIN writer AS author ON author.id = mine.w
WHERE mine.row = unhex(?1) AND mine.fid > 0 AND mine.seq <= coalesce(author.revoked_after, mine.seq)
    AND ({materialise.WHILE_THEIRS.format(op="mine", writer="author")} OR author.chapter = coalesce(
        (SELECT chapter FROM passed_on WHERE passed_on.row = unhex(?1) AND passed_on.tbl = mine.tbl),
        (SELECT writer.chapter FROM op JOIN writer ON writer.id = op.w
            WHERE op.row = unhex(?1) AND op.fid > 0 ORDER BY {materialise.FOUNDING} LIMIT 1)))
"""


def stay_inside(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """After a commit: a chapter just founded owns what was written; and what may not be changed stays as it was.

    That is what belongs to another chapter, what a laptop that was shut out writes, and what was forgotten.
    """
    chapter, foreign, shut_out, forgetting = connection.execute(
        "SELECT _ctl.chapter, EXISTS (SELECT 1 FROM elsewhere), writer.revoked_after IS NOT NULL, "
        "EXISTS (SELECT 1 FROM erasure) FROM _ctl JOIN writer ON writer.id = _ctl.w"
    ).fetchone()
    if not chapter:
        settle_in(connection)
    if foreign and not (shut_out or forgetting):
        query = "SELECT 1 FROM elsewhere WHERE tbl = ? AND row = unhex(?)"
        rows = [row for row in rows if connection.execute(query, row).fetchone()]
    if rows and (foreign or shut_out or forgetting):
        _recount(connection, rows)


def settle_in(connection: Connection, chapter: str = "") -> None:
    """The chapter this file belongs to: the one given, or the one just founded in it."""
    founded = chapter or connection.execute("SELECT coalesce(min(id), '') FROM chapter").fetchone()[0]
    if founded:
        connection.execute("UPDATE _ctl SET chapter = ?", (founded,))
        connection.execute("UPDATE writer SET chapter = ? WHERE chapter = ''", (founded,))


def _recount(connection: Connection, rows: list[tuple[int, str]]) -> None:
    named = encode(rows).decode()
    connection.execute("UPDATE _ctl SET cap = 0")
    materialise.touch(connection, "SELECT unhex(value ->> 1), value ->> 0 FROM json_each(?) WHERE true", (named,))
    erasing.spread(connection)
    materialise.bring_up_to_date(connection)
    connection.execute("UPDATE _ctl SET cap = 1")


def ended(connection: Connection) -> int:
    """How many changes held here count no longer, because whoever wrote them was shut out."""
    query = "SELECT count(*) FROM writer JOIN op ON op.w = writer.id AND op.seq > writer.revoked_after WHERE op.fid = 1"
    return connection.execute(query).fetchone()[0]


def end_at(connection: Connection, wid: str, last_seq: int | None, since: int) -> None:
    """What this laptop wrote after `last_seq` counts no longer, or all of it again (None).

    `since` is the number after which anything changes. Nobody waits for a laptop that is shut out.
    """
    connection.execute("UPDATE writer SET revoked_after = ? WHERE wid = ?", (last_seq, wid))
    connection.execute("UPDATE peer SET retired = ? WHERE wid = ?", (last_seq is not None, wid))
    materialise.touch(
        connection,
        "SELECT DISTINCT op.row, op.tbl FROM op JOIN writer ON writer.id = op.w "
        "WHERE writer.wid = ? AND op.seq > ? AND op.fid > 0",
        (wid, since),
    )
    materialise.bring_up_to_date(connection)
