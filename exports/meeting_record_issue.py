"""What a printed paper adds to the record of its meeting: which issue of the minutes it is, and how it was printed."""

from datetime import date

from pydantic import Field

from models.rules.meeting_record import MeetingRecord
from models.rules.record_parts import Count, Line, Part, Text

HEX = r"^[0-9a-f]{64}$"


class ApprovedThen(Part):
    """Where and when the minutes were approved, with the corrections agreed then."""

    meeting: Line = ""
    on: date
    corrections: Text = ""


class CorrectedThen(Part):
    """Something put right; `at` is the later meeting that minuted it, when it did."""

    place: Text = ""
    text: Text = ""
    name: Line = ""
    at: Line = ""
    on: date | None = None


class SignedThen(Part):
    """Who signed, in ink, and the fingerprint of what they signed."""

    name: Line = ""
    on: date
    fingerprint: Line = ""


class EarlierThen(Part):
    """Minutes of an earlier meeting that were approved at this one."""

    title: Line = ""
    held_on: date | None = None
    corrections: Text = ""


class CountsThen(Part):
    """Counts under words that have spaces in them; `item` 0 is what was decided elsewhere."""

    item: Count
    decision: Count
    counts: tuple[tuple[Line, Count], ...] = Field(max_length=1_000)


class Issue(Part):
    """One printed issue of the minutes.

    `fingerprint` is that of the minutes without the names of those who objected. `partly` says that the record does not
    hold all that the fingerprint was made of. `numbers` are the items' own, where the paper is the confidential annex.
    """

    meeting: str = Field(pattern=r"^[0-9a-f]{32}$")
    version: int = Field(ge=1, le=1_000_000)
    fingerprint: str = Field(pattern=HEX)
    sealed: str = Field(default="", pattern=r"^([0-9a-f]{64})?$")
    chapter: Line = ""
    state: Line = ""
    confidential: bool = False
    partly: bool = False
    program: Line
    printed: date | None = None
    size: int = Field(ge=6, le=40)
    language: Line = ""
    approved: ApprovedThen | None = None
    agreed: tuple[CorrectedThen, ...] = Field(default=(), max_length=5_000)
    annex: tuple[CorrectedThen, ...] = Field(default=(), max_length=5_000)
    signed: tuple[SignedThen, ...] = Field(default=(), max_length=1_000)
    earlier: tuple[EarlierThen, ...] = Field(default=(), max_length=1_000)
    numbers: tuple[Count, ...] = Field(default=(), max_length=1_000)
    counts: tuple[CountsThen, ...] = Field(default=(), max_length=1_000)


class PaperRecord(MeetingRecord):
    """The record of a meeting as a paper carries it."""

    issue: Issue | None = None
