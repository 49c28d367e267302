"""Meetings from plan to approval: planned, opened, closed, opened again, approved."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.commands.agenda import (
    add_item,
    add_items,
    add_note,
    agenda_of,
    carry_all,
    carry_over,
    change_item,
    go_to_item,
    move_item,
    pause,
    remove_item,
    set_owner,
    state_of,
    write_notes,
)
from models.commands.attendance import (
    change_interest,
    correct,
    declare_interest,
    everybody_came,
    excuse,
    expect,
    sign_in,
    sign_out,
    strike,
    withdraw_interest,
)
from models.commands.found import clean, connection_of, found, required
from models.commands.notice import changed_invitation
from models.commands.planning import (
    add_paper,
    add_to_backlog,
    move_time,
    put_back,
    remove_paper,
    set_closes,
    set_expected,
    set_kind,
    take_from_backlog,
    take_quorum,
)
from models.errors import Missing, NotFound
from models.rules.holding import BrokenRule, HasDecisions, Who
from models.rules.london import EndsTooSoon, wall
from models.rules.meetings import (
    MeetingState,
    require_closed,
    require_later,
    require_planned,
    require_running,
)
from models.rules.quorum import QuorumKind, rule_of
from models.rules.starting_agenda import DraftItem
from models.sealing import require_unsealed
from models.tables import Approval, Decision, Meeting

__all__ = [
    "add_item", "add_items", "add_note", "add_paper", "add_to_backlog", "approve_minutes", "approve_silently",
    "carry_over", "change",
    "change_interest", "change_item", "close", "correct", "declare_interest", "everybody_came", "excuse", "expect",
    "go_to_item", "move_item", "open_meeting", "pause", "plan", "put_back", "remove_item", "remove_paper", "reopen",
    "reschedule", "restore", "set_closes", "set_expected", "set_kind", "set_owner", "set_quorum", "set_role",
    "sign_in", "sign_out", "strike", "take_from_backlog", "to_bin", "withdraw_interest", "write_notes",
]  # fmt: skip


def plan(
    session: Session,
    *,
    title: str,
    starts: datetime,
    ends: datetime | None = None,
    kind: str = "",
    closes: datetime | None = None,
    place: str = "",
    agenda: Iterable[DraftItem] = (),
    expected: Iterable[Who] = (),
) -> str:
    """Plan a meeting under the quorum of its kind. Raises `Missing`, `EndsTooSoon`."""
    title = required("title", title)
    for end in (ends, closes):
        _require_span(starts, end)
    meeting = Meeting(
        title=title,
        kind=clean(kind),
        starts=starts,
        ends=ends,
        closes=closes,
        place=clean(place),
        state=MeetingState.PLANNED,
    )
    take_quorum(session, meeting)
    session.add(meeting)
    session.flush()
    add_items(session, meeting_id=meeting.id, drafts=agenda)
    expect(session, meeting_id=meeting.id, people=expected)
    return meeting.id


def change(session: Session, *, meeting_id: str, field: str, value: str) -> None:
    """Set title, kind, place or next_meeting; calendars hear of a new place. Raises `Missing`, `Sealed`."""
    meeting = _unsealed(session, meeting_id)
    if field not in ("title", "kind", "place", "next_meeting"):
        raise NotFound("meeting", field)
    kept = clean(value)
    if field == "title" and not kept:
        raise Missing("title")
    if field in ("title", "place") and kept != getattr(meeting, field):
        changed_invitation(session, meeting_id=meeting_id)
    setattr(meeting, field, kept)


def reschedule(session: Session, *, meeting_id: str, starts: datetime, ends: datetime | None) -> None:
    """Set when the meeting should begin and end; its room closes as much later. Raises `EndsTooSoon`, `Sealed`."""
    _require_span(starts, ends)
    _unsealed(session, meeting_id)
    move_time(session, meeting_id=meeting_id, starts=starts, ends=ends)


def set_role(session: Session, *, meeting_id: str, role: str, who: Who | None) -> None:
    """Say who is facilitator or note_taker; None clears it. Raises `Sealed`."""
    meeting = _unsealed(session, meeting_id)
    if role not in ("facilitator", "note_taker"):
        raise NotFound("meeting", role)
    setattr(meeting, f"{role}_id", (who.person_id or None) if who else None)
    setattr(meeting, role, clean(who.name) if who else "")


def set_quorum(session: Session, *, meeting_id: str, kind: str, count: int | None = None, share: str = "") -> None:
    """Give the meeting a quorum of its own; `share` is written "1/3". Raises `BrokenRule`, `Sealed`."""
    meeting = _unsealed(session, meeting_id)
    num, _, den = share.partition("/")
    parts = (int(num), int(den)) if num.isdigit() and den.isdigit() else (None, None)
    if rule_of(kind, count, *parts).kind is QuorumKind.UNREADABLE:
        raise BrokenRule(kind)
    meeting.quorum_kind, meeting.quorum_count = kind, count
    meeting.quorum_num, meeting.quorum_den = parts


def open_meeting(session: Session, *, meeting_id: str, at: datetime) -> None:
    """Begin a planned meeting, with the first item of its agenda. Raises `WrongState`."""
    meeting = _unsealed(session, meeting_id)
    require_planned(state_of(meeting))
    meeting.state, meeting.opened_at, meeting.closed_at = MeetingState.RUNNING, at, None
    if items := agenda_of(session, meeting_id):
        go_to_item(session, meeting_id=meeting_id, item_id=items[0].id, at=at)


def close(
    session: Session,
    *,
    meeting_id: str,
    at: datetime,
    carry: Iterable[str] = (),
    to_meeting_id: str = "",
    assumed: str = "",
) -> None:
    """End a running meeting. Who is not known to have left stayed to the end, as did the present item.

    Items in `carry` go on the agenda of the meeting `to_meeting_id`; `assumed` says what nobody knew. Who wanted to
    speak is forgotten. Raises `WrongState`, `EndsTooSoon`.
    """
    meeting = _unsealed(session, meeting_id)
    require_running(state_of(meeting))
    _require_span(meeting.opened_at, at)
    meeting.state, meeting.closed_at, meeting.assumed = MeetingState.CLOSED, at, clean(assumed)
    if to_meeting_id:
        carry_all(session, item_ids=list(carry), to_meeting_id=to_meeting_id)
    connection_of(session).execute("DELETE FROM floor WHERE meeting = ?", (meeting_id,))


def reopen(session: Session, *, meeting_id: str) -> None:
    """Go on with a meeting that was closed, while its minutes are not approved. Raises `WrongState`, `Sealed`."""
    meeting = _unsealed(session, meeting_id)
    require_closed(state_of(meeting))
    meeting.state, meeting.closed_at = MeetingState.RUNNING, None


def approve_minutes(
    session: Session, *, meeting_id: str, at_meeting_id: str, on: date, corrections: str = "", fingerprint: str = ""
) -> str:
    """Approve the minutes of an earlier meeting at a running one, for good. Raises `WrongState`, `NotLater`."""
    meeting, approving = found(session, Meeting, meeting_id), found(session, Meeting, at_meeting_id)
    require_closed(state_of(meeting))
    require_running(state_of(approving))
    if meeting.starts and approving.starts:
        require_later(meeting.starts, approving.starts)
    return _approved(session, meeting, Approval(at_meeting_id=at_meeting_id, approved_on=on), corrections, fingerprint)


def approve_silently(
    session: Session, *, meeting_id: str, on: date, corrections: str = "", fingerprint: str = ""
) -> str:
    """Approve minutes at no meeting: those who attended were told, and are silent. Raises `WrongState`."""
    meeting = found(session, Meeting, meeting_id)
    require_closed(state_of(meeting))
    return _approved(session, meeting, Approval(approved_on=on), corrections, fingerprint)


def to_bin(session: Session, *, meeting_id: str) -> None:
    """Put a meeting away. Raises `HasDecisions`, `Sealed`."""
    meeting = _unsealed(session, meeting_id)
    made = select(Decision.id).where(
        Decision.meeting_id == meeting_id, col(Decision.outcome) != "", col(Decision.removed).is_not(True)
    )
    if decisions := session.exec(made).all():
        raise HasDecisions(meeting.title, len(decisions))
    meeting.removed = True
    changed_invitation(session, meeting_id=meeting_id)


def restore(session: Session, *, meeting_id: str) -> None:
    """Take a meeting back out of the bin."""
    found(session, Meeting, meeting_id).removed = False
    changed_invitation(session, meeting_id=meeting_id)


def _approved(session: Session, meeting: Meeting, approval: Approval, corrections: str, fingerprint: str) -> str:
    approval.meeting_id, approval.corrections, approval.fingerprint = meeting.id, clean(corrections), fingerprint
    session.add(approval)
    meeting.state = MeetingState.APPROVED
    return approval.id


def _unsealed(session: Session, meeting_id: str) -> Meeting:
    require_unsealed(connection_of(session), {("meeting", meeting_id)})
    return found(session, Meeting, meeting_id)


def _require_span(start: datetime | None, end: datetime | None) -> None:
    if start is not None and end is not None and end <= start:
        raise EndsTooSoon(start=wall(start), end=wall(end))
