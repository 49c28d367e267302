"""What a person should see of a file before importing it, beyond its rows."""

from collections.abc import Iterator

from exports.tables.dates import DateOrder, decide, is_whole_year
from exports.tables.mapping import Mapping
from exports.tables.table import Note, Table

_DAYS = frozenset(("joined_on", "left_on"))


def notes_on(table: Table, mapping: Mapping) -> tuple[Note, ...]:
    """What reading found, dates that could be read two ways, and columns that hold something but are not used."""
    return (*table.notes, *_dates(table, mapping), *_unused(table, mapping))


def either_way(table: Table, mapping: Mapping, place: int) -> tuple[str, ...]:
    """Up to three dates of a column that fit both orders of day and month, where no other date settles it."""
    order = decide(table.column(place)) if mapping.columns[place].field in _DAYS else DateOrder()
    return () if order.proven else order.examples


def _dates(table: Table, mapping: Mapping) -> Iterator[Note]:
    for place, column in enumerate(mapping.columns):
        if column.field not in _DAYS:
            continue
        values = table.column(place)
        examples = either_way(table, mapping, place)
        if column.month_first is None and examples:
            yield Note("dates_either_way", column.header, len(examples))
        if years := sum(map(is_whole_year, values)):
            yield Note("whole_years", column.header, years)


def _unused(table: Table, mapping: Mapping) -> Iterator[Note]:
    for place, column in enumerate(mapping.columns):
        if not column.field and (filled := len(table.column(place))):
            yield Note("unused", column.header, filled)
