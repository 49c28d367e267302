"""Members: who they are, how to reach them, what they bring, what they allow."""

from datetime import date, datetime

from models.tables.base import Record, day, flag, instant, ref, words


class Person(Record, table=True):
    """One person. Status is derived from the dates, never stored."""

    honorific: str = words()
    given_name: str = words()
    family_name: str = words()
    known_as: str = words()
    pronouns: str = words()
    organisation: str = words()
    job_title: str = words()
    address_lines: str = words()
    town: str = words()
    county: str = words()
    postcode: str = words()
    country: str = words()
    preferred_channel: str = words()
    brings: str = words()
    access_needs: str = words()
    notes: str = words()
    first_contact_on: date | None = day()
    requested_on: date | None = day()
    joined_on: date | None = day()
    period_end: date | None = day()
    paused_from: date | None = day()
    paused_to: date | None = day()
    left_on: date | None = day()
    left_reason: str = words()
    deceased_on: date | None = day()


class ContactPoint(Record, table=True):
    """One e-mail address or phone number (`kind` is email or phone) of one person."""

    person_id: str | None = ref()
    kind: str = words()
    value: str = words()
    label: str = words()
    main: bool = flag()


class PersonSkill(Record, table=True):
    """One skill of one person."""

    person_id: str | None = ref()
    skill: str = words()


class PersonRole(Record, table=True):
    """A role one person holds in the chapter: convener, facilitator, note-taker or any other word."""

    person_id: str | None = ref()
    role: str = words()
    from_on: date | None = day()
    to_on: date | None = day()


class ConsentEvent(Record, table=True):
    """What somebody answered when asked; append-only.

    `follows` holds the ids, parted by spaces, of the events this one knew and replaces, so that two answers
    taken down on two laptops stand side by side and the stricter one counts.
    """

    person_id: str | None = ref()
    audience: str = words()
    state: str = words()
    at: datetime | None = instant()
    method: str = words()
    wording: str = words()
    taken_by: str = words()
    follows: str = words()


class Likeness(Record, table=True):
    """Whether two entries are one person: `verdict` is same or different. `first_id` is the smaller id, and is kept."""

    first_id: str | None = ref()
    second_id: str | None = ref()
    verdict: str = words()
    at: datetime | None = instant()
