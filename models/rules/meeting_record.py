"""A meeting recorded elsewhere, in the open form `chapterhouse/meeting-record/1`: its shape and its limits."""

from datetime import date
from typing import Literal

from pydantic import Field

from models.rules.record_decision import DecisionTaken
from models.rules.record_parts import Clock, Line, Moment, Part, Text

__all__ = [
    "FORMAT", "ActionTaken", "Attended", "Away", "DecisionTaken", "InterestDeclared", "ItemTaken", "JoinedLate",
    "MeetingRecord", "PictureTaken", "QuorumCounted", "ReadingTaken",
]  # fmt: skip

FORMAT = "chapterhouse/meeting-record/1"
_NAME, _, _NUMBER = FORMAT.rpartition("/")

_PICTURE = 1_000_000
"""The most letters of base64 a picture may have."""


def is_newer(format: object) -> bool:
    """Whether a record says that it is in a later form of the same format.

    >>> is_newer("chapterhouse/meeting-record/2"), is_newer(FORMAT), is_newer("minutes/2"), is_newer(None)
    (True, False, False, False)
    """
    name, _, number = str(format).rpartition("/")
    return name == _NAME and number.isdecimal() and int(number[:9]) > int(_NUMBER)


class Away(Part):
    """When somebody left the room, and was back."""

    left: Clock
    back: Clock


class Attended(Part):
    """Somebody who was there, in which capacity, and when they came and went; `remote` is by telephone or screen."""

    name: Line = Field(min_length=1)
    capacity: Line = ""
    arrived: Clock | None = None
    left: Clock | None = None
    remote: bool = False
    away: tuple[Away, ...] = Field(default=(), max_length=100)


class InterestDeclared(Part):
    """An interest somebody declared; `item` is the item's place on the agenda, 0 is the whole meeting."""

    name: Line = Field(min_length=1)
    item: int = Field(default=0, ge=0, le=1_000)
    nature: Text = ""
    handling: Text = ""


class JoinedLate(Part):
    """Somebody who was there when an item was decided and had joined too late to decide; `item` as of an interest."""

    name: Line = Field(min_length=1)
    item: int = Field(default=0, ge=0, le=1_000)


class QuorumCounted(Part):
    """How many were needed, if there was a rule, and how many could decide."""

    need: int | None = Field(default=None, ge=0, le=1_000_000)
    deciders: int = Field(ge=0, le=1_000_000)


class ActionTaken(Part):
    """What somebody agreed to do; `done` is true, or the day."""

    text: Text = Field(min_length=1)
    owner: Line = ""
    due: date | None = None
    done: date | bool | None = None


class ReadingTaken(Part):
    """A quick look at how the room felt; it decided nothing. `counts` are the hands for each level, lowest first."""

    question: Text = ""
    scale: Line = ""
    counts: tuple[int, ...] = Field(default=(), max_length=20)
    passed: int = Field(default=0, ge=0, le=1_000_000)


class PictureTaken(Part):
    """A picture taken in the room; `content` is base64."""

    name: Line = ""
    note: Text = ""
    media_type: Literal["image/jpeg", "image/png"] = "image/jpeg"
    content: str = Field(max_length=_PICTURE, pattern=r"^[A-Za-z0-9+/\s]*={0,2}\s*$")


class ItemTaken(Part):
    """One item of the agenda; `notes` are Markdown. What was recorded separately is only `confidential`."""

    title: Line = ""
    minutes: int | None = Field(default=None, ge=0, le=10_000)
    notes: Text = ""
    decisions: tuple[DecisionTaken, ...] = Field(default=(), max_length=1_000)
    actions: tuple[ActionTaken, ...] = Field(default=(), max_length=1_000)
    owner: Line = ""
    purpose: Line = ""
    confidential: bool = False
    started: Clock | None = None
    ended: Clock | None = None
    readings: tuple[ReadingTaken, ...] = Field(default=(), max_length=100)
    pictures: tuple[PictureTaken, ...] = Field(default=(), max_length=20)
    late: bool = Field(
        default=False, description="Put on the agenda while the meeting was running: nobody was told of it beforehand."
    )


class MeetingRecord(Part):
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
    in_attendance: tuple[Line | Attended, ...] = Field(default=(), max_length=5_000)
    agenda: tuple[ItemTaken, ...] = Field(default=(), max_length=1_000)
    next_meeting: Line = ""
    kind: Line = ""
    quorum: QuorumCounted | None = None
    interests: tuple[InterestDeclared, ...] = Field(default=(), max_length=5_000)
    newcomers: tuple[JoinedLate, ...] = Field(default=(), max_length=5_000)
    matters_arising: tuple[ActionTaken, ...] = Field(default=(), max_length=1_000)
    elsewhere: tuple[DecisionTaken, ...] = Field(
        default=(), max_length=1_000, description="What was decided outside meetings since the last one."
    )
    assumed: Line = Field(default="", description="What nobody knew when the meeting was closed.")
