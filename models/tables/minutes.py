"""What becomes of minutes: papers of an item, corrections, what was handed out, who signed."""

from datetime import date, datetime

from models.tables.base import Record, count, day, flag, instant, ref, words


class Paper(Record, table=True):
    """A paper for an agenda item: a picture taken in the room, a file by its name, or where to find it.

    `content` is a picture's bytes in base64, made small enough to travel.
    """

    item_id: str | None = ref()
    position: int | None = count()
    name: str = words()
    kind: str = words()
    media_type: str = words()
    content: str = words()
    note: str = words()


class Correction(Record, table=True):
    """What somebody would have put right in the minutes of a meeting; `place` is the line.

    `state` is raised, accepted or declined; found after the approval it is an annex, minuted `at_meeting_id`.
    """

    meeting_id: str | None = ref()
    at_meeting_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    place: str = words()
    text: str = words()
    state: str = words()
    raised_on: date | None = day()


class MinutesIssue(Record, table=True):
    """Minutes as they were handed out: draft, approved, signed or with an annex; append-only."""

    meeting_id: str | None = ref()
    version: int | None = count()
    state: str = words()
    fingerprint: str = words()
    confidential: bool = flag()
    at: datetime | None = instant()


class MinutesSignature(Record, table=True):
    """Who signed approved minutes, in ink, and when; append-only."""

    meeting_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    signed_on: date | None = day()
    fingerprint: str = words()
