"""Minutes on their way to the sealed record: corrected, approved, signed, handed out, annexed."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from models.commands.agenda import state_of
from models.commands.found import clean, connection_of, found, required
from models.commands.meetings import approve_minutes, approve_silently
from models.errors import Missing
from models.queries.minutes import Minutes
from models.queries.minutes_of import minutes_of
from models.queries.minutes_standing import IssueRow, issues
from models.reader import Reader
from models.rules.agenda import Topic
from models.rules.decisions import Method
from models.rules.declaring import Outcome
from models.rules.holding import Who
from models.rules.meetings import require_later, require_running
from models.rules.minutes import (
    CorrectionState,
    MinutesState,
    next_version,
    require_approved,
    require_settled,
    require_unapproved,
)
from models.tables import AgendaItem, Correction, Decision, Meeting, MinutesIssue, MinutesSignature


def raise_correction(session: Session, *, meeting_id: str, who: Who, place: str, text: str, on: date) -> str:
    """Take down what somebody would have put right; returns its id. Raises `Missing`.

    Also after the approval: then it waits for a later meeting to minute it.
    """
    found(session, Meeting, meeting_id)
    text = required("text", text)
    raised = Correction(
        meeting_id=meeting_id,
        person_id=who.person_id or None,
        name=clean(who.name),
        place=clean(place),
        text=text,
        state=CorrectionState.RAISED,
        raised_on=on,
    )
    session.add(raised)
    return raised.id


def answer_correction(session: Session, *, correction_id: str, state: str) -> None:
    """Accept or decline a correction, or leave it open again. Raises `AlreadyApproved`."""
    correction = found(session, Correction, correction_id)
    require_unapproved(_standing(session, correction.meeting_id or ""))
    correction.state = CorrectionState(state)


def take_back_correction(session: Session, *, correction_id: str) -> None:
    """It was noted by mistake. Raises `AlreadyApproved` once it is part of the record."""
    correction = found(session, Correction, correction_id)
    if correction.state != CorrectionState.RAISED:
        require_unapproved(_standing(session, correction.meeting_id or ""))
    correction.removed = True


def approve(session: Session, *, meeting_id: str, at_meeting_id: str, on: date, at: datetime) -> str:
    """Approve the minutes at a later, running meeting, with the corrections accepted; for good. Returns the id.

    Raises `CorrectionsOpen`, `WrongState`, `NotLater`.
    """
    approval = approve_minutes(
        session,
        meeting_id=meeting_id,
        at_meeting_id=at_meeting_id,
        on=on,
        corrections=_agreed(session, meeting_id),
        fingerprint=_minutes(session, meeting_id).fingerprint,
    )
    for asked in still_asked(session, meeting_id):
        asked.outcome, asked.declared_at = Outcome.CARRIED_OVER, at  # nobody's silence is waited for any more
    session.flush()
    issue(session, meeting_id=meeting_id, at=at)
    return approval


def approve_outside(session: Session, *, meeting_id: str, on: date, at: datetime) -> str:
    """Approve minutes at no meeting, by the silence of those who attended; for good. Returns the id.

    Raises `CorrectionsOpen`, `WrongState`.
    """
    approval = approve_silently(
        session,
        meeting_id=meeting_id,
        on=on,
        corrections=_agreed(session, meeting_id),
        fingerprint=_minutes(session, meeting_id).fingerprint,
    )
    session.flush()
    issue(session, meeting_id=meeting_id, at=at)
    return approval


def still_asked(session: Session, meeting_id: str) -> list[Decision]:
    """The open proposals to approve minutes by the silence of those who attended."""
    query = (
        select(Decision)
        .join(AgendaItem, col(AgendaItem.id) == col(Decision.item_id))
        .where(AgendaItem.topic == Topic.MINUTES, AgendaItem.about_id == meeting_id)
        .where(col(AgendaItem.meeting_id).is_(None), col(AgendaItem.removed).is_not(True))
        .where(col(Decision.removed).is_not(True), Decision.method == Method.LAZY_CONSENSUS)
    )
    return [each for each in session.exec(query) if not each.outcome]


def sign(session: Session, *, meeting_id: str, who: Who, on: date, at: datetime) -> str:
    """Write down who signed the approved minutes, in ink, and when. Raises `NotApproved`, `Missing`."""
    minutes = _minutes(session, meeting_id)
    require_approved(MinutesState(minutes.state))
    if not clean(who.name) and not who.person_id:
        raise Missing("name")
    signature = MinutesSignature(
        meeting_id=meeting_id,
        person_id=who.person_id or None,
        name=clean(who.name),
        signed_on=on,
        fingerprint=minutes.sealed,
    )
    session.add(signature)
    session.flush()
    issue(session, meeting_id=meeting_id, at=at)
    return signature.id


def annex(session: Session, *, correction_id: str, at_meeting_id: str, at: datetime) -> None:
    """Minute an error, found in approved minutes, at a later running meeting: it is annexed, nothing is un-approved.

    Raises `NotApproved`, `WrongState`, `NotLater`.
    """
    correction = found(session, Correction, correction_id)
    meeting_id = correction.meeting_id or ""
    require_approved(_standing(session, meeting_id))
    held, later = found(session, Meeting, meeting_id), found(session, Meeting, at_meeting_id)
    require_running(state_of(later))
    if held.starts and later.starts:
        require_later(held.starts, later.starts)
    correction.state, correction.at_meeting_id = CorrectionState.ANNEX, at_meeting_id
    session.flush()
    issue(session, meeting_id=meeting_id, at=at)


def issue(session: Session, *, meeting_id: str, at: datetime, confidential: bool = False) -> int:
    """Note that the minutes are handed out as they stand; returns the number of that issue.

    What was handed out before in the same words and the same state keeps its number.
    """
    minutes = _minutes(session, meeting_id, confidential=confidential)
    state = _issue_state(minutes)
    known = [row for row in issues(_reader(session), meeting_id) if row.confidential == confidential]
    version = next_version([_as_told(row) for row in known], state, minutes.fingerprint)
    if version is None:
        return known[-1].version
    session.add(
        MinutesIssue(
            meeting_id=meeting_id,
            version=version,
            state=state,
            fingerprint=minutes.fingerprint,
            confidential=confidential,
            at=at,
        )
    )
    return version


def _issue_state(minutes: Minutes) -> str:
    if minutes.annex:
        return "annex"
    state = MinutesState(minutes.state)
    if not state.is_approved:
        return str(MinutesState.DRAFT)
    return str(MinutesState.SIGNED if minutes.signed else MinutesState.APPROVED)


def _as_told(row: IssueRow) -> tuple[int, str, str]:
    return row.version, row.state, row.fingerprint


def _minutes(session: Session, meeting_id: str, *, confidential: bool = False) -> Minutes:
    return minutes_of(_reader(session), meeting_id, confidential=confidential)


def _standing(session: Session, meeting_id: str) -> MinutesState:
    return MinutesState(_minutes(session, meeting_id).state)


def _reader(session: Session) -> Reader:
    return Reader(connection_of(session))


def _corrections(session: Session, meeting_id: str) -> list[Correction]:
    query = select(Correction).where(Correction.meeting_id == meeting_id, col(Correction.removed).is_not(True))
    return list(session.exec(query.order_by(col(Correction.id))))


def _agreed(session: Session, meeting_id: str) -> str:
    """The corrections accepted, a line each. Raises `CorrectionsOpen`."""
    rows = _corrections(session, meeting_id)
    require_settled([row.state for row in rows])
    return "\n".join(_line(row) for row in rows if row.state == CorrectionState.ACCEPTED)


def _line(row: Correction) -> str:
    return f"{row.place}: {row.text}" if row.place else row.text
