"""Taking apart what was made one: each cell goes back to what the log says it was, unless it was changed since."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.log import turns
from models.log.op import decode
from models.log.turns import Turn
from models.queries.duplicates_links import COPIED
from models.queries.settling import name_of
from models.reader import Reader
from models.sealing import is_sealed

# Every change to what was said of the two: what it said, what it knew of, and where it stands in the log.
_SAID = """
SELECT op.w, op.hlc, op.w || ':' || op.seq || ':' || lower(hex(substr(op.h, 1, 4))),
    op.body ->> ('$."' || verdict.id || '"'), op.body ->> ('$."' || bin.id || '"'), op.prev
FROM op, log_name AS verdict, log_name AS bin, likeness
WHERE likeness.first_id = :first AND likeness.second_id = :second AND op.row = unhex(likeness.id) AND op.fid = 1
    AND verdict.name = 'likeness.verdict' AND bin.name = 'likeness.removed' ORDER BY op.hlc, op.w, op.seq
"""
_RUN = "SELECT min(seq), max(seq) FROM op WHERE w = :w AND hlc = :hlc"
_WRITTEN_SINCE = """
SELECT 1 FROM cell WHERE row = unhex(:row) AND hlc > (SELECT min(value ->> 1) FROM json_each(:deeds))
    AND (w, hlc) NOT IN (SELECT value ->> 0, value ->> 1 FROM json_each(:deeds))
"""


@dataclass(frozen=True)
class Stayed:
    """What was changed or agreed since two entries were joined, and is left as it is; `name` is what it is called."""

    table: str
    id: str
    field: str
    name: str


@dataclass(frozen=True)
class Parted:
    """How many records went back to what they were, and what stays."""

    restored: int
    stayed: tuple[Stayed, ...]


def take_apart(reader: Reader, first: str, second: str) -> Parted:
    """Turn round what joined them, the latest deed first; but not what was said of the two, and what they allow."""
    deeds = _deeds(reader, first, second)
    listed = "[" + ", ".join(f"[{w}, {hlc}]" for w, hlc in deeds) + "]"
    restored: set[tuple[str, str]] = set()
    stayed: dict[tuple[str, str, str], Stayed] = {}
    for turn in (turn.reversed() for turn in _turns(reader, deeds)):
        if turn.table not in ("consent_event", "likeness"):
            is_back = _turn_back(reader, turn, listed)
            if is_back:
                restored.add((turn.table, turn.row))
            elif is_back is None:
                place = (turn.table, turn.row, turn.field)
                stayed[place] = Stayed(*place, name_of(reader, turn.table, turn.row))
    return Parted(len(restored), tuple(stayed[place] for place in sorted(stayed)))


def _deeds(reader: Reader, first: str, second: str) -> list[tuple[int, int]]:
    """The transactions (writer, stamp) that joined them and that no parting or Undo knew of, the latest first."""
    said = reader.rows(lambda *row: row, _SAID, first=first, second=second)
    parting = [row for row in said if (row[3] or "same") != "same" or row[4] == 1]
    known = {head for row in parting for heads in decode(row[5]).values() for head in heads}
    joining = [row for row in said if row not in parting and row[2] not in known]
    return [(w, hlc) for w, hlc, *_ in reversed(joining)]


def _turns(reader: Reader, deeds: Iterable[tuple[int, int]]) -> list[Turn]:
    """What they did, cell by cell; two laptops that did the same did it once, and what came to be is taken as born."""
    found: dict[tuple[str, str, str], Turn] = {}
    for w, hlc in deeds:
        (run,) = reader.rows(lambda *row: row, _RUN, w=w, hlc=hlc)
        for turn in turns.turns_of(reader.connection, *run, w=w):
            place = (turn.table, turn.row, turn.field)
            found[place] = Turn(*place, turn.before, found[place].after if place in found else turn.after)
    twice = {place[:2] for place, turn in found.items() if place[0] in COPIED and _is_first(turn)}
    rest = [turn for place, turn in found.items() if place[:2] not in twice]
    return [*rest, *(_born(found, table, row) for table, row in sorted(twice))]


def _is_first(turn: Turn) -> bool:
    """Whether the row came to be with it, though two laptops made it."""
    return turn.field == "person_id" and turn.before is None


def _born(found: dict[tuple[str, str, str], Turn], table: str, row: str) -> Turn:
    removed = found.get((table, row, "removed"))
    return Turn(table, row, "removed", 1, removed.after if removed else 0)


def _turn_back(reader: Reader, turn: Turn, deeds: str) -> bool | None:
    """Whether it went back; False where it was back already, None where it stays."""
    connection = reader.connection
    now = reader.value(f"SELECT {turn.field} FROM {turn.table} WHERE id = :id", id=turn.row)
    if now == turn.after:
        return False
    is_copy = turn.field == "removed" and turn.after == 1
    if is_copy and reader.value(_WRITTEN_SINCE, row=turn.row, deeds=deeds):
        return None
    if is_sealed(connection, turn.table, turn.row):
        return None
    return turns.apply_where_unchanged(connection, turn) or None
