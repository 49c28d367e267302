"""Meetings from plan to approval: what each deed does, what it refuses, and what can be taken back."""

from datetime import timedelta

import pytest

from models.commands import meetings as commands
from models.errors import Missing, Sealed
from models.history import History
from models.queries import agenda
from models.queries import meetings as queries
from models.rules.holding import BrokenRule, HasDecisions
from models.rules.london import EndsTooSoon
from models.rules.meetings import NotLater, WrongState
from models.store import Store
from models.tables import Decision
from tests import builders_meetings as make
from tests.builders import NOW


def state(store: Store, meeting: str) -> str:
    """Where the meeting stands."""
    with store.read() as reader:
        facts = queries.meeting(reader, meeting)
    assert facts
    return facts.state


def titles(store: Store, **asked) -> list[str]:
    """The list of meetings as it is shown."""
    with store.read() as reader:
        return [row.title for row in queries.listed(reader, **asked)]


def test_a_meeting_is_planned_with_the_quorum_of_the_chapter(store: Store) -> None:
    make.quorum(store, "fixed", 5)

    meeting = make.planned(store, "  Spring meeting ")

    with store.read() as reader:
        facts = queries.meeting(reader, meeting)
    assert facts
    assert (facts.title, facts.state, facts.quorum_kind, facts.quorum_count) == (
        "Spring meeting",
        "planned",
        "fixed",
        5,
    )


def test_a_meeting_needs_a_title_and_an_end_after_its_start(store: Store) -> None:
    with pytest.raises(Missing), store.write("plan") as session:
        commands.plan(session, title="  ", starts=NOW)
    with pytest.raises(EndsTooSoon), store.write("plan") as session:
        commands.plan(session, title="Short", starts=NOW, ends=NOW)

    assert titles(store) == []


def test_a_meeting_runs_from_its_first_item_and_closes_and_opens_again(store: Store) -> None:
    meeting = make.running(store, "Welcome", "Kit")
    opened = state(store, meeting)

    with store.write("close") as session:
        commands.close(session, meeting_id=meeting, at=NOW + timedelta(hours=1))
    closed = state(store, meeting)
    with store.write("reopen") as session:
        commands.reopen(session, meeting_id=meeting)

    assert (opened, closed, state(store, meeting)) == ("running", "closed", "running")


def test_a_meeting_cannot_be_opened_twice_nor_closed_before_it_began(store: Store) -> None:
    meeting = make.running(store, "Welcome")

    with pytest.raises(WrongState), store.write("open") as session:
        commands.open_meeting(session, meeting_id=meeting, at=NOW)
    with pytest.raises(EndsTooSoon), store.write("close") as session:
        commands.close(session, meeting_id=meeting, at=NOW - timedelta(minutes=1))


def test_closing_can_be_undone(store: Store) -> None:
    meeting = make.running(store, "Welcome", "Kit")
    following = make.planned(store, "December meeting")
    with store.read() as reader:
        items = agenda.items(reader, meeting)

    with store.write("Close the meeting") as session:
        commands.close(
            session, meeting_id=meeting, at=NOW + timedelta(hours=1), carry=[items[1].id], to_meeting_id=following
        )
    History(store).undo()

    with store.read() as reader:
        assert agenda.items(reader, following) == []
    assert state(store, meeting) == "running"


def test_minutes_are_approved_at_a_later_running_meeting_and_then_stand_for_good(store: Store) -> None:
    october = make.closed(store, "Welcome")
    november = make.running(store, "Minutes")

    with store.write("Approve the minutes") as session:
        commands.approve_minutes(session, meeting_id=october, at_meeting_id=november, on=NOW.date(), corrections="Typo")

    assert state(store, october) == "approved"
    with pytest.raises(Sealed):
        History(store).undo()
    with pytest.raises(Sealed), store.write("change") as session:
        commands.change(session, meeting_id=october, field="title", value="Other")
    with pytest.raises(Sealed), store.write("reopen") as session:
        commands.reopen(session, meeting_id=october)


def test_minutes_are_not_approved_at_an_earlier_meeting(store: Store) -> None:
    later = make.closed(store, title="Later", days_ago=-5)
    running = make.running(store)

    with pytest.raises(NotLater), store.write("approve") as session:
        commands.approve_minutes(session, meeting_id=later, at_meeting_id=running, on=NOW.date())


def test_only_a_closed_meeting_has_minutes_to_approve_and_only_a_running_one_approves(store: Store) -> None:
    closed, planned, running = make.closed(store), make.planned(store), make.running(store)

    for meeting, at_meeting in ((closed, planned), (running, running)):
        with pytest.raises(WrongState), store.write("approve") as session:
            commands.approve_minutes(session, meeting_id=meeting, at_meeting_id=at_meeting, on=NOW.date())

    assert state(store, closed) == "closed"


def test_a_meeting_that_decided_something_stays_out_of_the_bin(store: Store) -> None:
    empty, decided = make.planned(store, "Empty"), make.closed(store, title="Decided")
    with store.write("decide") as session:
        session.add(Decision(meeting_id=decided, outcome="adopted"))

    with store.write("bin") as session:
        commands.to_bin(session, meeting_id=empty)
    with pytest.raises(HasDecisions), store.write("bin") as session:
        commands.to_bin(session, meeting_id=decided)

    assert (titles(store), titles(store, which="bin")) == (["Decided"], ["Empty"])


def test_a_meeting_comes_back_out_of_the_bin(store: Store) -> None:
    meeting = make.planned(store, "Kept")
    with store.write("bin") as session:
        commands.to_bin(session, meeting_id=meeting)

    with store.write("restore") as session:
        commands.restore(session, meeting_id=meeting)

    assert titles(store) == ["Kept"]


def test_the_list_has_the_running_meeting_first_then_the_next_ones_then_the_past(store: Store) -> None:
    make.closed(store, title="September", days_ago=60)
    make.closed(store, title="October")
    make.planned(store, "January", starts=NOW + timedelta(days=60))
    make.planned(store, "December", starts=NOW + timedelta(days=20))
    make.running(store, title="November")

    assert titles(store) == ["November", "December", "January", "October", "September"]


def test_the_list_is_searched_in_titles_agendas_and_notes(store: Store) -> None:
    meeting = make.running(store, "Lending the simulation kit", title="Stewardship")
    make.planned(store, "100% online", "Nothing")
    with store.read() as reader:
        item = agenda.items(reader, meeting)[0]
    with store.write("notes") as session:
        commands.write_notes(session, item_id=item.id, text="The kit went out nine times")

    assert titles(store, text="simul stew") == ["Stewardship"]
    assert titles(store, text="nine") == ["Stewardship"]
    assert titles(store, text="100%") == ["100% online"]
    assert titles(store, text="_") == []


def test_a_meeting_left_running_overnight_was_forgotten(store: Store) -> None:
    meeting = make.running(store)

    with store.read() as reader:
        facts = queries.meeting(reader, meeting)

    assert facts
    assert not facts.is_forgotten(NOW + timedelta(hours=4))
    assert facts.is_forgotten(NOW + timedelta(hours=12))


def test_a_broken_quorum_is_not_taken(store: Store) -> None:
    meeting = make.planned(store)

    with pytest.raises(BrokenRule), store.write("quorum") as session:
        commands.set_quorum(session, meeting_id=meeting, kind="fraction", share="4/3")
    with store.write("quorum") as session:
        commands.set_quorum(session, meeting_id=meeting, kind="greater", count=3, share="1/3")

    with store.read() as reader:
        facts = queries.meeting(reader, meeting)
    assert facts
    assert (facts.quorum_kind, facts.quorum_count, facts.quorum_num, facts.quorum_den) == ("greater", 3, 1, 3)
