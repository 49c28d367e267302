"""What a bundle wrote over although it was agreed or only ever added to, and what two chapters say they began.

The program of no honest laptop does so: such things are corrected by a later record, settling two versions names both,
and whoever wishes to change another chapter's thing names what stands in it. A claim changes nothing, but somebody has
to be told.
"""

from collections.abc import Collection

from models.log.intervals import Vector
from models.log.names import Connection, load
from models.log.op import encode
from models.log.schema import AGREED

ADDED_TO = ("consent_event", "approval", "minutes_issue", "minutes_signature")

# The changes just taken in, of this chapter's own laptops, to the rows in question.
_CAME = """
SELECT DISTINCT log_name.name, lower(hex(came.row)) FROM json_each(:rows) AS wanted
    CROSS JOIN op AS came ON came.row = unhex(wanted.value) AND came.fid = 1 AND came.body <> '{}'
    JOIN writer ON writer.id = came.w AND writer.chapter = (SELECT chapter FROM _ctl)
    JOIN json_each(:runs) AS run ON run.value ->> 0 = writer.wid
        AND came.seq BETWEEN run.value ->> 1 AND run.value ->> 2
    JOIN log_name ON log_name.id = came.tbl
"""
_ADDED_TO_TWICE = f"""{_CAME} WHERE came.tbl IN (SELECT value FROM json_each(:added_to)) AND EXISTS (
    SELECT 1 FROM op AS other
    WHERE other.row = came.row AND other.hlc <> came.hlc AND other.fid = 1 AND other.body <> '{{}}')
"""
_AGREED_BEFORE = f"""{_CAME}, json_each(came.prev) AS p JOIN op AS before ON before.row = came.row AND before.fid = 1
        AND before.w || ':' || before.seq || ':' || lower(hex(substr(before.h, 1, 4))) = p.value ->> 0
WHERE came.tbl = :decision AND CAST(p.key AS INTEGER) IN (SELECT value FROM json_each(:agreed))
    AND json_array_length(p.value) = 1 AND json_type(came.body, '$."' || p.key || '"') IS NOT NULL
    AND came.body ->> ('$."' || p.key || '"') IS NOT before.body ->> ('$."' || p.key || '"') AND EXISTS (
        SELECT 1 FROM decision JOIN meeting ON meeting.id = decision.meeting_id AND meeting.closed_at IS NOT NULL
            JOIN cell ON cell.row = unhex(meeting.id) AND cell.fld = :closed_at AND cell.hlc < came.hlc
        WHERE decision.id = lower(hex(came.row)) AND decision.outcome <> '')
"""

# A change that knows of none before it, to a row that another chapter began: ids are never made twice.
_BEGUN_AGAIN = """
SELECT DISTINCT lower(hex(proposal.row)) FROM proposal
    JOIN op ON op.w = proposal.w AND op.seq = proposal.seq AND op.h = proposal.h AND op.fid = 1 AND op.prev = '{}'
    JOIN writer ON writer.id = op.w AND writer.chapter <> '' AND op.seq <= coalesce(writer.revoked_after, op.seq)
"""

Rows = Collection[tuple[str, str]]


def rewritten(connection: Connection, taken: Vector, rows: Rows) -> int:
    """How many agreed things the ops just taken in wrote over; `rows` (table, id) are those they touched."""
    listed = [row for table, row in rows if table == "decision" or table in ADDED_TO]
    if not listed:
        return 0
    number = load(connection).number_of
    facts = {
        "rows": listed,
        "runs": [[wid, *run] for wid, runs in taken.items() for run in runs],
        "added_to": [number[table] for table in ADDED_TO],
        "agreed": [number[f"decision.{field}"] for field in AGREED],
    }
    given = {name: encode(value).decode() for name, value in facts.items()}
    given |= {"decision": number["decision"], "closed_at": number["meeting.closed_at"]}
    return len(connection.execute(f"{_ADDED_TO_TWICE} UNION {_AGREED_BEFORE}", given).fetchall())


def claimed(connection: Connection, rows: Rows) -> int:
    """How many of the rows a merge touched two chapters say they began."""
    touched = {row for _table, row in rows}
    return sum(row in touched for (row,) in connection.execute(_BEGUN_AGAIN))
