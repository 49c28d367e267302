"""What is held of other chapters' people, given back when they no longer allow it.

Only the national community holds people. Somebody's ops are kept in full while their chapter's level reaches so far and
either every standing answer of theirs grants it, or they serve in a role or as a steward and no answer denies it.
Otherwise the ops become stubs: the number and hash stay, so that vectors and chains hold, and nothing else. What is
removed at home is kept no longer either: its own chapter would not send it again. A thing its chapter has taken back,
because a name stands in it, goes the same way in every other chapter's file, and so do a decision and the answers given
by it.
"""

from models.log import materialise
from models.log.level import lowest_level
from models.log.names import Connection, load
from models.log.vectors import lessen_vectors
from models.rules.levels import ENDINGS, PERSONAL, Level

_SCOPE = """
CREATE TEMP TABLE neighbour AS SELECT DISTINCT chapter FROM {source}
WHERE chapter IS NOT NULL AND chapter <> (SELECT chapter FROM _ctl)
"""

_ANSWERS = """
CREATE TEMP TABLE told AS
SELECT chapter, lower(hex(row)) AS id, body ->> 'person_id' AS person, body ->> 'state' AS state,
    coalesce(body ->> 'follows', '') AS follows
FROM elsewhere WHERE tbl = :consent_event AND chapter IN (SELECT chapter FROM neighbour)
    AND body ->> 'audience' = 'national' AND NOT coalesce(body ->> 'removed', 0)
    AND body ->> 'state' IN ('withdrawn', 'refused', 'expired', 'granted')
"""

# The day is the newest stamp seen, so that copies holding the same agree on it.
_COVERED = f"""
CREATE TEMP TABLE covered AS
WITH heads AS MATERIALIZED (
    SELECT chapter, person, min(state = 'granted') AS grants, max(state IN ('withdrawn', 'refused')) AS denies
    FROM told WHERE NOT EXISTS (
        SELECT 1 FROM told AS later
        WHERE later.chapter = told.chapter AND later.person = told.person AND instr(later.follows, told.id) > 0)
    GROUP BY chapter, person
), serving AS MATERIALIZED (
    SELECT chapter, body ->> 'person_id' AS person FROM elsewhere
    WHERE tbl = :person_role AND chapter IN (SELECT chapter FROM neighbour) AND NOT coalesce(body ->> 'removed', 0)
        AND coalesce(body ->> 'to_on' >= (SELECT date((hlc >> 16) / 1000, 'unixepoch') FROM _ctl), 1)
    UNION SELECT chapter, body ->> 'steward_id' FROM elsewhere
    WHERE tbl = :asset AND chapter IN (SELECT chapter FROM neighbour) AND NOT coalesce(body ->> 'removed', 0)
)
SELECT chapter, person, max(is_named) AS is_named FROM (
    SELECT chapter, person, 1 AS is_named FROM heads JOIN tells USING(chapter)
    WHERE grants AND level >= {Level.NAMED:d}
    UNION ALL SELECT chapter, person, 0 FROM serving JOIN tells USING(chapter)
    WHERE level >= {Level.ROLES:d} AND NOT EXISTS (
        SELECT 1 FROM heads WHERE heads.chapter = serving.chapter AND heads.person = serving.person AND denies)
) WHERE person IS NOT NULL
    AND EXISTS (SELECT 1 FROM chapter JOIN _ctl ON _ctl.chapter = chapter.id WHERE kind = 'national')
GROUP BY chapter, person
"""

_FALLEN = """
CREATE TEMP TABLE fallen AS
WITH theirs AS MATERIALIZED (
    SELECT row, tbl, chapter, body FROM elsewhere
    WHERE tbl IN (:person, :person_role, :person_skill, :contact_point) AND chapter IN (SELECT chapter FROM neighbour)
    UNION ALL SELECT row, tbl, chapter, '{}' FROM touched
    WHERE tbl IN (:person, :person_role, :person_skill, :contact_point) AND chapter IN (SELECT chapter FROM neighbour)
        AND NOT EXISTS (SELECT 1 FROM elsewhere WHERE elsewhere.row = touched.row AND elsewhere.tbl = touched.tbl)
), whose AS MATERIALIZED (
    SELECT row, tbl, chapter, iif(tbl = :person, lower(hex(row)), body ->> 'person_id') AS person,
        coalesce(body ->> 'removed', 0) AS is_gone FROM theirs
), gone AS MATERIALIZED (SELECT chapter, person FROM whose WHERE is_gone AND tbl = :person
), unheld AS MATERIALIZED (
    SELECT row, tbl, chapter FROM elsewhere
    WHERE tbl = :decision AND chapter IN (SELECT chapter FROM neighbour) AND body ->> 'cleared' = 0
)
SELECT row, tbl, chapter, '' AS person FROM elsewhere
WHERE tbl = :asset AND chapter IN (SELECT chapter FROM neighbour) AND coalesce(body ->> 'withheld', 0)
UNION ALL SELECT row, tbl, chapter, '' FROM unheld
UNION ALL
SELECT answer.row, answer.tbl, answer.chapter, '' FROM elsewhere AS answer JOIN unheld
    ON unheld.chapter = answer.chapter AND lower(hex(unheld.row)) = answer.body ->> 'decision_id'
WHERE answer.tbl = :answer
UNION ALL
SELECT row, tbl, chapter, person FROM whose AS w WHERE NOT EXISTS (
    SELECT 1 FROM covered AS c WHERE c.chapter = w.chapter AND c.person = w.person
        AND (c.is_named OR w.tbl IN (:person, :person_role))
) OR is_gone OR (chapter, person) IN (SELECT chapter, person FROM gone)
"""

# An op that only ends something stays: without it an older bundle, opened late, would open again what has ended.
_LOST = """
SELECT op.w, op.seq, op.h, fallen.row, fallen.tbl, fallen.person
FROM fallen CROSS JOIN op ON op.row = fallen.row AND op.tbl = fallen.tbl JOIN writer ON writer.id = op.w
WHERE op.fid = 1 AND NOT (writer.chapter = fallen.chapter AND op.body <> '{{}}' AND NOT EXISTS (
    SELECT 1 FROM json_each(op.body) AS f WHERE CAST(f.key AS INTEGER) NOT IN ({endings})))
"""
_TAKEN_BACK = ("asset.removed", "asset.withheld", "decision.removed", "decision.cleared", "answer.removed")
_TABLES = ("neighbour", "tells", "told", "covered", "fallen", "lost")


def downgrade(connection: Connection, *, everything: bool = False) -> int:
    """Turn into stubs what other chapters' people no longer allow; returns how many people it is about.

    Looks at the chapters of what is in the temporary table `touched`, or at every other chapter's. Leaves the rows it
    scrubbed in `touched`.
    """
    _tidy(connection)
    connection.execute(materialise.TOUCHED)
    connection.execute(_SCOPE.format(source="elsewhere" if everything else "touched"))
    if not connection.execute("SELECT 1 FROM neighbour").fetchone():
        _tidy(connection)
        return 0
    _note_levels(connection)
    numbers = load(connection).number_of
    tables = {table: numbers[table] for table in (*PERSONAL, "consent_event", "asset", "decision", "answer")}
    endings = [numbers.get(f"{table}.{field}") for table in PERSONAL for field in sorted(ENDINGS)]
    endings += [numbers[field] for field in _TAKEN_BACK]
    for statement in (
        _ANSWERS,
        "CREATE INDEX temp.told_whose ON told(chapter, person)",
        _COVERED,
        "CREATE INDEX temp.covered_who ON covered(chapter, person)",
        _FALLEN,
    ):
        connection.execute(statement, {name: tables[name] for name in tables if f":{name}" in statement})
    listed = ", ".join(str(number) for number in endings if number)
    connection.execute(f"CREATE TEMP TABLE lost AS {_LOST.format(endings=listed)}")
    people = _scrub(connection)
    _tidy(connection)
    return people


def _note_levels(connection: Connection) -> None:
    connection.execute("CREATE TEMP TABLE tells(chapter TEXT PRIMARY KEY, level INTEGER) WITHOUT ROWID")
    chapters = connection.execute("SELECT chapter FROM neighbour").fetchall()
    levels = [(chapter, lowest_level(connection, chapter)) for (chapter,) in chapters]
    connection.executemany("INSERT INTO tells VALUES(?, ?)", levels)


def _scrub(connection: Connection) -> int:
    lost, people = connection.execute(
        "SELECT count(*), count(DISTINCT iif(person = '', NULL, coalesce(person, hex(row)))) FROM lost"
    ).fetchone()
    if lost:
        connection.execute(
            "UPDATE op SET fid = 0, body = NULL, prev = '{}', hlc = 0, tbl = 0, row = x'' "
            "WHERE (w, seq, h) IN (SELECT w, seq, h FROM lost)"
        )
        lessen_vectors(connection)
        connection.execute("DELETE FROM elsewhere WHERE (row, tbl) IN (SELECT row, tbl FROM lost)")
        materialise.touch(
            connection, "SELECT row, tbl FROM lost UNION SELECT row, tbl FROM op WHERE row IN (SELECT row FROM lost)"
        )
        materialise.bring_up_to_date(connection)
    return people


def _tidy(connection: Connection) -> None:
    for table in _TABLES:
        connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
