"""The minutes of one meeting, frozen into a tree of plain values that a paper can print."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Attendee:
    """One person in the room: `capacity` in the group's words, times only where known (aware, UTC)."""

    name: str
    capacity: str
    arrived: datetime | None
    left: datetime | None


@dataclass(frozen=True)
class Declaration:
    """An interest somebody declared, and what was done about it."""

    name: str
    item: str
    nature: str
    handling: str


@dataclass(frozen=True)
class MinutedStance:
    """What one person said to a proposal."""

    name: str
    stance: str
    reason: str


@dataclass(frozen=True)
class MinutedDecision:
    """A decision as it will be printed; `counts` pairs each stance with its number of people."""

    number: str
    text: str
    method: str
    outcome: str
    computed: str
    difference: str
    reasons: str
    counts: tuple[tuple[str, int], ...]
    stances: tuple[MinutedStance, ...]
    present: int | None
    deciders: int | None
    review_on: date | None


@dataclass(frozen=True)
class MinutedAction:
    """Something somebody agreed to do."""

    text: str
    owner: str
    due: date | None
    done: date | None


@dataclass(frozen=True)
class MinutedItem:
    """One item of the agenda; `notes` are Markdown as typed."""

    number: int
    title: str
    owner: str
    purpose: str
    minutes: int | None
    notes: str
    decisions: tuple[MinutedDecision, ...]
    actions: tuple[MinutedAction, ...]


@dataclass(frozen=True)
class QuorumStatement:
    """How many were needed and how many there were; `need` is None where the group has no quorum rule."""

    need: int | None
    deciders: int
    met: bool


@dataclass(frozen=True)
class Approved:
    """Where and when the minutes were approved, with the corrections agreed then."""

    meeting: str
    on: date
    corrections: str


@dataclass(frozen=True)
class EarlierMinutes:
    """The minutes of an earlier meeting, approved at this one, with the corrections agreed."""

    title: str
    held_on: date | None
    corrections: str


@dataclass(frozen=True)
class Minutes:
    """Everything the minutes say; `fingerprint` is SHA-256 (64 hex digits) over this data without itself."""

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
