"""Where each waiting thing finds its place on the agenda."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.agenda import TEMPLATES, LeftOver, Pending, automatic_items
from models.rules.kinds import BUILT_IN, built_in_of, own_id
from models.rules.starting_agenda import (
    EVERY_TIME,
    FILLING,
    OTHER_BUSINESS,
    from_template,
    place_for_more,
    put_together,
    that_fit,
)

EVERYTHING = Pending(
    to_ratify=("weak",),
    minutes_to_approve=("october",),
    open_actions=("a",),
    carried=(LeftOver("shed", 20),),
    objected=("silent",),
    reviews_due=("rule",),
    forked=("split",),
    consultations=("asked",),
    backlog=(LeftOver("urn", 5, "discuss"),),
)


def drawn(template: str) -> list[str]:
    """A template's agenda with everything waiting."""
    return [item.key or item.topic for item in put_together(from_template(template), automatic_items(EVERYTHING))]


def test_a_stewardship_meeting_takes_everything_before_any_other_business() -> None:
    assert drawn("regular") == [
        "welcome", "apologies", "interests", "ratify", "minutes", "actions", "reports",
        "carried", "objected", "review", "fork", "consultation", "backlog", "other_business",
        "next_meeting", "check_out",
    ]  # fmt: skip


def test_a_governance_meeting_takes_reviews_where_they_belong() -> None:
    assert drawn("governance") == [
        "check_in", "ratify", "minutes", "actions", "next_meeting", "agree_agenda", "reports", "review", "fork",
        "carried", "objected", "consultation", "backlog", "evaluation", "check_out",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("template", "behind"),
    [
        ("regular", ["other_business", "next_meeting", "check_out"]),
        ("governance", ["evaluation", "check_out"]),
        ("short", ["other_business", "next_meeting"]),
        ("sharing", ["check_out"]),
        ("annual", ["other_business", "next_meeting"]),
    ],
)
def test_what_is_added_later_comes_before_any_other_business_and_the_close(template: str, behind: list[str]) -> None:
    items = from_template(template)

    place = place_for_more([item.topic for item in items])

    assert [item.key for item in items[place:]] == behind


@given(st.lists(st.sampled_from(["", "carried", *sorted(EVERY_TIME)])), st.integers(0, 9))
def test_wherever_it_goes_it_is_behind_what_was_begun_and_before_any_other_business(
    topics: list[str], begun: int
) -> None:
    after = min(begun, len(topics))
    place = place_for_more(topics, after=after)

    assert after <= place <= len(topics)
    assert place == after or OTHER_BUSINESS not in topics[:place]


@given(st.sampled_from(sorted(TEMPLATES)))
def test_nothing_that_waits_is_lost_or_doubled(template: str) -> None:
    topics = [item.topic for item in put_together(from_template(template), automatic_items(EVERYTHING))]

    assert sorted(topic for topic in topics if topic not in EVERY_TIME) == sorted(
        str(item.topic) for item in automatic_items(EVERYTHING)
    )


@given(st.lists(st.integers(1, 60)), st.integers(0, 200))
def test_what_fits_takes_no_more_than_is_spare(minutes: list[int], spare: int) -> None:
    count = that_fit(minutes, spare)

    assert sum(minutes[:count]) <= spare
    assert count == len(minutes) or sum(minutes[: count + 1]) > spare


def test_every_built_in_kind_has_an_agenda_that_fits_into_its_length() -> None:
    lengths = {key: sum(item.minutes for item in TEMPLATES[key]) <= rules.length for key, rules in BUILT_IN.items()}

    assert lengths == dict.fromkeys(TEMPLATES, True)
    assert {"last_minutes", "matters_arising", "reviews", "proposals"} == set(FILLING)


def test_a_chapters_own_form_of_a_kind_is_known_by_both_its_names() -> None:
    one, other = "a" * 32, "b" * 32

    assert built_in_of("annual", one) == built_in_of(own_id(one, "annual"), one) == "annual"
    assert built_in_of(own_id(other, "annual"), one) == ""
