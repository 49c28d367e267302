"""Between a chapter and the national community: what is asked, what is answered, and what came back."""

from datetime import date, datetime

from models.tables.base import Record, day, flag, instant, ref, words


class Consultation(Record, table=True):
    """A question the national community puts to its chapters; `cleared`: a person has looked for names in it."""

    title: str = words()
    text: str = words()
    opens_on: date | None = day()
    closes_on: date | None = day()
    closed: bool = flag()
    cleared: bool = flag()


class Answer(Record, table=True):
    """What a chapter says to a consultation, by one of its decisions."""

    consultation_id: str | None = ref()
    decision_id: str | None = ref()
    text: str = words()
    at: datetime | None = instant()


class Reply(Record, table=True):
    """What the national community says to something a chapter sent up; `cleared` as of a consultation."""

    about_table: str = words()
    about_id: str | None = ref()
    text: str = words()
    at: datetime | None = instant()
    cleared: bool = flag()
