"""Short local numbers for the wire names of tables and fields; the wire itself only ever sees names."""

import json
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from models.log.schema import part_of

Connection = Any  # a DB-API connection of sqlcipher3, which ships no types


@dataclass(frozen=True)
class Names:
    """Both directions of the `log_name` table; a field's name is `table.field`."""

    number_of: dict[str, int]
    name_of: dict[int, str]

    def field(self, number: int) -> str:
        """The field's own name, without its table."""
        return self.field_of[number]

    @cached_property
    def field_of(self) -> dict[int, str]:
        """Every field's own name; a table has none."""
        return {number: name.partition(".")[2] for number, name in self.name_of.items()}

    @cached_property
    def part_of(self) -> dict[int, tuple[int, int]]:
        """Each field's table, and the part of a row it is logged in."""
        halves = {number: name.partition(".") for number, name in self.name_of.items()}
        return {
            number: (self.number_of.get(table, 0), part_of(table, field))
            for number, (table, _dot, field) in halves.items()
        }


def load(connection: Connection) -> Names:
    """Read every name this chapter file has met."""
    return _names(*connection.execute("SELECT json_group_object(name, id) FROM log_name").fetchone())


@lru_cache(maxsize=4)  # they hardly ever change, and every deed asks for them: one text is read sooner than 400 rows
def _names(pairs: str) -> Names:
    number_of = json.loads(pairs)
    return Names(number_of, {number: name for name, number in number_of.items()})


def learn(connection: Connection, names: set[str]) -> Names:
    """Give numbers to names not met before, also those only a newer program knows."""
    known = load(connection)
    fresh = sorted(names - known.number_of.keys())
    if not fresh:
        return known
    connection.executemany("INSERT INTO log_name(name) VALUES(?)", [(name,) for name in fresh])
    return load(connection)
