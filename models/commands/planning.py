"""Before a meeting: its kind, the room, who is expected, the backlog, and the papers of an item."""

import re
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import insert
from sqlmodel import Session, col, select

from models.commands.agenda import add_items, agenda_of, made_of, open_item, state_of
from models.commands.found import clean, connection_of, found, required
from models.commands.notice import changed_invitation
from models.errors import NotFound
from models.ids import new_id
from models.queries import kinds
from models.reader import Reader
from models.rules.agenda import Topic
from models.rules.holding import Who
from models.rules.london import EndsTooSoon, wall
from models.rules.meetings import MeetingState, Part, require_unsealed
from models.rules.quorum import QuorumKind
from models.rules.starting_agenda import DraftItem
from models.sealing import require_unsealed as require_open
from models.tables import Attendance, Decision, Meeting, Paper

_LINK = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_FILE = re.compile(r".+\.[a-z0-9]{2,5}", re.IGNORECASE)


def set_kind(session: Session, *, meeting_id: str, kind: str) -> None:
    """Make it a meeting of this kind; until it begins it takes the quorum of its kind. Raises `Sealed`."""
    require_open(connection_of(session), {("meeting", meeting_id)})
    meeting = found(session, Meeting, meeting_id)
    meeting.kind = clean(kind)
    if state_of(meeting) is MeetingState.PLANNED:
        take_quorum(session, meeting)


def take_quorum(session: Session, meeting: Meeting) -> None:
    """Give a meeting the quorum of its kind."""
    quorum = kinds.kind(Reader(connection_of(session)), meeting.kind).quorum
    meeting.quorum_kind = "" if quorum.kind is QuorumKind.NONE else str(quorum.kind)
    meeting.quorum_count = quorum.count or None
    share = quorum.fraction
    meeting.quorum_num, meeting.quorum_den = (share.numerator, share.denominator) if share else (None, None)


def set_closes(session: Session, *, meeting_id: str, closes: datetime | None) -> None:
    """Say when the room must be left. Raises `EndsTooSoon`, `Sealed`."""
    require_open(connection_of(session), {("meeting", meeting_id)})
    meeting = found(session, Meeting, meeting_id)
    if closes and meeting.starts and closes <= meeting.starts:
        raise EndsTooSoon(start=wall(meeting.starts), end=wall(closes))
    meeting.closes = closes


def set_expected(session: Session, *, meeting_id: str, people: Iterable[Who]) -> None:
    """Expect exactly these, besides those who came already or sent apologies."""
    require_unsealed(state_of(found(session, Meeting, meeting_id)), Part.ATTENDANCE)
    wanted = {_key(who.person_id, who.name): who for who in people}
    query = select(Attendance).where(Attendance.meeting_id == meeting_id, col(Attendance.removed).is_not(True))
    there = {_key(stay.person_id, stay.name): stay for stay in session.exec(query)}
    for key, stay in there.items():
        if stay.part == "expected" and key not in wanted:
            stay.removed = True
    fresh = [_expected(meeting_id, who) for key, who in wanted.items() if key and key not in there]
    if fresh:
        session.execute(insert(Attendance), fresh)  # everybody on a long roll at once


def _expected(meeting_id: str, who: Who) -> dict[str, str | None]:
    facts = {"id": new_id(), "meeting_id": meeting_id, "part": "expected"}
    return {**facts, "person_id": who.person_id or None, "name": clean(who.name)}


def add_to_backlog(session: Session, *, draft: DraftItem) -> str:
    """Keep an item until a meeting has room for it. Raises `Missing`."""
    item = made_of(draft)
    session.add(item)
    return item.id


def take_from_backlog(session: Session, *, item_id: str, meeting_id: str) -> str:
    """Put an item that waits on the agenda of a meeting. Raises `MeetingSealed`, `NotFound`."""
    draft = DraftItem(topic=Topic.BACKLOG, about_id=item_id)
    return add_items(session, meeting_id=meeting_id, drafts=[draft])[0]


def put_back(session: Session, *, item_id: str) -> str:
    """Put an item into the backlog; one that was talked about stays, and what waits carries it on. Raises `Sealed`."""
    item = open_item(session, item_id)
    spoken = item.started_at is not None or bool((item.notes or "").strip())
    if spoken or session.exec(select(Decision.id).where(Decision.item_id == item_id)).first():
        title, owner = item.title, (item.owner_id or "", item.owner)
        return add_to_backlog(session, draft=DraftItem(title, item.minutes, item.purpose, "carried", item_id, *owner))
    meeting_id = item.meeting_id or ""
    item.meeting_id, item.position = None, None
    session.flush()
    for position, each in enumerate(agenda_of(session, meeting_id), start=1):
        if each.position != position:
            each.position = position
    return item_id


def add_paper(session: Session, *, item_id: str, words: str, note: str = "") -> str:
    """Name a paper for an item: a file by its name, a link, or words. Raises `Missing`, `Sealed`."""
    item = open_item(session, item_id)
    name = required("name", words)
    there = session.exec(select(Paper).where(Paper.item_id == item.id, col(Paper.removed).is_not(True))).all()
    kind = "link" if _LINK.fullmatch(name) else "file" if _FILE.fullmatch(name) else "text"
    paper = Paper(item_id=item.id, position=len(there) + 1, name=name, kind=kind, note=clean(note))
    session.add(paper)
    return paper.id


def remove_paper(session: Session, *, paper_id: str) -> None:
    """Take a paper off its item. Raises `Sealed`."""
    paper = found(session, Paper, paper_id)
    if paper.content:
        raise NotFound("paper", paper_id)
    open_item(session, paper.item_id or "")
    paper.removed = True


def move_time(session: Session, *, meeting_id: str, starts: datetime, ends: datetime | None) -> None:
    """Set when a meeting begins and ends; what people have in their calendars is out of date then."""
    meeting = found(session, Meeting, meeting_id)
    if (meeting.starts, meeting.ends) == (starts, ends):
        return
    if meeting.closes and meeting.starts:
        meeting.closes += starts - meeting.starts
    meeting.starts, meeting.ends = starts, ends
    changed_invitation(session, meeting_id=meeting_id)


def _key(person_id: str | None, name: str | None) -> str:
    return person_id or clean(name or "").casefold()
