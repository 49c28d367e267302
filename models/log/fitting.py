"""What the tables can hold of what the log says: of columns this program knows, the values that fit them.

Another value, written by hand, stays in the log, and in the tables it counts as unsaid.
"""

from models.log.names import Connection
from models.log.op import Value
from models.log.schema import SYNCED
from models.rules.london import FIRST_DAY, LAST_DAY

# By the type a column is declared with: days, moments of these centuries, numbers, yes or no. Words hold anything.
_FITS = {
    "DATE": "date({value}) = {value} AND {value} > '0001'",
    "VARCHAR(20)": "strftime('%Y-%m-%dT%H:%M:%SZ', {value}) = {value} AND {value} BETWEEN '{first}' AND '{last}T24'",
    "INTEGER": "typeof({value}) = 'integer'",
    "BOOLEAN": "{value} IN (0, 1)",
}
KNOWN = f"""
SELECT log_name.id AS fld, field.type FROM json_each('["{'","'.join(SYNCED)}"]') AS synced
    CROSS JOIN pragma_table_info(synced.value) AS field
    JOIN log_name ON log_name.name = synced.value || '.' || field.name
"""
"""A query of every column by its number in the log, with the type it is declared with."""

_LEAVE_OUT = f"""
DELETE FROM {{table}} WHERE val IS NOT NULL AND NOT coalesce({{fits}}, 0)
    AND fld IN (SELECT fld FROM ({KNOWN}) WHERE type = ?)
"""


def leave_out(connection: Connection, table: str) -> None:
    """Take what its column cannot hold out of a table of values (fld, val)."""
    for kind in _FITS:
        connection.execute(_LEAVE_OUT.format(table=table, fits=_fits(kind, "val")), (kind,))


def held(connection: Connection, table: str, field: str, value: Value) -> Value:
    """The value, or the column's own first one where it cannot hold that."""
    (kind,) = connection.execute("SELECT type FROM pragma_table_info(?) WHERE name = ?", (table, field)).fetchone()
    if value is None or kind not in _FITS:
        return value
    fits = _fits(kind, "?1")
    (is_held,) = connection.execute(f"SELECT coalesce({fits}, 0)", (value,)).fetchone()
    return value if is_held else first_value(connection, table, field)


def first_value(connection: Connection, table: str, field: str) -> Value:
    """What a column says before anybody wrote to it."""
    query = "SELECT dflt_value FROM pragma_table_info(?) WHERE name = ?"
    (default,) = connection.execute(query, (table, field)).fetchone()
    return connection.execute(f"SELECT {default or 'NULL'}").fetchone()[0]


def _fits(kind: str, value: str) -> str:
    return _FITS[kind].format(value=value, first=FIRST_DAY, last=LAST_DAY)
