"""The ledger: an objection is tested in the objector's favour, and settled only in the ways there are."""

from typing import Any

import pytest

from models.commands import decisions, objections
from models.errors import Missing
from models.rules.objections import NoSuchMove, NotShown, OnlyTheObjector, SameText
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_deciding import Table


@pytest.fixture
def table(store: Store) -> Table:
    """Four people and their kit."""
    return Table(store)


@pytest.fixture
def objection(table: Table) -> str:
    """Carlos objects."""
    return table.say(table.propose(), "Carlos", "objection", "It blocks February.")


def decision_of(table: Table) -> str:
    """The one proposal."""
    with table.store.read() as reader:
        return reader.value("SELECT id FROM decision")


def test_nobody_rules_an_objection_out_alone(table: Table, objection: str) -> None:
    with pytest.raises(NotShown):
        table.do(objections.remains, stance_id=objection, anything=False)

    assert table.states(decision_of(table)) == ["Carlos raised"]


def test_it_fails_only_when_somebody_argued_and_nothing_remains(table: Table, objection: str) -> None:
    table.do(objections.disagree, stance_id=objection, name="Amara", argument="There is another kit.")

    with pytest.raises(NotShown):
        table.do(objections.qualifies, stance_id=objection)
    table.do(objections.remains, stance_id=objection, anything=False)

    row = table.look(decision_of(table)).stances[0]
    assert (row.state, row.how.splitlines()) == (
        "not_qualified",
        ["against Amara: There is another kit.", "remains no"],
    )


def test_nobody_argues_against_their_own_objection(table: Table, objection: str) -> None:
    carlos = table.ids["Carlos"]

    with pytest.raises(OnlyTheObjector):
        table.do(objections.disagree, stance_id=objection, name="Carlos", person_id=carlos, argument="Hm.")
    with pytest.raises(Missing):
        table.do(objections.disagree, stance_id=objection, name="Amara", argument=" ")


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ({"state": "deferred", "until": TODAY}, "owner"),
        ({"state": "deferred", "owner": "Amara"}, "on"),
        ({"state": "delegated"}, "owner"),
        ({"state": "monitored"}, "on"),
    ],
)
def test_a_resolution_names_who_and_until_when(
    table: Table, objection: str, asked: dict[str, Any], missing: str
) -> None:
    with pytest.raises(Missing) as refused:
        table.do(objections.settle, stance_id=objection, **asked)

    assert refused.value.field == missing


def test_it_is_deferred_to_somebody_and_then_stands_in_the_way_no_more(table: Table, objection: str) -> None:
    decision = decision_of(table)
    table.all_say(decision)

    table.do(objections.settle, stance_id=objection, state="deferred", owner="Amara", until=TODAY)

    held = table.look(decision)
    row = next(row for row in held.stances if row.id == objection)
    assert (row.owner, row.until, held.result and held.result.adopted) == ("Amara", TODAY, True)


def test_it_is_worked_only_into_a_later_text(table: Table, objection: str) -> None:
    decision = decision_of(table)

    with pytest.raises(SameText):
        table.do(objections.settle, stance_id=objection, state="integrated")
    table.do(decisions.reword, decision_id=decision, text="Not in February.")
    table.do(objections.settle, stance_id=objection, state="integrated")

    row = table.look(decision).stances[0]
    assert (row.state, row.how) == ("integrated", "version 2")


def test_what_is_settled_can_only_be_raised_again(table: Table, objection: str) -> None:
    table.do(objections.settle, stance_id=objection, state="withdrawn")

    with pytest.raises(NoSuchMove):
        table.do(objections.settle, stance_id=objection, state="downgraded")
    table.do(objections.settle, stance_id=objection, state="raised")

    assert table.states(decision_of(table)) == ["Carlos raised"]


@pytest.mark.parametrize(("then", "became"), [("consent", "withdrawn"), ("concern", "downgraded")])
def test_a_change_of_mind_settles_the_objection(table: Table, objection: str, then: str, became: str) -> None:
    table.say(decision_of(table), "Carlos", then, "All right")

    assert table.states(decision_of(table)) == [f"Carlos {became}"]


def test_who_was_answered_by_the_text_is_asked_anew_while_the_others_still_stand(table: Table, objection: str) -> None:
    decision = decision_of(table)
    table.all_say(decision)
    table.do(decisions.reword, decision_id=decision, text="Not in February.")
    table.do(objections.settle, stance_id=objection, state="integrated")

    stood = table.do(decisions.still_stands, decision_id=decision, at=NOW)

    waiting = [each.name for each in table.look(decision).deciders if not each.stance]
    assert (stood, waiting) == (3, ["Carlos Mora"])
