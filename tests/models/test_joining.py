"""A group may ask that people are members for some time before they decide."""

from datetime import timedelta

import pytest

from models.commands import decisions, kinds, meetings
from models.queries import kinds as queries
from models.queries.paper_pack import pack_of
from models.queries.room import room
from models.rules.holding import Who
from models.tables import Meeting, Person
from tests.builders import NOW, TODAY
from tests.builders_deciding import Table


@pytest.fixture
def table(store):
    """Four old members, and Nia, who joined four weeks ago today less a day; all in the room."""
    made = Table(store)
    with store.write("join") as session:
        nia = Person(given_name="Nia", family_name="Bowen", joined_on=TODAY - timedelta(days=27))
        session.add(nia)
        made.ids["Nia"] = nia.id
    made.do(meetings.sign_in, meeting_id=made.meeting, who=Who(made.ids["Nia"]), at=NOW)
    return made


def agree(table, days, **more):
    """Decide so in this kind of meeting from now on."""
    kind = table.do(kinds.add, name="Ours")
    table.do(kinds.change, kind=kind, field="joined_days", value=days)
    with table.store.write("kind") as session:
        meeting = session.get(Meeting, table.meeting)
        assert meeting
        meeting.kind = kind
    return kind


def here(table):
    """Who counts now."""
    with table.store.read() as reader:
        return room(reader, table.meeting, NOW)


def test_without_the_rule_everybody_on_the_roll_decides(table):
    assert table.ids["Nia"] in here(table).sets.deciders
    assert here(table).newcomers == frozenset()


@pytest.mark.parametrize(("days", "decides"), [(27, True), (28, False), (0, True)])
def test_the_day_of_the_cut_off_is_long_enough(table, days, decides):
    agree(table, days)

    assert (table.ids["Nia"] in here(table).sets.roll) is decides
    assert (table.ids["Nia"] in here(table).newcomers) is not decides


def test_a_newcomer_is_there_and_named_but_not_asked(table):
    agree(table, 28)
    decision = table.propose()
    table.all_say(decision)

    held = table.look(decision)
    table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    assert (held.newcomers, held.joined_days) == (("Nia Bowen",), 28)
    assert "Nia Bowen" not in [each.name for each in held.deciders]
    with table.store.read() as reader:
        counted = reader.value("SELECT deciders_count FROM decision")
        kept = reader.value("SELECT roll_ids FROM decision").split()
    assert (counted, table.ids["Nia"] in kept) == (4, False)


def test_the_quorum_is_of_those_who_decide(table):
    agree(table, 28)
    table.do(meetings.set_quorum, meeting_id=table.meeting, kind="more_than_half")

    now = here(table)

    assert (now.need, now.counted) == (3, 4)
    with table.store.read() as reader:
        assert pack_of(reader, table.meeting, TODAY).deciders == 4


def test_a_kind_made_like_another_takes_the_rule_over(table):
    first = agree(table, 28)

    second = table.do(kinds.add, name="Theirs", like=first)

    with table.store.read() as reader:
        assert queries.kind(reader, second).joined_days == 28
