"""Who decides after advice is fixed before the first one is asked: another decider asks anew."""

import pytest

from models.queries import choice_outside, choice_rows
from models.rules.advice import AdviceGap
from tests.builders import TODAY
from tests.builders_choices import Table


@pytest.fixture
def table(store):
    """Ed is to decide, and Amara was asked, heard and answered."""
    made = Table(store, "advice")
    made.decision = made.propose("advice", outside=True)
    made.do("decisions.change", decision_id=made.decision, field="reasons", value="Near")
    decide(made, "Ed")
    entry = ask(made, "Amara")
    for field, value in (("gist", "It is damp."), ("answer", "We bring heaters.")):
        made.do("outside.change_advice", advice_id=entry, field=field, value=value)
    return made


def decide(table, name):
    """Somebody is to decide."""
    table.do("outside.set_decider", decision_id=table.decision, person_id=table.ids[name], name=name)


def ask(table, name):
    """Somebody is asked, as one it affects and who knows."""
    who, sides = (table.ids[name], name), ("affected", "knowledgeable")
    return table.do("outside.ask", decision_id=table.decision, who=who, sides=sides, on=TODAY)


def gaps(table):
    """What is missing."""
    with table.store.read() as reader:
        facts = choice_rows.facts(reader, table.decision)
        assert facts
        return choice_outside.asked(reader, facts).gaps


def asked(table):
    """Who was asked, and why them."""
    with table.store.read() as reader:
        return [f"{row.name}: {row.side}: {row.gist}" for row in choice_rows.advice(reader, table.decision)]


def test_another_decider_has_to_ask_and_what_was_asked_before_stays_written_down(table):
    before = gaps(table)

    decide(table, "Bethan")

    assert before == ()
    assert gaps(table) == (AdviceGap.AFFECTED_NOT_ASKED, AdviceGap.KNOWLEDGEABLE_NOT_ASKED)
    assert asked(table) == ["Amara Okafor: affected knowledgeable before: It is damp."]


def test_the_new_decider_may_ask_the_same_person(table):
    decide(table, "Bethan")
    ask(table, "Amara")

    assert gaps(table) == (AdviceGap.NOT_HEARD,)
    assert len(asked(table)) == 2


def test_naming_the_same_decider_again_voids_nothing(table):
    decide(table, "Ed")

    assert gaps(table) == ()


def test_a_first_decider_may_be_named_after_somebody_was_asked(store):
    table = Table(store, "advice")
    table.decision = table.propose("advice", outside=True)
    ask(table, "Amara")

    decide(table, "Ed")

    assert asked(table) == ["Amara Okafor: affected knowledgeable: "]
