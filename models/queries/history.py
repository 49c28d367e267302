"""Who changed a record, and when: any rows of any table, read from the change log."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as cell
from datetime import datetime

from models.clock import instant
from models.log.op import Value, decode, encode
from models.reader import Reader

_OPS = """
SELECT op.hlc, writer.name, names.name, lower(hex(op.row)), json_group_array(json(op.body))
FROM json_each(:ids) AS wanted CROSS JOIN op ON op.row = unhex(wanted.value)
JOIN writer ON writer.id = op.w JOIN log_name AS names ON names.id = op.tbl
WHERE op.body IS NOT NULL GROUP BY op.hlc, writer.wid, op.row, names.name ORDER BY op.hlc, writer.wid, min(op.seq)
"""


@dataclass(frozen=True)
class HistoryLine:
    """One cell that changed, or a record's beginning: then `field` is '' and `values` holds all it was given.

    `at` is aware UTC, `by` the name of the laptop; values are as the tables keep them (text, number or None).
    """

    at: datetime
    by: str
    table: str
    row: str
    field: str
    before: Value = None
    after: Value = None
    values: dict[str, Value] = cell(default_factory=dict)


def lines_of(reader: Reader, ids: Iterable[str]) -> list[HistoryLine]:
    """What happened to these records, newest first."""
    fields = dict(reader.rows(lambda number, name: (str(number), name), "SELECT id, name FROM log_name"))
    standing: dict[str, dict[str, Value]] = {}
    lines: list[HistoryLine] = []
    for hlc, by, table, row, parts in reader.rows(_as_is, _OPS, ids=encode(list(ids)).decode()):
        written = {fields[fld].partition(".")[2]: value for body in decode(parts) for fld, value in body.items()}
        before = standing.get(row)
        if before is None:
            lines.append(HistoryLine(instant(hlc), by, table, row, "", values=written))
        else:
            lines += [
                HistoryLine(instant(hlc), by, table, row, name, before.get(name), value)
                for name, value in written.items()
                if (before.get(name) or None) != (value or None)  # a column nobody set yet is as good as empty
            ]
        standing.setdefault(row, {}).update(written)
    return lines[::-1]


def _as_is(*cells: object) -> tuple:
    return cells
