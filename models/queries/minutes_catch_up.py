"""What those who were not there should know: what was decided, what they are asked, what they have on their hands."""

from dataclasses import dataclass
from datetime import date, datetime

from models.queries import actions
from models.queries.meeting_post import Recipient, recipients
from models.queries.minutes import MinutedAction, Minutes
from models.queries.minutes_of import minutes_of
from models.queries.moments import instant
from models.queries.paper_pack import PackMeeting, pack_meeting
from models.queries.room import attendance
from models.reader import Reader

_ASKED = """SELECT coalesce(d.text, ''), d.deadline FROM decision AS d LEFT JOIN agenda_item AS i ON i.id = d.item_id
    WHERE d.method = 'lazy_consensus' AND coalesce(d.outcome, '') = '' AND d.deadline > :now AND NOT d.removed
    AND coalesce(d.amends_id, '') = '' AND NOT coalesce(i.confidential, 0) ORDER BY d.deadline, d.id"""

_SECRET = "SELECT id FROM agenda_item WHERE confidential"


@dataclass(frozen=True)
class Asked:
    """A proposal that passes unless somebody objects before `until`."""

    text: str
    until: datetime


@dataclass(frozen=True)
class Absent:
    """Somebody who was expected or sent apologies; `email` is fit to be written to, or empty."""

    name: str
    email: str
    actions: tuple[MinutedAction, ...]


@dataclass(frozen=True)
class CatchUp:
    """One meeting for those who missed it."""

    meeting: PackMeeting
    minutes: Minutes
    absent: tuple[Absent, ...]
    asked: tuple[Asked, ...]


def catch_up(reader: Reader, meeting_id: str, now: datetime, today: date) -> CatchUp:
    """What the absentees of a meeting should know. Raises `NotFound`."""
    return CatchUp(
        meeting=pack_meeting(reader, meeting_id, today),
        minutes=minutes_of(reader, meeting_id),
        absent=tuple(_absent(reader, meeting_id, today)),
        asked=tuple(reader.rows(_asked, _ASKED, now=f"{now:%Y-%m-%dT%H:%M:%SZ}")),
    )


def _absent(reader: Reader, meeting_id: str, today: date) -> list[Absent]:
    """By name; members with what they have promised anywhere, others as they were written down."""
    stays = attendance(reader, meeting_id)
    there = {stay.key for stay in stays if stay.part in ("present", "attending")}
    missed = {stay.key: stay for stay in stays if stay.part in ("apologies", "expected") and stay.key not in there}
    known: dict[str, Recipient] = {}
    if missed:
        known = {each.id: each for each in recipients(reader, meeting_id, today, expected_only=True)}
    return [
        Absent(
            stay.name,
            known[stay.person_id].email if stay.person_id in known else "",
            _promised(reader, stay.person_id, today),
        )
        for stay in missed.values()
    ]


def _promised(reader: Reader, person_id: str, today: date) -> tuple[MinutedAction, ...]:
    """What was taken on in confidence stays out: this sheet goes round."""
    secret = frozenset(reader.column(_SECRET))
    rows = actions.of_person(reader, person_id, today) if person_id else []
    return tuple(MinutedAction(row.text, row.owner, row.due_on, None) for row in rows if row.item_id not in secret)


def _asked(text: str, until: str) -> Asked:
    at = instant(until)
    assert at is not None  # the question asks for those with a deadline
    return Asked(text, at)
