"""A group may ask that people are members for some time before they decide."""

from datetime import timedelta

import pytest
from sqlmodel import select

from models.commands import decisions, kinds, meetings
from models.queries import kinds as queries
from models.queries.minutes import Newcomer
from models.queries.minutes_of import minutes_of
from models.queries.paper_pack import pack_of
from models.queries.projected_outcome import outcome_of
from models.queries.room import attendance, room
from models.rules.holding import Who
from models.tables import Meeting, MeetingKind, PaperCount, Person
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


def told(store, meeting, **how):
    """What the minutes say of newcomers."""
    with store.read() as reader:
        return minutes_of(reader, meeting, **how).newcomers


@pytest.fixture
def decided(table):
    """Two decisions Nia was there for and had no say in, under one item; then the meeting is over."""
    agree(table, 28)
    for text in ("Lend the kit.", "For two weeks."):
        decision = table.propose(text)
        table.all_say(decision)
        table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)
    return table


def test_the_minutes_name_who_had_joined_too_late_once_for_an_item(decided):
    assert told(decided.store, decided.meeting) == (Newcomer("Nia Bowen", "Lending", 1),)


def test_nobody_was_kept_out_where_there_is_no_cut_off(table):
    decision = table.propose()
    table.all_say(decision)
    table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    assert told(table.store, table.meeting) == ()


def test_what_was_counted_stays_whatever_becomes_of_the_rule_and_of_the_roster(decided):
    with decided.store.read() as reader:
        before = minutes_of(reader, decided.meeting).fingerprint

    with decided.store.write("later") as session:
        nia, kind = session.get(Person, decided.ids["Nia"]), session.exec(select(MeetingKind)).one()
        assert nia
        nia.joined_on, kind.joined_days = TODAY - timedelta(days=400), None

    with decided.store.read() as reader:
        assert minutes_of(reader, decided.meeting).fingerprint == before


def test_of_a_confidential_item_only_the_number_is_told(decided):
    decided.do(meetings.change_item, item_id=decided.item, field="confidential", value=True)

    assert told(decided.store, decided.meeting) == (Newcomer("Nia Bowen", "", 1),)
    assert told(decided.store, decided.meeting, confidential=True) == ()


def test_whoever_was_struck_off_the_attendance_was_not_there(decided):
    with decided.store.read() as reader:
        stay = next(each.id for each in attendance(reader, decided.meeting) if each.name == "Nia Bowen")

    decided.do(meetings.strike, stay_id=stay)

    assert told(decided.store, decided.meeting) == ()


def test_few_papers_stay_secret_however_many_newcomers_were_there(table):
    agree(table, 28)
    decision = table.propose(method="simple_majority")
    table.all_say(decision, "yes")
    table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    with table.store.write("as if on papers") as session:
        session.add(PaperCount(decision_id=decision, totals="yes 3 no 1", valid=4))

    with table.store.read() as reader:
        told = outcome_of(reader, decision, {})
        counted = reader.value("SELECT present_count FROM decision")
    assert (told.counts, counted) == ((), 4)  # five were there, and only four marked a paper


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
