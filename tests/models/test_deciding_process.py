"""Consent from stage to stage: what each step waits for, and what a new text makes of what was said."""

import pytest

from models.commands import decisions, objections, stages
from models.errors import Missing
from models.queries.process import open_steps
from models.rules.consent_process import Stage, StepRefused
from models.rules.ways_out import TwoOrThree, WayClosed
from models.store import Store
from tests.builders import NOW, TODAY
from tests.builders_deciding import Table


@pytest.fixture
def table(store: Store) -> Table:
    """Four people and their kit."""
    return Table(store)


def test_a_proposal_goes_through_every_stage_to_its_adoption(table: Table) -> None:
    decision = table.propose()

    table.go(decision, "driver", "present", "understand", "respond", "objections")
    table.all_say(decision)
    table.go(decision, "celebrate")
    table.do(decisions.declare, decision_id=decision, outcome="adopted", at=NOW)

    held = table.look(decision)
    assert (held.stage, held.rounds, held.outcome) == ("done", 2, "adopted")


def test_nobody_celebrates_before_everybody_was_asked(table: Table) -> None:
    decision = table.propose()
    table.go(decision, "objections")
    table.say(decision, "Amara", "consent")

    with pytest.raises(StepRefused):
        table.go(decision, "celebrate")
    table.do(decisions.set_none_objected, decision_id=decision, said=True)
    table.go(decision, "celebrate")

    assert table.look(decision).stage == "celebrate"


def test_the_process_begins_at_the_driver_the_text_or_the_objections_and_nowhere_else(table: Table) -> None:
    decision = table.propose()

    with pytest.raises(StepRefused):
        table.go(decision, "celebrate")

    assert open_steps(table.look(decision)) == (Stage.DRIVER, Stage.PRESENT, Stage.OBJECTIONS)


def test_an_objection_is_tested_worked_into_the_text_and_asked_about_again(table: Table) -> None:
    decision = table.propose()
    table.go(decision, "objections")
    objection = table.say(decision, "Carlos", "objection", "It blocks February.")
    table.all_say(decision)
    table.go(decision, "test")

    table.do(objections.qualifies, stance_id=objection)
    table.go(decision, "resolve")
    with pytest.raises(StepRefused):
        table.go(decision, "objections")
    table.do(decisions.reword, decision_id=decision, text="Members may borrow the kit, not in February.")
    table.go(decision, "objections")
    before = open_steps(table.look(decision))
    table.do(decisions.still_stands, decision_id=decision, at=NOW)
    table.say(decision, "Carlos", "consent")
    table.go(decision, "celebrate")

    assert Stage.CELEBRATE not in before
    assert table.states(decision)[0] == "Carlos integrated"
    assert table.look(decision).result.adopted  # type: ignore[union-attr]


def test_an_objection_that_still_stands_on_the_new_text_is_tested_anew(table: Table) -> None:
    decision = table.propose()
    objection = table.say(decision, "Carlos", "objection", "It blocks February.")
    table.do(objections.qualifies, stance_id=objection)

    table.do(decisions.reword, decision_id=decision, text="Members may borrow the kit for a week.")
    table.do(decisions.still_stands, decision_id=decision, person_id=table.ids["Carlos"], at=NOW)

    assert table.states(decision) == ["Carlos qualified", "Carlos raised"]


def test_a_text_changed_while_celebrating_is_asked_about_again(table: Table) -> None:
    decision = table.propose()
    table.go(decision, "objections")
    table.all_say(decision)
    table.go(decision, "celebrate")

    table.do(decisions.reword, decision_id=decision, text="Members may borrow the kit for a week.")

    assert open_steps(table.look(decision)) == (Stage.OBJECTIONS,)


def test_concerns_are_heard_before_it_is_done(table: Table) -> None:
    decision = table.propose()
    table.go(decision, "objections")
    table.say(decision, "Amara", "concern", "Who repairs it?")
    table.all_say(decision)
    table.go(decision, "celebrate")

    first = open_steps(table.look(decision))[0]
    table.go(decision, "concerns")

    assert (first, open_steps(table.look(decision))[0]) == (Stage.CONCERNS, Stage.DONE)


def test_a_trial_is_another_text_with_an_early_review_and_is_asked_about_at_once(table: Table) -> None:
    decision = table.propose()
    table.go(decision, "objections")
    table.all_say(decision)

    with pytest.raises(Missing):
        table.do(stages.leave, decision_id=decision, way="trial", text="Try it.", at=NOW)
    table.do(stages.leave, decision_id=decision, way="trial", text="Try it.", review_on=TODAY, at=NOW)

    held = table.look(decision)
    assert (held.stage, held.text, held.exit, held.review_on) == ("objections", "Try it.", "trial", TODAY)
    assert {each.stance for each in held.deciders} == {""}


def test_a_text_is_sent_to_two_or_three_to_tune_and_comes_back_another_day(table: Table) -> None:
    decision = table.propose()
    table.go(decision, "present")

    with pytest.raises(TwoOrThree):
        table.do(stages.leave, decision_id=decision, way="tuners", people=["Amara"], at=NOW)
    table.do(stages.leave, decision_id=decision, way="tuners", people=["Amara", "Carlos"], at=NOW)

    held = table.look(decision)
    assert (held.outcome, held.exit) == ("carried_over", "tuners: Amara, Carlos")


def test_what_everybody_celebrates_is_not_left_by_a_side_door(table: Table) -> None:
    decision = table.propose()
    table.go(decision, "objections")
    table.all_say(decision)
    table.go(decision, "celebrate")

    with pytest.raises(WayClosed):
        table.do(stages.leave, decision_id=decision, way="carry", at=NOW)
