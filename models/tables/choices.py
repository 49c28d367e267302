"""Decisions that are no yes or no: options, ballots, papers counted, advice, notice, nominations, readings."""

from datetime import date, datetime

from models.tables.base import Record, count, day, flag, instant, ref, words


class DecisionOption(Record, table=True):
    """One of the options people choose among, or somebody who stands."""

    decision_id: str | None = ref()
    position: int | None = count()
    text: str = words()
    person_id: str | None = ref()


class Ballot(Record, table=True):
    """Marks that so many papers carry alike, or one person's: option ids in order, or `id:points`.

    A secret paper names nobody, and papers are written down together, never one by one.
    """

    decision_id: str | None = ref()
    marks: str = words()
    papers: int | None = count()
    person_id: str | None = ref()
    name: str = words()


class PaperCount(Record, table=True):
    """The count of a secret ballot on paper; `spoilt` and `totals` are lines such as "blank 1 unclear 2"."""

    decision_id: str | None = ref()
    issued: int | None = count()
    returned: int | None = count()
    valid: int | None = count()
    spoilt: str = words()
    totals: str = words()
    tellers: str = words()
    agreed: bool = flag()
    recounts: int | None = count()


class Advice(Record, table=True):
    """What somebody affected, or who knows, advised, and what the one who decides did with it."""

    decision_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    side: str = words()
    asked_on: date | None = day()
    gist: str = words()
    answer: str = words()


class Notified(Record, table=True):
    """Somebody told of a proposal that passes unless anybody objects: when, and by which channel."""

    decision_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    told_on: date | None = day()
    channel: str = words()
    affected: bool = flag()


class Nomination(Record, table=True):
    """Whom somebody names for a role, and why; `kind` is self, other or pass. It is no vote."""

    decision_id: str | None = ref()
    person_id: str | None = ref()
    name: str = words()
    nominee_id: str | None = ref()
    nominee: str = words()
    kind: str = words()
    reason: str = words()


class Reading(Record, table=True):
    """A quick look at how people feel about something; it decides nothing. `counts` is a line such as "5 3 4 2"."""

    meeting_id: str | None = ref()
    item_id: str | None = ref()
    question: str = words()
    scale: str = words()
    counts: str = words()
    passed: int | None = count()
    at: datetime | None = instant()
