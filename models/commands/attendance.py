"""People and a meeting: expected, come, gone, excused, in attendance, and with an interest."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from models.commands.agenda import state_of
from models.commands.found import clean, connection_of, found
from models.errors import Missing, NotFound
from models.queries import room
from models.reader import Reader
from models.rules.attendance import require_order
from models.rules.holding import AlreadyHere, Who
from models.rules.meetings import Part, require_running, require_unsealed
from models.rules.seats import numbers, put_at
from models.sealing import require_unsealed as require_open
from models.tables import Attendance, Interest, Meeting


def expect(session: Session, *, meeting_id: str, people: Iterable[Who]) -> None:
    """Note who should come; those noted in any way already stay as they are."""
    require_unsealed(state_of(found(session, Meeting, meeting_id)), Part.ATTENDANCE)
    there = {_key(stay) for stay in _stays(session, meeting_id)}
    for who in people:
        if _who_key(who) not in there:
            there.add(_who_key(who))
            session.add(_new(meeting_id, who, "expected"))


def sign_in(
    session: Session,
    *,
    meeting_id: str,
    who: Who,
    at: datetime,
    part: str = "present",
    capacity: str = "",
    remote: bool = False,
) -> str:
    """Somebody comes in, or by telephone or screen if `remote`: a member as present, a guest with part "attending".

    Who comes back sits where they sat. Raises `AlreadyHere`, `Missing`.
    """
    require_running(state_of(found(session, Meeting, meeting_id)))
    stays = _of(session, meeting_id, who)
    if here := next((stay for stay in stays if stay.part in _IN_ROOM and stay.left is None), None):
        raise AlreadyHere(here.name or who.name, here.arrived)
    stay = next((stay for stay in stays if stay.part in _NOT_HERE), None) or _new(meeting_id, who, part)
    stay.part, stay.arrived, stay.capacity, stay.remote = part, at, clean(capacity), remote
    session.add(stay)
    return stay.id


def everybody_came(session: Session, *, meeting_id: str, at: datetime) -> int:
    """Sign in all who were expected; returns how many."""
    require_running(state_of(found(session, Meeting, meeting_id)))
    expected = [stay for stay in _stays(session, meeting_id) if stay.part == "expected"]
    for stay in expected:
        stay.part, stay.arrived = "present", at
    return len(expected)


def sign_out(session: Session, *, stay_id: str, at: datetime) -> None:
    """Somebody leaves. Raises `LeftBeforeArriving`."""
    stay = _open_stay(session, stay_id)
    require_order(stay.arrived, at)
    stay.left = at


def correct(session: Session, *, stay_id: str, field: str, value: datetime | str | bool | None) -> None:
    """Put right when somebody arrived or left, in what capacity, or whether from afar.

    Raises `LeftBeforeArriving`, `Sealed`.
    """
    stay = _open_stay(session, stay_id)
    if field not in ("arrived", "left", "capacity", "remote"):
        raise NotFound("attendance", field)
    setattr(stay, field, clean(value) if isinstance(value, str) else value)
    require_order(stay.arrived, stay.left)


def sit(session: Session, *, meeting_id: str, person: str, seat: int) -> None:
    """Somebody, by the key of their stays, takes another seat, counted from 1; those between move up.

    Raises `NotSeated`, `NoSuchSeat`, `MeetingSealed`.
    """
    require_unsealed(state_of(found(session, Meeting, meeting_id)), Part.ATTENDANCE)
    stays = room.attendance(Reader(connection_of(session)), meeting_id)
    before = room.seats(stays)
    order = numbers(put_at(before, person, seat))
    last = max(order[person], before.index(person) + 1)  # behind them everybody sits as before, numbered or not
    for stay in stays:
        number = order.get(stay.key, 0)
        if number and stay.seat != number and (number <= last or stay.seat is not None):
            found(session, Attendance, stay.id).seat = number


def excuse(session: Session, *, meeting_id: str, who: Who) -> str:
    """Take down apologies. Raises `AlreadyHere` while the person is in the room."""
    require_unsealed(state_of(found(session, Meeting, meeting_id)), Part.ATTENDANCE)
    stays = _of(session, meeting_id, who)
    if here := next((stay for stay in stays if stay.part in _IN_ROOM), None):
        raise AlreadyHere(here.name or who.name, here.arrived)
    stay = next(iter(stays), None) or _new(meeting_id, who, "apologies")
    stay.part = "apologies"
    session.add(stay)
    return stay.id


def strike(session: Session, *, stay_id: str) -> None:
    """Take back a line of attendance written by mistake."""
    _open_stay(session, stay_id).removed = True


def declare_interest(
    session: Session, *, meeting_id: str, item_id: str, who: Who, nature: str = "", handling: str = ""
) -> str:
    """Somebody has an interest in an item and takes no part in deciding it. Raises `MeetingSealed`, `Missing`."""
    require_unsealed(state_of(found(session, Meeting, meeting_id)), Part.INTERESTS)
    if not _who_key(who):
        raise Missing("name")
    interest = Interest(
        meeting_id=meeting_id,
        item_id=item_id or None,
        person_id=who.person_id or None,
        name=clean(who.name),
        nature=clean(nature),
        handling=clean(handling),
    )
    session.add(interest)
    return interest.id


def change_interest(session: Session, *, interest_id: str, field: str, value: str) -> None:
    """Say what the interest is, or what was done about it."""
    require_open(connection_of(session), {("interest", interest_id)})
    if field not in ("nature", "handling"):
        raise NotFound("interest", field)
    setattr(found(session, Interest, interest_id), field, clean(value))


def withdraw_interest(session: Session, *, interest_id: str) -> None:
    """The interest was noted by mistake."""
    require_open(connection_of(session), {("interest", interest_id)})
    found(session, Interest, interest_id).removed = True


_IN_ROOM = ("present", "attending")
_NOT_HERE = ("expected", "apologies")


def _stays(session: Session, meeting_id: str) -> list[Attendance]:
    query = select(Attendance).where(Attendance.meeting_id == meeting_id, col(Attendance.removed).is_not(True))
    return list(session.exec(query))


def _of(session: Session, meeting_id: str, who: Who) -> list[Attendance]:
    """Somebody's own; only these are loaded, for there may be hundreds."""
    query = select(Attendance).where(Attendance.meeting_id == meeting_id, col(Attendance.removed).is_not(True))
    of_them = col(Attendance.person_id) == who.person_id if who.person_id else col(Attendance.person_id).is_(None)
    return [stay for stay in session.exec(query.where(of_them)) if _key(stay) == _who_key(who)]


def _key(stay: Attendance) -> str:
    return stay.person_id or (stay.name or "").casefold()


def _who_key(who: Who) -> str:
    return who.person_id or clean(who.name).casefold()


def _new(meeting_id: str, who: Who, part: str) -> Attendance:
    if not _who_key(who):
        raise Missing("name")
    return Attendance(meeting_id=meeting_id, person_id=who.person_id or None, name=clean(who.name), part=part)


def _open_stay(session: Session, stay_id: str) -> Attendance:
    require_open(connection_of(session), {("attendance", stay_id)})
    return found(session, Attendance, stay_id)
