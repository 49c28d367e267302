"""Minutes approved without a meeting: only by the silence of those who attended, each of them told."""

from datetime import timedelta

import pytest

from models.commands import meetings, minutes, minutes_outside
from models.errors import Sealed
from models.history import History
from models.queries import agenda, minutes_of, next_agenda
from models.queries.choice_rows import notified
from models.queries.minutes_outside import asked
from models.rules.holding import Who
from models.rules.lazy_consensus import DeadlineTooShort
from models.rules.meetings import WrongState
from models.rules.minutes import CorrectionsOpen
from tests.builders import NOW, TODAY
from tests.builders_choices import Table

TEXT = "The minutes of the evening are a correct record."
IN_A_FORTNIGHT = NOW + timedelta(days=14)
AFTER = NOW + timedelta(days=15)


@pytest.fixture
def table(store):
    """A meeting of two of the five members and a guest, closed an hour later."""
    made = Table(store, "consent", here=("Amara", "Ed"))
    with store.write("guest and close") as session:
        guest = {"who": Who("", "Nia Wood"), "part": "attending", "at": NOW}
        meetings.sign_in(session, meeting_id=made.meeting, **guest)
        meetings.close(session, meeting_id=made.meeting, at=NOW + timedelta(hours=1))
    return made


def ask(table, **more):
    """Leave them to silence."""
    given = {"meeting_id": table.meeting, "text": TEXT, "deadline": IN_A_FORTNIGHT, "at": NOW, **more}
    with table.store.write("ask") as session:
        table.decision = minutes_outside.ask(session, **given)
    return table.decision


def tell_all(table):
    """Everybody who is asked was told by letter."""
    with table.store.read() as reader:
        people = reader.rows(lambda *row: row, "SELECT coalesce(person_id, ''), name FROM notified")
    from models.commands.outside import Told

    table.do("outside.tell", decision_id=table.decision, people=people, told=Told(TODAY, "letter"))


def declare(table, at=AFTER):
    """Say that silence has agreed."""
    table.do("decisions.declare", decision_id=table.decision, outcome="adopted", at=at)


def standing(table):
    """Where the minutes stand, and where they were approved."""
    with table.store.read() as reader:
        found = minutes_of.minutes_of(reader, table.meeting)
    return found.state, found.approved


def test_only_those_who_attended_are_asked_guests_among_them(table):
    ask(table)

    with table.store.read() as reader:
        names = [row.name for row in notified(reader, table.decision)]
        told = asked(reader, table.meeting)
    assert told
    assert names == ["Amara Okafor", "Ed Tan", "Nia Wood"]
    assert (told.people, told.told, told.deadline) == (3, 0, IN_A_FORTNIGHT)


def test_their_silence_approves_and_the_record_says_so(table):
    ask(table)
    tell_all(table)

    declare(table)

    state, approved = standing(table)
    assert approved
    assert (state, approved.meeting, approved.on) == ("approved", "", AFTER.date())
    assert table.ask("SELECT state FROM minutes_issue") == "approved"
    assert table.ask("SELECT outcome FROM decision WHERE id = :id", id=table.decision) == "adopted"
    with table.store.read() as reader:
        assert asked(reader, table.meeting) is None


def test_it_is_for_good(table):
    ask(table)
    tell_all(table)
    declare(table)

    with pytest.raises(Sealed):
        History(table.store).undo()


def test_a_correction_that_waits_holds_it_up(table):
    ask(table)
    tell_all(table)
    with table.store.write("correct") as session:
        raised = {"meeting_id": table.meeting, "who": Who(), "place": "", "text": "It was Ed.", "on": TODAY}
        correction = minutes.raise_correction(session, **raised)

    with pytest.raises(CorrectionsOpen):
        declare(table)
    with table.store.write("accept") as session:
        minutes.answer_correction(session, correction_id=correction, state="accepted")
    declare(table)

    _state, approved = standing(table)
    assert approved and approved.corrections == "It was Ed."


def test_without_their_being_told_nothing_is_approved(table):
    ask(table)

    assert (table.result(AFTER).outcome, standing(table)[0]) == ("", "draft")


def test_a_meeting_that_approves_them_first_ends_the_asking(table):
    ask(table)
    later = NOW + timedelta(days=7)
    with table.store.write("next") as session:
        following = meetings.plan(session, title="December", starts=later)
        meetings.open_meeting(session, meeting_id=following, at=later)
        approved = {"meeting_id": table.meeting, "at_meeting_id": following, "on": later.date(), "at": later}
        minutes.approve(session, **approved)

    assert table.ask("SELECT outcome FROM decision WHERE id = :id", id=table.decision) == "carried_over"


def test_it_is_asked_once_in_time_and_only_of_a_closed_meeting(table):
    with pytest.raises(DeadlineTooShort):
        ask(table, deadline=NOW + timedelta(hours=71))
    first = ask(table)
    with table.store.write("plan") as session:
        planned = meetings.plan(session, title="December", starts=AFTER)

    assert ask(table) == first
    with pytest.raises(WrongState):
        ask(table, meeting_id=planned)


def test_what_is_asked_so_waits_in_no_backlog_and_the_next_meeting_still_may_approve(table):
    ask(table)
    said = {"stance": "objection", "reason": "I was there too", "at": NOW}
    table.do("outside.answer", decision_id=table.decision, who=table.who("Amara"), **said)

    with table.store.read() as reader:
        stored, drafts = agenda.backlog(reader), next_agenda.starting_agenda(reader, TODAY)
    assert stored == []
    assert [item.topic for item in drafts if item.topic != "carried"] == ["minutes"]
