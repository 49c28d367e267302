"""The room: who came and went, who counts, and whether they are enough."""

from datetime import timedelta

import pytest

from models.commands import meetings as commands
from models.errors import Missing, Sealed
from models.queries import agenda, room
from models.queries.room import Room
from models.rules.attendance import LeftBeforeArriving
from models.rules.holding import AlreadyHere, Who
from models.rules.meetings import WrongState
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW

LATER = NOW + timedelta(minutes=30)


def lines(store: Store, meeting: str) -> list[str]:
    """Attendance as it is read."""
    with store.read() as reader:
        return [f"{stay.name}: {stay.part}" for stay in room.attendance(reader, meeting)]


def room_at(store: Store, meeting: str, at=LATER, item: str = "") -> Room:
    """Who counts."""
    with store.read() as reader:
        return room.room(reader, meeting, at, item)


def stay_of(store: Store, meeting: str, name: str) -> str:
    """The id of somebody's stay."""
    with store.read() as reader:
        return next(stay.id for stay in room.attendance(reader, meeting) if stay.name.startswith(name))


def test_who_was_expected_comes_and_who_sent_apologies_does_not(store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Ali Reza", "Sam Ito")
    meeting = make.running(store)

    with store.write("people") as session:
        commands.expect(session, meeting_id=meeting, people=[Who(ids["Gwen"]), Who(ids["Ali"]), Who(ids["Gwen"])])
        commands.sign_in(session, meeting_id=meeting, who=Who(ids["Gwen"]), at=NOW)
        commands.excuse(session, meeting_id=meeting, who=Who(ids["Ali"]))
        commands.sign_in(session, meeting_id=meeting, who=Who(name="Mx Visitor"), at=NOW, part="attending")

    assert lines(store, meeting) == ["Ali Reza: apologies", "Gwen Pugh: present", "Mx Visitor: attending"]


def test_all_who_were_expected_come_at_once(store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    meeting = make.running(store)

    with store.write("people") as session:
        commands.expect(session, meeting_id=meeting, people=[Who(id) for id in ids.values()])
        came = commands.everybody_came(session, meeting_id=meeting, at=NOW)

    assert (came, lines(store, meeting)) == (2, ["Ali Reza: present", "Gwen Pugh: present"])


def test_nobody_comes_in_twice_but_anybody_may_come_back(store: Store) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    meeting = make.running(store, here=(gwen,))

    with pytest.raises(AlreadyHere), store.write("again") as session:
        commands.sign_in(session, meeting_id=meeting, who=Who(gwen), at=LATER)
    with store.write("out and in") as session:
        commands.sign_out(session, stay_id=stay_of(store, meeting, "Gwen"), at=NOW + timedelta(minutes=10))
        commands.sign_in(session, meeting_id=meeting, who=Who(gwen), at=NOW + timedelta(minutes=20))

    assert lines(store, meeting) == ["Gwen Pugh: present", "Gwen Pugh: present"]
    assert room_at(store, meeting, NOW + timedelta(minutes=15)).counted == 0
    assert room_at(store, meeting, LATER).counted == 1


def test_nobody_leaves_before_coming(store: Store) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    meeting = make.running(store, here=(gwen,))

    with pytest.raises(LeftBeforeArriving), store.write("out") as session:
        commands.sign_out(session, stay_id=stay_of(store, meeting, "Gwen"), at=NOW)


def test_a_time_written_wrong_is_put_right(store: Store) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    meeting = make.running(store, here=(gwen,))

    with store.write("correct") as session:
        commands.correct(session, stay_id=stay_of(store, meeting, "Gwen"), field="arrived", value=LATER)

    assert room_at(store, meeting, LATER - timedelta(minutes=1)).counted == 0


def test_people_come_only_to_a_running_meeting(store: Store) -> None:
    meeting = make.planned(store)

    with pytest.raises(WrongState), store.write("in") as session:
        commands.sign_in(session, meeting_id=meeting, who=Who(name="Gwen"), at=NOW)


def test_somebody_has_a_name(store: Store) -> None:
    meeting = make.running(store)

    with pytest.raises(Missing), store.write("in") as session:
        commands.sign_in(session, meeting_id=meeting, who=Who(name=" "), at=NOW)


def test_quorum_counts_members_in_the_room_without_those_who_declared_an_interest(store: Store) -> None:
    make.quorum(store, "fixed", 2)
    ids = make.people(store, "Gwen Pugh", "Ali Reza", "Sam Ito")
    meeting = make.running(store, "Welcome", "Kit", here=(ids["Gwen"], ids["Ali"]))
    with store.read() as reader:
        welcome, kit = (item.id for item in agenda.items(reader, meeting))

    with store.write("interest") as session:
        commands.sign_in(session, meeting_id=meeting, who=Who(name="A guest"), at=NOW, part="attending")
        commands.expect(session, meeting_id=meeting, people=[Who(ids["Sam"])])
        interest = commands.declare_interest(
            session, meeting_id=meeting, item_id=kit, who=Who(ids["Ali"]), nature="Sells it"
        )

    assert (room_at(store, meeting, item=welcome).counted, room_at(store, meeting, item=welcome).quorate) == (2, True)
    assert (room_at(store, meeting, item=kit).counted, room_at(store, meeting, item=kit).quorate) == (1, False)
    with store.write("mistake") as session:
        commands.withdraw_interest(session, interest_id=interest)
    assert room_at(store, meeting, item=kit).quorate


def test_a_quorum_above_the_roll_is_told_as_broken(store: Store) -> None:
    make.quorum(store, "fixed", 5)
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    meeting = make.running(store, here=(gwen,))

    found = room_at(store, meeting)

    assert (found.need, found.quorate, found.broken) == (5, False, True)


def test_attendance_is_sealed_when_the_meeting_is_closed(store: Store) -> None:
    gwen = make.people(store, "Gwen Pugh")["Gwen"]
    meeting = make.running(store, here=(gwen,))
    with store.write("close") as session:
        commands.close(session, meeting_id=meeting, at=LATER)

    with pytest.raises(Sealed), store.write("strike") as session:
        commands.strike(session, stay_id=stay_of(store, meeting, "Gwen"))


def test_people_are_found_by_the_beginnings_of_their_names_the_expected_first(store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Gareth Owen", "Olwen Gee", "Ali Reza")

    with store.read() as reader:
        by_letter = [pick.name for pick in room.people_like(reader, "g", first=[ids["Olwen"]])]
        by_both = [pick.name for pick in room.people_like(reader, "ow ga")]
        by_nothing = room.people_like(reader, '"* ')

    assert by_letter == ["Olwen Gee", "Gareth Owen", "Gwen Pugh"]
    assert (by_both, by_nothing) == (["Gareth Owen"], [])


def test_those_who_came_can_be_expected_again(store: Store) -> None:
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    meeting = make.running(store, here=(ids["Gwen"],))

    with store.read() as reader:
        came = room.people(reader, room.came_to(reader, meeting))

    assert [pick.name for pick in came] == ["Gwen Pugh"]
