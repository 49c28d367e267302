"""A decision may state the day it takes effect; until then what was agreed before holds."""

from datetime import date, timedelta

import pytest

from models.commands import decisions, links
from models.errors import Refusal
from models.queries.decisions import detail, found_by, standings
from models.rules.declaring import AlreadyDeclared, NotAnnounced
from models.rules.register import DecisionState
from models.tables import AgendaItem, Decision
from tests.builders import NOW, TODAY
from tests.builders_deciding import Table

NEW_YEAR = date(2027, 1, 1)


class Lending(Table):
    """Two proposals under one item."""

    def __init__(self, store):
        super().__init__(store)
        self.old, self.new = self.propose("Lend for a week."), self.propose("Lend for a month.")


@pytest.fixture
def table(store):
    """Two ways to lend, of which the second takes the place of the first from New Year."""
    made = Lending(store)
    for decision in (made.old, made.new):
        made.all_say(decision)
    declare(made, made.old)
    made.do(links.link, decision_id=made.new, earlier_id=made.old, kind="supersedes")
    made.do(decisions.change, decision_id=made.new, field="effective_on", value=NEW_YEAR)
    declare(made, made.new)
    return made


def declare(table, decision, **more):
    """Adopt it."""
    return table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW, **more)


def stands(table, on):
    """How the old one stands on a day."""
    with table.store.read() as reader:
        return standings(reader, on)[table.old]


def test_what_it_supersedes_holds_until_the_day(table):
    assert stands(table, NEW_YEAR - timedelta(days=1)) is DecisionState.IN_FORCE
    assert stands(table, NEW_YEAR) is DecisionState.SUPERSEDED


def test_the_new_one_is_to_come_until_the_day(table):
    with table.store.read() as reader:
        states = [standings(reader, day)[table.new] for day in (NEW_YEAR - timedelta(days=1), NEW_YEAR)]

    assert states == [DecisionState.TO_COME, DecisionState.IN_FORCE]


def test_found_whatever_the_day_the_later_one_comes_first(table):
    with table.store.read() as reader:
        assert [row.id for row in found_by(reader, "lend")] == [table.new, table.old]


def test_the_day_is_told_and_proposed_with_the_rest(table):
    with table.store.read() as reader:
        found = detail(reader, table.new, TODAY)

    assert found
    assert found.row.effective_on == NEW_YEAR
    assert table.look(table.new).effective_on == NEW_YEAR


def test_once_declared_the_day_stands(table):
    with pytest.raises(AlreadyDeclared):
        table.do(decisions.change, decision_id=table.new, field="effective_on", value=None)


def any_other_business(table, kind, topic="other_business", purpose="discuss"):
    """The item becomes any other business of a meeting of this kind, or something else that comes every time."""
    from models.tables import Meeting

    with table.store.write("item") as session:
        item, meeting = session.get(AgendaItem, table.item), session.get(Meeting, table.meeting)
        assert item and meeting
        item.topic, item.purpose, meeting.kind = topic, purpose, kind


def refused(table, decision, **more):
    """What stands in the way of adopting it."""
    try:
        declare(table, decision, **more)
    except Refusal as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize(
    ("kind", "item", "agreed", "refusal"),
    [
        ("regular", ("other_business", "discuss"), "", NotAnnounced),
        ("regular", ("other_business", "discuss"), "All agreed", None),
        ("regular", ("other_business", "decide"), "", NotAnnounced),  # whatever it is there for
        ("regular", ("standing", "discuss"), "", None),  # reports, matters arising, a check-out
        ("regular", ("", "discuss"), "", None),
        ("short", ("other_business", "discuss"), "", None),  # gives no notice, so nobody counts on one
    ],
)
def test_what_nobody_was_told_of_is_adopted_only_if_all_agree(store, kind, item, agreed, refusal):
    table = Table(store)
    any_other_business(table, kind, *item)
    decision = table.propose()
    table.all_say(decision)

    assert refused(table, decision, difference=agreed) is refusal
    with store.read() as reader:
        kept = reader.value("SELECT difference FROM decision WHERE id = :id", id=decision)
    assert kept == ("" if refusal else agreed)


def test_it_may_be_carried_over_without_a_word(store):
    table = Table(store)
    any_other_business(table, "regular")
    decision = table.propose()

    table.do(decisions.declare, decision_id=decision, outcome="carried_over", at=NOW)

    with store.write("look") as session:
        row = session.get(Decision, decision)
        assert row and row.outcome == "carried_over"
