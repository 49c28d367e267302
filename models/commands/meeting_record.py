"""Takes a meeting recorded elsewhere into the chapter, closed and with draft minutes."""

from datetime import UTC, datetime, time

from sqlmodel import Session, SQLModel, col, select

from models.commands.decisions import number_for
from models.commands.found import clean
from models.errors import AlreadyImported
from models.rules.declaring import Outcome, outcome_meant
from models.rules.london import day_of, instant, wall
from models.rules.meeting_record import ActionTaken, DecisionTaken, ItemTaken, MeetingRecord
from models.rules.meetings import MeetingState
from models.rules.names import NameIndex, Names, linked, name_index
from models.tables import Action, AgendaItem, Attendance, Decision, Meeting, Person, Stance


def import_record(session: Session, *, record: MeetingRecord, fingerprint: str) -> str:
    """Add the meeting with everything in it; returns its id.

    Names that are exactly one member's are linked; the others stay as written. Raises `AlreadyImported`,
    `EndsTooSoon`, and `NoSuchTime` for a time that the clocks leap over.
    """
    _require_new(session, fingerprint)
    starts = moment(record.starts)
    meeting = Meeting(
        title=clean(record.title),
        starts=starts,
        ends=moment(record.ends) if record.ends else None,
        place=clean(record.place),
        state=MeetingState.CLOSED,
        facilitator=clean(record.facilitator),
        note_taker=clean(record.note_taker),
        next_meeting=clean(record.next_meeting),
        source=fingerprint,
    )
    people = _people(session)
    meeting.facilitator_id = linked(people, meeting.facilitator)
    meeting.note_taker_id = linked(people, meeting.note_taker)
    session.add(meeting)
    session.add_all(_attendance(record, meeting.id, starts, people))
    session.flush()
    for position, item in enumerate(record.agenda, start=1):
        _add_item(session, meeting, (position, item), people)
    return meeting.id


def moment(text: str) -> datetime:
    """A moment of the record, in UTC; without an offset it is Europe/London.

    >>> moment("2026-07-09T18:00")
    datetime.datetime(2026, 7, 9, 17, 0, tzinfo=datetime.timezone.utc)
    """
    read = datetime.fromisoformat(text)
    return instant(read) if read.tzinfo is None else read.astimezone(UTC)


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

    stays: list[SQLModel] = []
    for person in record.present:
        stay = noted(person.name, "present")
        stay.capacity = clean(person.capacity)
        stay.arrived, stay.left = _clock(person.arrived, starts), _clock(person.left, starts)
        stays.append(stay)
    stays += [noted(name, "apologies") for name in record.apologies]
    return stays + [noted(name, "attending") for name in record.in_attendance]


def _add_item(session: Session, meeting: Meeting, placed: tuple[int, ItemTaken], people: NameIndex) -> None:
    position, taken = placed
    item = AgendaItem(
        meeting_id=meeting.id,
        position=position,
        title=clean(taken.title),
        minutes=taken.minutes,
        notes=clean(taken.notes),
        started_at=meeting.starts,
    )
    session.add(item)
    session.flush()
    for place, decision in enumerate(taken.decisions, start=1):
        _add_decision(session, item, (place, decision), people)
    session.add_all([_action(meeting, item, action, people) for action in taken.actions])


def _add_decision(session: Session, item: AgendaItem, placed: tuple[int, DecisionTaken], people: NameIndex) -> None:
    place, taken = placed
    decision = Decision(
        meeting_id=item.meeting_id,
        item_id=item.id,
        position=place,
        text=clean(taken.text),
        text_version=1,
        method=clean(taken.method),
        outcome=clean(taken.outcome) or "–",
        reasons=clean(taken.reasons),
        declared_at=item.started_at,
        review_on=taken.review_on,
    )
    session.add(decision)
    session.flush()
    if outcome_meant(decision.outcome) in (Outcome.ADOPTED, Outcome.INDICATIVE) and item.started_at:
        decision.number = number_for(session, decision, item.started_at)
    session.add_all(
        Stance(
            decision_id=decision.id,
            person_id=linked(people, said.name),
            name=clean(said.name),
            stance=clean(said.stance),
            reason=clean(said.reason),
            source="record",
            text_version=1,
            at=item.started_at,
        )
        for said in taken.stances
    )


def _action(meeting: Meeting, item: AgendaItem, taken: ActionTaken, people: NameIndex) -> Action:
    held_on = day_of(meeting.starts) if meeting.starts else None
    return Action(
        meeting_id=meeting.id,
        item_id=item.id,
        text=clean(taken.text),
        owner_id=linked(people, taken.owner) if taken.owner else None,
        owner=clean(taken.owner),
        due_on=taken.due,
        done_on=held_on if taken.done is True else (taken.done or None),
    )
