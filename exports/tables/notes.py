"""What a person should see of a file before importing it, beyond its rows."""

from collections.abc import Iterator

from exports.tables.dates import decide, is_whole_year
from exports.tables.mapping import Mapping
from exports.tables.table import Note, Table


def notes_on(table: Table, mapping: Mapping) -> tuple[Note, ...]:
    """What reading found, dates that could be read two ways, and columns that hold something but are not used."""
    return (*table.notes, *_dates(table, mapping), *_unused(table, mapping))


def _dates(table: Table, mapping: Mapping) -> Iterator[Note]:
    for place, column in enumerate(mapping.columns):
        if column.field not in {"joined_on", "left_on"}:
            continue
        values = table.column(place)
        order = decide(values)
        if column.month_first is None and not order.proven:
            yield Note("dates_either_way", column.header, len(order.examples))
        if years := sum(map(is_whole_year, values)):
            yield Note("whole_years", column.header, years)


def _unused(table: Table, mapping: Mapping) -> Iterator[Note]:
    for place, column in enumerate(mapping.columns):
        if not column.field and (filled := len(table.column(place))):
            yield Note("unused", column.header, filled)
