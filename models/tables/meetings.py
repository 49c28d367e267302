"""Meetings: the plan, the people in the room, what was said, and the approval of the record."""

from datetime import date, datetime

from models.tables.base import Record, count, day, flag, instant, ref, words


class Meeting(Record, table=True):
    """One meeting. `state` is planned, running, closed or approved; the quorum rule is this meeting's own.

    `kind` is a template's key or a `MeetingKind`; `closes` is when the room must be left, `sequence` how often the
    invitation changed, `run_on` the laptop (its writer) that runs it and `run_by` what that is called; `assumed` says
    what nobody knew when it was closed. `source` is the fingerprint of the record it was imported from.
    """

    title: str = words()
    kind: str = words()
    starts: datetime | None = instant()
    ends: datetime | None = instant()
    place: str = words()
    state: str = words()
    facilitator_id: str | None = ref()
    facilitator: str = words()
    note_taker_id: str | None = ref()
    note_taker: str = words()
    quorum_kind: str = words()
    quorum_count: int | None = count()
    quorum_num: int | None = count()
    quorum_den: int | None = count()
    current_item_id: str | None = ref()
    opened_at: datetime | None = instant()
    closed_at: datetime | None = instant()
    next_meeting: str = words()
    source: str = words()
    closes: datetime | None = instant()
    notice_on: date | None = day()
    sequence: int | None = count()
    run_on: str = words()
    run_by: str = words()
    assumed: str = words()


class AgendaItem(Record, table=True):
    """One item in its place; `topic` is what brought it in (minutes, actions, review, carried), `about_id` which.

    Without a meeting it waits for one: the backlog. What is `confidential` has its minutes in an annex; what came
    `late` was put on the agenda while the meeting was running, so that nobody was told of it.
    """

    meeting_id: str | None = ref()
    position: int | None = count()
    title: str = words()
    purpose: str = words()
    owner_id: str | None = ref()
    owner: str = words()
    minutes: int | None = count()
    notes: str = words()
    topic: str = words()
    about_id: str | None = ref()
    started_at: datetime | None = instant()
    ended_at: datetime | None = instant()
    confidential: bool = flag()
    late: bool = flag()


class Attendance(Record, table=True):
    """One stay of one person, from `arrived` to `left`; `part` is present, attending, apologies or expected.

    `name` is as written; `person_id` links it to a member where there is one. `remote` is by telephone or screen,
    `seat` a place in the round.
    """

    meeting_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    part: str = words()
    capacity: str = words()
    arrived: datetime | None = instant()
    left: datetime | None = instant()
    remote: bool = flag()
    seat: int | None = count()


class Interest(Record, table=True):
    """An interest declared for one item; while it stands the person takes no part in deciding it."""

    meeting_id: str | None = ref()
    item_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    nature: str = words()
    handling: str = words()


class Approval(Record, table=True):
    """The minutes of `meeting_id` approved at `at_meeting_id`; append-only, never taken back."""

    meeting_id: str | None = ref()
    at_meeting_id: str | None = ref()
    approved_on: date | None = day()
    corrections: str = words()
    fingerprint: str = words()
