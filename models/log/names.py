"""Short local numbers for the wire names of tables and fields; the wire itself only ever sees names."""

from dataclasses import dataclass
from typing import Any

Connection = Any  # a DB-API connection of sqlcipher3, which ships no types


@dataclass(frozen=True)
class Names:
    """Both directions of the `log_name` table; a field's name is `table.field`."""

    number_of: dict[str, int]
    name_of: dict[int, str]

    def field(self, number: int) -> str:
        """The field's own name, without its table."""
        return self.name_of[number].partition(".")[2]


def load(connection: Connection) -> Names:
    """Read every name this chapter file has met."""
    pairs = connection.execute("SELECT name, id FROM log_name").fetchall()
    return Names(dict(pairs), {number: name for name, number in pairs})


def learn(connection: Connection, names: set[str]) -> Names:
    """Give numbers to names not met before, also those only a newer program knows."""
    known = load(connection)
    fresh = sorted(names - known.number_of.keys())
    if not fresh:
        return known
    connection.executemany("INSERT INTO log_name(name) VALUES(?)", [(name,) for name in fresh])
    return load(connection)
