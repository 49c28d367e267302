"""A running meeting that changes laptops in the middle, or stands still."""

from datetime import timedelta
from pathlib import Path

import pytest

from models.commands import decisions, handover, meetings
from models.queries import agenda, proposals
from models.queries.handover import whereabouts
from models.rules.handover import Runs
from models.rules.meetings import WrongState
from models.rules.timing import item_time, seconds
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.parcels import Copy, joined


@pytest.fixture
def ours(tmp_path: Path) -> Copy:
    ours = Copy(tmp_path, "dilys")
    ours.found("West")
    return ours


@pytest.fixture
def theirs(ours: Copy) -> Copy:
    return joined(ours, "amara")


def where(copy: Copy, meeting: str) -> tuple[Runs, str] | None:
    with copy.store.read() as reader:
        found = whereabouts(reader, meeting)
    return (found.runs, found.by) if found else None


def writer(copy: Copy) -> str:
    with copy.store.read() as reader:
        return reader.value("SELECT wid FROM _ctl JOIN writer ON writer.id = _ctl.w")


def spent(store: Store, meeting: str, minutes: int) -> int:
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0]
    return seconds(item_time(item.clock, NOW + timedelta(minutes=minutes)).spent)


def test_a_meeting_goes_on_where_it_was_carried_and_its_end_comes_back(ours: Copy, theirs: Copy) -> None:
    people = make.people(ours.store, "Gwen Pugh", "Ali Reza")
    meeting = make.running(ours.store, "Kit", here=tuple(people.values()))

    ours.do(handover.pass_on, meeting_id=meeting, at=NOW)
    theirs.unpack(ours.pack())
    on_its_way = where(theirs, meeting)
    theirs.do(handover.take_up, meeting_id=meeting, laptop=(writer(theirs), "Amara"), at=NOW)
    text = theirs.do(decisions.propose, meeting_id=meeting, item_id=None, text="Lend the shed")
    theirs.do(meetings.close, meeting_id=meeting, at=NOW + timedelta(hours=1))
    while_away = where(ours, meeting)
    ours.unpack(theirs.pack())

    assert (on_its_way, while_away) == ((Runs.ON_ITS_WAY, ""), (Runs.ON_ITS_WAY, ""))
    assert where(ours, meeting) is None
    with ours.store.read() as reader:
        held = proposals.proposal(reader, text, NOW)
    assert held and len(held.sets.present) == 2


def test_the_laptop_left_behind_says_who_goes_on(ours: Copy, theirs: Copy) -> None:
    meeting = make.running(ours.store, "Kit")
    ours.do(handover.pass_on, meeting_id=meeting, at=NOW)
    theirs.unpack(ours.pack())
    theirs.do(handover.take_up, meeting_id=meeting, laptop=(writer(theirs), "Amara"), at=NOW)

    ours.unpack(theirs.pack())

    assert (where(ours, meeting), where(theirs, meeting)) == ((Runs.ELSEWHERE, "Amara"), (Runs.HERE, "Amara"))


def test_the_way_between_two_laptops_is_not_charged_to_the_item(store: Store) -> None:
    meeting = make.running(store, "Kit")

    with store.write("pass on") as session:
        handover.pass_on(session, meeting_id=meeting, at=NOW + timedelta(minutes=10))
    with store.write("take up") as session:
        handover.take_up(session, meeting_id=meeting, laptop=("w", "Amara"), at=NOW + timedelta(minutes=40))

    assert spent(store, meeting, 45) == 15 * 60


def test_a_silence_can_be_left_out(store: Store) -> None:
    meeting = make.running(store, "Kit")
    last, now = NOW + timedelta(minutes=4), NOW + timedelta(minutes=30)

    with store.write("leave out") as session:
        handover.leave_out(session, meeting_id=meeting, since=last, at=now)

    assert spent(store, meeting, 31) == 5 * 60


def test_only_a_running_meeting_changes_hands(store: Store) -> None:
    meeting = make.planned(store, "December meeting", "Kit")

    for deed in (
        lambda session: handover.pass_on(session, meeting_id=meeting, at=NOW),
        lambda session: handover.take_up(session, meeting_id=meeting, laptop=("w", ""), at=NOW),
    ):
        with pytest.raises(WrongState), store.write("no") as session:
            deed(session)
