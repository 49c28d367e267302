"""The actions that minutes tell: those taken on at the meeting, and those that earlier ones had left open."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from models.queries.meetings import MeetingFacts
from models.queries.minutes import MinutedAction
from models.queries.minutes_then import as_then
from models.queries.moments import day
from models.queries.room import written_name
from models.reader import Reader
from models.rules.london import day_of

_FIELDS = ("id", "item_id", "text", "owner_id", "owner", "due_on", "done_on", "dropped_on", "removed")
_ROWS = f"SELECT {', '.join(f'a.{field}' for field in _FIELDS)} FROM action AS a"
_OWN = f"{_ROWS} WHERE a.meeting_id = :meeting ORDER BY a.id"

# What earlier meetings left open, as it stood on this day; what was taken on in confidence stays in its annex.
_ARISING = f"""{_ROWS} JOIN meeting AS m ON m.id = a.meeting_id LEFT JOIN agenda_item AS i ON i.id = a.item_id
    WHERE NOT a.removed AND a.meeting_id <> :meeting AND m.starts < :starts AND NOT coalesce(i.confidential, 0)
    AND coalesce(a.done_on, '9999') >= :day AND coalesce(a.dropped_on, '9999') >= :day
    AND a.id NOT IN (SELECT about_id FROM agenda_item WHERE meeting_id = :meeting AND NOT removed AND about_id <> '')
    ORDER BY coalesce(a.due_on, '9999'), a.id"""

_NAMES = (
    f"SELECT p.id, {written_name('p', chr(39) * 2)} FROM json_each(:ids) AS wanted JOIN person AS p ON p.id = value"
)


def taken_on(reader: Reader, facts: MeetingFacts, moment: datetime | None) -> dict[str, tuple[MinutedAction, ...]]:
    """What was agreed under each item, as it stood at `moment`; what was done since the meeting is not told."""
    until = None if facts.imported else _held_on(facts)
    found = defaultdict[str, list[dict[str, Any]]](list)
    for row in as_then(reader, _rows(reader, _OWN, meeting=facts.id), moment):
        if not row["removed"]:
            found[row["item_id"] or ""].append(row)
    names = _names(reader, [row for rows in found.values() for row in rows])
    return {item: tuple(_action(row, names, until) for row in rows) for item, rows in found.items()}


def arising(reader: Reader, facts: MeetingFacts, moment: datetime | None) -> tuple[MinutedAction, ...]:
    """What earlier meetings had left open; an imported meeting has what its record says."""
    if facts.imported:
        return taken_on(reader, facts, moment).get("", ())
    on = _held_on(facts)
    if facts.starts is None or on is None:
        return ()
    starts = f"{facts.starts:%Y-%m-%dT%H:%M:%SZ}"
    known = as_then(reader, _rows(reader, _ARISING, meeting=facts.id, starts=starts, day=on.isoformat()), moment)
    names = _names(reader, known)
    return tuple(_action(row, names, on) for row in known)


def _held_on(facts: MeetingFacts) -> date | None:
    held = facts.opened_at or facts.starts
    return day_of(held) if held else None


def _rows(reader: Reader, query: str, **params: Any) -> list[dict[str, Any]]:
    return reader.rows(lambda *row: dict(zip(_FIELDS, row, strict=True)), query, **params)


def _names(reader: Reader, rows: Iterable[dict[str, Any]]) -> dict[str, str]:
    ids = sorted({row["owner_id"] for row in rows if row["owner_id"]})
    return dict(reader.rows(lambda id, name: (id, name), _NAMES, ids=json.dumps(ids)))


def _action(row: dict[str, Any], names: dict[str, str], until: date | None) -> MinutedAction:
    done = day(row["done_on"])
    owner = names.get(row["owner_id"] or "") or row["owner"] or ""
    return MinutedAction(
        row["text"] or "", owner, day(row["due_on"]), done if done and (until is None or done <= until) else None
    )
