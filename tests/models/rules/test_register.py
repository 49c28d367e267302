"""The book of decisions: what is in force, what ended the rest, and what may change what."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.register import (
    Circular,
    DecisionFacts,
    DecisionState,
    Link,
    LinkKind,
    NotAdopted,
    forks,
    require_acyclic,
    require_link,
    states,
)

TODAY = date(2026, 11, 12)
DAY = timedelta(days=1)
ADOPTED = DecisionFacts("adopted")
ENDED = {
    LinkKind.SUPERSEDES: DecisionState.SUPERSEDED,
    LinkKind.REVOKES: DecisionState.REVOKED,
}


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (DecisionFacts(), DecisionState.PROPOSED),
        (DecisionFacts("not_adopted"), DecisionState.NOT_ADOPTED),
        (DecisionFacts("carried_over"), DecisionState.CARRIED_OVER),
        (DecisionFacts("withdrawn"), DecisionState.WITHDRAWN),
        (DecisionFacts("indicative"), DecisionState.INDICATIVE),
        (ADOPTED, DecisionState.IN_FORCE),
        (DecisionFacts("Agreed"), DecisionState.IN_FORCE),
        (DecisionFacts("adopted", review_on=TODAY + DAY), DecisionState.IN_FORCE),
        (DecisionFacts("adopted", review_on=TODAY), DecisionState.REVIEW_DUE),
        (DecisionFacts("adopted", review_on=TODAY - 400 * DAY), DecisionState.REVIEW_DUE),
        (DecisionFacts("adopted", expires_on=TODAY), DecisionState.IN_FORCE),
        (DecisionFacts("adopted", expires_on=TODAY - DAY), DecisionState.EXPIRED),
        (DecisionFacts("adopted", TODAY - 9 * DAY, TODAY - DAY), DecisionState.EXPIRED),
        (DecisionFacts("not_adopted", TODAY - 9 * DAY, TODAY - DAY), DecisionState.NOT_ADOPTED),
    ],
)
def test_a_decision_alone(facts: DecisionFacts, state: DecisionState) -> None:
    assert states({"it": facts}, [], TODAY) == {"it": state}


def test_an_overdue_review_does_not_end_force_but_the_last_day_does() -> None:
    in_force = [state for state in DecisionState if state.is_in_force]

    assert in_force == [DecisionState.IN_FORCE, DecisionState.REVIEW_DUE]


@pytest.mark.parametrize("kind", LinkKind)
def test_only_what_supersedes_or_revokes_ends_an_adopted_decision(kind: LinkKind) -> None:
    book = {"old": ADOPTED, "new": ADOPTED}

    found = states(book, [Link("new", kind, "old")], TODAY)

    assert found == {"old": ENDED.get(kind, DecisionState.IN_FORCE), "new": DecisionState.IN_FORCE}


@pytest.mark.parametrize("outcome", ["", "not_adopted", "withdrawn", "indicative", "carried_over"])
def test_a_decision_that_was_not_adopted_ends_nothing(outcome: str) -> None:
    book = {"old": ADOPTED, "new": DecisionFacts(outcome)}

    assert states(book, [Link("new", LinkKind.SUPERSEDES, "old")], TODAY)["old"] == DecisionState.IN_FORCE


def test_a_decision_not_received_yet_ends_nothing() -> None:
    assert states({"old": ADOPTED}, [Link("unknown", LinkKind.REVOKES, "old")], TODAY) == {
        "old": DecisionState.IN_FORCE
    }


def test_revoking_what_superseded_does_not_bring_the_old_one_back() -> None:
    book = {"old": ADOPTED, "new": ADOPTED, "newest": ADOPTED}
    links = [Link("new", LinkKind.SUPERSEDES, "old"), Link("newest", LinkKind.REVOKES, "new")]

    assert states(book, links, TODAY)["old"] == DecisionState.SUPERSEDED


def test_an_indicative_decision_is_in_force_once_ratified_and_can_expire() -> None:
    links = [Link("later", LinkKind.RATIFIES, "it")]

    fresh = states({"it": DecisionFacts("indicative"), "later": ADOPTED}, links, TODAY)
    stale = states({"it": DecisionFacts("indicative", expires_on=TODAY - DAY), "later": ADOPTED}, links, TODAY)

    assert (fresh["it"], stale["it"]) == (DecisionState.IN_FORCE, DecisionState.EXPIRED)


@pytest.mark.parametrize("kind", [LinkKind.REAFFIRMS, LinkKind.AMENDS])
def test_a_review_that_reaffirms_or_amends_brings_its_own_next_day(kind: LinkKind) -> None:
    due = DecisionFacts("adopted", review_on=TODAY)
    links = [Link("review", kind, "it")]

    renewed = [
        states({"it": due, "review": DecisionFacts("adopted", review_on=day)}, links, TODAY)["it"]
        for day in (TODAY + DAY, None, TODAY)
    ]

    assert renewed == [DecisionState.IN_FORCE, DecisionState.IN_FORCE, DecisionState.REVIEW_DUE]


def test_two_laptops_superseding_the_same_decision_make_a_fork_for_people() -> None:
    book = {"old": ADOPTED, "one": ADOPTED, "two": ADOPTED, "open": DecisionFacts()}
    links = [Link(later, LinkKind.SUPERSEDES, "old") for later in ("two", "one", "open")]

    assert forks(book, links) == {"old": ("one", "two")}
    assert forks(book, links[1:]) == {}
    assert forks(book, [Link("one", LinkKind.AMENDS, "old"), Link("two", LinkKind.AMENDS, "old")]) == {}


def test_only_what_was_adopted_can_be_superseded_and_only_the_indicative_ratified() -> None:
    book = {"new": DecisionFacts(), "open": DecisionFacts(), "firm": ADOPTED, "weak": DecisionFacts("indicative")}

    require_link(book, [], Link("new", LinkKind.SUPERSEDES, "firm"))
    require_link(book, [], Link("new", LinkKind.RATIFIES, "weak"))

    for kind, earlier in [(LinkKind.SUPERSEDES, "open"), (LinkKind.SUPERSEDES, "weak"), (LinkKind.RATIFIES, "firm")]:
        with pytest.raises(NotAdopted) as refused:
            require_link(book, [], Link("new", kind, earlier))
        assert refused.value.decision == earlier


def test_a_ratified_decision_can_be_superseded() -> None:
    book = {"new": DecisionFacts(), "it": DecisionFacts("indicative"), "later": ADOPTED}

    require_link(book, [Link("later", LinkKind.RATIFIES, "it")], Link("new", LinkKind.SUPERSEDES, "it"))


def test_no_decision_reaches_back_to_itself() -> None:
    links = [Link("c", LinkKind.AMENDS, "b"), Link("b", LinkKind.SUPERSEDES, "a")]
    book = {"a": ADOPTED, "b": ADOPTED, "c": ADOPTED}

    with pytest.raises(Circular) as refused:
        require_link(book, links, Link("a", LinkKind.REVOKES, "c"))

    assert refused.value.path == ("a", "c", "b", "a")
    with pytest.raises(Circular):
        require_acyclic([], Link("a", LinkKind.AMENDS, "a"))


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20))
def test_links_made_one_by_one_never_run_in_a_circle(pairs: list[tuple[int, int]]) -> None:
    made: list[Link] = []
    for later, earlier in pairs:
        link = Link(str(later), LinkKind.AMENDS, str(earlier))
        try:
            require_acyclic(made, link)
        except Circular as refused:
            assert refused.path[0] == refused.path[-1] == link.later
            steps = {(each.later, each.earlier) for each in [*made, link]}
            assert all(step in steps for step in zip(refused.path, refused.path[1:], strict=False))
        else:
            made.append(link)

    left = {str(n) for n in range(7)}
    while free := left - {link.later for link in made if link.earlier in left}:
        left -= free
    assert left == set()
