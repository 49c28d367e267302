"""Freezes a meeting into the tree that the minutes are printed from."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from models.errors import NotFound
from models.queries.agenda import ItemRow, items
from models.queries.chapter import chapter_name, written_in
from models.queries.kinds import kind
from models.queries.meetings import MeetingFacts, meeting
from models.queries.minutes import Approved, EarlierMinutes, MinutedItem, Minutes
from models.queries.minutes_actions import arising, taken_on
from models.queries.minutes_decided import Telling, decided
from models.queries.minutes_items import Told, emptied, minuted
from models.queries.minutes_newcomers import NEWCOMER, newcomers, recorded
from models.queries.minutes_room import Hall, declared, hall, quorum
from models.queries.minutes_standing import agreed_of, annex_of, signed_of, standing_of, version_of
from models.queries.minutes_then import approved_at
from models.queries.moments import instant
from models.queries.room import attendance, interests
from models.reader import Reader
from models.rules.london import day_of

_EARLIER = """SELECT coalesce(m.title, ''), m.starts, coalesce(a.corrections, '')
    FROM approval AS a LEFT JOIN meeting AS m ON m.id = a.meeting_id
    WHERE a.at_meeting_id = :meeting AND NOT a.removed ORDER BY m.starts, a.id"""
_BEFORE = """SELECT max(coalesce(closed_at, ends, starts)) FROM meeting
    WHERE id <> :meeting AND starts < :starts AND state IN ('closed', 'approved') AND NOT removed"""

# What older minutes did not tell: where there is none of it, the fingerprint stays as it was.
_ONLY_IF_ANY = ("links", "newcomers", "threshold_base", "blocks_allowed", "late")

# What says nothing of the meeting itself, only of what became of its minutes.
_BESIDE = ("state", "version", "approved", "signed", "fingerprint", "sealed", "id", "written")


def minutes_of(reader: Reader, meeting_id: str, *, with_names: bool = False, confidential: bool = False) -> Minutes:
    """Everything the minutes of a meeting say, or their `confidential` annex. Raises `NotFound`.

    Objections and concerns are told without their names unless `with_names`, or where an imported record gives them;
    the fingerprint is always that of the minutes without them.
    """
    facts = meeting(reader, meeting_id)
    if facts is None or facts.starts is None:
        raise NotFound("meeting", meeting_id)
    plain = _part(_drawn_up(reader, facts, Telling(facts.imported, facts.imported)), confidential)
    whole = fingerprint_of(plain)
    sealed = fingerprint_of(replace(plain, annex=())) if plain.annex else whole
    said = _part(_drawn_up(reader, facts, Telling(True, facts.imported)), confidential) if with_names else plain
    return replace(
        said,
        id=meeting_id,
        written=written_in(reader),
        version=version_of(reader, meeting_id, confidential=confidential),
        state=str(standing_of(reader, facts, sealed)),
        fingerprint=whole,
        sealed=sealed,
    )


def fingerprint_of(minutes: Minutes) -> str:
    """SHA-256 over the canonical JSON of the tree, but for what became of it: keys sorted, dates in ISO form."""
    data = {key: value for key, value in _plain(minutes).items() if key not in _BESIDE}
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return {key: each for key, each in vars(value).items() if each or key not in _ONLY_IF_ANY}


def _drawn_up(reader: Reader, facts: MeetingFacts, telling: Telling) -> Minutes:
    """The whole of it, with what was said in confidence."""
    agenda, here = items(reader, facts.id), hall(facts, attendance(reader, facts.id))
    decisions = decided(reader, facts.id, telling, _since(reader, facts))
    minutes = _shell(reader, facts, here)
    moment = approved_at(reader, facts.id)
    told = Told(decisions, taken_on(reader, facts, moment))
    minuted_items = minuted(reader, facts.id, agenda, here, told)
    hidden = _secret(agenda, minuted_items)
    said = interests(reader, facts.id)
    own = [each for each in said if not (facts.imported and each.handling == NEWCOMER)]
    return replace(
        minutes,
        declarations=tuple(declared(own, agenda, hidden)),
        newcomers=recorded(said, agenda, hidden)
        if facts.imported
        else newcomers(reader, facts.id, here, agenda, hidden),
        matters_arising=arising(reader, facts, moment),
        items=minuted_items,
        elsewhere=decisions.get("", ()),
    )


def _shell(reader: Reader, facts: MeetingFacts, here: Hall) -> Minutes:
    known = kind(reader, facts.kind)
    return Minutes(
        chapter=chapter_name(reader),
        kind=known.name or known.id,
        title=facts.title,
        state="",
        version=1,
        starts=facts.opened_at or facts.starts or datetime.min.replace(tzinfo=UTC),
        ends=facts.closed_at or facts.ends,
        place=facts.place,
        facilitator=facts.facilitator,
        note_taker=facts.note_taker,
        quorum=quorum(reader, facts, here),
        present=here.attendees("present"),
        in_attendance=here.attendees("attending"),
        apologies=tuple(stay.name for stay in here.stays if stay.part == "apologies"),
        declarations=(),
        matters_arising=(),
        items=(),
        next_meeting=facts.next_meeting,
        approved=_approved(facts),
        fingerprint="",
        earlier_minutes=tuple(reader.rows(_earlier, _EARLIER, meeting=facts.id)),
        assumed=reader.value("SELECT coalesce(assumed, '') FROM meeting WHERE id = :id", id=facts.id) or "",
        agreed=agreed_of(reader, facts.id),
        annex=annex_of(reader, facts.id),
        signed=signed_of(reader, facts.id),
    )


def _part(minutes: Minutes, confidential: bool) -> Minutes:
    """The main minutes, or the annex that holds only what they leave out."""
    if not confidential:
        return replace(minutes, items=tuple(emptied(item) for item in minutes.items))
    return replace(
        minutes,
        confidential=True,
        items=tuple(item for item in minutes.items if item.confidential),
        declarations=(),
        newcomers=(),
        matters_arising=(),
        elsewhere=(),
        earlier_minutes=(),
        agreed=(),
        annex=(),
    )


def _secret(agenda: Sequence[ItemRow], told: Sequence[MinutedItem]) -> list[str]:
    return [row.id for row, item in zip(agenda, told, strict=True) if item.confidential]


def _since(reader: Reader, facts: MeetingFacts) -> tuple[str, str] | None:
    """Between which moments something decided outside meetings is told here."""
    if facts.imported or facts.starts is None:
        return None
    before = reader.value(_BEFORE, meeting=facts.id, starts=_text(facts.starts)) or ""
    return before, _text(facts.opened_at or facts.starts)


def _text(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _earlier(title: str, starts: str | None, corrections: str) -> EarlierMinutes:
    held = instant(starts)
    return EarlierMinutes(title, day_of(held) if held else None, corrections)


def _approved(facts: MeetingFacts) -> Approved | None:
    if not facts.approvals:
        return None
    last = facts.approvals[-1]
    return Approved(last.meeting, date.fromisoformat(last.on), last.corrections)
