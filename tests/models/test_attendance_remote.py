"""Taking part from afar, seats, recusal, and what becomes of a decision made while too few were there."""

from datetime import timedelta

import pytest

from models.commands import attendance, decisions, kinds, meetings
from models.queries import agenda, next_agenda, room
from models.queries.room import Room, StayRow
from models.rules.holding import Who
from models.rules.seats import NoSuchSeat, NotSeated
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW

LATER = NOW + timedelta(minutes=30)


def stays(store: Store, meeting: str) -> list[StayRow]:
    """Attendance as it is read."""
    with store.read() as reader:
        return room.attendance(reader, meeting)


def room_at(store: Store, meeting: str, item: str = "") -> Room:
    """Who counts."""
    with store.read() as reader:
        return room.room(reader, meeting, LATER, item)


def seated(store: Store, meeting: str) -> list[str]:
    """Those in the room as they sit."""
    return [stay.name.split()[0] for stay in room.here_in_seats(stays(store, meeting), LATER)]


def sit(store: Store, meeting: str, person: str, seat: int) -> None:
    """Put somebody on another seat."""
    with store.write("seat") as session:
        attendance.sit(session, meeting_id=meeting, person=person, seat=seat)


def kind_rule(store: Store, meeting: str, field: str) -> None:
    """The meeting's kind has this rule."""
    with store.write("kind") as session:
        kind = kinds.add(session, name="Council")
        session.flush()
        kinds.change(session, kind=kind, field=field, value=True)
        meetings.change(session, meeting_id=meeting, field="kind", value=kind)


def test_who_takes_part_from_afar_does_not_count_unless_the_group_says_so(store: Store) -> None:
    make.quorum(store, "fixed", 2)
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    meeting = make.running(store, "Kit", here=(ids["Gwen"],))
    with store.write("phone") as session:
        attendance.sign_in(session, meeting_id=meeting, who=Who(ids["Ali"]), at=NOW, remote=True)

    without = room_at(store, meeting)
    kind_rule(store, meeting, "remote_counts")
    with_rule = room_at(store, meeting)

    assert (without.counted, without.quorate, without.afar) == (1, False, frozenset({ids["Ali"]}))
    assert without.sets.deciders == {ids["Gwen"]}
    assert (with_rule.counted, with_rule.quorate, with_rule.afar) == (2, True, frozenset())


def test_who_joins_the_room_after_all_counts_from_then_on(store: Store) -> None:
    ali = make.people(store, "Ali Reza")["Ali"]
    meeting = make.running(store, "Kit")
    with store.write("phone") as session:
        stay = attendance.sign_in(session, meeting_id=meeting, who=Who(ali), at=NOW, remote=True)

    with store.write("correct") as session:
        attendance.correct(session, stay_id=stay, field="remote", value=False)

    assert room_at(store, meeting).sets.deciders == {ali}


def test_those_with_an_interest_count_towards_the_quorum_only_where_the_group_says_so(store: Store) -> None:
    make.quorum(store, "fixed", 2)
    ids = make.people(store, "Gwen Pugh", "Ali Reza")
    meeting = make.running(store, "Kit", here=tuple(ids.values()))
    with store.read() as reader:
        kit = agenda.items(reader, meeting)[0].id
    with store.write("interest") as session:
        attendance.declare_interest(session, meeting_id=meeting, item_id=kit, who=Who(ids["Ali"]), nature="Sells it")

    without = room_at(store, meeting, kit)
    kind_rule(store, meeting, "count_recused")
    with_rule = room_at(store, meeting, kit)

    assert (without.counted, without.quorate, with_rule.counted, with_rule.quorate) == (1, False, 2, True)
    assert with_rule.sets.deciders == {ids["Gwen"]}


def test_what_was_decided_by_too_few_is_ratified_first_at_the_next_meeting(store: Store) -> None:
    make.quorum(store, "fixed", 3)
    ids = make.people(store, "Gwen Pugh", "Ali Reza", "Sam Ito")
    meeting = make.running(store, "Kit", here=(ids["Gwen"], ids["Ali"]))
    with store.read() as reader:
        kit = agenda.items(reader, meeting)[0].id
    with store.write("decide") as session:
        made = decisions.propose(session, meeting_id=meeting, item_id=kit, text="Two weeks at most")
        session.flush()
        decisions.all_stand(session, decision_id=made, stance="consent", at=LATER)
        decisions.declare(session, decision_id=made, outcome="indicative", at=LATER)
        meetings.close(session, meeting_id=meeting, at=LATER + timedelta(minutes=5))

    with store.read() as reader:
        waiting = next_agenda.starting_agenda(reader, NOW.date() + timedelta(days=30))

    assert [(item.topic, item.about_id) for item in waiting if item.topic == "ratify"] == [("ratify", made)]


def test_people_sit_as_they_were_signed_in_until_they_are_put_elsewhere(store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito", "Zoe Ash")
    meeting = make.running(store, "Kit", here=tuple(ids.values()))

    before = seated(store, meeting)
    sit(store, meeting, ids["Sam"], 1)
    after = seated(store, meeting)
    sit(store, meeting, ids["Sam"], 3)

    assert (before, after) == (["Ali", "Gwen", "Sam", "Zoe"], ["Sam", "Ali", "Gwen", "Zoe"])
    assert seated(store, meeting) == ["Ali", "Gwen", "Sam", "Zoe"]


def test_who_comes_back_sits_where_they_sat_and_who_is_new_at_the_end(store: Store) -> None:
    ids = make.people(store, "Ali Reza", "Gwen Pugh", "Sam Ito")
    meeting = make.running(store, "Kit", here=(ids["Ali"], ids["Sam"]))
    sit(store, meeting, ids["Sam"], 1)
    sam = next(stay.id for stay in stays(store, meeting) if stay.name == "Sam Ito")

    with store.write("out and in") as session:
        attendance.sign_out(session, stay_id=sam, at=NOW + timedelta(minutes=5))
        attendance.sign_in(session, meeting_id=meeting, who=Who(ids["Gwen"]), at=NOW + timedelta(minutes=6))
        attendance.sign_in(session, meeting_id=meeting, who=Who(ids["Sam"]), at=NOW + timedelta(minutes=7))

    assert seated(store, meeting) == ["Sam", "Ali", "Gwen"]


def test_a_guest_has_a_seat_and_nobody_takes_one_that_is_not_there(store: Store) -> None:
    ali = make.people(store, "Ali Reza")["Ali"]
    meeting = make.running(store, "Kit", here=(ali,))
    with store.write("guest") as session:
        attendance.sign_in(session, meeting_id=meeting, who=Who(name="Mx Visitor"), at=NOW, part="attending")

    sit(store, meeting, "name:mx visitor", 1)
    with pytest.raises(NoSuchSeat):
        sit(store, meeting, ali, 3)
    with pytest.raises(NotSeated):
        sit(store, meeting, "nobody", 1)

    assert seated(store, meeting) == ["Mx", "Ali"]
