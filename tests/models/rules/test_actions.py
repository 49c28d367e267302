"""Actions: open, soon, late, done, and what the next meeting asks about."""

import sqlite3
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.actions import ACTION_STATE_SQL, ActionFacts, ActionState, action_state, carried_over, days_over

TODAY = date(2026, 11, 12)
DAY = timedelta(days=1)
days = st.none() | st.integers(-20, 20).map(lambda n: TODAY + n * DAY)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (ActionFacts("1"), ActionState.OPEN),
        (ActionFacts("1", TODAY + 8 * DAY), ActionState.OPEN),
        (ActionFacts("1", TODAY + 7 * DAY), ActionState.DUE_SOON),
        (ActionFacts("1", TODAY), ActionState.DUE_SOON),
        (ActionFacts("1", TODAY - DAY), ActionState.OVERDUE),
        (ActionFacts("1", TODAY - DAY, done_on=TODAY), ActionState.DONE),
        (ActionFacts("1", TODAY - DAY, dropped_on=TODAY), ActionState.DROPPED),
        (ActionFacts("1", None, TODAY, TODAY), ActionState.DONE),
    ],
)
def test_an_action_is_overdue_from_the_day_after(facts: ActionFacts, state: ActionState) -> None:
    assert action_state(facts, TODAY) == state


@given(days, days, days)
def test_sql_and_python_agree(due_on: date | None, done_on: date | None, dropped_on: date | None) -> None:
    facts = ActionFacts("1", due_on, done_on, dropped_on)
    dates = {name: day and day.isoformat() for name, day in vars(facts).items() if name != "id"}
    row = ", ".join(f":{column} AS {column}" for column in dates)

    database = sqlite3.connect(":memory:")
    query = f"SELECT {ACTION_STATE_SQL} FROM (SELECT {row})"
    (found,) = database.execute(query, dates | {"today": TODAY.isoformat()}).fetchone()
    database.close()

    assert found == action_state(facts, TODAY)


def test_days_over_are_counted_from_the_due_day() -> None:
    assert [days_over(TODAY + n * DAY, TODAY) for n in (-9, -1, 0, 3)] == [9, 1, 0, 0]
    assert days_over(None, TODAY) == 0


def test_the_next_agenda_asks_about_what_is_open_the_longest_overdue_first() -> None:
    actions = [
        ActionFacts("some day"),
        ActionFacts("next week", TODAY + 7 * DAY),
        ActionFacts("a month late", TODAY - 30 * DAY),
        ActionFacts("late", TODAY - DAY),
        ActionFacts("done", TODAY - DAY, done_on=TODAY),
        ActionFacts("dropped", TODAY - DAY, dropped_on=TODAY),
        ActionFacts("under item 4", TODAY - DAY),
    ]

    carried = carried_over(actions, TODAY, elsewhere={"under item 4"})

    assert carried == ("a month late", "late", "next week", "some day")
