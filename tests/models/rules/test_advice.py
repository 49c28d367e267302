"""The advice process: who must be asked, heard and answered before one person decides."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from models.rules.advice import Advice, AdviceGap, AdviceQuestion, Side, advice_result

ASKED = datetime(2026, 11, 12, 18, tzinfo=UTC)
AFFECTED, KNOWING = frozenset({Side.AFFECTED}), frozenset({Side.KNOWLEDGEABLE})
GWEN = Advice("Gwen", AFFECTED, ASKED, gist="too damp", answer="I shall bring heaters")
SAM = Advice("Sam", KNOWING, ASKED, gist="it floods", answer="I decided otherwise")
QUESTION = AdviceQuestion("Ali", (GWEN, SAM), decision="Hire the hall", reason="It is the nearest")


def test_asked_heard_answered_and_reasoned_is_ready_even_against_the_advice() -> None:
    assert advice_result(QUESTION).is_ready


@pytest.mark.parametrize(
    ("question", "gaps"),
    [
        (replace(QUESTION, decider=""), [AdviceGap.NO_DECIDER]),
        (replace(QUESTION, entries=(SAM,)), [AdviceGap.AFFECTED_NOT_ASKED]),
        (replace(QUESTION, entries=(GWEN,)), [AdviceGap.KNOWLEDGEABLE_NOT_ASKED]),
        (replace(QUESTION, entries=()), [AdviceGap.AFFECTED_NOT_ASKED, AdviceGap.KNOWLEDGEABLE_NOT_ASKED]),
        (replace(QUESTION, entries=(GWEN, replace(SAM, gist=" ", answer=""))), [AdviceGap.NOT_HEARD]),
        (replace(QUESTION, entries=(GWEN, replace(SAM, answer=" "))), [AdviceGap.NOT_ANSWERED]),
        (replace(QUESTION, decision=" "), [AdviceGap.NO_DECISION]),
        (replace(QUESTION, reason=""), [AdviceGap.NO_REASON]),
        (replace(QUESTION, affected_needed=2), [AdviceGap.AFFECTED_NOT_ASKED]),
        (replace(QUESTION, entries=(), affected_needed=0, knowledgeable_needed=0), []),
    ],
)
def test_what_is_missing(question: AdviceQuestion, gaps: list[AdviceGap]) -> None:
    assert list(advice_result(question).gaps) == gaps


def test_it_says_whose_advice_or_answer_is_missing() -> None:
    unheard, unanswered = replace(GWEN, gist="", answer=""), replace(SAM, answer="")

    result = advice_result(replace(QUESTION, entries=(unheard, unanswered)))

    assert (result.not_heard, result.not_answered) == ({"Gwen"}, {"Sam"})


def test_the_deciders_own_advice_does_not_count() -> None:
    own = Advice("Ali", AFFECTED | KNOWING, ASKED, gist="yes", answer="yes")

    assert AdviceGap.AFFECTED_NOT_ASKED in advice_result(replace(QUESTION, entries=(own, SAM))).gaps


def test_one_person_asked_twice_is_one_and_may_be_both_sides() -> None:
    both = replace(GWEN, sides=AFFECTED | KNOWING)

    assert advice_result(replace(QUESTION, entries=(both,))).is_ready
    assert not advice_result(replace(QUESTION, entries=(both, both), affected_needed=2)).is_ready
