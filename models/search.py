"""Full-text search over members: two small indexes, refreshed once for each person a transaction touched.

Triggers only note who changed; `refresh` does the work at commit, once a person however many rows were written.
"""

from models.log.names import Connection
from models.queries.roster_order import NAME_INDEX

_WATCHED = {
    "person": (
        "id",
        "removed, honorific, given_name, family_name, known_as, organisation, job_title, town, postcode, brings, notes",
    ),
    "contact_point": ("person_id", "removed, value, person_id"),
    "person_skill": ("person_id", "removed, skill, person_id"),
}

_ROWIDS = "SELECT p.rowid FROM _stale JOIN person AS p ON p.id = _stale.person_id"

_REFRESH = (
    f"DELETE FROM person_fts WHERE rowid IN ({_ROWIDS})",
    f"DELETE FROM person_notes_fts WHERE rowid IN ({_ROWIDS})",
    """INSERT INTO person_fts(rowid, names, organisation, skills, reach)
    SELECT p.rowid, concat_ws(' ', p.known_as, p.given_name, p.family_name),
        concat_ws(' ', p.organisation, p.job_title),
        concat_ws(' ', p.brings,
            (SELECT group_concat(skill, ' ') FROM person_skill WHERE person_id = p.id AND NOT removed)),
        concat_ws(' ', p.town, p.postcode,
            (SELECT group_concat(value, ' ') FROM contact_point WHERE person_id = p.id AND NOT removed))
    FROM _stale JOIN person AS p ON p.id = _stale.person_id WHERE NOT p.removed""",
    """INSERT INTO person_notes_fts(rowid, notes)
    SELECT p.rowid, p.notes FROM _stale JOIN person AS p ON p.id = _stale.person_id
    WHERE NOT p.removed AND p.notes <> ''""",
    "DELETE FROM _stale",
)


def install(connection: Connection) -> None:
    """Drop and make the triggers that note whose entry is stale, and the order people are listed in.

    Whatever was written without the triggers is unknown, so everyone is indexed again.
    """
    for table, (owner, watched) in _WATCHED.items():
        for when in ("INSERT", f"UPDATE OF {watched}"):
            name = f"stale_{table}_{when[:6].lower()}"
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
            owners = (f"NEW.{owner}", f"OLD.{owner}")[: 1 if when == "INSERT" else 2]
            notes = "".join(
                f"INSERT INTO _stale(person_id) SELECT {whose} WHERE {whose} IS NOT NULL ON CONFLICT DO NOTHING; "
                for whose in owners
            )
            connection.execute(f"CREATE TRIGGER {name} AFTER {when} ON {table} BEGIN {notes}END")
    connection.execute("INSERT INTO _stale(person_id) SELECT id FROM person WHERE true ON CONFLICT DO NOTHING")
    connection.execute("DROP INDEX IF EXISTS person_by_name")
    connection.execute(NAME_INDEX)


def take_out(connection: Connection, people: str) -> None:
    """Forget the entries of people about to go; `people` is a query of their ids."""
    for index in ("person_fts", "person_notes_fts"):
        connection.execute(f"DELETE FROM {index} WHERE rowid IN (SELECT rowid FROM person WHERE id IN ({people}))")


def refresh(connection: Connection) -> None:
    """Index again everyone noted as stale, in the transaction that changed them."""
    if connection.execute("SELECT 1 FROM _stale LIMIT 1").fetchone():
        for statement in _REFRESH:
            connection.execute(statement)
