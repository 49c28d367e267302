"""Freezes a meeting into the tree that the minutes are printed from."""

import hashlib
import json
from collections import Counter
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from models.errors import NotFound
from models.queries.agenda import ItemRow, items
from models.queries.meetings import MeetingFacts, meeting
from models.queries.minutes import (
    Approved,
    Attendee,
    Declaration,
    EarlierMinutes,
    MinutedAction,
    MinutedDecision,
    MinutedItem,
    MinutedStance,
    Minutes,
    QuorumStatement,
)
from models.queries.moments import day, instant
from models.queries.proposals import StanceRow, stances
from models.queries.room import StayRow, attendance, interests, room, written_name
from models.reader import Reader
from models.rules.declaring import counts_of
from models.rules.london import day_of

_DECISIONS = """SELECT id, coalesce(number, ''), coalesce(text, ''), coalesce(method, ''), coalesce(outcome, ''),
    coalesce(computed, ''), coalesce(difference, ''), coalesce(reasons, ''), coalesce(counts, ''), present_count,
    deciders_count, review_on, coalesce(text_version, 1)
    FROM decision WHERE item_id = :item AND NOT removed AND coalesce(outcome, '') <> '' ORDER BY position, id"""

_ACTIONS = f"""SELECT coalesce(a.text, ''), {written_name("p", "a.owner")}, a.due_on, a.done_on
    FROM action AS a LEFT JOIN person AS p ON p.id = a.owner_id LEFT JOIN meeting AS m ON m.id = a.meeting_id"""

# What earlier meetings left open, as it stood on this day: what was done or dropped before is settled.
_ARISING = f"""{_ACTIONS} WHERE NOT a.removed AND a.meeting_id <> :meeting AND m.starts < :starts
    AND coalesce(a.done_on, '9999') >= :day AND coalesce(a.dropped_on, '9999') >= :day
    AND a.id NOT IN (SELECT about_id FROM agenda_item WHERE meeting_id = :meeting AND NOT removed AND about_id <> '')
    ORDER BY coalesce(a.due_on, '9999'), a.id"""


_EARLIER = """SELECT coalesce(m.title, ''), m.starts, coalesce(a.corrections, '')
    FROM approval AS a LEFT JOIN meeting AS m ON m.id = a.meeting_id
    WHERE a.at_meeting_id = :meeting AND NOT a.removed ORDER BY m.starts, a.id"""


def minutes_of(reader: Reader, meeting_id: str, *, with_names: bool = False) -> Minutes:
    """Everything the minutes of a meeting say. Raises `NotFound`.

    Objections and concerns are told without their names unless `with_names`, or where an imported record gives them.
    """
    facts = meeting(reader, meeting_id)
    if facts is None or facts.starts is None:
        raise NotFound("meeting", meeting_id)
    stays, agenda = attendance(reader, meeting_id), items(reader, meeting_id)
    names = with_names or facts.imported
    drawn_up = Minutes(
        chapter=reader.value("SELECT name FROM chapter WHERE NOT removed ORDER BY id LIMIT 1") or "",
        kind=facts.kind,
        title=facts.title,
        state="approved" if facts.approvals else "draft",
        version=1 + len(facts.approvals),
        starts=facts.opened_at or facts.starts,
        ends=facts.closed_at or facts.ends,
        place=facts.place,
        facilitator=facts.facilitator,
        note_taker=facts.note_taker,
        quorum=_quorum(reader, facts, stays),
        present=_attendees(stays, "present", facts),
        in_attendance=_attendees(stays, "attending", facts),
        apologies=tuple(stay.name for stay in stays if stay.part == "apologies"),
        declarations=_declarations(reader, meeting_id, agenda),
        matters_arising=_matters_arising(reader, facts),
        items=tuple(_item(reader, number, item, names) for number, item in enumerate(agenda, start=1)),
        next_meeting=facts.next_meeting,
        approved=_approved(facts),
        fingerprint="",
        earlier_minutes=tuple(reader.rows(_earlier, _EARLIER, meeting=meeting_id)),
    )
    return replace(drawn_up, fingerprint=fingerprint_of(drawn_up))


def fingerprint_of(minutes: Minutes) -> str:
    """SHA-256 over the canonical JSON of the tree without its fingerprint: keys sorted, dates in ISO form."""
    data = {key: value for key, value in asdict(minutes).items() if key != "fingerprint"}
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_iso)
    return hashlib.sha256(text.encode()).hexdigest()


def _iso(value: date | datetime) -> str:
    return value.isoformat()


def _attendees(stays: list[StayRow], part: str, facts: MeetingFacts) -> tuple[Attendee, ...]:
    """Times only where they say something: late in, early out, or as an imported record wrote them."""
    begun, ended = facts.opened_at or facts.starts, facts.closed_at or facts.ends
    return tuple(
        Attendee(
            stay.name,
            stay.capacity,
            stay.arrived if facts.imported or (stay.arrived and begun and stay.arrived > begun) else None,
            stay.left if facts.imported or (stay.left and ended and stay.left < ended) else None,
        )
        for stay in stays
        if stay.part == part
    )


def _quorum(reader: Reader, facts: MeetingFacts, stays: list[StayRow]) -> QuorumStatement | None:
    """The fewest who decided anything; where nothing was decided, the most who were in the room at once."""
    if facts.imported and not facts.quorum_kind:
        return None
    deciding = reader.column(
        "SELECT deciders_count FROM decision WHERE meeting_id = :id AND NOT removed AND deciders_count > 0", id=facts.id
    )
    moments = {stay.arrived for stay in stays if stay.part == "present" and stay.arrived}
    rooms = [room(reader, facts.id, moment) for moment in moments]
    if not rooms:
        return None
    deciders = min(deciding, default=max(each.counted for each in rooms))
    need = rooms[0].need
    return QuorumStatement(need, deciders, need is None or deciders >= need)


def _declarations(reader: Reader, meeting_id: str, agenda: list[ItemRow]) -> tuple[Declaration, ...]:
    titles = {item.id: item.title for item in agenda}
    return tuple(
        Declaration(each.name, titles.get(each.item_id, ""), each.nature, each.handling)
        for each in interests(reader, meeting_id)
    )


def _matters_arising(reader: Reader, facts: MeetingFacts) -> tuple[MinutedAction, ...]:
    if facts.imported or facts.starts is None:
        return ()
    on = day_of(facts.opened_at or facts.starts)
    starts = f"{facts.starts:%Y-%m-%dT%H:%M:%SZ}"
    arising = reader.rows(_action, _ARISING, meeting=facts.id, starts=starts, day=on.isoformat())
    return tuple(replace(each, done=each.done if each.done and each.done <= on else None) for each in arising)


def _item(reader: Reader, number: int, item: ItemRow, names: bool) -> MinutedItem:
    decided = reader.rows(lambda *row: _decision(reader, names, *row), _DECISIONS, item=item.id)
    actions = reader.rows(_action, f"{_ACTIONS} WHERE a.item_id = :item AND NOT a.removed ORDER BY a.id", item=item.id)
    return MinutedItem(
        number, item.title, item.owner, item.purpose, item.minutes, item.notes, tuple(decided), tuple(actions)
    )


def _decision(reader: Reader, names: bool, *row: Any) -> MinutedDecision:
    id, number, text, method, outcome, computed, difference, reasons, counts, present, deciders, review, version = row
    said = _last_words(stances(reader, id, version))
    counted = counts_of(counts) if counts else tuple(Counter(each.stance for each in said).items())
    return MinutedDecision(
        number, text, method, outcome, computed, difference, reasons, counted, _told(said, names, bool(counts)),
        present, deciders, day(review),
    )  # fmt: skip


def _last_words(said: tuple[StanceRow, ...]) -> list[StanceRow]:
    latest = {each.person_id or each.name: each for each in said if not each.stale}
    return list(latest.values())


def _told(said: list[StanceRow], names: bool, counted: bool) -> tuple[MinutedStance, ...]:
    """Where the room was counted only what has a reason is told; an imported record is told whole."""
    told = [each for each in said if each.reason or not counted]
    return tuple(MinutedStance(each.name if names else "", each.stance, each.reason) for each in told)


def _action(text: str, owner: str, due: str | None, done: str | None) -> MinutedAction:
    return MinutedAction(text, owner, day(due), day(done))


def _earlier(title: str, starts: str | None, corrections: str) -> EarlierMinutes:
    held = instant(starts)
    return EarlierMinutes(title, day_of(held) if held else None, corrections)


def _approved(facts: MeetingFacts) -> Approved | None:
    if not facts.approvals:
        return None
    last = facts.approvals[-1]
    return Approved(last.meeting, date.fromisoformat(last.on), last.corrections)
