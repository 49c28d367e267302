"""What may leave, worked out afresh each time: which pieces of which rows, for whom, at which level.

Consent is asked of the answers as they stand at this moment, and a refusal or withdrawal beats everything else.
"""

from datetime import date

from models.log.asked_back import EVER_ASKED_BACK, cleared_field
from models.log.level import lowest_level
from models.log.names import Connection, Names, load
from models.log.naming import look_for_names
from models.rules.consent import CONSENT_SQL
from models.rules.duplicates_sql import IN_DOUBT, MAYBE, SURELY, entries_of, has_others
from models.rules.levels import MARKS, PIECES, PUBLISHED, PUBLISHED_OF_OTHERS, Level, effective

# Holds for an op (as `op`) when all it says is allowed of its row. An op that says nothing says when a row was made.
MAY_LEAVE = """(op.fid = 1 AND op.body <> '{}' AND NOT EXISTS (
    SELECT 1 FROM json_each(op.body) AS f WHERE NOT EXISTS (
        SELECT 1 FROM temp.allowed_field AS field
            JOIN temp.allowed_row AS allowed ON allowed.piece = field.piece AND allowed.row = op.row
        WHERE field.tbl = op.tbl AND field.fld = CAST(f.key AS INTEGER)))
    AND (op.w, op.seq, op.h) NOT IN (SELECT w, seq, h FROM temp.named_wish))"""

_TABLES = (
    "DROP VIEW IF EXISTS temp.allowed",
    *(
        f"DROP TABLE IF EXISTS temp.{table}"
        for table in ("allowed_row", "allowed_field", "standing", "naming", "named_wish")
    ),
    "CREATE TEMP TABLE allowed_row(row BLOB, piece INTEGER, PRIMARY KEY(row, piece)) WITHOUT ROWID",
    "CREATE TEMP TABLE allowed_field(tbl INTEGER, fld INTEGER, piece INTEGER, PRIMARY KEY(tbl, fld, piece)) "
    "WITHOUT ROWID",
    "CREATE TEMP VIEW allowed AS SELECT allowed_row.row, field.tbl, field.fld FROM temp.allowed_field AS field "
    "JOIN temp.allowed_row ON allowed_row.piece = field.piece",
    "CREATE TEMP TABLE standing(id TEXT PRIMARY KEY, state TEXT, is_denied INTEGER, serves INTEGER, served INTEGER, "
    "ever_granted INTEGER, removed INTEGER) WITHOUT ROWID",
    "CREATE TEMP TABLE named_wish(w INTEGER, seq INTEGER, h BLOB, PRIMARY KEY(w, seq, h)) WITHOUT ROWID",
    "CREATE TEMP TABLE naming(tbl TEXT, id TEXT, found TEXT, PRIMARY KEY(tbl, id)) WITHOUT ROWID",
)

# Whose no was turned round in its own row, or taken away by another laptop than took it down, without a new answer
# under any entry of theirs: answers are only ever added. A no that counts no longer, because the laptop that took it
# down was shut out, is none.
_TURNED_ROUND = f"""
SELECT op.body ->> :person_field AS id FROM consent_event AS answer
    CROSS JOIN op ON op.row = unhex(answer.id) AND op.fid = 1 AND op.body ->> :state_field IN ('refused', 'withdrawn')
        AND op.body ->> :audience_field = :audience
    JOIN writer ON writer.id = op.w AND writer.chapter = (SELECT chapter FROM _ctl)
        AND op.seq <= coalesce(writer.revoked_after, op.seq)
WHERE (answer.state IS NOT op.body ->> :state_field OR answer.audience IS NOT :audience
        OR answer.person_id IS NOT op.body ->> :person_field
        OR (answer.removed AND NOT EXISTS (
            SELECT 1 FROM cell WHERE cell.row = op.row AND cell.fld = :removed_field AND cell.w = op.w)))
    AND NOT EXISTS (
        SELECT 1 FROM consent_event AS later JOIN cell ON cell.row = unhex(later.id)
        WHERE later.person_id IN ({entries_of("op.body ->> :person_field", same=SURELY)}) AND later.audience = :audience
            AND later.id <> answer.id AND NOT coalesce(later.removed, 0)
        GROUP BY later.id HAVING min(cell.hlc) > (SELECT max(hlc) FROM cell WHERE cell.row = op.row))
"""

# Everybody who was ever asked, or ever had something to do; nobody else can be named to anybody.
_STANDING = f"""
INSERT INTO standing
WITH turned AS MATERIALIZED ({entries_of(f"id FROM ({_TURNED_ROUND})", -1, MAYBE)}), asked AS MATERIALIZED (
    SELECT person_id AS id, max(state = 'granted') AS ever_granted FROM consent_event
    WHERE audience = :audience AND person_id IS NOT NULL GROUP BY person_id
), served AS MATERIALIZED (
    SELECT id, max(now) AS serves FROM (
        SELECT person_id AS id,
            removed = 0 AND coalesce(from_on <= :today, 1) AND coalesce(to_on >= :today, 1) AS now FROM person_role
        UNION ALL SELECT steward_id, removed = 0 FROM asset
    ) WHERE id IS NOT NULL GROUP BY id
), stand AS MATERIALIZED (
    SELECT person.id, iif(person.id IN (SELECT id FROM turned), 'withdrawn', {CONSENT_SQL}) AS state,
        coalesce(served.serves, 0) AS serves, served.id IS NOT NULL AS served,
        coalesce(asked.ever_granted, 0) AS ever_granted, coalesce(person.removed, 0) AS removed
    FROM (SELECT id FROM asked UNION SELECT id FROM served) AS who JOIN person ON person.id = who.id
        LEFT JOIN asked ON asked.id = who.id LEFT JOIN served ON served.id = who.id)
SELECT id, state, state IN ('refused', 'withdrawn'), serves, served, ever_granted, removed FROM stand
"""

_MAY_BE_NAMED = (
    "standing.removed = 0 AND NOT is_denied AND "
    f"((:level >= {Level.NAMED:d} AND state = 'granted') OR (:level >= {Level.ROLES:d} AND serves))"
)
_GRANTED = f"standing.removed = 0 AND state = 'granted' AND :level >= {Level.NAMED:d}"
_WAS_NAMED = f"NOT is_denied AND :level >= {Level.ROLES:d} AND (served OR ever_granted)"
# Whoever was made one with somebody who said no is gone there as well, though no answer of their own says so.
_WAS_NAMED_AS_ANOTHER = (
    f":level >= {Level.ROLES:d} AND (served OR ever_granted) "
    f"AND ({has_others('standing.id')} OR standing.id IN ({IN_DOUBT}))"
)

# Whatever the level of this bundle, an answer leaves that may change what some laptop's earlier one said: the refusals
# of everybody who ever granted, serves or served, and what these answered later.
_ANSWERS = f"""
SELECT consent_event.id FROM consent_event JOIN standing ON standing.id = person_id
WHERE audience = :audience AND ((:level >= {Level.NAMED:d} AND ever_granted)
    OR ((consent_event.state <> 'granted' OR follows <> '') AND (
        (:decided >= {Level.NAMED:d} AND ever_granted) OR (:decided >= {Level.ROLES:d} AND served))))
"""

_DECIDED = "outcome <> '' AND id NOT IN (SELECT id FROM naming WHERE tbl = 'decision')"
_ROLE_IS_CURRENT = "coalesce(from_on <= :today, 1) AND coalesce(to_on >= :today, 1)"

# Whoever was told of an earlier steward is told of the change, also when the next one is only a number to them.
_HAD_ANOTHER_STEWARD = """(
    SELECT count(DISTINCT f.value) FROM op, json_each(op.body) AS f
        JOIN log_name ON log_name.id = CAST(f.key AS INTEGER) AND name = 'asset.steward_id'
    WHERE op.row = unhex(asset.id) AND op.fid = 1) > 1"""

_NAMES_NOBODY = "asset.id NOT IN (SELECT id FROM naming WHERE tbl = 'asset')"

_ALL = {**PIECES, **MARKS}

_TO_NATIONAL = {
    "chapter": "SELECT id FROM chapter",
    "asset": f"SELECT id FROM asset WHERE removed = 0 AND {_NAMES_NOBODY}",
    "asset_end": "SELECT id FROM asset WHERE removed <> 0",
    "asset_withheld": "SELECT id FROM asset",
    "decision": f"SELECT id FROM decision WHERE removed = 0 AND {_DECIDED}",
    "decision_withheld": EVER_ASKED_BACK,
    "decision_end": "SELECT id FROM decision WHERE removed <> 0 AND outcome <> ''",
    "answer": "SELECT id FROM answer WHERE removed = 0 AND id NOT IN (SELECT id FROM naming WHERE tbl = 'answer')",
    "answer_end": "SELECT id FROM answer WHERE removed <> 0",
    "person": f"SELECT id FROM standing WHERE {_MAY_BE_NAMED}",
    "person_end": f"SELECT id FROM standing WHERE removed <> 0 AND ({_WAS_NAMED} OR {_WAS_NAMED_AS_ANOTHER})",
    "role": "SELECT person_role.id FROM person_role JOIN standing ON standing.id = person_id "
    f"WHERE person_role.removed = 0 AND {_MAY_BE_NAMED} AND (({_GRANTED}) OR ({_ROLE_IS_CURRENT}))",
    "role_end": "SELECT person_role.id FROM person_role JOIN standing ON standing.id = person_id "
    f"WHERE {_WAS_NAMED} AND (person_role.removed <> 0 OR to_on IS NOT NULL)",
    "steward": "SELECT asset.id FROM asset LEFT JOIN standing ON standing.id = steward_id WHERE asset.removed = 0 "
    f"AND {_NAMES_NOBODY} AND :level >= {Level.ROLES:d} "
    f"AND (steward_id IS NULL OR ({_MAY_BE_NAMED}) OR {_HAD_ANOTHER_STEWARD})",
    "contact": "SELECT contact_point.id FROM contact_point JOIN standing ON standing.id = person_id "
    f"WHERE contact_point.removed = 0 AND kind = 'email' AND {_GRANTED}",
    "contact_end": "SELECT contact_point.id FROM contact_point JOIN standing ON standing.id = person_id "
    f"WHERE contact_point.removed <> 0 AND kind = 'email' AND {_GRANTED}",
    "skill": "SELECT person_skill.id FROM person_skill JOIN standing ON standing.id = person_id "
    f"WHERE person_skill.removed = 0 AND {_GRANTED}",
    "skill_end": "SELECT person_skill.id FROM person_skill JOIN standing ON standing.id = person_id "
    f"WHERE person_skill.removed <> 0 AND {_GRANTED}",
    "consent": _ANSWERS,
}

_TO_CHAPTERS = {
    **{piece: _TO_NATIONAL[piece] for piece in PUBLISHED if piece in _TO_NATIONAL},
    **{
        table: f"SELECT id FROM {table} WHERE id NOT IN (SELECT id FROM naming WHERE tbl = '{table}')"
        for table in ("consultation", "reply")
    },
}


def fill(connection: Connection, audience: str, level: int, today: date) -> None:
    """Work out what may leave for this audience (national or chapters), for `MAY_LEAVE` and the views of what does.

    `level` is the level chosen for this bundle; it never goes beyond what the chapter has decided. Makes the temporary
    view `allowed(row, tbl, fld)`, and the temporary tables `standing`, everybody who might be named with their consent,
    and `naming`, the records withheld because a name was found in them. Works on a connection that only reads.
    """
    (only_reads,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")  # it forbids temporary tables as well
    try:
        for statement in _TABLES:
            connection.execute(statement)
        _fill(connection, audience, level, today)
    finally:
        connection.execute(f"PRAGMA query_only = {only_reads}")


def denied(connection: Connection, today: date) -> set[str]:
    """Everybody who said no to the national community, as `standing` would have it; works on plain tables."""
    facts = {"audience": "national", "today": today.isoformat(), **_answer_fields(load(connection))}
    turned = entries_of(f"id FROM ({_TURNED_ROUND})", -1, MAYBE)
    said = f"SELECT id FROM person WHERE {CONSENT_SQL} IN ('refused', 'withdrawn')"
    return {id for query in (turned, said) for (id,) in connection.execute(query, facts)}


def _fill(connection: Connection, audience: str, level: int, today: date) -> None:
    decided = decided_level(connection)
    facts = {
        "audience": "national",
        "level": int(effective(level, decided)),
        "decided": decided,
        "today": today.isoformat(),
    }
    names = load(connection)
    facts |= cleared_field(names)
    is_up = audience == "national"
    connection.execute(_STANDING, {**facts, **_answer_fields(names)})
    look_for_names(connection, names)
    for piece, ids in (_TO_NATIONAL if is_up else _TO_CHAPTERS).items():
        _allow(connection, piece, f"SELECT unhex(id) FROM ({ids})", facts)
    for piece in PUBLISHED if is_up else PUBLISHED_OF_OTHERS:
        facts["tbl"] = names.number_of[PIECES[piece].table]
        _allow(connection, piece, "SELECT row FROM elsewhere WHERE tbl = :tbl", facts)
    _name_fields(connection, names)


def _answer_fields(names: Names) -> dict[str, object]:
    """Where an answer's fields stand in the log."""
    number = {field: names.number_of[f"consent_event.{field}"] for field in ("person_id", "state", "audience")}
    paths = {f"{field.removesuffix('_id')}_field": f'$."{place}"' for field, place in number.items()}
    return {**paths, "removed_field": names.number_of["consent_event.removed"]}


def decided_level(connection: Connection) -> int:
    """The level this file's chapter has decided on; 0 while it has decided nothing.

    While two laptops differ about it, the lower one counts, whichever stands in the table.
    """
    row = connection.execute("SELECT id FROM chapter WHERE id = (SELECT chapter FROM _ctl) AND removed = 0").fetchone()
    return lowest_level(connection, row[0]) if row else 0


def _allow(connection: Connection, piece: str, rows: str, facts: dict[str, object]) -> None:
    number = list(_ALL).index(piece)
    connection.execute(
        f"INSERT INTO temp.allowed_row(row, piece) SELECT *, {number} FROM ({rows}) WHERE true ON CONFLICT DO NOTHING",
        facts,
    )


def _name_fields(connection: Connection, names: Names) -> None:
    connection.executemany(
        "INSERT INTO temp.allowed_field(tbl, fld, piece) VALUES(?, ?, ?)",
        [
            (names.number_of[piece.table], names.number_of[f"{piece.table}.{field}"], number)
            for number, piece in enumerate(_ALL.values())
            for field in piece.fields
        ],
    )
