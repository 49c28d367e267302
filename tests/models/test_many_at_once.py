"""What is done for hundreds in one go comes to what it would one by one."""

import pytest

from models.commands import agenda, decisions, meetings, stances
from models.commands.stances import Saying
from models.queries import agenda as agendas
from models.rules.decisions import NotOffered
from models.store import Store
from tests import builders_meetings as make
from tests.builders import NOW
from tests.builders_deciding import Table


def test_who_objected_and_now_consents_with_all_the_others_has_withdrawn_it(store: Store) -> None:
    table = Table(store)
    decision = table.propose()
    table.say(decision, "Amara", "objection", "too dear")
    table.say(decision, "Bethan", "objection", "too late")
    said = [Saying(table.ids["Amara"], "Amara", "consent"), Saying(table.ids["Carlos"], "Carlos", "consent")]

    taken = table.do(stances.set_stances, decision_id=decision, sayings=said, at=NOW)

    assert (taken, table.states(decision)) == (2, ["Amara withdrawn", "Bethan raised"])


def test_somebody_named_twice_is_heard_in_the_order_of_the_words(store: Store) -> None:
    table = Table(store)
    decision = table.propose()
    amara = table.ids["Amara"]
    said = [Saying(amara, "Amara", "objection", "too dear"), Saying(amara, "Amara", "consent")]

    table.do(stances.set_stances, decision_id=decision, sayings=said, at=NOW)

    assert table.states(decision) == ["Amara withdrawn"]


def test_all_the_others_are_those_not_heard_on_this_text(store: Store) -> None:
    table = Table(store)
    decision = table.propose()
    table.all_say(decision)
    table.do(decisions.reword, decision_id=decision, text="Members may borrow the kit for a week.")
    table.say(decision, "Dilys", "concern", "it may rain")

    taken = table.do(decisions.all_stand, decision_id=decision, stance="consent", at=NOW)

    now = {each.name.split()[0]: each.stance for each in table.look(decision).deciders}
    assert (taken, now["Dilys"], now["Amara"]) == (3, "concern", "consent")


def test_an_answer_the_method_does_not_know_is_refused_for_all(store: Store) -> None:
    table = Table(store)
    decision = table.propose()

    with pytest.raises(NotOffered):
        table.do(decisions.all_stand, decision_id=decision, stance="yes", at=NOW)

    assert table.look(decision).stances == ()


def test_a_deed_of_all_is_undone_as_one(store: Store) -> None:
    table = Table(store)
    decision = table.propose()
    from models.history import History

    history = History(store)

    table.all_say(decision)
    history.undo()

    assert table.look(decision).stances == ()


def test_items_are_carried_together_each_once_and_with_what_was_proposed_there(store: Store) -> None:
    now, later = make.running(store, "Welcome", "Lending", "Hall"), make.planned(store, "December meeting", "Start")
    with store.read() as reader:
        _welcome, lending, hall = (item.id for item in agendas.items(reader, now))
    with store.write("propose") as session:
        decisions.propose(session, meeting_id=now, item_id=hall, text="The hall is hired.", method="consent")
        meetings.carry_over(session, item_id=hall, to_meeting_id=later)

    with store.write("carry") as session:
        ids = agenda.carry_all(session, item_ids=[lending, hall, lending], to_meeting_id=later)

    with store.read() as reader:
        there = agendas.items(reader, later)
        proposals = [(item.title, item.decisions) for item in there]
    assert proposals == [("Start", 0), ("Hall", 1), ("Lending", 0)]
    assert ids == [there[2].id, there[1].id, there[2].id]
