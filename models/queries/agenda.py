"""The agenda of a meeting, and what waits to be put on the next one."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from models.queries.moments import instant
from models.queries.room import written_name
from models.reader import Reader
from models.rules.agenda import LeftOver, Pending, Topic, automatic_items
from models.rules.meetings import ItemClock
from models.rules.starting_agenda import STANDING, DraftItem, as_before, from_template, put_together

_MOST_MINUTES_TO_APPROVE = 3


@dataclass(frozen=True)
class ItemRow:
    """One item of an agenda; `topic` and `about_id` say what it brought in by itself."""

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

    @property
    def clock(self) -> ItemClock:
        """Its planned and its real time."""
        return ItemClock(self.minutes, self.started_at, self.ended_at)

    def state(self, current_id: str) -> str:
        """Where it stands: current, paused, done or waiting."""
        if self.id == current_id:
            return "paused" if self.ended_at else "current"
        return "done" if self.started_at or self.ended_at else "waiting"

    def spent_seconds(self, now: datetime) -> int:
        """How long it has been talked about."""
        if self.started_at is None:
            return 0
        return max(0, int(((self.ended_at or now) - self.started_at).total_seconds()))


def items(reader: Reader, meeting_id: str) -> list[ItemRow]:
    """The agenda in its order."""
    sql = f"""SELECT i.id, coalesce(i.title, ''), coalesce(i.purpose, ''), coalesce(i.owner_id, ''),
        {written_name("p", "i.owner")}, i.minutes, coalesce(i.notes, ''), coalesce(i.topic, ''),
        coalesce(i.about_id, ''), i.started_at, i.ended_at,
        (SELECT count(*) FROM decision AS d WHERE d.item_id = i.id AND NOT d.removed),
        (SELECT count(*) FROM action AS a WHERE a.item_id = i.id AND NOT a.removed)
        FROM agenda_item AS i LEFT JOIN person AS p ON p.id = i.owner_id
        WHERE i.meeting_id = :meeting AND NOT i.removed ORDER BY coalesce(i.position, 100000), i.id"""
    return reader.rows(_item, sql, meeting=meeting_id)


def notes_of(reader: Reader, item_id: str) -> str:
    """The notes of one item as they stand."""
    return reader.value("SELECT notes FROM agenda_item WHERE id = :id", id=item_id) or ""


def unfinished(reader: Reader, meeting_id: str) -> list[ItemRow]:
    """What a meeting did not come to, or put off: without the items that belong to every meeting."""
    put_off = set(reader.column(_PUT_OFF, meeting=meeting_id))
    regular = {STANDING, str(Topic.MINUTES), str(Topic.ACTIONS), str(Topic.RATIFY)}
    return [
        item
        for item in items(reader, meeting_id)
        if item.id in put_off or (item.started_at is None and item.topic not in regular)
    ]


def pending(reader: Reader, on: date, *, meeting_id: str = "") -> Pending:
    """What waits for a meeting on this day; `meeting_id` is that meeting, if it is planned already."""
    last = reader.value(_LAST_HELD, meeting=meeting_id)
    left = [LeftOver(item.id, item.minutes) for item in unfinished(reader, last)] if last else []
    return Pending(
        to_ratify=tuple(reader.column(_TO_RATIFY)),
        minutes_to_approve=tuple(reader.column(_TO_APPROVE, meeting=meeting_id, most=_MOST_MINUTES_TO_APPROVE))[::-1],
        open_actions=tuple(reader.column(_OPEN_ACTIONS)),
        carried=tuple(left),
        reviews_due=tuple(reader.column(_REVIEWS_DUE, on=on.isoformat())),
    )


def starting_agenda(reader: Reader, on: date, *, template: str = "", like: str = "") -> list[DraftItem]:
    """A whole agenda to begin from: a template's items, or those of the meeting `like`, with everything that waits.

    Items without a title get theirs from the one who shows them, by `key`, or by `topic` and the record it is about.
    """
    usual = as_before(_draft(item) for item in items(reader, like)) if like else from_template(template)
    agenda = put_together(usual, automatic_items(pending(reader, on)))
    return [_titled(reader, item) for item in agenda]


def missing_items(reader: Reader, meeting_id: str, on: date) -> list[DraftItem]:
    """What waits and is not on this meeting's agenda yet."""
    there = {(item.topic, item.about_id) for item in items(reader, meeting_id)}
    waiting = automatic_items(pending(reader, on, meeting_id=meeting_id))
    drafts = put_together([], [item for item in waiting if (str(item.topic), item.about) not in there])
    return [_titled(reader, item) for item in drafts]


def _item(*row: Any) -> ItemRow:
    values: list[Any] = [instant(value) if n in _INSTANTS else value for n, value in enumerate(row)]
    return ItemRow(*values)


_INSTANTS = (9, 10)


def _draft(item: ItemRow) -> DraftItem:
    return DraftItem(item.title, item.minutes, item.purpose, item.topic, item.about_id, item.owner_id, item.owner)


def _titled(reader: Reader, item: DraftItem) -> DraftItem:
    """The title of what an automatic item is about: an item's, a meeting's, or the decision's number."""
    source = _ABOUT.get(item.topic)
    if not source or not item.about_id:
        return item
    return replace(item, title=reader.value(source, id=item.about_id) or "")


_ABOUT = {
    "carried": "SELECT title FROM agenda_item WHERE id = :id",
    "minutes": "SELECT starts FROM meeting WHERE id = :id",
    "review": "SELECT coalesce(nullif(number, ''), text) FROM decision WHERE id = :id",
    "ratify": "SELECT coalesce(nullif(number, ''), text) FROM decision WHERE id = :id",
}

_PUT_OFF = """SELECT d.item_id FROM decision AS d
    WHERE d.meeting_id = :meeting AND d.outcome = 'carried_over' AND NOT d.removed"""

_LAST_HELD = """SELECT id FROM meeting WHERE NOT removed AND id <> :meeting
    AND opened_at IS NOT NULL AND closed_at IS NOT NULL ORDER BY starts DESC LIMIT 1"""

_TO_APPROVE = """SELECT m.id FROM meeting AS m WHERE NOT m.removed AND m.state = 'closed' AND m.id <> :meeting
    AND NOT EXISTS (SELECT 1 FROM approval AS a WHERE a.meeting_id = m.id AND NOT a.removed)
    ORDER BY m.starts DESC LIMIT :most"""

_OPEN_ACTIONS = """SELECT id FROM action WHERE NOT removed AND done_on IS NULL AND dropped_on IS NULL
    ORDER BY coalesce(due_on, '9'), id"""

_ANSWERED = """EXISTS (SELECT 1 FROM decision_link AS l JOIN decision AS n ON n.id = l.decision_id
    WHERE l.earlier_id = d.id AND NOT l.removed AND NOT n.removed AND n.outcome = 'adopted' AND l.kind IN ({kinds}))"""

_TO_RATIFY = f"""SELECT d.id FROM decision AS d WHERE NOT d.removed AND d.outcome = 'indicative'
    AND NOT {_ANSWERED.format(kinds="'ratifies', 'supersedes', 'revokes'")} ORDER BY d.declared_at, d.id"""

_REVIEWS_DUE = f"""SELECT d.id FROM decision AS d WHERE NOT d.removed AND d.outcome = 'adopted' AND d.review_on <= :on
    AND coalesce(d.expires_on >= :on, 1)
    AND NOT {_ANSWERED.format(kinds="'supersedes', 'revokes', 'reaffirms'")} ORDER BY d.review_on, d.id"""
