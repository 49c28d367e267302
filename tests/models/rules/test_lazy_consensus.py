"""Agreement by silence: deadlines, who was told, objections and earlier decisions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.decisions import ReasonMissing
from models.rules.lazy_consensus import (
    LEAST,
    USUAL,
    DeadlineTooShort,
    LazyOutcome,
    LazyQuestion,
    LazyWhy,
    Notified,
    Objection,
    lazy_result,
    require_deadline,
    require_reason,
)

OPENED = datetime(2026, 11, 1, 18, tzinfo=UTC)
DEADLINE = OPENED + USUAL
GWEN, ALI = Notified("Gwen", OPENED, "phone"), Notified("Ali", OPENED, "letter")
ASKED = LazyQuestion(OPENED, DEADLINE, frozenset({"Gwen", "Ali"}), (GWEN, ALI))
MOMENT = timedelta(seconds=1)


def test_silence_of_all_who_were_told_adopts_at_the_deadline_and_not_before() -> None:
    before, at = lazy_result(ASKED, DEADLINE - MOMENT), lazy_result(ASKED, DEADLINE)

    assert (before.outcome, before.why) == (LazyOutcome.OPEN, (LazyWhy.BEFORE_DEADLINE,))
    assert (at.outcome, at.why, at.silent) == (LazyOutcome.ADOPTED, (), {"Gwen", "Ali"})


@pytest.mark.parametrize(
    ("question", "outcome", "why"),
    [
        (replace(ASKED, notified=(GWEN,)), LazyOutcome.OPEN, LazyWhy.NOT_TOLD),
        (replace(ASKED, notified=(GWEN, replace(ALI, channel=" "))), LazyOutcome.OPEN, LazyWhy.NOT_TOLD),
        (
            replace(ASKED, notified=(GWEN, replace(ALI, at=DEADLINE - LEAST + MOMENT))),
            LazyOutcome.OPEN,
            LazyWhy.TOLD_LATE,
        ),
        (replace(ASKED, affected=frozenset(), notified=()), LazyOutcome.OPEN, LazyWhy.NOBODY_TOLD),
        (replace(ASKED, overrides=("decision",)), LazyOutcome.FAILED, LazyWhy.OVERRIDES),
        (replace(ASKED, objections=(Objection("Ali", "the cost"),)), LazyOutcome.FAILED, LazyWhy.OBJECTION),
        (replace(ASKED, objections=(Objection("Sam", "the cost"),)), LazyOutcome.FAILED, LazyWhy.OBJECTION),
    ],
)
def test_what_stands_in_the_way(question: LazyQuestion, outcome: LazyOutcome, why: LazyWhy) -> None:
    result = lazy_result(question, DEADLINE)

    assert result.outcome == outcome
    assert why in result.why


def test_somebody_told_exactly_72_hours_before_was_told_in_time() -> None:
    told = replace(ASKED, notified=(GWEN, replace(ALI, at=DEADLINE - LEAST)))

    assert lazy_result(told, DEADLINE).outcome == LazyOutcome.ADOPTED


def test_the_first_time_somebody_was_told_counts() -> None:
    again = replace(ASKED, notified=(replace(ALI, at=DEADLINE - MOMENT), GWEN, ALI))

    assert lazy_result(again, DEADLINE).outcome == LazyOutcome.ADOPTED


def test_an_objection_fails_it_at_once_and_stands_no_more_when_withdrawn() -> None:
    objected = replace(ASKED, objections=(Objection("Ali", "the cost"),))
    withdrawn = replace(ASKED, objections=(Objection("Ali", "the cost", withdrawn=True),))

    assert lazy_result(objected, OPENED).outcome == LazyOutcome.FAILED
    assert lazy_result(withdrawn, DEADLINE).outcome == LazyOutcome.ADOPTED


def test_support_is_not_silence() -> None:
    result = lazy_result(replace(ASKED, supports=frozenset({"Gwen"})), DEADLINE)

    assert (result.silent, result.supports) == ({"Ali"}, {"Gwen"})


def test_72_hours_are_enough_and_a_second_less_is_not() -> None:
    require_deadline(OPENED, OPENED + LEAST)

    with pytest.raises(DeadlineTooShort):
        require_deadline(OPENED, OPENED + LEAST - MOMENT)


def test_a_short_deadline_from_elsewhere_adopts_nothing() -> None:
    short = replace(ASKED, deadline=OPENED + LEAST - MOMENT)

    assert LazyWhy.TOO_SHORT in lazy_result(short, DEADLINE).why


def test_an_objection_has_a_reason() -> None:
    require_reason(Objection("Ali", "the cost"))

    with pytest.raises(ReasonMissing):
        require_reason(Objection("Ali", " "))


@given(st.permutations([GWEN, ALI, Notified("Gwen", DEADLINE, "door"), Notified("Sam", OPENED, "post")]))
def test_the_order_of_the_records_changes_nothing(notified: list[Notified]) -> None:
    assert lazy_result(replace(ASKED, notified=tuple(notified)), DEADLINE).silent == {"Gwen", "Ali", "Sam"}
    assert lazy_result(replace(ASKED, notified=tuple(notified)), DEADLINE).outcome == LazyOutcome.ADOPTED


@given(st.lists(st.booleans(), max_size=4), st.integers(-20, 20))
def test_one_objection_more_never_adopts(withdrawn: list[bool], days: int) -> None:
    now = DEADLINE + timedelta(days=days)
    objections = tuple(Objection(f"p{n}", "why", each) for n, each in enumerate(withdrawn))

    more = lazy_result(replace(ASKED, objections=(*objections, Objection("Jo", "why"))), now)

    assert more.outcome == LazyOutcome.FAILED
    assert (lazy_result(replace(ASKED, objections=objections), now).outcome == LazyOutcome.ADOPTED) == (
        all(withdrawn) and days >= 0
    )
