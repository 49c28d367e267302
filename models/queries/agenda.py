"""The agenda of a meeting, and the items that wait for one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.queries.moments import instant
from models.queries.room import written_name
from models.reader import Reader
from models.rules.carry import ClosingItem, left_over
from models.rules.meetings import ItemClock


@dataclass(frozen=True)
class ItemRow:
    """One item of an agenda; `topic` and `about_id` say what it brought in by itself.

    A `late` one came up while the meeting was running: nobody was told of it beforehand.
    """

    id: str
    title: str
    purpose: str
    owner_id: str
    owner: str
    minutes: int | None
    notes: str
    topic: str
    about_id: str
    started_at: datetime | None
    ended_at: datetime | None
    decisions: int
    actions: int
    confidential: bool = False
    papers: int = 0
    late: bool = False

    @property
    def clock(self) -> ItemClock:
        """Its planned and its real time."""
        return ItemClock(self.minutes, self.started_at, self.ended_at)

    def state(self, current_id: str) -> str:
        """Where it stands: current, paused, done or waiting."""
        if self.id == current_id:
            return "paused" if self.ended_at else "current"
        return "done" if self.started_at or self.ended_at else "waiting"


@dataclass(frozen=True)
class PaperRow:
    """A paper that goes with an item: `kind` is file, link or text, `note` says more."""

    id: str
    name: str
    kind: str
    note: str


def items(reader: Reader, meeting_id: str) -> list[ItemRow]:
    """The agenda in its order."""
    where = "i.meeting_id = :meeting AND NOT i.removed ORDER BY coalesce(i.position, 100000), i.id"
    return reader.rows(_item, f"{_ITEMS} WHERE {where}", meeting=meeting_id)


def backlog(reader: Reader) -> list[ItemRow]:
    """What waits for a meeting, longest first."""
    return reader.rows(_item, f"{_ITEMS} WHERE {_STORED} AND NOT i.removed ORDER BY i.id")


def papers(reader: Reader, item_id: str) -> list[PaperRow]:
    """The papers of one item that were there before the meeting: no pictures taken in the room."""
    sql = f"""SELECT q.id, coalesce(q.name, ''), coalesce(q.kind, ''), coalesce(q.note, '') FROM paper AS q
        WHERE q.item_id = :item AND {_IS_PAPER} ORDER BY coalesce(q.position, 100000), q.id"""
    return reader.rows(PaperRow, sql, item=item_id)


def notes_of(reader: Reader, item_id: str) -> str:
    """The notes of one item as they stand."""
    return reader.value("SELECT notes FROM agenda_item WHERE id = :id", id=item_id) or ""


def unfinished(reader: Reader, meeting_id: str) -> list[ItemRow]:
    """What a meeting did not come to, put off or left open: without what comes by itself to every meeting."""
    rows = items(reader, meeting_id)
    current = reader.value("SELECT current_item_id FROM meeting WHERE id = :id", id=meeting_id)
    proposed: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"": [], "carried_over": []})
    for item_id, id, outcome in reader.rows(lambda *row: row, _UNDECIDED, meeting=meeting_id):
        proposed[item_id][outcome].append(id)
    left = left_over(_closing(item, item.id == current, proposed[item.id]) for item in rows)
    staying = {each.item for each in left if not each.alone}
    return [item for item in rows if item.id in staying]


def _closing(item: ItemRow, is_current: bool, proposed: dict[str, list[str]]) -> ClosingItem:
    """The present item ends with its meeting."""
    started, ended = item.started_at is not None, item.ended_at is not None or is_current
    return ClosingItem(item.id, item.topic, started, ended, tuple(proposed[""]), tuple(proposed["carried_over"]))


def _item(*row: Any) -> ItemRow:
    values: list[Any] = [instant(value) if n in _INSTANTS else value for n, value in enumerate(row)]
    return ItemRow(*values[:13], confidential=bool(values[13]), papers=values[14], late=bool(values[15]))


_INSTANTS = (9, 10)

_STORED = "coalesce(i.meeting_id, '') = '' AND coalesce(i.topic, '') <> 'minutes'"  # those are asked for by silence

_IS_PAPER = "NOT q.removed AND coalesce(q.content, '') = ''"

_ITEMS = f"""SELECT i.id, coalesce(i.title, ''), coalesce(i.purpose, ''), coalesce(i.owner_id, ''),
    {written_name("p", "i.owner")}, i.minutes, coalesce(i.notes, ''), coalesce(i.topic, ''),
    coalesce(i.about_id, ''), i.started_at, i.ended_at,
    (SELECT count(*) FROM decision AS d WHERE d.item_id = i.id AND NOT d.removed),
    (SELECT count(*) FROM action AS a WHERE a.item_id = i.id AND NOT a.removed), i.confidential,
    (SELECT count(*) FROM paper AS q WHERE q.item_id = i.id AND {_IS_PAPER}), coalesce(i.late, 0)
    FROM agenda_item AS i LEFT JOIN person AS p ON p.id = i.owner_id"""

_UNDECIDED = """SELECT d.item_id, d.id, coalesce(d.outcome, '') FROM decision AS d
    WHERE d.meeting_id = :meeting AND d.item_id <> '' AND coalesce(d.outcome, '') IN ('', 'carried_over')
    AND NOT d.removed AND coalesce(d.amends_id, '') = '' ORDER BY d.position, d.id"""
