"""The minutes in one breath: decisions in their own words, counts, and choices without a winner."""

from datetime import date

import pytest

from exports.pdf.in_short import in_short
from models.queries.minutes import MinutedAction
from tests.exports.minutes_samples import decision, item, minutes


def test_the_summary_names_a_few_decisions_in_their_own_words() -> None:
    adopted = tuple(decision(f"Decide thing {number}. More about it.") for number in range(2))
    actions = (MinutedAction("Ring", "Asha", date(2026, 12, 1), None), MinutedAction("Write", "", None, None))

    summary = in_short(minutes(items=(item(1, "Things", decisions=adopted, actions=actions),)))

    assert summary == (
        "Two proposals were adopted: “Decide thing 0”; “Decide thing 1”. "
        "Two actions were set, the first due Tue\u00a01\u00a0Dec\u00a02026."
    )


def test_the_summary_counts_what_would_be_too_much_to_name() -> None:
    outcomes = [*["adopted"] * 4, "carried_over", "withdrawn", "indicative", "not_adopted", "Passed, mostly"]
    decisions = tuple(decision("Something.", outcome=outcome) for outcome in outcomes)

    summary = in_short(minutes(items=(item(1, "Things", decisions=decisions),)))

    assert summary == (
        "Four proposals were adopted. One proposal was not adopted. One proposal was carried over. "
        "One proposal was withdrawn. One proposal waits to be ratified. One decision was recorded."
    )


@pytest.mark.parametrize(
    ("result", "told"),
    [
        (
            '{"totals":{"Tuesday":3,"Friday":3},"valid":6,"tied":["Tuesday","Friday"]}',
            ": Tuesday and Friday were level.",
        ),
        ('{"totals":{"Tuesday":2,"Friday":1},"valid":6,"needed":4}', ": no option had enough votes."),
        ('{"rounds":[{"totals":{"Tuesday":1,"Friday":3}}],"valid":4}', "."),
    ],
)
def test_the_summary_names_a_choice_without_winner(result: str, told: str) -> None:
    choice = decision("Which evening?", outcome="not_adopted", options=("Tuesday", "Friday"), result=result)

    summary = in_short(minutes(items=(item(1, "Evenings", decisions=(choice,)),)))

    assert summary == f"One proposal was not adopted. “Which evening?” had no winner{told}"
