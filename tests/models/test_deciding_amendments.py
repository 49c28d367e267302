"""Amendments: decided before the proposal, taken in where nobody minds, and carried into its text."""

import pytest

from models.commands import amendments, decisions
from models.queries.amendments import amendments as moved_to
from models.rules.amendments import AmendmentsOpen
from models.store import Store
from tests.builders import NOW
from tests.builders_deciding import Table

TEXT = "Members may borrow the kit for one week."
LONGER = "Members may borrow the kit for two weeks."
FRIENDS = "Members and friends may borrow the kit for one week."


@pytest.fixture
def table(store: Store) -> Table:
    """Four people and their kit."""
    return Table(store)


def amend(table: Table, decision: str, text: str) -> str:
    """Move an amendment."""
    return table.do(amendments.amend, decision_id=decision, text=text, at=NOW)


def shown(table: Table, decision: str) -> list[str]:
    """The amendments in the order they are put."""
    with table.store.read() as reader:
        return [f"{row.text} {row.outcome} {row.exit}".strip() for row in moved_to(reader, decision)]


def test_a_proposal_waits_for_its_amendments(table: Table) -> None:
    decision = table.propose(TEXT)
    amend(table, decision, LONGER)

    with pytest.raises(AmendmentsOpen):
        table.do(decisions.declare, decision_id=decision, outcome="adopted", difference="Said so.", at=NOW)

    table.do(decisions.declare, decision_id=decision, outcome="withdrawn", at=NOW)
    assert table.look(decision).outcome == "withdrawn"


def test_the_furthest_from_the_text_is_put_first(table: Table) -> None:
    decision = table.propose(TEXT)

    amend(table, decision, LONGER)
    far = amend(table, decision, "Nobody outside the stewards takes equipment home")

    assert shown(table, decision) == ["Nobody outside the stewards takes equipment home", LONGER]
    assert (table.look(far).is_on, table.look(decision).is_on) == (True, False)


def test_a_friendly_one_is_taken_in_unless_somebody_minds(table: Table) -> None:
    decision = table.propose(TEXT)
    moved = amend(table, decision, LONGER)
    table.do(amendments.welcome, amendment_id=moved, said=True)
    table.say(moved, "Carlos", "objection", "Too long.")

    with pytest.raises(AmendmentsOpen):
        table.do(amendments.take_in, amendment_id=moved, at=NOW)
    table.say(moved, "Carlos", "consent")
    table.do(amendments.take_in, amendment_id=moved, at=NOW)

    assert table.look(decision).text == LONGER


def test_one_that_is_carried_becomes_the_text_without_a_number_and_what_was_said_is_stale(table: Table) -> None:
    decision = table.propose(TEXT)
    table.all_say(decision)
    moved = amend(table, decision, LONGER)
    table.all_say(moved)

    number = table.do(decisions.declare, decision_id=moved, outcome="adopted", at=NOW)

    held = table.look(decision)
    assert (number, held.text, held.version, held.is_on) == ("", LONGER, 2, True)
    assert {each.before for each in held.deciders} == {"consent"}


def test_others_keep_their_change_or_fall_where_their_words_are_gone(table: Table) -> None:
    decision = table.propose(TEXT)
    moved = amend(table, decision, LONGER)
    amend(table, decision, FRIENDS)
    amend(table, decision, "Members may borrow the kit for three days.")
    table.all_say(moved)

    table.do(decisions.declare, decision_id=moved, outcome="adopted", at=NOW)

    assert sorted(shown(table, decision)) == [
        "Members and friends may borrow the kit for two weeks.",
        "Members may borrow the kit for three days. withdrawn fell",
        f"{LONGER} adopted",
    ]


def test_one_that_only_says_no_is_not_put(table: Table) -> None:
    decision = table.propose(TEXT)
    moved = amend(table, decision, "Members may not borrow the kit.")
    table.all_say(decision)

    table.do(amendments.rule_out, amendment_id=moved, at=NOW)
    table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    assert shown(table, decision) == ["Members may not borrow the kit. withdrawn out_of_order"]
