"""What may be said to a proposal, and which words still count."""

from fractions import Fraction

import pytest

from models.rules.decisions import (
    Base,
    BrokenThreshold,
    Method,
    NotOffered,
    ReasonMissing,
    StanceKind,
    Threshold,
    Voice,
    current,
    offered,
    require_stance,
    threshold_of,
    version_after,
)


@pytest.mark.parametrize(
    ("method", "answers"),
    [
        (Method.CONSENT, "consent concern objection stand_aside"),
        (Method.CONSENSUS, "agree reservation stand_aside block abstain"),
        (Method.SIMPLE_MAJORITY, "yes no abstain"),
        (Method.PRESENT_MAJORITY, "yes no abstain"),
        (Method.ABSOLUTE_MAJORITY, "yes no abstain"),
        (Method.SUPERMAJORITY, "yes no abstain"),
        (Method.NEM_CON, "no"),
        (Method.MANDATE, ""),
    ],
)
def test_each_method_has_its_own_answers(method: Method, answers: str) -> None:
    assert " ".join(offered(method)) == answers
    assert method.is_computed == bool(answers)


def test_another_methods_answer_is_refused() -> None:
    with pytest.raises(NotOffered) as refused:
        require_stance(Method.CONSENT, StanceKind.ABSTAIN, "")

    assert (refused.value.method, refused.value.stance) == (Method.CONSENT, StanceKind.ABSTAIN)


@pytest.mark.parametrize(
    ("method", "stance"), [(Method.CONSENT, StanceKind.OBJECTION), (Method.CONSENSUS, StanceKind.BLOCK)]
)
def test_an_objection_and_a_block_need_a_reason(method: Method, stance: StanceKind) -> None:
    require_stance(method, stance, "The shed has no lock")

    with pytest.raises(ReasonMissing):
        require_stance(method, stance, "  ")


def test_other_answers_need_none() -> None:
    require_stance(Method.CONSENT, StanceKind.CONCERN, "")
    require_stance(Method.SIMPLE_MAJORITY, StanceKind.NO, "")


def test_words_on_an_older_text_are_stale_and_the_last_on_this_one_counts() -> None:
    gwen, ali = Voice("Gwen", StanceKind.YES, 1), Voice("Ali", StanceKind.YES, 1)
    changed_mind = [Voice("Gwen", StanceKind.NO, 2), Voice("Gwen", StanceKind.ABSTAIN, 2)]

    assert current([gwen, ali, *changed_mind], 2) == {"Gwen": Voice("Gwen", StanceKind.ABSTAIN, 2)}


def test_a_change_before_anybody_spoke_is_no_new_version() -> None:
    assert [version_after(3, spoken=spoken) for spoken in (False, True)] == [3, 4]


@pytest.mark.parametrize(("num", "den"), [(1, 2), (5, 4), (0, 1), (1, 0), (-2, -3), (0, 0)])
def test_a_special_majority_lies_between_a_half_and_all(num: int, den: int) -> None:
    with pytest.raises(BrokenThreshold):
        threshold_of(num, den)


def test_a_special_majority_is_two_thirds_of_those_who_vote_unless_agreed() -> None:
    assert threshold_of(None, 4) == Threshold(Fraction(2, 3), Base.VOTES)
    assert threshold_of(3, 4) == Threshold(Fraction(3, 4), Base.VOTES)
    assert threshold_of(1, 1).fraction == 1
