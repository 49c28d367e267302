"""Actions across all meetings: what somebody still has to do, and what became of the rest."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from models.queries.moments import day, instant
from models.queries.plain import folded, holding
from models.queries.room import written_name
from models.reader import Reader
from models.rules.actions import ActionFacts, ActionState, action_state
from models.rules.london import day_of
from models.rules.post import mailable


@dataclass(frozen=True)
class ActionRow:
    """One promise, with the meeting it was made at."""

    id: str
    text: str
    owner_id: str
    owner: str
    due_on: date | None
    done_on: date | None
    dropped_on: date | None
    note: str
    meeting_id: str
    meeting: str
    meeting_on: date | None
    item_id: str
    item: str
    decision_id: str
    decision: str
    state: ActionState


_ROWS = f"""SELECT a.id, coalesce(a.text, ''), coalesce(a.owner_id, ''), {written_name("p", "a.owner")}, a.due_on,
    a.done_on, a.dropped_on, coalesce(a.note, ''), coalesce(a.meeting_id, ''), coalesce(m.title, ''),
    m.starts, coalesce(a.item_id, ''), coalesce(i.title, ''), coalesce(a.decision_id, ''),
    coalesce(nullif(trim(d.number), ''), d.text, '')
    FROM action AS a LEFT JOIN person AS p ON p.id = a.owner_id LEFT JOIN meeting AS m ON m.id = a.meeting_id
    LEFT JOIN agenda_item AS i ON i.id = a.item_id LEFT JOIN decision AS d ON d.id = a.decision_id"""
_ORDER = "ORDER BY coalesce(a.done_on, a.dropped_on) DESC, coalesce(a.due_on, '9999'), a.id"
_DAYS = (4, 5, 6)
_MEETING_ON = 10
_MOST = 8


def listed(reader: Reader, today: date, *, bin: bool = False) -> list[ActionRow]:
    """Every action: open ones first, by the day they are due; then the settled ones, latest first."""
    rows = _read(reader, today, "WHERE a.removed" if bin else "WHERE NOT a.removed")
    return [row for row in rows if row.state.is_open] + [row for row in rows if not row.state.is_open]


def open_actions(reader: Reader, today: date) -> list[ActionRow]:
    """What somebody still has to do, longest overdue first."""
    return _read(reader, today, "WHERE NOT a.removed AND a.done_on IS NULL AND a.dropped_on IS NULL")


def of_item(reader: Reader, item_id: str, today: date = date.max) -> list[ActionRow]:
    """What was agreed under one agenda item, in order."""
    return _read(reader, today, "WHERE NOT a.removed AND a.item_id = :item", "ORDER BY a.id", item=item_id)


def of_person(reader: Reader, person_id: str, today: date) -> list[ActionRow]:
    """What one person still has to do."""
    where = "WHERE NOT a.removed AND a.owner_id = :person AND a.done_on IS NULL AND a.dropped_on IS NULL"
    return _read(reader, today, where, person=person_id)


@dataclass(frozen=True)
class Owner:
    """Somebody who has something on their hands: `key` is a member's id, or the name as written."""

    key: str
    name: str
    count: int
    is_member: bool


def owners(rows: list[ActionRow]) -> list[Owner]:
    """Whose these open actions are, by name."""
    found: dict[str, Owner] = {}
    for row in rows:
        if row.state.is_open and (row.owner_id or row.owner):
            known = found.get(owner_key(row), Owner(owner_key(row), row.owner, 0, bool(row.owner_id)))
            found[known.key] = replace(known, count=known.count + 1)
    return sorted(found.values(), key=lambda each: (folded(each.name), each.key))


def owner_key(row: ActionRow) -> str:
    """Who does it, so that the same person is found again."""
    return row.owner_id or f"name:{folded(row.owner)}"


def email_of(reader: Reader, person_id: str) -> str:
    """An address to write to a member at, or nothing."""
    addresses = reader.column(_EMAILS, person=person_id)
    return next((fit for each in addresses if (fit := mailable(each))), "")


_EMAILS = """SELECT value FROM contact_point
    WHERE person_id = :person AND kind = 'email' AND value <> '' AND NOT removed ORDER BY main DESC, rowid"""


def of_decision(reader: Reader, decision_id: str, today: date) -> list[ActionRow]:
    """What was taken on to carry out one decision, in order."""
    return _read(
        reader, today, "WHERE NOT a.removed AND a.decision_id = :decision", "ORDER BY a.id", decision=decision_id
    )


def found_by(reader: Reader, text: str) -> list[ActionRow]:
    """The actions that hold every word typed, open ones first; whatever the day."""
    return matching(listed(reader, date.min), text)[:_MOST] if text.strip() else []


def is_removed(reader: Reader, action_id: str) -> bool:
    """Whether an action is in the bin."""
    return bool(reader.value("SELECT removed FROM action WHERE id = :id", id=action_id))


def action(reader: Reader, action_id: str, today: date) -> ActionRow | None:
    """One action, in the bin or not."""
    return next(iter(_read(reader, today, "WHERE a.id = :id", id=action_id)), None)


def matching(rows: list[ActionRow], text: str) -> list[ActionRow]:
    """Those whose words, owner or meeting hold every word typed."""
    return holding(text, rows, _searched)


def _searched(row: ActionRow) -> str:
    return f"{row.text} {row.owner} {row.meeting} {row.note}"


def _read(reader: Reader, today: date, where: str, order: str = _ORDER, **params: Any) -> list[ActionRow]:
    return [_row(today, *row) for row in reader.rows(lambda *row: row, f"{_ROWS} {where} {order}", **params)]


def _row(today: date, *row: Any) -> ActionRow:
    values: list[Any] = [day(value) if n in _DAYS else value for n, value in enumerate(row)]
    held = instant(values[_MEETING_ON])
    values[_MEETING_ON] = day_of(held) if held else None
    state = action_state(ActionFacts(*values[4:7]), today)
    return ActionRow(*values, state=state)
