"""The agenda of a meeting: what is on it, in which order, and how the meeting goes through it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.commands.carrying import bring_proposals
from models.commands.found import clean, connection_of, found, required
from models.errors import Missing, NotFound
from models.rules.agenda import Topic
from models.rules.holding import ItemInUse
from models.rules.meetings import MeetingState, Part, require_running, require_unsealed
from models.rules.starting_agenda import EVERY_TIME, OTHER_BUSINESS, STANDING, DraftItem, place_for_more
from models.sealing import require_unsealed as require_open
from models.tables import AgendaItem, Decision, Meeting


def state_of(meeting: Meeting) -> MeetingState:
    """Where a meeting stands; one that arrived without a state is planned."""
    return MeetingState(meeting.state or MeetingState.PLANNED)


def add_item(session: Session, *, meeting_id: str, draft: DraftItem, at_place: int | None = None) -> str:
    """Put an item on the agenda: before it ends, or at a place counted from nought. Raises `Missing`, `MeetingSealed`.

    A draft from the backlog is taken out of it; one that an earlier meeting left over brings its proposals along.
    """
    (item_id,) = add_items(session, meeting_id=meeting_id, drafts=[draft])
    if at_place is not None:
        move_item(session, item_id=item_id, to=at_place)
    return item_id


def add_items(session: Session, *, meeting_id: str, drafts: Iterable[DraftItem]) -> list[str]:
    """Put several items on the agenda, before any other business, the close and after what is being talked about.

    Of what comes up while the meeting is running nobody was told beforehand.
    """
    meeting = found(session, Meeting, meeting_id)
    require_unsealed(state_of(meeting), Part.AGENDA)
    there, late = agenda_of(session, meeting_id), state_of(meeting) is MeetingState.RUNNING
    place = place_for_more([item.topic for item in there], after=_taken_up(meeting, there))
    added: list[AgendaItem] = []
    for draft in drafts:
        item = _of_backlog(session, draft) or made_of(draft)
        item.meeting_id, item.late = meeting_id, late
        session.add(item)
        added.append(item)
    _number([*there[:place], *added, *there[place:]])
    bringing = _with_proposals(session, [item.about_id for item in added if item.about_id])
    for item in added:
        if item.topic != Topic.CARRIED or item.about_id in bringing:
            bring_proposals(session, item)
    return [item.id for item in added]


def change_item(session: Session, *, item_id: str, field: str, value: Any) -> None:
    """Set title, purpose, minutes, confidential or unannounced. Raises `Missing`, `Sealed`.

    `unannounced` says that it is any other business; what brought itself in cannot be. Raises `NotFound`.
    """
    item = open_item(session, item_id)
    if field == "unannounced" and item.topic in ("", *EVERY_TIME):
        item.topic = OTHER_BUSINESS if value else STANDING
        return
    kept = clean(value) if isinstance(value, str) else value
    if field == "title" and not kept:
        raise Missing("title")
    if field not in ("title", "purpose", "minutes", "confidential"):
        raise NotFound("agenda_item", field)
    setattr(item, field, kept)


def set_owner(session: Session, *, item_id: str, person_id: str | None = None, name: str = "") -> None:
    """Say who brings the item, a member or a name as written."""
    item = open_item(session, item_id)
    item.owner_id, item.owner = person_id or None, clean(name)


def move_item(session: Session, *, item_id: str, to: int) -> None:
    """Take an item to another place, counted from nought."""
    item = open_item(session, item_id)
    there = agenda_of(session, item.meeting_id or "")
    there.remove(item)
    there.insert(max(0, to), item)
    _number(there)


def remove_item(session: Session, *, item_id: str) -> None:
    """Take an item off the agenda. Raises `ItemInUse`, `Sealed`."""
    item = open_item(session, item_id)
    query = select(Decision.id).where(Decision.item_id == item_id, col(Decision.removed).is_not(True))
    if used := session.exec(query).all():
        raise ItemInUse(item.title, len(used))
    item.removed = True
    meeting = session.get(Meeting, item.meeting_id) if item.meeting_id else None
    if meeting and meeting.current_item_id == item_id:
        meeting.current_item_id = None


def carry_over(session: Session, *, item_id: str, to_meeting_id: str) -> str:
    """Put an item of one meeting on the agenda of a later one; what was said stays where it was said."""
    return carry_all(session, item_ids=[item_id], to_meeting_id=to_meeting_id)[0]


def carry_all(session: Session, *, item_ids: Sequence[str], to_meeting_id: str) -> list[str]:
    """The same for many; returns what they are there, each once."""
    carried = {item.about_id: item.id for item in agenda_of(session, to_meeting_id) if item.topic == Topic.CARRIED}
    fresh = _found_all(session, [id for id in dict.fromkeys(item_ids) if id not in carried])
    drafts = [
        DraftItem(item.title, item.minutes, item.purpose, "carried", item.id, item.owner_id or "", item.owner)
        for item in fresh
    ]
    added = add_items(session, meeting_id=to_meeting_id, drafts=drafts) if drafts else []
    carried |= dict(zip([item.id for item in fresh], added, strict=True))
    return [carried[id] for id in item_ids]


def go_to_item(session: Session, *, meeting_id: str, item_id: str, at: datetime) -> None:
    """Turn to an item: the one before ends. An item gone back to counts on from the time it has had."""
    meeting = found(session, Meeting, meeting_id)
    require_running(state_of(meeting))
    if meeting.current_item_id and meeting.current_item_id != item_id:
        pause(session, meeting_id=meeting_id, at=at)
    item = open_item(session, item_id)
    if item.ended_at and item.started_at:
        item.started_at = at - (item.ended_at - item.started_at)
    item.started_at = item.started_at or at
    item.ended_at = None
    meeting.current_item_id = item_id


def pause(session: Session, *, meeting_id: str, at: datetime) -> None:
    """Stop the clock of the present item, which stays the present one; going to it again goes on."""
    meeting = found(session, Meeting, meeting_id)
    require_running(state_of(meeting))
    item = session.get(AgendaItem, meeting.current_item_id) if meeting.current_item_id else None
    if item and item.ended_at is None:
        item.ended_at = at


def write_notes(session: Session, *, item_id: str, text: str) -> None:
    """Keep the notes of an item exactly as they stand in its field. Raises `Sealed`."""
    item = open_item(session, item_id)
    item.notes = text.replace("\x00", "")


def add_note(session: Session, *, item_id: str, text: str) -> None:
    """Add a line of its own to the notes of an item. Raises `Missing`, `Sealed`."""
    item = open_item(session, item_id)
    line = required("notes", text)
    item.notes = f"{(item.notes or '').rstrip()}\n\n{line}".lstrip()


def agenda_of(session: Session, meeting_id: str) -> list[AgendaItem]:
    """The items of a meeting in their order."""
    query = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id, col(AgendaItem.removed).is_not(True))
    return sorted(session.exec(query), key=lambda item: (item.position is None, item.position, item.id))


def made_of(draft: DraftItem) -> AgendaItem:
    """A record of an item about to be put somewhere. Raises `Missing`."""
    return AgendaItem(
        title=required("title", draft.title),
        purpose=draft.purpose,
        minutes=draft.minutes,
        topic=draft.topic,
        about_id=draft.about_id or None,
        owner_id=draft.owner_id or None,
        owner=clean(draft.owner),
    )


def open_item(session: Session, item_id: str) -> AgendaItem:
    """An item that may still change. Raises `Sealed`."""
    require_open(connection_of(session), {("agenda_item", item_id)})
    return found(session, AgendaItem, item_id)


def _of_backlog(session: Session, draft: DraftItem) -> AgendaItem | None:
    """The item a draft stands for, while nobody else has taken it."""
    if draft.topic != Topic.BACKLOG:
        return None
    item = found(session, AgendaItem, draft.about_id)
    if item.meeting_id or item.removed:
        raise NotFound("agenda_item", item.id)
    return item


def _found_all(session: Session, ids: Sequence[str]) -> list[AgendaItem]:
    """The items with these ids, asked for together. Raises `NotFound`."""
    known = {item.id: item for item in session.exec(select(AgendaItem).where(col(AgendaItem.id).in_(ids)))}
    return [known.get(id) or found(session, AgendaItem, id) for id in ids]


def _with_proposals(session: Session, item_ids: Sequence[str]) -> frozenset[str | None]:
    """Those of these items about which anything was proposed."""
    if not item_ids:
        return frozenset()
    proposed = select(Decision.item_id).where(col(Decision.item_id).in_(item_ids), col(Decision.removed).is_not(True))
    return frozenset(session.exec(proposed))


def _taken_up(meeting: Meeting, items: Sequence[AgendaItem]) -> int:
    """How many items of the agenda a running meeting has begun, or passed over."""
    begun = [
        place for place, item in enumerate(items, start=1) if item.started_at or item.id == meeting.current_item_id
    ]
    return max(begun, default=0)


def _number(items: list[AgendaItem]) -> None:
    for position, item in enumerate(items, start=1):
        if item.position != position:
            item.position = position
