"""What national passed on from one chapter to another, as this file goes by it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.log import downgrade, materialise
from models.log.names import Connection, load
from models.log.op import encode
from models.rules.passing import Passing

_WENT = f"""
SELECT coalesce(asset.name, e.body ->> 'name', ''), (
    SELECT writer.chapter FROM op JOIN writer ON writer.id = op.w
    WHERE op.row = p.row AND op.tbl = p.tbl AND op.fid > 0 ORDER BY {materialise.FOUNDING} LIMIT 1)
FROM (SELECT unhex(:row) AS row, (SELECT id FROM log_name WHERE name = 'asset') AS tbl) AS p
    LEFT JOIN asset ON asset.id = :row LEFT JOIN elsewhere AS e ON e.row = p.row AND e.tbl = p.tbl
"""
_NAME = """
SELECT coalesce((SELECT name FROM chapter WHERE id = :chapter), (
    SELECT body ->> 'name' FROM elsewhere
    WHERE row = unhex(:chapter) AND tbl = (SELECT id FROM log_name WHERE name = 'chapter')), ''),
    :chapter = (SELECT chapter FROM _ctl)
"""
MOST_LAPTOPS = 150  # so that a certificate stays short enough to be believed
_HEARD = """
SELECT wid, max(hi) FROM vv JOIN writer ON writer.id = vv.w WHERE kind = 0 AND writer.chapter = :chapter GROUP BY wid
ORDER BY EXISTS (SELECT 1 FROM op WHERE op.row = unhex(:row) AND op.w = vv.w) DESC, max(hi) DESC, wid LIMIT :most
"""


@dataclass(frozen=True)
class WentOver:
    """A shared thing that belongs to another chapter than before; both by name, '' where it has not been told."""

    id: str
    name: str
    before: str
    after: str
    was_ours: bool
    is_ours: bool


def pass_on(connection: Connection, passed: Iterable[Passing]) -> set[tuple[str, str]]:
    """These things, and no others, are no longer theirs whose mark they bear; returns the records concerned.

    Whoever was named only because they looked after one of them is held no longer.
    """
    numbers = load(connection).number_of
    told = [thing for thing in passed if thing.table in numbers]
    theirs = {(thing.row, numbers[thing.table], thing.chapter) for thing in told}
    until = {(thing.row, wid, seq) for thing in told for wid, seq in thing.until}
    before = set(connection.execute("SELECT lower(hex(row)), tbl, chapter FROM passed_on"))
    bounds = set(connection.execute("SELECT lower(hex(row)), wid, seq FROM passed_until"))
    rows = [row for row, *_ in (theirs ^ before) | (until ^ bounds)]
    concerned = set[tuple[str, str]]()
    if rows:
        connection.execute("DELETE FROM passed_on")
        connection.execute("DELETE FROM passed_until")
        connection.executemany("INSERT INTO passed_on(row, tbl, chapter) VALUES(unhex(?), ?, ?)", theirs)
        connection.executemany("INSERT INTO passed_until(row, wid, seq) VALUES(unhex(?), ?, ?)", until)
        query = "SELECT DISTINCT row, tbl FROM op WHERE fid > 0 AND row IN (SELECT unhex(value) FROM json_each(?))"
        materialise.touch(connection, query, (encode(rows).decode(),))
        materialise.bring_up_to_date(connection)
        concerned = materialise.touched(connection)
        downgrade.downgrade(connection, everything=True)
    return concerned


def heard_until(connection: Connection, chapter: str, row: str) -> tuple[tuple[str, int], ...]:
    """The last number heard here of each laptop (its id) of a chapter, those first that are known to have written it.

    Also what came only by number: of that nobody knows whose row it changed.
    """
    return tuple(connection.execute(_HEARD, {"chapter": chapter, "row": row, "most": MOST_LAPTOPS}).fetchall())


def owners(connection: Connection) -> dict[str, str]:
    """Whose everything is now that was passed on: the chapter of each row."""
    return dict(connection.execute("SELECT lower(hex(row)), chapter FROM passed_on").fetchall())


def went_over(connection: Connection, before: Mapping[str, str]) -> tuple[WentOver, ...]:
    """What has gone over since its owners were these."""
    after = owners(connection)
    told = []
    for row in sorted(after.keys() | before.keys()):
        if before.get(row) != after.get(row):
            name, first = connection.execute(_WENT, {"row": row}).fetchone()
            chapters = [each.get(row) or first or "" for each in (before, after)]
            named = [connection.execute(_NAME, {"chapter": each}).fetchone() for each in chapters]
            told.append(WentOver(row, name, *(each for each, _ in named), *(bool(ours) for _, ours in named)))
    return tuple(told)
