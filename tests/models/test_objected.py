"""Silence that somebody breaks: the next agenda takes the proposal up, and a meeting decides it by consent."""

from datetime import timedelta

import pytest

from models.commands import meetings
from models.queries import agenda, next_agenda
from models.queries.decisions import detail
from models.queries.proposals import of_item, proposal
from tests.builders import NOW, TODAY
from tests.builders_choices import Table

LATER = NOW + timedelta(days=30)


@pytest.fixture
def silent(store):
    """A proposal left to silence, outside any meeting, that Amara objects to."""
    table = Table(store, "consent")
    table.decision = table.propose("lazy_consensus", outside=True, text="Meet on Tuesdays")
    table.do("outside.set_deadline", decision_id=table.decision, deadline=NOW + timedelta(days=14), at=NOW)
    said = {"stance": "objection", "reason": "Choir is on Tuesdays", "at": NOW}
    table.do("outside.answer", decision_id=table.decision, who=table.who("Amara"), **said)
    return table


def waiting(table):
    """What puts itself on the next agenda."""
    with table.store.read() as reader:
        drafts = next_agenda.starting_agenda(reader, TODAY)
    return [item for item in drafts if item.topic == "objected"]


def planned(table, drafts):
    """The next meeting, with these items: its id and what is proposed under the first."""
    with table.store.write("plan") as session:
        meeting = meetings.plan(session, title="December", starts=LATER, agenda=drafts)
    with table.store.read() as reader:
        (item,) = agenda.items(reader, meeting)
        held = [proposal(reader, row.id, NOW) for row in of_item(reader, item.id)]
    return meeting, [each for each in held if each]


def led_to(table):
    """Where the story of the decision says that it leads: the meeting, and what became of it there."""
    with table.store.read() as reader:
        found = detail(reader, table.decision, TODAY)
    assert found
    return (found.taken_up.meeting, found.taken_up.outcome) if found.taken_up else None


def test_one_objection_puts_it_on_the_next_agenda_once(silent):
    first = waiting(silent)

    planned(silent, first)

    assert [(item.title, item.about_id) for item in first] == [("Meet on Tuesdays", silent.decision)]
    assert waiting(silent) == []


def test_the_meeting_decides_it_by_consent_and_knows_the_objection(silent):
    _meeting, (again,) = planned(silent, waiting(silent))

    assert (again.text, again.method) == ("Meet on Tuesdays", "consent")
    assert [(row.name, row.reason) for row in again.beforehand] == [("Amara Okafor", "Choir is on Tuesdays")]


def test_an_objection_taken_back_takes_it_off_again(silent):
    silent.do("outside.withdraw", stance_id=silent.ask("SELECT id FROM stance"))

    assert (waiting(silent), led_to(silent)) == ([], None)


def test_its_story_tells_where_it_goes(silent):
    before = led_to(silent)
    meeting, (again,) = planned(silent, waiting(silent))
    on_agenda = led_to(silent)

    with silent.store.write("hold") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=LATER)
    silent.do("decisions.declare", decision_id=again.id, outcome="withdrawn", at=LATER)

    assert (before, on_agenda, led_to(silent)) == (("", ""), ("December", ""), ("December", "withdrawn"))
    assert silent.ask("SELECT outcome FROM decision WHERE id = :id", id=silent.decision) == "carried_over"
    assert waiting(silent) == []


def test_what_the_meeting_leaves_open_comes_again_with_its_proposal(silent):
    meeting, _proposals = planned(silent, waiting(silent))
    with silent.store.write("hold") as session:
        meetings.open_meeting(session, meeting_id=meeting, at=LATER)
        meetings.close(session, meeting_id=meeting, at=LATER + timedelta(hours=1))

    _next, proposals = planned(silent, waiting(silent))

    assert [(each.text, each.method) for each in proposals] == [("Meet on Tuesdays", "consent")]


def test_in_a_meeting_silence_with_an_objection_goes_on_with_its_item_by_consent(store):
    table = Table(store, "lazy_consensus")
    said = {"stance": "objection", "reason": "Choir is on Tuesdays", "at": NOW}
    table.do("outside.answer", decision_id=table.decision, who=table.who("Amara"), **said)
    assert waiting(table) == []
    with store.write("close") as session:
        meetings.close(session, meeting_id=table.meeting, at=NOW + timedelta(hours=1))
        following = meetings.plan(session, title="December", starts=LATER)

    table.do("agenda.carry_over", item_id=table.item, to_meeting_id=following)

    assert table.ask("SELECT method FROM decision WHERE meeting_id = :m", m=following) == "consent"
