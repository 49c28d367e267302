"""A meeting recorded elsewhere, in the open form `chapterhouse/meeting-record/1`: its shape and its limits."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "chapterhouse/meeting-record/1"

Line = Annotated[str, Field(max_length=2_000)]
Text = Annotated[str, Field(max_length=200_000)]
Moment = Annotated[
    str,
    Field(
        pattern=r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$",
        description="Date and time in ISO form; without an offset it is Europe/London.",
    ),
]
Clock = Annotated[
    str,
    Field(
        pattern=r"^(\d\d:\d\d(:\d\d)?|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)$",
        description="A time of day (18:05), or a date and time in ISO form.",
    ),
]


class _Part(BaseModel):
    """What every part shares: nothing unknown slips in, so nothing is lost in silence."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Attended(_Part):
    """Somebody who was there, in which capacity, and when they came and went."""

    name: Line = Field(min_length=1)
    capacity: Line = ""
    arrived: Clock | None = None
    left: Clock | None = None


class StanceTaken(_Part):
    """What one person said to a proposal."""

    name: Line = Field(min_length=1)
    stance: Line = ""
    reason: Text = ""


class DecisionTaken(_Part):
    """A decision; `method` and `outcome` are our identifiers or any other words, kept as written."""

    text: Text = Field(min_length=1)
    method: Line = ""
    outcome: Line = ""
    reasons: Text = ""
    stances: tuple[StanceTaken, ...] = Field(default=(), max_length=5_000)
    review_on: date | None = None


class ActionTaken(_Part):
    """What somebody agreed to do; `done` is true, or the day."""

    text: Text = Field(min_length=1)
    owner: Line = ""
    due: date | None = None
    done: date | bool | None = None


class ItemTaken(_Part):
    """One item of the agenda; `notes` are Markdown."""

    title: Line = ""
    minutes: int | None = Field(default=None, ge=0, le=10_000)
    notes: Text = ""
    decisions: tuple[DecisionTaken, ...] = Field(default=(), max_length=1_000)
    actions: tuple[ActionTaken, ...] = Field(default=(), max_length=1_000)


class MeetingRecord(_Part):
    """The whole meeting; only `format`, `title` and `starts` are required."""

    format: Literal["chapterhouse/meeting-record/1"]
    title: Line = Field(min_length=1)
    starts: Moment
    ends: Moment | None = None
    place: Line = ""
    facilitator: Line = ""
    note_taker: Line = ""
    present: tuple[Attended, ...] = Field(default=(), max_length=5_000)
    apologies: tuple[Line, ...] = Field(default=(), max_length=5_000)
    in_attendance: tuple[Line, ...] = Field(default=(), max_length=5_000)
    agenda: tuple[ItemTaken, ...] = Field(default=(), max_length=1_000)
    next_meeting: Line = ""
