"""What became of minutes: corrections, issues handed out, signatures, and where that leaves them."""

from dataclasses import dataclass
from datetime import date, datetime

from models.queries.meetings import MeetingFacts
from models.queries.minutes import MinutedCorrection, Signed
from models.queries.moments import day, instant
from models.queries.room import written_name
from models.reader import Reader
from models.rules.london import day_of
from models.rules.minutes import CorrectionState, MinutesFacts, MinutesState, minutes_state


@dataclass(frozen=True)
class CorrectionRow:
    """One correction as it was raised: who, at which line, what; `at_meeting` minuted it, when it is an annex."""

    id: str
    person_id: str
    name: str
    place: str
    text: str
    state: str
    raised_on: date | None
    at_meeting_id: str
    at_meeting: str


@dataclass(frozen=True)
class IssueRow:
    """Minutes as they were handed out once."""

    version: int
    state: str
    fingerprint: str
    confidential: bool
    at: datetime | None


_CORRECTIONS = f"""SELECT c.id, coalesce(c.person_id, ''), {written_name("p", "c.name")}, coalesce(c.place, ''),
    coalesce(c.text, ''), coalesce(c.state, ''), c.raised_on, coalesce(c.at_meeting_id, ''), coalesce(m.title, ''),
    m.starts
    FROM correction AS c LEFT JOIN person AS p ON p.id = c.person_id LEFT JOIN meeting AS m ON m.id = c.at_meeting_id
    WHERE c.meeting_id = :meeting AND NOT c.removed ORDER BY c.id"""
_ISSUES = """SELECT coalesce(version, 1), coalesce(state, ''), coalesce(fingerprint, ''), coalesce(confidential, 0), at
    FROM minutes_issue WHERE meeting_id = :meeting AND NOT removed ORDER BY version, at, id"""
_SIGNED = f"""SELECT {written_name("p", "s.name")}, s.signed_on, coalesce(s.fingerprint, '')
    FROM minutes_signature AS s LEFT JOIN person AS p ON p.id = s.person_id
    WHERE s.meeting_id = :meeting AND NOT s.removed AND s.signed_on <> '' ORDER BY s.signed_on, s.id"""


def corrections(reader: Reader, meeting_id: str) -> list[CorrectionRow]:
    """Every correction to the minutes of a meeting, in the order they were raised."""
    return [row for row, _held in _corrections(reader, meeting_id)]


def agreed_of(reader: Reader, meeting_id: str) -> tuple[MinutedCorrection, ...]:
    """The corrections taken in by the approval."""
    rows = corrections(reader, meeting_id)
    return tuple(MinutedCorrection(row.place, row.text) for row in rows if row.state == CorrectionState.ACCEPTED)


def annex_of(reader: Reader, meeting_id: str) -> tuple[MinutedCorrection, ...]:
    """The errors found after the approval, with the later meeting that minuted each."""
    rows = _corrections(reader, meeting_id)
    return tuple(
        MinutedCorrection(row.place, row.text, "", row.at_meeting, day_of(held) if held else None)
        for row, held in rows
        if row.state == CorrectionState.ANNEX
    )


def issues(reader: Reader, meeting_id: str) -> list[IssueRow]:
    """Every issue of the minutes that was handed out, and of their annex, in order."""
    return reader.rows(_issue, _ISSUES, meeting=meeting_id)


def version_of(reader: Reader, meeting_id: str, *, confidential: bool = False) -> int:
    """The number of the last issue; 1 before anything was handed out."""
    known = [row.version for row in issues(reader, meeting_id) if row.confidential == confidential]
    return max(known, default=1)


def signed_of(reader: Reader, meeting_id: str) -> tuple[Signed, ...]:
    """Who signed the minutes, first to last."""
    return tuple(reader.rows(_signature, _SIGNED, meeting=meeting_id))


def standing_of(reader: Reader, facts: MeetingFacts, says: str) -> MinutesState:
    """Where minutes stand that say what has this fingerprint today, without their annex."""
    known = MinutesFacts(
        meeting=facts.state,
        corrections=len(corrections(reader, facts.id)),
        approved=bool(facts.approvals),
        signed=tuple(each.fingerprint for each in signed_of(reader, facts.id)),
        says=says,
    )
    return minutes_state(known)


def _corrections(reader: Reader, meeting_id: str) -> list[tuple[CorrectionRow, datetime | None]]:
    return reader.rows(_correction, _CORRECTIONS, meeting=meeting_id)


def _correction(*row: str) -> tuple[CorrectionRow, datetime | None]:
    id, person_id, name, place, text, state, raised_on, at_id, at, held = row
    return CorrectionRow(id, person_id, name, place, text, state, day(raised_on), at_id, at), instant(held)


def _issue(version: int, state: str, fingerprint: str, confidential: int, at: str | None) -> IssueRow:
    return IssueRow(version, state, fingerprint, bool(confidential), instant(at))


def _signature(name: str, signed_on: str, fingerprint: str) -> Signed:
    return Signed(name, date.fromisoformat(signed_on), fingerprint)
