"""What the room may see of a meeting: nothing private is read, so nothing private can be shown."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from models.queries import proposals
from models.queries.moments import instant
from models.queries.projected_outcome import outcome_of
from models.queries.room import room
from models.reader import Reader
from models.rules.decisions import Method
from models.rules.meetings import ItemClock, predicted_end
from models.rules.room_reading import LEVELS, Scale


@dataclass(frozen=True)
class ItemShown:
    """One item of the agenda at its place; a confidential one has no words."""

    id: str
    title: str
    purpose: str
    confidential: bool
    clock: ItemClock
    number: int = 0


@dataclass(frozen=True)
class ProposalShown:
    """What is put to the room; `counts` are of hands, and `deciders` nobody for what is settled otherwise.

    Of a `secret` ballot there are the papers handed out and come back. Once it is declared, `counts` and `totals` by
    option are what may be told, and `chosen` the options that won. `objections` are texts without names.
    """

    id: str
    text: str
    version: int
    method: str
    stage: str
    driver: str
    role: str
    outcome: str
    issued: int | None
    returned: int | None
    threshold: tuple[int | None, int | None]
    amendment: bool
    secret: bool
    counts: tuple[tuple[str, int], ...] = ()
    heard: int = 0
    deciders: int = 0
    options: tuple[str, ...] = ()
    totals: tuple[int, ...] = ()
    chosen: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    threshold_base: str = ""


@dataclass(frozen=True)
class ReadingShown:
    """A read of the room: how many showed each level."""

    question: str
    counts: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Projected:
    """A meeting as the room sees it; `next_at` is when the next item should begin, `need` the quorum."""

    meeting_id: str
    title: str
    state: str
    starts: datetime | None
    item: ItemShown | None = None
    next: ItemShown | None = None
    next_at: datetime | None = None
    proposal: ProposalShown | None = None
    reading: ReadingShown | None = None
    present: int = 0
    need: int | None = None
    quorate: bool = True
    next_meeting: str = ""
    next_starts: datetime | None = None


def projected(reader: Reader, meeting_id: str, now: datetime, *, objections: bool = False) -> Projected | None:
    """What may be shown now; the texts of objections only where the facilitator asks for them."""
    facts = reader.one(lambda *row: row, _MEETING, id=meeting_id)
    if facts is None:
        return None
    title, state, kind, starts, current, coming = facts
    shown = Projected(meeting_id, title, state, instant(starts), next_meeting=coming)
    if state != "running":
        after = reader.value(_NEXT_OF_KIND, kind=kind, id=meeting_id)
        return replace(shown, next_starts=instant(after))
    here = room(reader, meeting_id, now, current)
    shown = replace(shown, present=len(here.sets.present), need=here.need, quorate=here.quorate)
    shown = _with_agenda(reader, shown, current, now)
    if shown.item is None or shown.item.confidential:
        return shown
    return replace(
        shown,
        proposal=_proposal(reader, meeting_id, shown.item.id, now, objections),
        reading=_reading(reader, meeting_id, shown.item.id),
    )


def _with_agenda(reader: Reader, shown: Projected, current: str, now: datetime) -> Projected:
    """With the item that is on, and the one after it; before the first there is only that."""
    rows = reader.rows(_item, _ITEMS, meeting=shown.meeting_id)
    items = [replace(each, number=number) for number, each in enumerate(rows, 1)]
    place = next((place for place, item in enumerate(items) if item.id == current), None)
    if place is None:
        return replace(shown, next=next(iter(items), None))
    clock = items[place].clock
    ends = None if clock.ended else predicted_end(now, [clock], now)
    return replace(shown, item=items[place], next=next(iter(items[place + 1 :]), None), next_at=ends)


def _item(id: str, title: str, purpose: str, confidential: int, *clock: Any) -> ItemShown:
    minutes, started, ended = clock
    return ItemShown(id, title, purpose, bool(confidential), ItemClock(minutes, instant(started), instant(ended)))


def _proposal(reader: Reader, meeting_id: str, item_id: str, now: datetime, objections: bool) -> ProposalShown | None:
    put = reader.one(_put, _CHOSEN, item=item_id, meeting=meeting_id)
    if put is None:
        return None
    options = dict(reader.rows(lambda *row: row, _OPTIONS, decision=put.id))
    put = replace(put, options=tuple(options.values()))
    if put.outcome:
        put = replace(put, **vars(outcome_of(reader, put.id, options)))
    if put.secret:
        return put
    if objections:
        put = replace(put, objections=tuple(reader.column(_OBJECTIONS, decision=put.id, version=put.version)))
    return _with_hands(reader, put, now)


def _put(*row: Any) -> ProposalShown:
    num, den, base, amendment, secret, *facts = row
    asked = {"threshold": (num, den), "threshold_base": base}
    return ProposalShown(*facts, **asked, amendment=bool(amendment), secret=bool(secret))


def _with_hands(reader: Reader, put: ProposalShown, now: datetime) -> ProposalShown:
    """With the hands counted, where the method counts hands; of everybody's answers only the numbers are kept."""
    by_hand = put.method in set(Method) and Method(put.method).is_computed
    held = proposals.proposal(reader, put.id, now) if by_hand else None
    if held is None or held.result is None:
        return put
    result = held.result
    counts = tuple((str(stance), count) for stance, count in result.counts)
    return replace(put, counts=counts, heard=result.deciders - len(result.waiting), deciders=result.deciders)


def _reading(reader: Reader, meeting_id: str, item_id: str) -> ReadingShown | None:
    """The newest reading, unless something was put or declared after it."""
    row = reader.one(lambda *row: row, _READING, item=item_id, meeting=meeting_id)
    if row is None or row[1] not in set(Scale):
        return None
    question, scale, counts = row
    lowest, highest = LEVELS[Scale(scale)]
    levels = range(lowest, highest + 1)
    shown = [int(each) for each in counts.split() if each.isdecimal()]
    return ReadingShown(question, tuple(zip(levels, shown, strict=True))) if len(shown) == len(levels) else None


_MEETING = """SELECT coalesce(title, ''), coalesce(nullif(state, ''), 'planned'), coalesce(kind, ''), starts,
    coalesce(current_item_id, ''), coalesce(next_meeting, '') FROM meeting WHERE id = :id AND NOT removed"""

_NEXT_OF_KIND = """SELECT n.starts FROM meeting AS n JOIN meeting AS m ON m.id = :id
    WHERE n.id <> :id AND NOT n.removed AND coalesce(nullif(n.state, ''), 'planned') = 'planned'
    AND coalesce(n.kind, '') = :kind AND n.starts > coalesce(m.starts, '') ORDER BY n.starts LIMIT 1"""

_ITEMS = """SELECT id, CASE WHEN confidential THEN '' ELSE coalesce(title, '') END,
    CASE WHEN confidential THEN '' ELSE coalesce(purpose, '') END, coalesce(confidential, 0),
    minutes, started_at, ended_at
    FROM agenda_item WHERE meeting_id = :meeting AND NOT removed ORDER BY coalesce(position, 100000), id"""

_OF_ITEM = "item_id = :item AND coalesce(nullif(meeting_id, ''), :meeting) = :meeting AND NOT removed"

# What is open comes first, an amendment before the text it would change; else what was declared last.
_CHOSEN = f"""SELECT d.threshold_num, d.threshold_den, coalesce(d.threshold_base, ''), coalesce(d.amends_id, '') <> '',
    c.id IS NOT NULL, d.id, coalesce(d.text, ''), coalesce(d.text_version, 1), coalesce(d.method, ''),
    coalesce(d.stage, ''), coalesce(d.driver, ''), coalesce(d.role, ''), coalesce(d.outcome, ''), c.issued, c.returned
    FROM decision AS d LEFT JOIN paper_count AS c ON c.decision_id = d.id AND NOT c.removed
    WHERE d.id IN (SELECT id FROM decision WHERE {_OF_ITEM})
    ORDER BY coalesce(d.outcome, '') <> '', CASE WHEN coalesce(d.outcome, '') <> '' THEN d.declared_at END DESC,
        coalesce(d.amends_id, '') = '', d.position, d.id LIMIT 1"""

_OPTIONS = """SELECT id, text FROM decision_option WHERE decision_id = :decision AND NOT removed AND text <> ''
    ORDER BY coalesce(position, 100000), id"""

_OBJECTIONS = """SELECT DISTINCT reason FROM stance WHERE decision_id = :decision AND NOT removed AND reason <> ''
    AND stance IN ('objection', 'block') AND coalesce(text_version, 1) = :version
    AND coalesce(state, '') IN ('', 'raised', 'qualified') ORDER BY reason"""

_READING = f"""SELECT coalesce(question, ''), coalesce(scale, ''), coalesce(counts, '') FROM reading AS r
    WHERE {_OF_ITEM} AND NOT EXISTS (SELECT 1 FROM decision AS d
        WHERE d.item_id = :item AND NOT d.removed AND (coalesce(d.outcome, '') = '' OR d.declared_at > r.at))
    ORDER BY at DESC, id DESC LIMIT 1"""
