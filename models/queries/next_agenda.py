"""What the next agenda begins from: a kind of meeting or an earlier one, filled with everything that waits."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from models.queries import agenda, from_national, kinds
from models.queries.agenda import ItemRow
from models.queries.decisions import facts, links_of, standings
from models.queries.objected import OBJECTED
from models.reader import Reader
from models.rules.agenda import LeftOver, Pending, automatic_items
from models.rules.carry import COMES_BY_ITSELF
from models.rules.register import forks
from models.rules.starting_agenda import DraftItem, as_before, put_together

_MOST_MINUTES_TO_APPROVE = 3


@dataclass(frozen=True)
class Waiting:
    """What waits for a meeting, with the names of what has some: items left over, questions put to the chapter."""

    pending: Pending
    titles: dict[str, str]


def starting_agenda(
    reader: Reader, on: date, *, kind: str = "", like: str = "", backlog: Collection[str] = ()
) -> list[DraftItem]:
    """A whole agenda to begin from: a kind's items, or those of the meeting `like`, with everything that waits.

    Of the backlog it takes the items named. Items without a title get theirs from the one who shows them, by `key`,
    or by `topic` and the record it is about.
    """
    usual = as_before(_draft(item) for item in agenda.items(reader, like)) if like else kinds.drafts(reader, kind)
    found = waiting(reader, on)
    taken = tuple(each for each in found.pending.backlog if each.id in backlog)
    filled = put_together(usual, automatic_items(replace(found.pending, backlog=taken)))
    return [_titled(reader, found, item) for item in filled]


def missing_items(reader: Reader, meeting_id: str, on: date) -> list[DraftItem]:
    """What waits and is not on this meeting's agenda yet; the backlog waits to be asked."""
    there = {(item.topic, item.about_id) for item in agenda.items(reader, meeting_id)}
    found = waiting(reader, on, meeting_id=meeting_id)
    due = automatic_items(replace(found.pending, backlog=()))
    drafts = put_together([], [item for item in due if (str(item.topic), item.about) not in there])
    return [_titled(reader, found, item) for item in drafts]


def waiting(reader: Reader, on: date, *, meeting_id: str = "") -> Waiting:
    """What waits for a meeting on this day and is on no other agenda; `meeting_id` is that meeting, if it is there."""
    taken = set(reader.rows(lambda *row: row, _TAKEN, meeting=meeting_id))
    left = _left(reader, meeting_id)
    asked = [each for each in _asked(reader) if ("consultation", each[0]) not in taken]
    stored = agenda.backlog(reader)
    column = partial(_column, reader, taken)
    to_approve = column("minutes", _TO_APPROVE, meeting=meeting_id, most=_MOST_MINUTES_TO_APPROVE)
    pending = Pending(
        to_ratify=column("ratify", _TO_RATIFY),
        minutes_to_approve=to_approve[::-1],
        open_actions=tuple(reader.column(_OPEN_ACTIONS)),
        carried=tuple(LeftOver(item.id, item.minutes) for item in left if item.id not in _held_back(stored)),
        objected=column("objected", OBJECTED),
        reviews_due=column("review", _REVIEWS_DUE, on=on.isoformat()),
        forked=tuple(id for id in _forked(reader, on) if ("fork", id) not in taken),
        consultations=tuple(id for id, _title in asked),
        backlog=tuple(LeftOver(item.id, item.minutes, item.purpose) for item in stored),
    )
    return Waiting(pending, {**dict(asked), **{item.id: item.title for item in (*left, *stored)}})


def _left(reader: Reader, meeting_id: str) -> list[ItemRow]:
    """What any earlier meeting left over and no other one took up since, the oldest first."""
    rows = reader.rows(lambda *row: row, _LEFT, meeting=meeting_id)
    waiting = {item for _meeting, item in rows}
    held = dict.fromkeys(meeting for meeting, _item in rows)
    return [item for each in held for item in agenda.unfinished(reader, each) if item.id in waiting]


def _column(reader: Reader, taken: set[tuple[str, str]], topic: str, sql: str, **params: object) -> tuple[str, ...]:
    return tuple(id for id in reader.column(sql, **params) if (topic, id) not in taken)


def _held_back(stored: Sequence[ItemRow]) -> set[str]:
    """What an earlier meeting left over and somebody put in the backlog waits there."""
    return {item.about_id for item in stored if item.topic == "carried"}


def _asked(reader: Reader) -> list[tuple[str, str]]:
    """Open consultations of the national community that the chapter has not answered."""
    if not from_national.waiting(reader):
        return []
    told = from_national.overview(reader)
    open_ones = [each for each in told.asked if not each.answer and not each.consultation.closed] if told else []
    return [(each.consultation.id, each.consultation.title) for each in open_ones]


def _forked(reader: Reader, on: date) -> list[str]:
    """Decisions that several decisions in force took the place of, on two laptops."""
    if not reader.value(_TWICE_SUPERSEDED):
        return []
    standing = standings(reader, on)
    found = forks(facts(reader), links_of(reader))
    return [id for id, later in found.items() if sum(standing[each].is_in_force for each in later) > 1]


def _draft(item: ItemRow) -> DraftItem:
    return DraftItem(item.title, item.minutes, item.purpose, item.topic, item.about_id, item.owner_id, item.owner)


def _titled(reader: Reader, found: Waiting, item: DraftItem) -> DraftItem:
    """The title of what an automatic item is about: an item's, a meeting's, a question's, or the decision's number."""
    if item.about_id in found.titles and item.topic in ("carried", "consultation", "backlog"):
        return replace(item, title=found.titles[item.about_id])
    if not item.about_id or item.topic not in _ABOUT:
        return item
    return replace(item, title=reader.value(_ABOUT[item.topic], id=item.about_id) or "")


_DECISION = "SELECT coalesce(nullif(trim(number), ''), text) FROM decision WHERE id = :id"
_ABOUT = {
    "minutes": "SELECT starts FROM meeting WHERE id = :id",
    "review": _DECISION,
    "ratify": _DECISION,
    "fork": _DECISION,
    "objected": _DECISION,
}

_TAKEN = """SELECT DISTINCT i.topic, i.about_id FROM agenda_item AS i JOIN meeting AS m ON m.id = i.meeting_id
    WHERE NOT i.removed AND NOT m.removed AND m.id <> :meeting AND i.about_id <> ''
    AND coalesce(m.state, '') IN ('', 'planned', 'running')"""

_LEFT = f"""SELECT m.id, i.id FROM meeting AS m JOIN agenda_item AS i ON i.meeting_id = m.id
    WHERE NOT m.removed AND NOT i.removed AND m.id <> :meeting AND m.opened_at <> '' AND m.closed_at <> ''
    AND (i.started_at IS NULL OR i.ended_at IS NULL OR EXISTS (SELECT 1 FROM decision AS d
        WHERE d.item_id = i.id AND NOT d.removed AND coalesce(d.outcome, '') IN ('', 'carried_over')))
    AND EXISTS (SELECT 1 FROM agenda_item AS s WHERE s.meeting_id = m.id AND s.started_at <> '')
    AND coalesce(i.topic, '') NOT IN ({", ".join(f"'{topic}'" for topic in sorted(COMES_BY_ITSELF))})
    AND NOT EXISTS (SELECT 1 FROM agenda_item AS c JOIN meeting AS n ON n.id = c.meeting_id
        WHERE c.topic = 'carried' AND c.about_id = i.id AND NOT n.removed AND n.id <> :meeting
        AND (NOT c.removed OR n.state IN ('closed', 'approved')))
    AND NOT EXISTS (SELECT 1 FROM agenda_item AS c WHERE c.topic = 'carried' AND c.about_id = i.id
        AND coalesce(c.meeting_id, '') = '' AND c.removed)
    ORDER BY m.starts, m.id"""

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

_TWICE_SUPERSEDED = """SELECT 1 FROM decision_link WHERE kind = 'supersedes' AND NOT removed
    GROUP BY earlier_id HAVING count(DISTINCT decision_id) > 1 LIMIT 1"""
