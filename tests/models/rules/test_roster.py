"""A member's status, day by day, and the same in SQL."""

import sqlite3
from dataclasses import asdict, replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.rules.roster import STATUS_SQL, MembershipFacts, Status, status, statuses_where

TODAY = date(2026, 11, 12)
DAY = timedelta(days=1)
LONG_AGO = date(2020, 1, 1)
MEMBER = MembershipFacts(joined_on=LONG_AGO)

days = st.one_of(
    st.none(),
    st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)),
    st.integers(-91, 91).map(lambda n: TODAY + n * DAY),
)
facts_of_anybody = st.builds(
    MembershipFacts,
    first_contact_on=days,
    requested_on=days,
    joined_on=days,
    period_end=days,
    paused_from=days,
    paused_to=days,
    left_on=days,
    deceased_on=days,
)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (MembershipFacts(), Status.PROSPECT),
        (MembershipFacts(first_contact_on=TODAY), Status.PROSPECT),
        (MembershipFacts(requested_on=TODAY), Status.PENDING),
        (MembershipFacts(joined_on=TODAY + DAY), Status.PENDING),
        (MembershipFacts(joined_on=TODAY), Status.NEW),
        (MembershipFacts(joined_on=TODAY - 90 * DAY), Status.NEW),
        (MembershipFacts(joined_on=TODAY - 91 * DAY), Status.ACTIVE),
        (replace(MEMBER, period_end=TODAY), Status.ACTIVE),
        (replace(MEMBER, period_end=TODAY - DAY), Status.GRACE),
        (replace(MEMBER, period_end=TODAY - 60 * DAY), Status.GRACE),
        (replace(MEMBER, period_end=TODAY - 61 * DAY), Status.LAPSED),
        (replace(MEMBER, paused_from=TODAY, paused_to=TODAY), Status.PAUSED),
        (replace(MEMBER, paused_from=TODAY), Status.PAUSED),
        (replace(MEMBER, paused_from=TODAY + DAY), Status.ACTIVE),
        (replace(MEMBER, paused_from=LONG_AGO, paused_to=TODAY - DAY), Status.ACTIVE),
        (replace(MEMBER, paused_to=TODAY), Status.ACTIVE),
        (replace(MEMBER, left_on=TODAY + DAY), Status.ACTIVE),
        (replace(MEMBER, left_on=TODAY), Status.LEFT),
        (replace(MEMBER, left_on=TODAY, paused_from=TODAY), Status.LEFT),
        (replace(MEMBER, left_on=TODAY, deceased_on=TODAY), Status.DECEASED),
    ],
)
def test_the_first_rule_that_fits_is_the_status(facts: MembershipFacts, expected: Status) -> None:
    found = status(facts, TODAY)

    assert found == expected


@given(facts_of_anybody)
@example(replace(MEMBER, joined_on=TODAY - 90 * DAY))
@example(replace(MEMBER, period_end=TODAY - 60 * DAY))
def test_sql_and_python_agree_on_everybody(facts: MembershipFacts) -> None:
    dates = {column: day and day.isoformat() for column, day in asdict(facts).items()}
    row = ", ".join(f":{column} AS {column}" for column in dates)

    with sqlite3.connect(":memory:") as database:
        (found,) = database.execute(
            f"SELECT {STATUS_SQL} FROM (SELECT {row})", dates | {"today": TODAY.isoformat()}
        ).fetchone()
    database.close()

    assert found == status(facts, TODAY)


def test_those_on_leave_are_members_without_a_say() -> None:
    assert statuses_where(lambda each: each.counts_as_member) == "('paused', 'new', 'active', 'grace')"
    assert statuses_where(lambda each: each.may_decide) == "('new', 'active', 'grace')"
