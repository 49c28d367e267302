"""A secret ballot on paper: sums that balance, two tellers, and what a count gives away."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.paper_ballots import (
    Balance,
    BelowNought,
    DoesNotBalance,
    PaperWarning,
    RecountNeeded,
    Sheet,
    Spoilt,
    TellersMissing,
    require_balance,
    require_declarable,
    warnings_of,
)

SHEET = Sheet(
    issued=14,
    returned=12,
    not_returned=2,
    valid=10,
    spoilt=((Spoilt.BLANK, 1), (Spoilt.UNCLEAR, 1)),
    totals=(("yes", 6), ("no", 3), ("abstain", 1)),
    tellers=("Gwen", "Ali"),
    agreed=True,
)


def test_a_balanced_and_agreed_sheet_can_be_declared() -> None:
    require_declarable(SHEET)


@pytest.mark.parametrize(
    ("sheet", "balance", "difference"),
    [
        (replace(SHEET, issued=15), Balance.ISSUED, 1),
        (replace(SHEET, not_returned=3), Balance.ISSUED, -1),
        (replace(SHEET, spoilt=((Spoilt.BLANK, 1),)), Balance.RETURNED, 1),
        (replace(SHEET, spoilt=((Spoilt.BLANK, 5),)), Balance.RETURNED, -3),
        (replace(SHEET, totals=(("yes", 6), ("no", 3))), Balance.VALID, 1),
        (replace(SHEET, totals=(("yes", 9), ("no", 3))), Balance.VALID, -2),
    ],
)
def test_what_does_not_balance_is_refused_with_the_difference(sheet: Sheet, balance: Balance, difference: int) -> None:
    with pytest.raises(DoesNotBalance) as refused:
        require_balance(sheet)

    assert (refused.value.balance, refused.value.difference) == (balance, difference)
    assert refused.value.expected - refused.value.found == difference


def test_an_empty_box_balances() -> None:
    require_balance(Sheet(issued=3, returned=0, not_returned=3, valid=0))


def test_ticks_and_orders_need_not_come_to_the_valid_papers() -> None:
    require_balance(replace(SHEET, totals=(("a", 10), ("b", 9)), one_mark=False))


@pytest.mark.parametrize(
    "sheet",
    [
        replace(SHEET, issued=-1, returned=0, not_returned=-1, valid=0, spoilt=(), totals=()),
        replace(SHEET, totals=(("yes", 11), ("no", -1))),
        replace(SHEET, valid=13, spoilt=((Spoilt.BLANK, -1),)),
    ],
)
def test_nobody_counts_fewer_than_none(sheet: Sheet) -> None:
    with pytest.raises(BelowNought):
        require_balance(sheet)


@pytest.mark.parametrize("tellers", [(), ("Gwen",), ("Gwen", "Gwen")])
def test_two_different_people_count(tellers: tuple[str, ...]) -> None:
    with pytest.raises(TellersMissing):
        require_declarable(replace(SHEET, tellers=tellers))


def test_tellers_who_differ_count_again() -> None:
    with pytest.raises(RecountNeeded) as refused:
        require_declarable(replace(SHEET, agreed=False, recounts=1))

    assert refused.value.recounts == 1


@pytest.mark.parametrize(
    ("sheet", "deciders", "warned"),
    [
        (SHEET, 14, []),
        (SHEET, 13, [PaperWarning.MORE_PAPERS_THAN_DECIDERS]),
        (Sheet(4, 4, 0, 4, totals=(("yes", 3), ("no", 1))), 4, [PaperWarning.FEW_DECIDERS]),
        (Sheet(5, 5, 0, 5, totals=(("yes", 3), ("no", 2))), 5, []),
        (Sheet(5, 5, 0, 5, totals=(("yes", 0), ("no", 5))), 5, [PaperWarning.UNANIMOUS]),
        (Sheet(5, 0, 5, 0, totals=(("yes", 0), ("no", 0))), 5, []),
        (Sheet(5, 5, 0, 5, totals=(("a", 5), ("b", 2)), one_mark=False), 5, []),
    ],
)
def test_warnings(sheet: Sheet, deciders: int, warned: list[PaperWarning]) -> None:
    assert list(warnings_of(sheet, deciders)) == warned


def test_a_sheet_keeps_no_persons_paper_and_no_time() -> None:
    kept = {field.name for field in fields(Sheet)}

    assert kept == {"issued", "returned", "not_returned", "valid", "spoilt", "totals", "tellers"} | {
        "agreed",
        "recounts",
        "one_mark",
    }


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(-3, 3))
def test_exactly_the_right_sums_pass(yes: int, no: int, blank: int, away: int, out: int) -> None:
    returned = yes + no + blank
    sheet = Sheet(
        issued=returned + away + out,
        returned=returned,
        not_returned=away,
        valid=yes + no,
        spoilt=((Spoilt.BLANK, blank),),
        totals=(("yes", yes), ("no", no)),
    )

    if out == 0:
        require_balance(sheet)
    else:
        with pytest.raises((DoesNotBalance, BelowNought)):
            require_balance(sheet)
