"""Generated triggers that note every written row, whoever writes it: ORM, Core or raw SQL.

They are made anew after each migration, which may drop them silently, and their fingerprint is checked at opening.
"""

import hashlib
from dataclasses import dataclass

from models.log import links
from models.log.names import Connection, Names, learn
from models.log.schema import AGREED, GROUPS, SYNCED


@dataclass(frozen=True)
class Column:
    """One captured column: its SQL name, its default as SQL, its number in the log."""

    name: str
    default: str
    number: int


def columns(connection: Connection, table: str, names: Names) -> list[Column]:
    """The captured columns of one table: all but the id, which never changes."""
    info = connection.execute("SELECT name, dflt_value FROM pragma_table_info(?)", (table,))
    return [
        Column(name, default or "NULL", names.number_of[f"{table}.{name}"]) for name, default in info if name != "id"
    ]


def learn_schema(connection: Connection) -> Names:
    """Give a number to every synced table and column of this file."""
    wanted: set[str] = set(SYNCED)
    for table in SYNCED:
        info = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        wanted |= {f"{table}.{name}" for (name,) in info if name != "id"}
    return learn(connection, wanted)


def install(connection: Connection) -> None:
    """Drop and make every capture trigger, and remember the fingerprint of every trigger in the file."""
    uninstall(connection)
    names = learn_schema(connection)
    links.install(connection, names)
    for table in SYNCED:
        for statement in _triggers(table, names.number_of[table], columns(connection, table, names)):
            connection.execute(statement)
    connection.execute("UPDATE _ctl SET triggers = ?", (fingerprint(connection),))


def uninstall(connection: Connection) -> None:
    """Drop every capture trigger."""
    query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'cap_*'"
    for (trigger,) in connection.execute(query).fetchall():
        connection.execute(f'DROP TRIGGER "{trigger}"')


def is_intact(connection: Connection) -> bool:
    """Whether the triggers in the file are the ones last installed."""
    (kept,) = connection.execute("SELECT triggers FROM _ctl").fetchone()
    return kept == fingerprint(connection)


def fingerprint(connection: Connection) -> str:
    """SHA-256 over the text of every trigger."""
    query = "SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
    return hashlib.sha256("\n".join(sql for (sql,) in connection.execute(query)).encode()).hexdigest()


def _triggers(table: str, number: int, captured: list[Column]) -> list[str]:
    """Every connection reads their text before it does anything else: they are kept short."""
    inserted = " UNION ALL ".join(
        f"SELECT '{c.number}' k, NEW.{c.name} v WHERE NEW.{c.name} IS NOT {c.default}" for c in captured
    )
    updated = " UNION ALL ".join(f"SELECT '{c.number}' k, NEW.{c.name} v WHERE {_any((c.name,))}" for c in captured)
    when = "WHEN (SELECT cap FROM _ctl)"
    note = f"INSERT INTO _cap(tbl, row, body) SELECT {number}, NEW.id,"
    return [
        f"CREATE TRIGGER cap_{table}_insert AFTER INSERT ON {table} {when} BEGIN "
        f"{note} json_group_object(k, v) FROM ({inserted}); END",
        f"CREATE TRIGGER cap_{table}_update AFTER UPDATE ON {table} {when} BEGIN "
        f"SELECT RAISE(ABORT, 'an id never changes') WHERE NEW.id IS NOT OLD.id; "
        f"{note} json_group_object(k, v) FROM ({updated}) HAVING count(*) > 0; END",
        f"CREATE TRIGGER cap_{table}_delete BEFORE DELETE ON {table} {when} BEGIN "
        f"SELECT RAISE(ABORT, 'records are removed, never deleted'); END",
        *(
            f"CREATE TRIGGER cap_{table}_whole_{group[0]} AFTER UPDATE ON {table} {when} AND {changed} BEGIN "
            f"{note} json_object({_cells(captured, group)}); END"
            for group, changed in _together(table)
        ),
    ]


def _together(table: str) -> list[tuple[tuple[str, ...], str]]:
    """Columns that are all noted when one of them is another, and the condition for it."""
    if table == "decision":
        return [(AGREED, f"NEW.outcome <> '' AND ({_any(AGREED)})")]
    return [(group, f"({_any(group)})") for group in GROUPS.get(table, ())]


def _cells(captured: list[Column], group: tuple[str, ...]) -> str:
    return ", ".join(f"'{c.number}', NEW.{c.name}" for c in captured if c.name in group)


def _any(group: tuple[str, ...]) -> str:
    """No column of ours keeps two values that are equal and of unlike type: its affinity sees to that."""
    return " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in group)
