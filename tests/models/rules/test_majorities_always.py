"""What holds of every majority: a no turned into a yes never harms, and a stricter rule never adopts more."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from models.rules.attendance import sets_at
from models.rules.decisions import Base, Method, Question, StanceKind, Threshold, Voice
from models.rules.tally import compute

PEOPLE = "abcdefgh"
MAJORITIES = [Method.SIMPLE_MAJORITY, Method.PRESENT_MAJORITY, Method.ABSOLUTE_MAJORITY, Method.SUPERMAJORITY]
VOTES = [StanceKind.YES, StanceKind.NO, StanceKind.ABSTAIN]

shares = st.fractions(Fraction(1, 2), 1)
thresholds = st.builds(Threshold, shares, st.sampled_from(Base), st.booleans())


@st.composite
def votes(draw: st.DrawFn) -> Question:
    """A vote of up to eight people."""
    present = draw(st.sets(st.sampled_from(PEOPLE)))
    sets = sets_at(draw(st.sets(st.sampled_from(PEOPLE))) | present, present, draw(st.sets(st.sampled_from(PEOPLE))))
    said = draw(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(VOTES)))
    return Question(
        draw(st.sampled_from(MAJORITIES)),
        sets,
        tuple(Voice(person, stance) for person, stance in said.items()),
        need=draw(st.none() | st.integers(1, 8)),
        threshold=draw(st.none() | thresholds),
        casting=draw(st.sampled_from([None, *VOTES[:2]])),
    )


def turned(question: Question, old: StanceKind, new: StanceKind) -> list[Question]:
    """The same vote with one person's stance turned, for each who took it."""
    return [
        replace(question, voices=tuple(replace(v, stance=new) if v is voice else v for v in question.voices))
        for voice in question.voices
        if voice.stance is old
    ]


def adopted(questions: list[Question]) -> set[bool]:
    """Which results there are."""
    return {compute(question).adopted for question in questions}


@given(votes())
def test_a_no_turned_into_a_yes_never_undoes_adoption(question: Question) -> None:
    if compute(question).adopted:
        assert False not in adopted(turned(question, StanceKind.NO, StanceKind.YES))


@given(votes())
def test_a_yes_turned_into_a_no_never_adopts(question: Question) -> None:
    if not compute(question).adopted:
        assert True not in adopted(turned(question, StanceKind.YES, StanceKind.NO))


@given(votes())
def test_an_abstention_turned_into_a_no_never_adopts(question: Question) -> None:
    if not compute(question).adopted:
        assert True not in adopted(turned(question, StanceKind.ABSTAIN, StanceKind.NO))


@given(votes(), thresholds, shares)
def test_a_higher_threshold_never_adopts_what_a_lower_refused(
    question: Question, threshold: Threshold, share: Fraction
) -> None:
    high = replace(threshold, fraction=max(share, threshold.fraction))
    low = replace(threshold, fraction=min(share, threshold.fraction))
    strict, mild = (replace(question, method=Method.SUPERMAJORITY, threshold=each) for each in (high, low))

    assert compute(mild).adopted or not compute(strict).adopted


@given(votes())
def test_a_higher_quorum_never_adopts(question: Question) -> None:
    higher = replace(question, need=(question.need or 0) + 1)

    assert compute(question).adopted or not compute(higher).adopted
