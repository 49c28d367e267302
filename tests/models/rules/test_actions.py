"""Actions: open, soon, late, done."""

from datetime import date, timedelta

import pytest

from models.rules.actions import ActionFacts, ActionState, action_state

TODAY = date(2026, 11, 12)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (ActionFacts(), ActionState.OPEN),
        (ActionFacts(TODAY + 8 * DAY), ActionState.OPEN),
        (ActionFacts(TODAY + 7 * DAY), ActionState.DUE_SOON),
        (ActionFacts(TODAY), ActionState.DUE_SOON),
        (ActionFacts(TODAY - DAY), ActionState.OVERDUE),
        (ActionFacts(TODAY - DAY, done_on=TODAY), ActionState.DONE),
        (ActionFacts(TODAY - DAY, dropped_on=TODAY), ActionState.DROPPED),
        (ActionFacts(None, TODAY, TODAY), ActionState.DONE),
    ],
)
def test_an_action_is_overdue_from_the_day_after(facts: ActionFacts, state: ActionState) -> None:
    assert action_state(facts, TODAY) == state
