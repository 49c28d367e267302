"""When a role decides alone: its holder, its mandate's days and its domain."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from models.rules.mandates import (
    Mandate,
    MandateGap,
    RoleDecision,
    in_force,
    mandate_for,
)

TODAY = date(2026, 11, 12)
DAY = timedelta(days=1)
KEYS = Mandate("decision", "keeper", frozenset({"keys", "locks"}), since=date(2026, 1, 1))
ASKED = RoleDecision("keeper", "Gwen", "keys", TODAY)
HOLDS = [("keeper", "Gwen"), ("host", "Ali")]


@pytest.mark.parametrize(
    ("mandate", "gap"),
    [
        (KEYS, None),
        (replace(KEYS, since=TODAY), None),
        (replace(KEYS, since=TODAY + DAY), MandateGap.NOT_YET),
        (replace(KEYS, until=TODAY), None),
        (replace(KEYS, until=TODAY - DAY), MandateGap.ENDED),
        (replace(KEYS, ended=TODAY), MandateGap.ENDED),
        (replace(KEYS, ended=TODAY + DAY), None),
        (replace(KEYS, domain=frozenset({"money"})), MandateGap.OUT_OF_DOMAIN),
        (replace(KEYS, role="host"), MandateGap.NO_MANDATE),
    ],
)
def test_a_mandate_holds_from_its_first_to_its_last_day_in_its_domain(mandate: Mandate, gap: MandateGap | None) -> None:
    assert mandate_for(ASKED, HOLDS, [mandate]) == (gap or mandate)


@pytest.mark.parametrize(
    ("asked", "gap"),
    [
        (replace(ASKED, role="pilot"), MandateGap.NO_ROLE),
        (replace(ASKED, person="Ali"), MandateGap.NOT_HELD),
    ],
)
def test_the_role_exists_and_is_held_by_whoever_decides(asked: RoleDecision, gap: MandateGap) -> None:
    assert mandate_for(asked, HOLDS, [KEYS]) == gap


def test_the_newest_mandate_that_covers_the_topic_is_named() -> None:
    newer = replace(KEYS, decision="newer", since=date(2026, 6, 1))
    elsewhere = replace(KEYS, decision="elsewhere", since=date(2026, 7, 1), domain=frozenset({"money"}))

    assert mandate_for(ASKED, HOLDS, [newer, KEYS, elsewhere]) == newer


def test_in_force_knows_nothing_of_domains() -> None:
    assert in_force(replace(KEYS, domain=frozenset()), TODAY)
    assert not in_force(replace(KEYS, ended=TODAY), TODAY)
