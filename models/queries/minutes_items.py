"""The items of a meeting for its minutes: what was said, shown, decided and taken on under each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.queries.agenda import ItemRow
from models.queries.minutes import MinutedAction, MinutedDecision, MinutedItem, MinutedPicture, MinutedReading
from models.queries.minutes_room import Hall
from models.reader import Reader

_READINGS = """SELECT item_id, coalesce(question, ''), coalesce(scale, ''), coalesce(counts, ''), coalesce(passed, 0)
    FROM reading WHERE meeting_id = :meeting AND NOT removed ORDER BY at, id"""
_PICTURES = """SELECT t.item_id, coalesce(t.name, ''), coalesce(t.note, ''), coalesce(t.media_type, ''), t.content
    FROM agenda_item AS i JOIN paper AS t ON t.item_id = i.id
    WHERE i.meeting_id = :meeting AND t.kind = 'photo' AND t.content <> '' AND NOT t.removed
    ORDER BY t.position, t.id"""
_CONFIDENTIAL = "SELECT id FROM agenda_item WHERE meeting_id = :meeting AND confidential AND NOT removed"


@dataclass(frozen=True)
class Told:
    """What is told under each item, by the item's id."""

    decisions: Mapping[str, tuple[MinutedDecision, ...]]
    actions: Mapping[str, tuple[MinutedAction, ...]]


def confidential_items(reader: Reader, meeting_id: str) -> frozenset[str]:
    """The items whose minutes stand in an annex of their own."""
    return frozenset(reader.column(_CONFIDENTIAL, meeting=meeting_id))


def minuted(
    reader: Reader, meeting_id: str, agenda: Sequence[ItemRow], here: Hall, told: Told
) -> tuple[MinutedItem, ...]:
    """Every item with all there is of it, those in confidence marked."""
    secret = confidential_items(reader, meeting_id)
    readings = _by_item(reader, _READINGS, meeting_id, _reading)
    pictures = _by_item(reader, _PICTURES, meeting_id, MinutedPicture)
    return tuple(
        MinutedItem(
            number, row.title, row.owner, row.purpose, row.minutes, row.notes,
            told.decisions.get(row.id, ()), told.actions.get(row.id, ()),
            confidential=row.id in secret, started=row.started_at, ended=row.ended_at,
            passings=here.passings(row, row.ended_at or here.ended),
            readings=tuple(readings[row.id]), pictures=tuple(pictures[row.id]), late=row.late,
        )
        for number, row in enumerate(agenda, start=1)
    )  # fmt: skip


def emptied(item: MinutedItem) -> MinutedItem:
    """What the main minutes say of an item recorded separately: that there was one."""
    if not item.confidential:
        return item
    return replace(
        item, title="", owner="", purpose="", minutes=None, notes="", decisions=(), actions=(), passings=(),
        readings=(), pictures=(), late=False,
    )  # fmt: skip


def _by_item(reader: Reader, query: str, meeting_id: str, make: Any) -> defaultdict[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    for item, *facts in reader.rows(lambda *row: row, query, meeting=meeting_id):
        found[item].append(make(*facts))
    return found


def _reading(question: str, scale: str, counts: str, passed: int) -> MinutedReading:
    return MinutedReading(question, scale, tuple(int(each) for each in counts.split() if each.isdigit()), passed)
