"""The minutes of one meeting, frozen into a tree of plain values that a paper can print."""

from dataclasses import dataclass, field
from datetime import date, datetime

from models.queries.minutes_decision import MinutedDecision, MinutedStance

__all__ = [
    "Approved", "Attendee", "Declaration", "EarlierMinutes", "MinutedAction", "MinutedCorrection", "MinutedDecision",
    "MinutedItem", "MinutedPicture", "MinutedReading", "MinutedStance", "Minutes", "Newcomer", "Passing",
    "QuorumStatement", "Signed",
]  # fmt: skip


@dataclass(frozen=True)
class Attendee:
    """One person in the room: `capacity` in the group's words, times only where known (aware, UTC).

    `away` are the times they were out of the room between coming and going; `remote` is by telephone or screen.
    """

    name: str
    capacity: str
    arrived: datetime | None
    left: datetime | None
    remote: bool = False
    away: tuple[tuple[datetime, datetime], ...] = ()


@dataclass(frozen=True)
class Declaration:
    """An interest somebody declared, and what was done about it; `number` is the item's place on the agenda."""

    name: str
    item: str
    nature: str
    handling: str
    number: int = 0


@dataclass(frozen=True)
class Newcomer:
    """Somebody who was there when an item was decided and did not decide: they had joined too late for that."""

    name: str
    item: str
    number: int = 0


@dataclass(frozen=True)
class MinutedAction:
    """Something somebody agreed to do."""

    text: str
    owner: str
    due: date | None
    done: date | None


@dataclass(frozen=True)
class Passing:
    """Somebody who came in or left while an item was taken."""

    name: str
    came: bool
    at: datetime


@dataclass(frozen=True)
class MinutedReading:
    """A quick look at how the room felt; it decided nothing. `counts` are the hands for each level, lowest first."""

    question: str
    scale: str
    counts: tuple[int, ...]
    passed: int


@dataclass(frozen=True)
class MinutedPicture:
    """A picture taken in the room; `content` is base64."""

    name: str
    note: str
    media_type: str
    content: str


@dataclass(frozen=True)
class MinutedItem:
    """One item of the agenda; `notes` are Markdown as typed.

    A `confidential` one is empty in the main minutes: it is recorded separately, in an annex of its own. A `late` one
    was put on the agenda while the meeting was running.
    """

    number: int
    title: str
    owner: str
    purpose: str
    minutes: int | None
    notes: str
    decisions: tuple[MinutedDecision, ...]
    actions: tuple[MinutedAction, ...]
    confidential: bool = False
    started: datetime | None = None
    ended: datetime | None = None
    passings: tuple[Passing, ...] = ()
    readings: tuple[MinutedReading, ...] = ()
    pictures: tuple[MinutedPicture, ...] = ()
    late: bool = False


@dataclass(frozen=True)
class QuorumStatement:
    """How many were needed and how many there were; `need` is None where the group has no quorum rule."""

    need: int | None
    deciders: int
    met: bool


@dataclass(frozen=True)
class MinutedCorrection:
    """Something put right: `place` is the line, `at` the later meeting that minuted it, when it did."""

    place: str
    text: str
    name: str = ""
    at: str = ""
    on: date | None = None


@dataclass(frozen=True)
class Approved:
    """Where and when the minutes were approved, with the corrections agreed then."""

    meeting: str
    on: date
    corrections: str


@dataclass(frozen=True)
class Signed:
    """Who signed the minutes, in ink, and the fingerprint of what they signed."""

    name: str
    on: date
    fingerprint: str


@dataclass(frozen=True)
class EarlierMinutes:
    """The minutes of an earlier meeting, approved at this one, with the corrections agreed."""

    title: str
    held_on: date | None
    corrections: str


@dataclass(frozen=True)
class Minutes:
    """Everything the minutes say.

    `fingerprint` is SHA-256 (64 hex digits) over what happened and what was put right; approving or signing does not
    change it, an annex does. `sealed` is the fingerprint without the annex. `elsewhere` was decided outside meetings
    since the last one. `confidential` minutes are the annex that holds only what the main ones leave out.
    """

    chapter: str
    kind: str
    title: str
    state: str
    version: int
    starts: datetime
    ends: datetime | None
    place: str
    facilitator: str
    note_taker: str
    quorum: QuorumStatement | None
    present: tuple[Attendee, ...]
    in_attendance: tuple[Attendee, ...]
    apologies: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    matters_arising: tuple[MinutedAction, ...]
    items: tuple[MinutedItem, ...]
    next_meeting: str
    approved: Approved | None
    fingerprint: str
    earlier_minutes: tuple[EarlierMinutes, ...] = ()
    elsewhere: tuple[MinutedDecision, ...] = ()
    assumed: str = ""
    confidential: bool = False
    agreed: tuple[MinutedCorrection, ...] = ()
    annex: tuple[MinutedCorrection, ...] = ()
    signed: tuple[Signed, ...] = ()
    sealed: str = ""
    newcomers: tuple[Newcomer, ...] = ()
    id: str = field(default="", compare=False)
    """The meeting in this chapter; another chapter that has the same minutes calls it otherwise."""
    written: str = field(default="", compare=False)
    """The language in which the chapter's people write, or empty."""
