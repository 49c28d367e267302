"""Takes a meeting recorded elsewhere into the chapter, closed and with draft minutes."""

from datetime import datetime, time

from sqlmodel import Session, SQLModel, col, select

from models.commands.found import clean
from models.commands.meeting_record_decisions import Place, add_decision, moment
from models.errors import AlreadyImported
from models.queries.minutes_newcomers import NEWCOMER
from models.rules.london import day_of, instant, wall
from models.rules.meeting_record import ActionTaken, Attended, ItemTaken, MeetingRecord
from models.rules.meetings import MeetingState
from models.rules.names import NameIndex, Names, linked, name_index
from models.rules.quorum import QuorumKind
from models.tables import Action, AgendaItem, Attendance, Interest, Meeting, Paper, Person, Reading


def import_record(session: Session, *, record: MeetingRecord, fingerprint: str) -> str:
    """Add the meeting with everything in it; returns its id.

    Names that are exactly one member's are linked; the others stay as written. Raises `AlreadyImported`,
    `EndsTooSoon`, and `NoSuchTime` for a time that the clocks leap over.
    """
    _require_new(session, fingerprint)
    meeting, people = _meeting(record, fingerprint), _people(session)
    meeting.facilitator_id = linked(people, meeting.facilitator)
    meeting.note_taker_id = linked(people, meeting.note_taker)
    session.add(meeting)
    session.add_all(_attendance(record, meeting.id, moment(record.starts), people))
    session.flush()
    items = [
        _add_item(session, meeting, (position, item), people)
        for position, item in enumerate(_with_times(record), start=1)
    ]
    session.add_all(_interests(record, meeting.id, items, people))
    session.add_all([_action(meeting, None, action, people) for action in record.matters_arising])
    elsewhere = Place(session, meeting.id, people, at=meeting.starts)
    for decision in record.elsewhere:
        add_decision(elsewhere, decision)
    return meeting.id


def _with_times(record: MeetingRecord) -> list[ItemTaken]:
    """The agenda; a record that says of no item when it was begun means that all of it was taken."""
    if any(item.started for item in record.agenda):
        return list(record.agenda)
    return [item.model_copy(update={"started": record.starts}) for item in record.agenda]


def _meeting(record: MeetingRecord, fingerprint: str) -> Meeting:
    """The meeting, closed; of its quorum the numbers as they were counted, `quorum_num` those who could decide."""
    need = record.quorum.need if record.quorum else None
    kind = QuorumKind.FIXED if need else QuorumKind.NONE
    return Meeting(
        title=clean(record.title),
        kind=clean(record.kind),
        starts=moment(record.starts),
        ends=moment(record.ends) if record.ends else None,
        place=clean(record.place),
        state=MeetingState.CLOSED,
        facilitator=clean(record.facilitator),
        note_taker=clean(record.note_taker),
        next_meeting=clean(record.next_meeting),
        assumed=clean(record.assumed),
        quorum_kind=kind if record.quorum else "",
        quorum_count=need,
        quorum_num=record.quorum.deciders if record.quorum else None,
        source=fingerprint,
    )


def _clock(text: str | None, starts: datetime) -> datetime | None:
    if not text:
        return None
    if len(text) > 8:
        return moment(text)
    return instant(datetime.combine(wall(starts).date(), time.fromisoformat(text)))


def _require_new(session: Session, fingerprint: str) -> None:
    known = select(Meeting).where(Meeting.source == fingerprint, col(Meeting.removed).is_not(True))
    if meeting := session.exec(known).first():
        raise AlreadyImported(meeting.title, meeting.id)


def _people(session: Session) -> NameIndex:
    everybody = session.exec(select(Person).where(col(Person.removed).is_not(True)))
    return name_index(
        (person.id, Names(person.given_name, person.family_name, person.known_as, person.honorific))
        for person in everybody
    )


def _attendance(record: MeetingRecord, meeting_id: str, starts: datetime, people: NameIndex) -> list[SQLModel]:
    def noted(name: str, part: str) -> Attendance:
        return Attendance(meeting_id=meeting_id, person_id=linked(people, name), name=clean(name), part=part)

    def stays_of(person: Attended, part: str) -> list[Attendance]:
        """One stay, or several where somebody was away in between."""
        came = [person.arrived, *(away.back for away in person.away)]
        left = [*(away.left for away in person.away), person.left]
        stays = [noted(person.name, part) for _ in came]
        for stay, arrived, gone in zip(stays, came, left, strict=True):
            stay.capacity, stay.remote = clean(person.capacity), person.remote
            stay.arrived, stay.left = _clock(arrived, starts), _clock(gone, starts)
        return stays

    there = [each if isinstance(each, Attended) else Attended(name=each or "–") for each in record.in_attendance]
    stays: list[SQLModel] = [stay for person in record.present for stay in stays_of(person, "present")]
    stays += [noted(name, "apologies") for name in record.apologies]
    return stays + [stay for person in there for stay in stays_of(person, "attending")]


def _interests(record: MeetingRecord, meeting_id: str, items: list[str], people: NameIndex) -> list[Interest]:
    """Those declared, and beside them who had joined too late to decide."""

    def apart(name: str, item: int, nature: str, handling: str) -> Interest:
        return Interest(
            meeting_id=meeting_id,
            item_id=items[item - 1] if 0 < item <= len(items) else None,
            person_id=linked(people, name),
            name=clean(name),
            nature=clean(nature),
            handling=clean(handling),
        )

    declared = [apart(each.name, each.item, each.nature, each.handling) for each in record.interests]
    return declared + [apart(each.name, each.item, "", NEWCOMER) for each in record.newcomers]


def _add_item(session: Session, meeting: Meeting, placed: tuple[int, ItemTaken], people: NameIndex) -> str:
    position, taken = placed
    starts = meeting.starts or moment("1970-01-01T00:00")
    item = AgendaItem(
        meeting_id=meeting.id,
        position=position,
        title=clean(taken.title),
        purpose=clean(taken.purpose),
        owner=clean(taken.owner),
        owner_id=linked(people, taken.owner) if taken.owner else None,
        minutes=taken.minutes,
        notes=clean(taken.notes),
        confidential=taken.confidential,
        late=taken.late,
        started_at=_clock(taken.started, starts),
        ended_at=_clock(taken.ended, starts),
    )
    session.add(item)
    session.flush()
    place = Place(session, meeting.id, people, item, item.started_at or meeting.starts)
    for decision in taken.decisions:
        add_decision(place, decision)
    session.add_all([_action(meeting, item, action, people) for action in taken.actions])
    session.add_all(_papers(item, taken))
    return item.id


def _papers(item: AgendaItem, taken: ItemTaken) -> list[SQLModel]:
    readings: list[SQLModel] = [
        Reading(
            meeting_id=item.meeting_id,
            item_id=item.id,
            question=clean(each.question),
            scale=clean(each.scale),
            counts=" ".join(str(count) for count in each.counts),
            passed=each.passed,
        )
        for each in taken.readings
    ]
    return readings + [
        Paper(
            item_id=item.id,
            position=position,
            name=clean(each.name),
            kind="photo",
            media_type=each.media_type,
            content="".join(each.content.split()),
            note=clean(each.note),
        )
        for position, each in enumerate(taken.pictures, start=1)
    ]


def _action(meeting: Meeting, item: AgendaItem | None, taken: ActionTaken, people: NameIndex) -> Action:
    held_on = day_of(meeting.starts) if meeting.starts else None
    return Action(
        meeting_id=meeting.id,
        item_id=item.id if item else None,
        text=clean(taken.text),
        owner_id=linked(people, taken.owner) if taken.owner else None,
        owner=clean(taken.owner),
        due_on=taken.due,
        done_on=held_on if taken.done is True else (taken.done or None),
    )
