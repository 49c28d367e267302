"""Loans: how late they are and how long they hold."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.rules.assets import Hold
from models.rules.loans import Lent, LoanState, Out, loan_hold, loan_state

DUE = date(2026, 7, 10)
OUT_AT = datetime(2026, 7, 1, 17, tzinfo=UTC)
MIDNIGHT_AFTER = datetime(2026, 7, 10, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days_after", "expected"),
    [
        (-3, Lent(LoanState.OUT, 3)),
        (-2, Lent(LoanState.DUE_SOON, 2)),
        (0, Lent(LoanState.DUE_SOON, 0)),
        (1, Lent(LoanState.OVERDUE, 1)),
        (9, Lent(LoanState.OVERDUE, 9)),
    ],
)
def test_a_loan_is_overdue_from_the_day_after(days_after: int, expected: Lent) -> None:
    assert loan_state(DUE, None, DUE + timedelta(days=days_after)) == expected


def test_what_is_back_is_never_late_and_what_has_no_day_is_only_out() -> None:
    assert loan_state(DUE, DUE + timedelta(days=5), DUE + timedelta(days=9)) == Lent(LoanState.RETURNED)
    assert loan_state(None, None, DUE) == Lent(LoanState.OUT)


def test_a_loan_holds_to_the_end_of_its_due_day_by_londons_clock() -> None:
    held = loan_hold(Out(OUT_AT, DUE, None, 2, "Hari", "loan"), now=MIDNIGHT_AFTER - timedelta(seconds=1))

    assert (held.start, held.end, held.quantity, held.who, held.id) == (OUT_AT, MIDNIGHT_AFTER, 2, "Hari", "loan")


def test_once_overdue_it_holds_for_good() -> None:
    assert loan_hold(Out(OUT_AT, DUE, None), now=MIDNIGHT_AFTER).end is None
    assert loan_hold(Out(OUT_AT, None, None), now=OUT_AT) == Hold(OUT_AT, None, quantity=1)


def test_it_lets_go_when_it_comes_back_however_late() -> None:
    back = MIDNIGHT_AFTER + timedelta(days=3)

    assert loan_hold(Out(OUT_AT, DUE, back), now=back).end == back
